// Passkeys, which need a script, and a hint while a password is typed.

// A form with data-passkey asks the device before it is sent: "get" to sign in, "create" for a new key.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) continue;
  form.hidden = false;
  const message = form.querySelector("[data-message]");
  form.addEventListener("submit", async event => {
    event.preventDefault();
    message.textContent = "";
    try {
      const kind = form.dataset.passkey;
      const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok) throw new Error(answer.statusText);
      const options = await answer.json();
      const credential = kind === "get"
        ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
        : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      // Taken back by the person, no key on this device, or signed out meanwhile: all that can be done is to say so.
      message.textContent = form.dataset.failed;
    }
  });
}

// What a guess costs grows with the length and the number of different characters, not with rules of composition.
for (const hint of document.querySelectorAll("[data-strength-of]")) {
  const field = document.querySelector(`[name="${hint.dataset.strengthOf}"]`);
  field.addEventListener("input", () => {
    const different = new Set(field.value).size;
    const bits = Math.min(field.value.length, different * 2) * Math.log2(Math.max(different, 2));
    hint.hidden = field.value === "";
    hint.textContent = field.value.length < 8 || bits < 28 ? hint.dataset.weak : bits < 50 ? hint.dataset.fair : hint.dataset.strong;
  });
}
