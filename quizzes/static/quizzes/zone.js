/** Before the first drill, say where the browser is: the day of drilling turns there. */
for (const field of document.querySelectorAll("input[name=time_zone]")) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
}
