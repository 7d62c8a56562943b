/* Give the admin's search boxes the names of their fields: select2 leaves them without any. */

function nameOf(select) {
  return select.labels[0]?.textContent.replace(/:\s*$/, "").trim() ?? select.name;
}

export function nameSelects(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const name = nameOf(select);
    const box = select.nextElementSibling;
    const parts = box?.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]") ?? [];
    for (const part of parts) part.setAttribute("aria-label", name);
    // The list of choices hangs at the end of the page while it is open.
    const search = root.querySelector(`[aria-controls="select2-${select.id}-results"]`);
    search?.setAttribute("aria-label", `Search: ${name}`);
  }
}

// select2 comes after the page has loaded, and again with each row that is added.
if (typeof document !== "undefined") {
  new MutationObserver(() => nameSelects(document)).observe(document.body, {
    childList: true,
    subtree: true,
  });
}
