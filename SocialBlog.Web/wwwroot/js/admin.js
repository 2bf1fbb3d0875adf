// Comfort for authors; every form works without it.
import "./panel.js";
import "./queue.js";

// Ctrl+S saves, as everywhere else.
document.addEventListener("keydown", event => {
  const form = document.querySelector("form[data-editor]");
  if (!form || event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  event.preventDefault();
  const save = form.querySelector("button:not([formaction], [type=button])");
  if (save) form.requestSubmit(save);
});

// A title may be shown on several lines but is one: Enter goes on to the text.
document.addEventListener("keydown", event => {
  if (event.key !== "Enter" || !event.target.matches?.("textarea.title-input")) return;
  event.preventDefault();
  event.target.form.elements.Markdown.focus();
});

// Leaving with unsaved text is questioned; sending the form is not leaving. The editor of posts sees to its own.
for (const form of document.querySelectorAll("form[data-editor]:not([data-post])")) {
  // A chosen file counts by its name.
  const text = () => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));
  let saved = form.querySelector("[role=alert]") ? "" : text();
  form.addEventListener("submit", event => {
    if (event.submitter?.formTarget !== "_blank") saved = null;
  });
  addEventListener("beforeunload", event => {
    if (saved !== null && text() !== saved) event.preventDefault();
  });
}

// A palette beside the field of a colour, which takes it as text.
for (const field of document.querySelectorAll("input[data-colour]")) {
  const palette = document.createElement("input");
  palette.type = "color";
  palette.ariaLabel = field.dataset.colour;
  const follow = () => { palette.value = /^#[0-9a-f]{6}$/i.test(field.value) ? field.value : field.placeholder; };
  field.addEventListener("input", follow);
  palette.addEventListener("input", () => { field.value = palette.value; });
  follow();
  field.before(palette);
}

// A file that would be refused for its size is told before it is sent, and with it everything typed.
document.addEventListener("change", event => {
  const field = event.target;
  if (!field.dataset?.max) return;
  field.setCustomValidity(field.files[0]?.size > Number(field.dataset.max) ? field.dataset.tooLarge : "");
  field.reportValidity();
});
