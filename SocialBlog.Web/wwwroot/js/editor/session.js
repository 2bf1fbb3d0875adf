import { make } from "../dom.js";

// Scripts get 401, no page to sign in at.
const asked = { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" };

export async function ask(url, signal) {
  const response = await fetch(url, { headers: asked, signal, cache: "no-store" });
  return { status: response.status, json: response.ok ? await response.json() : null };
}

export const send = (form, url, body, signal) =>
  fetch(url, { method: "POST", body, signal, headers: { ...asked, RequestVerificationToken: form.elements.__RequestVerificationToken.value } });

/** "in" (then the forms have a fresh token), "out", or "away": no answer. */
export async function session() {
  try {
    const { status, json } = await ask("/admin/session", AbortSignal.timeout(15_000));
    if (status === 401) return "out";
    if (!json) return "away";
    for (const field of document.getElementsByName("__RequestVerificationToken")) field.value = json.token;
    return "in";
  } catch {
    return "away";
  }
}

/** A page of the admin in a dialog. */
export function framed(title, src, words) {
  const frame = make("iframe", { title, src });
  const close = make("button", { type: "button", className: "quiet", textContent: words.close, onclick: () => dialog.close() });
  const dialog = make("dialog", { className: "framed", ariaLabel: title, onclose: () => dialog.remove() }, close, frame);
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, frame };
}

/** True once the person is signed in. */
export function signIn(words) {
  const { dialog, frame } = framed(words.signin, "/account/signin?returnUrl=/account/signed-in", words);
  return new Promise(resolve => {
    const told = async event => {
      if (event.origin === location.origin && event.source === frame.contentWindow && event.data === "signed-in") dialog.close(await session());
    };
    addEventListener("message", told);
    dialog.addEventListener("close", () => {
      removeEventListener("message", told);
      resolve(dialog.returnValue === "in");
    });
  });
}
