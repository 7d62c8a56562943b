/** Say in words what allauth's passkey scripts only report to the console. */

const WORDS = {
  NotAllowedError: "No passkey was used. Try again, or use a code.",
  InvalidStateError: "This device holds a passkey for you already.",
  SecurityError: "Passkeys need the address that the campaign gave you, over https.",
};

/** Return the sentence for an exception of the browser's passkey dialog. */
export function trouble(exception) {
  return WORDS[exception?.name] ?? "This browser could not use a passkey. Use a code.";
}

globalThis.document?.addEventListener("allauth.error", (event) => {
  event.preventDefault(); // or it is logged as a crash
  const note = document.getElementById("key-trouble");
  note.textContent = trouble(event.detail.exception);
  note.hidden = false;
});
