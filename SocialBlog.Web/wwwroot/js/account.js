// Asks the device: "get" to sign in, "create" for a new key.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) continue;
  form.hidden = false;
  const message = form.querySelector("[data-message]"), button = form.querySelector("button"), { credentials } = navigator;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    message.textContent = "";
    // A second press would ask a second question.
    button.disabled = true;
    try {
      const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)) }), options = await answer.json();
      form.elements.credential.value = JSON.stringify(form.dataset.passkey === "get"
        ? await credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
        : await credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));
      form.submit();
    } catch {
      // Taken back, no key on this device, or signed out meanwhile: no browser tells which.
      message.textContent = form.dataset.failed;
      button.disabled = false;
    }
  });
}

// Guesses cost by length and different characters, not by rules of composition.
for (const hint of document.querySelectorAll("[data-strength-of]")) {
  const field = document.querySelector(`[name="${hint.dataset.strengthOf}"]`);
  field.addEventListener("input", () => {
    const different = new Set(field.value).size;
    const bits = Math.min(field.value.length, different * 2) * Math.log2(Math.max(different, 2));
    hint.hidden = field.value === "";
    hint.textContent = field.value.length < 8 || bits < 28 ? hint.dataset.weak : bits < 50 ? hint.dataset.fair : hint.dataset.strong;
  });
}
