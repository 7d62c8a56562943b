/** Post events to the one door. Resolves to what came back; rejects when nothing did. */
export async function post(events, { url, user, fetch = globalThis.fetch, csrfToken = readToken }) {
  const response = await fetch(url, {
    method: "POST",
    credentials: "same-origin",
    redirect: "error", // the sign-in page is no answer
    keepalive: true, // let the last answer arrive when the page is left
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify({ user, now: new Date().toISOString(), reviews: events }),
  });
  return { status: response.status, body: response.ok ? await response.json() : null };
}

/** Read when sending: signing in again, in another tab, changes the token. */
function readToken() {
  const cookie = /(?:^|; )(?:__Host-|__Secure-)?csrftoken=([^;]+)/.exec(document.cookie);
  return cookie ? cookie[1] : (document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
}
