// Pictures go to the media library, and into the text.
import { make } from "../dom.js";
import { line as lineOf, upload } from "../upload.js";
import { send, session, signIn } from "./session.js";
import { picture, put } from "./text.js";

export function uploads(form, words) {
  const field = form.elements.Markdown, place = form.querySelector("[data-uploads]");
  let count = 0, typed = false;
  form.addEventListener("keydown", () => { typed = true; });
  form.dataset.failed = words.failed;

  const pressed = (textContent, className, onclick) => make("button", { type: "button", className, textContent, onclick });

  /** Elsewhere than at the caret. */
  function replace(old, now) {
    const at = field.value.indexOf(old), focused = document.activeElement;
    if (at < 0) return false;
    const move = place => place <= at ? place : Math.max(at, place + now.length - old.length);
    const [from, to] = [move(field.selectionStart), move(field.selectionEnd)];
    put(field, at, at + old.length, now);
    field.setSelectionRange(from, to);
    focused?.focus({ preventScroll: true });
    return true;
  }

  async function take(file) {
    const name = file.name || words.image;
    const mark = `![${words.uploading.replace("{0}", name.replace(/[[\]\\*_`]/g, " "))} ${++count}]()`;
    const line = lineOf(name);
    line.className = "upload";
    place.append(line);
    picture(field, mark);
    typed = false;
    let failure;
    try {
      if (await session() === "out") await signIn(words);
      const answer = await upload(form, file, line.children[1]);
      replace(mark, answer.markdown);
      if (/^(picture|drawing)$/.test(answer.kind) && !answer.alt) askAlt(line, name, answer);
      else line.remove();
      return;
    } catch (error) {
      failure = error.message;
    }
    replace(`${mark}\n\n`, "") || replace(mark, "");
    line.replaceChildren(make("span", { className: "field-error", role: "alert", textContent: `${name} – ${failure}` }), pressed(words.close, "quiet", () => line.remove()));
  }

  function askAlt(line, name, { id, path, markdown }) {
    const input = make("input", { id: `alt-${id}`, maxLength: 500, autocomplete: "off" }), said = make("span", { className: "field-error", role: "alert" });
    // Whoever writes on goes on; the first question is answered first.
    const calm = !typed && !place.querySelector("input");
    let held = markdown;
    line.replaceChildren(make("img", { src: path, alt: "" }), make("label", { htmlFor: input.id, textContent: words.alt.replace("{0}", name) }), input, pressed(words.ok, "", store), pressed(words.later, "quiet", finish), said);
    function finish() {
      line.remove();
      field.focus({ preventScroll: true });
    }
    async function store() {
      const alt = input.value.trim();
      if (!alt) return finish();
      const now = held.replace(/^!\[[^\]]*\]/, () => `![${alt.replace(/[[\]\\]/g, "\\$&")}]`);
      if (replace(held, now)) held = now;
      const body = new FormData();
      body.set("Alt", alt);
      const response = await send(form, `/admin/media/${id}/text`, body).catch(() => null);
      if (response?.ok) finish();
      else said.textContent = words.altfailed;
    }
    input.addEventListener("keydown", event => {
      if (event.key === "Escape") finish();
      if (event.key !== "Enter") return;
      event.preventDefault();
      store();
    });
    if (calm) input.focus();
  }

  const all = files => { for (const file of files) take(file); };
  field.addEventListener("dragover", event => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
  field.addEventListener("drop", event => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    all(event.dataTransfer.files);
  });
  const chooser = make("input", { type: "file", accept: "image/*", multiple: true, hidden: true });
  chooser.addEventListener("change", () => {
    all(chooser.files);
    chooser.value = "";
  });
  return { all, choose: () => chooser.click() };
}
