// The admin's search as a dialog: / or Ctrl+K opens it anywhere. The link it stands behind leads to the same as a page.

const link = document.querySelector("a[data-find]");
if (link) {
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const list = make("ul", { className: "found", id: "finder-hits", role: "listbox", ariaLabel: link.textContent });
  const field = make("input", { type: "search", role: "combobox", ariaLabel: link.dataset.find, placeholder: link.dataset.find, autocomplete: "off", ariaExpanded: "true", maxLength: 200 });
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");
  const state = make("p", { className: "visually-hidden", role: "status" });
  const dialog = make("dialog", { className: "finder", ariaLabel: link.textContent }, field, list, state);
  document.body.append(dialog);

  let at = 0;
  let asked = 0;
  const choose = to => {
    const hits = [...list.children];
    at = hits.length ? (to + hits.length) % hits.length : 0;
    hits.forEach((hit, i) => { hit.ariaSelected = String(i === at); });
    hits[at]?.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", hits[at]?.id ?? "");
  };
  const ask = async () => {
    const turn = ++asked;
    let hits;
    try {
      const answer = await fetch("/admin/search/hits?q=" + encodeURIComponent(field.value));
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      hits = await answer.json();
    } catch {
      // Signed out, or no connection: the page behind the link tells which.
      if (turn === asked) hits = [{ name: link.textContent, kind: "", url: link.href + "?q=" + encodeURIComponent(field.value) }];
    }
    if (turn !== asked) return;
    list.replaceChildren(...hits.map((hit, i) => {
      const way = make("a", { href: hit.url, tabIndex: -1 }, make("span", { textContent: hit.name }), make("small", { textContent: hit.kind }));
      return make("li", { role: "option", id: "finder-" + i }, way);
    }));
    state.textContent = hits.length ? String(hits.length) : link.dataset.none;
    choose(0);
  };
  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    field.select();
    ask();
  };

  let pause;
  field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(ask, 80); });
  field.addEventListener("keydown", event => {
    if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at - 1);
    else if (event.key === "Enter") list.children[at]?.firstChild.click();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", event => { if (event.target === dialog || event.target.closest("a")) dialog.close(); });
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", event => {
    // An editor's own Ctrl+K has been taken by then.
    if (event.defaultPrevented || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (control ? event.key.toLowerCase() !== "k" : event.key !== "/" || typing || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
}
