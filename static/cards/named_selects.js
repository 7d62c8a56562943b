/* Give the admin's search boxes the names of their fields: select2 leaves them without any. */

export function nameSelects(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const name = select.labels[0]?.textContent.replace(/:\s*$/, "") ?? select.name;
    const box = select.nextElementSibling;
    const parts = box?.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]") ?? [];
    for (const part of parts) part.setAttribute("aria-label", name);
  }
}

if (typeof window !== "undefined") {
  window.addEventListener("load", () => nameSelects(document));
  document.addEventListener("formset:added", (event) => nameSelects(event.target));
}
