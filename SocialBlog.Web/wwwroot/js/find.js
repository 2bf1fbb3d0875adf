// / or Ctrl+K opens as a dialog what the link leads to.
import { choose, elsewhere, make } from "./dom.js";

const link = document.querySelector("a[data-find]"), dialog = document.querySelector("dialog.finder");
const [field, list, state] = dialog.children;
let at = 0, asked = 0, pause = 0;

async function ask() {
  const turn = ++asked, query = "?q=" + encodeURIComponent(field.value);
  let hits;
  try {
    const answer = await fetch("/admin/search/hits" + query);
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    hits = await answer.json();
  } catch {
    // Signed out, or no connection: the page behind the link tells which.
    hits = [{ name: link.textContent, kind: "", url: link.href + query }];
  }
  if (turn !== asked) return;
  list.replaceChildren(...hits.map(({ name, kind, url }, i) => make("li", { role: "option", id: "finder-" + i },
    make("a", { href: url, tabIndex: -1 }, make("span", { textContent: name }), make("small", { textContent: kind })))));
  state.textContent = hits.length || link.dataset.none;
  at = choose(field, list, 0);
}

function open(event) {
  event.preventDefault();
  if (dialog.open) return;
  dialog.showModal();
  field.select();
  ask();
}

field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(ask, 80);
});
field.addEventListener("keydown", event => {
  if (event.key === "ArrowDown") at = choose(field, list, at + 1);
  else if (event.key === "ArrowUp") at = choose(field, list, at - 1);
  else if (event.key === "Enter") list.children[at]?.firstChild.click();
  else return;
  event.preventDefault();
});
dialog.addEventListener("click", event => { if (event.target === dialog || event.target.closest("a")) dialog.close(); });
link.addEventListener("click", event => { if (!elsewhere(event)) open(event); });
document.addEventListener("keydown", event => {
  // An editor's own Ctrl+K has been taken by then.
  if (event.defaultPrevented || event.altKey) return;
  const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (event.ctrlKey || event.metaKey ? event.key.toLowerCase() === "k" : event.key === "/" && !typing && !document.querySelector("dialog[open]")) open(event);
});
