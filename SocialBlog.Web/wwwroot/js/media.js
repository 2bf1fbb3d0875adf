import { elsewhere, make } from "./dom.js";
import { line, upload } from "./upload.js";

const form = document.querySelector("form[data-upload]");
if (form) {
  const list = document.querySelector("[data-uploads]"), field = form.elements.File, hint = form.querySelector("[data-hint]");
  hint.prepend(hint.dataset.hint + " ");
  // Files are sent as they are chosen.
  form.querySelector("button").hidden = true;

  const send = async files => {
    for (const row of list.querySelectorAll(".done")) row.remove();
    const rows = [...files].map(file => ({ file, row: line(file.name) }));
    list.append(...rows.map(({ row }) => row));
    // One by one, as the blog takes them.
    for (const { file, row } of rows) {
      const [, bar, said] = row.children;
      try {
        if (file.size > Number(field.dataset.max)) throw new Error(field.dataset.tooLarge);
        await upload(form, file, bar);
        said.textContent = form.dataset.done;
        row.className = "done";
      } catch (error) {
        said.textContent = error.message;
        row.className = "failed";
      }
      bar.remove();
    }
    field.value = "";
    if (rows.some(({ row }) => row.className === "done")) await refresh();
  };

  field.addEventListener("change", () => send(field.files));
  form.addEventListener("submit", event => {
    event.preventDefault();
    send(field.files);
  });
  const take = (event, { files }) => {
    if (!files.length) return;
    event.preventDefault();
    send(files);
  };
  addEventListener("paste", event => take(event, event.clipboardData));

  const mark = on => document.body.classList.toggle("dropping", on);
  const carries = event => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", event => {
    if (!carries(event)) return;
    event.preventDefault();
    mark(true);
  });
  // What leaves an element for none leaves the page.
  addEventListener("dragleave", event => { if (!event.relatedTarget) mark(false); });
  addEventListener("drop", event => {
    mark(false);
    take(event, event.dataTransfer);
  });
}

const files = document.querySelector("[data-files]");

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-files]");
}

async function refresh() {
  try {
    files.replaceChildren(...(await load(location.href)).childNodes);
  } catch {
    // Signed out, or away: the page itself says so.
    location.reload();
  }
}

// "More files" adds to the grid.
files?.addEventListener("click", async event => {
  const link = event.target.closest("a[rel=next]");
  if (!link || elsewhere(event)) return;
  event.preventDefault();
  link.ariaDisabled = "true";
  try {
    const next = await load(link.href), first = next.querySelector(".media-grid li a");
    files.querySelector(".media-grid").append(...next.querySelector(".media-grid").children);
    link.parentElement.remove();
    files.append(...next.querySelectorAll(".media-more"));
    first?.focus({ preventScroll: true });
  } catch {
    location.href = link.href;
  }
});

for (const field of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const onclick = ({ target }) => navigator.clipboard.writeText(field.value).then(() => { target.textContent = field.dataset.copied; }, () => field.select());
  field.after(make("button", { type: "button", textContent: field.dataset.copy, onclick }));
}
