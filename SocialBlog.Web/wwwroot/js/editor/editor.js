import { keeping } from "./keeping.js";
import { links } from "./links.js";
import { toMarkdown } from "./markdown.js";
import { preview } from "./preview.js";
import { framed } from "./session.js";
import { inCode, keys, picture, put } from "./text.js";
import { linkOver, tools } from "./tools.js";
import { uploads } from "./uploads.js";

const form = document.querySelector("[data-editor]");
const field = form.elements.Markdown;
const words = document.getElementById("editor-words").dataset;
const help = document.getElementById("editor-help");

for (const part of form.querySelectorAll("[data-script]")) part.hidden = false;
links(field, words);
keys(field);
const pictures = uploads(form, words);
const toggle = preview(form, words);
tools(form, words, {
  preview: toggle,
  image: pictures.choose,
  library() {
    const { dialog, frame } = framed(words.library, "/admin/media/picker", words);
    frame.onload = () => frame.contentDocument.addEventListener("click", event => {
      const { markdown } = event.target.closest("[data-markdown]")?.dataset ?? {};
      if (!markdown) return;
      dialog.close();
      picture(field, markdown);
    });
  },
  help: () => help.showModal(),
  whole() {
    const on = document.body.classList.toggle("writing");
    form.querySelector("[data-do=whole]").ariaPressed = on;
    field.focus({ preventScroll: true });
  },
});
form.addEventListener("keydown", event => { if (event.key === "Escape" && !event.defaultPrevented && document.body.matches(".writing")) form.querySelector("[data-do=whole]").click(); });
keeping(form, words);

field.addEventListener("paste", event => {
  const data = event.clipboardData, plain = data.getData("text/plain"), html = data.getData("text/html");
  if (linkOver(field, plain)) return event.preventDefault();
  const files = [...data.files].filter(file => file.type.startsWith("image/"));
  // A word processor adds a picture of its text.
  if (files.length && !plain) {
    event.preventDefault();
    return pictures.all(files);
  }
  // What code editors copy is text, however coloured.
  if (!html || data.types.includes("vscode-editor-data") || inCode(field, field.selectionStart)) return;
  const text = toMarkdown(html, plain);
  if (!text) return;
  event.preventDefault();
  put(field, field.selectionStart, field.selectionEnd, text);
});

// How long the text is, told when the fingers rest.
const lengths = form.querySelector("[data-lengths]");
let timer = 0;
function count() {
  const text = field.value.replace(/\]\([^)\n]*\)|<[^>\n]*>|^```.*$/gm, " ");
  const number = (text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? []).length;
  const minutes = Math.max(1, Math.floor((number + lengths.dataset.pace / 2) / lengths.dataset.pace));
  const told = value => value.toLocaleString(document.documentElement.lang);
  lengths.textContent = `${(number === 1 ? words.word : words.words).replace("{0}", told(number))} · ${words.reading.replace("{0}", told(minutes))}`;
}
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(count, 400);
});
count();
