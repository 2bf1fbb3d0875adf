// The media library: many files at once, each with its progress; every form works without it.
import { upload } from "./upload.js";

const form = document.querySelector("form[data-upload]");
if (form) {
  const list = document.querySelector("[data-uploads]");
  const field = form.elements.File;
  const hint = form.querySelector("[data-hint]");
  hint.prepend(hint.dataset.hint + " ");
  // Files are sent as they are chosen.
  form.querySelector("button").hidden = true;

  const send = async files => {
    for (const row of list.querySelectorAll(".done")) row.remove();
    const rows = [...files].map(file => ({ file, row: show(file) }));
    let taken = 0;
    // One after the other: the blog works on one picture at a time anyway.
    for (const { file, row } of rows) {
      const bar = row.querySelector("progress");
      const said = row.querySelector(".said");
      try {
        if (file.size > Number(field.dataset.max)) throw new Error(field.dataset.tooLarge);
        await upload(form, file, part => {
          // The whole is there, and being worked on.
          if (part < 1) bar.value = part;
          else bar.removeAttribute("value");
        });
        said.textContent = form.dataset.done;
        row.className = "done";
        taken++;
      } catch (error) {
        said.textContent = error.message;
        row.className = "failed";
      }
      bar.remove();
    }
    field.value = "";
    if (taken) await refresh(location.href);
  };

  const show = file => {
    const row = document.createElement("li");
    const bar = document.createElement("progress");
    const said = document.createElement("span");
    const name = document.createElement("span");
    [name.textContent, bar.ariaLabel, bar.value, said.className] = [file.name, file.name, 0, "said"];
    row.append(name, bar, said);
    list.append(row);
    return row;
  };

  field.addEventListener("change", () => send(field.files));
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (field.files.length) send(field.files);
  });
  addEventListener("paste", event => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    send(event.clipboardData.files);
  });

  // Of elements that are dragged over, each says so for itself: the last to be left is the page.
  let over = 0;
  const mark = count => {
    over = Math.max(0, count);
    document.body.classList.toggle("dropping", over > 0);
  };
  const carries = event => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", event => carries(event) && mark(over + 1));
  addEventListener("dragleave", event => carries(event) && mark(over - 1));
  addEventListener("dragover", event => carries(event) && event.preventDefault());
  addEventListener("drop", event => {
    if (!carries(event)) return;
    event.preventDefault();
    mark(0);
    send(event.dataTransfer.files);
  });
}

const files = document.querySelector("[data-files]");

const load = async address => {
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-files]");
};

const refresh = async address => {
  try {
    files.replaceChildren(...(await load(address)).childNodes);
  } catch {
    // Signed out meanwhile, or the blog is away: the page itself then says so.
    location.reload();
  }
};

// "More files" adds to the grid instead of leaving it.
files?.addEventListener("click", async event => {
  const link = event.target.closest("a[rel=next]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  link.ariaDisabled = "true";
  try {
    const next = await load(link.href);
    const grid = files.querySelector(".media-grid");
    const first = next.querySelector(".media-grid li a");
    grid.append(...next.querySelector(".media-grid").children);
    link.parentElement.remove();
    files.append(...next.querySelectorAll(".media-more"));
    first?.focus({ preventScroll: true });
  } catch {
    location.href = link.href;
  }
});

// What is shown to be copied has a button for it, where the browser lets pages copy.
for (const field of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = field.dataset.copy;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = field.dataset.copied;
    } catch {
      field.select();
    }
  });
  field.after(button);
}
