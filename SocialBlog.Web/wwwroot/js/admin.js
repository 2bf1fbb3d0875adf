// Comfort for authors; every form works without it.
import { make } from "./dom.js";
import "./panel.js";
import "./queue.js";

// Ctrl+S saves. A title may show on several lines but is one: Enter goes on to the text.
const editor = document.querySelector("form[data-editor]");
editor && document.addEventListener("keydown", event => {
  const saves = event.key === "s" && (event.ctrlKey || event.metaKey) && !event.altKey, save = editor.querySelector("button:not([formaction], [type=button])");
  if (!saves && !(event.key === "Enter" && event.target.matches("textarea.title-input"))) return;
  event.preventDefault();
  if (!saves) editor.elements.Markdown.focus();
  else if (save) editor.requestSubmit(save);
});

// A palette beside a colour's field.
for (const field of document.querySelectorAll("input[data-colour]")) {
  const palette = make("input", { type: "color", ariaLabel: field.dataset.colour });
  const follow = () => { palette.value = /^#[0-9a-f]{6}$/i.test(field.value) ? field.value : field.placeholder; };
  field.addEventListener("input", follow);
  palette.addEventListener("input", () => { field.value = palette.value; });
  follow();
  field.before(palette);
}

// Told before it is sent, and with it everything typed.
document.addEventListener("change", event => {
  const field = event.target;
  if (!field.dataset?.max) return;
  field.setCustomValidity(field.files[0]?.size > Number(field.dataset.max) ? field.dataset.tooLarge : "");
  field.reportValidity();
});

// The look is tried on while it is chosen. Written into the frame, not sent: going back would pass every try.
for (const button of document.querySelectorAll("button[data-try]")) {
  const [frame] = document.getElementsByName(button.formTarget);
  let timer = 0;
  const show = async () => {
    const answer = await fetch(button.formAction, { method: "POST", body: new FormData(button.form) }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = frame.contentDocument, at = frame.contentWindow.scrollY;
    frame.onload = () => frame.contentWindow.scrollTo(0, at);
    page.open();
    page.write(await answer.text());
    page.close();
  };
  button.hidden = true;
  button.form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 250);
  });
}
