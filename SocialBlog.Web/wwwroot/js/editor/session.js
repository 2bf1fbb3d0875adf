// Whether the person is still signed in, and signing in without leaving the page.

// Says to the server that a script asks: it then answers 401 in place of a page to sign in at.
const asked = { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" };

export const token = form => form.elements.__RequestVerificationToken.value;

/** JSON of an address; null where it can't be had. `status`: takes the answer's. */
export async function ask(url, signal) {
  const response = await fetch(url, { headers: asked, signal, cache: "no-store" });
  return { status: response.status, json: response.ok ? await response.json() : null };
}

/** Sends a form's data as the person who is signed in. */
export const send = (form, url, body, signal) =>
  fetch(url, { method: "POST", body, signal, headers: { ...asked, RequestVerificationToken: token(form) } });

/** "in" (and the forms of the page have a fresh token), "out", or "away": the server can't be asked. */
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

/** Opens the sign-in page in a dialog; true once the person is signed in. */
export function signIn(words) {
  const dialog = document.createElement("dialog");
  const close = document.createElement("button");
  const frame = document.createElement("iframe");
  dialog.className = "signing-in";
  dialog.ariaLabel = frame.title = words.signin;
  close.type = "button";
  close.className = "quiet";
  close.textContent = words.close;
  frame.src = "/account/signin?returnUrl=/account/signed-in";
  dialog.append(close, frame);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(resolve => {
    const told = async event => {
      if (event.origin !== location.origin || event.source !== frame.contentWindow || event.data !== "signed-in") return;
      dialog.returnValue = await session();
      dialog.close();
    };
    addEventListener("message", told);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      removeEventListener("message", told);
      dialog.remove();
      resolve(dialog.returnValue === "in");
    });
  });
}
