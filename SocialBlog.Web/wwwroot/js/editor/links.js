// "@" or "[[" finds posts to link to.
import { put } from "./text.js";
import { ask } from "./session.js";

// In characters: in a longer text, looking for the caret's place would be felt.
const longest = 40_000;

export function links(field, words) {
  const list = document.createElement("ul");
  list.id = "found-posts";
  list.className = "found-posts";
  list.role = "listbox";
  list.ariaLabel = words.posts;
  list.hidden = true;
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.role = "status";
  field.after(list, said);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  let asking = null, start = -1, at = -1, nothing = null, timer = 0, dismissed = -1;

  function close() {
    asking?.abort();
    clearTimeout(timer);
    list.hidden = true;
    at = start = -1;
    field.removeAttribute("aria-activedescendant");
  }

  /** What is looked for and where it begins. "@" inside of a word is an address of mail. */
  function wanted() {
    if (field.selectionStart !== field.selectionEnd) return null;
    const before = field.value.slice(Math.max(0, field.selectionStart - 80), field.selectionStart);
    const found = /\[\[([^[\]\n]{0,60})$/.exec(before) ?? /(?<=^|[\s(«“"'’])@([^\s@][^@\n]{0,40})$/.exec(before);
    return found && { query: found[1].trim(), from: field.selectionStart - found[0].length, sure: found[0].startsWith("[[") };
  }

  function choose(index) {
    at = index;
    [...list.children].forEach((option, i) => { option.ariaSelected = i === at; });
    const option = list.children[at];
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function place() {
    list.classList.toggle("docked", field.value.length > longest);
    if (field.value.length > longest) return;
    const copy = document.createElement("div"), mark = document.createElement("span");
    copy.className = "caret-finder markdown-input";
    copy.style.width = `${field.clientWidth}px`;
    mark.textContent = "@";
    copy.append(field.value.slice(0, start), mark);
    field.parentElement.append(copy);
    list.style.top = `${field.offsetTop + mark.offsetTop + mark.offsetHeight * 1.5 - field.scrollTop}px`;
    list.style.left = `${Math.min(mark.offsetLeft, Math.max(0, field.clientWidth - 320))}px`;
    copy.remove();
  }

  async function find({ query, from, sure }) {
    asking?.abort();
    asking = new AbortController();
    let found;
    try {
      found = (await ask(`/admin/links?q=${encodeURIComponent(query)}`, asking.signal)).json;
    } catch {
      return;
    }
    const still = wanted();
    if (!found?.length || still?.query !== query || document.activeElement !== field) {
      // What begins the same finds nothing either.
      if (found && !found.length) nothing = { from, query };
      return close();
    }
    start = from;
    list.replaceChildren(...found.map((post, i) => {
      const option = document.createElement("li");
      option.role = "option";
      option.id = `found-post-${i}`;
      option.textContent = post.title;
      option.dataset.path = post.path;
      option.dataset.title = post.title;
      const state = document.createElement("small");
      state.textContent = post.state ?? "";
      option.append(" ", state);
      return option;
    }));
    list.hidden = false;
    place();
    choose(sure ? 0 : -1);
    said.textContent = words.choose.replace("{0}", found.length);
  }

  function take(option) {
    const { title, path } = option.dataset, from = start, to = field.selectionStart;
    const tail = field.value.startsWith("]]", to) ? 2 : 0;
    close();
    put(field, from, to + tail, `[${title.replace(/[[\]\\]/g, "\\$&")}](${path})`);
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    const now = wanted();
    if (!now || now.from === dismissed || (!now.query && !now.sure) || (nothing?.from === now.from && now.query.startsWith(nothing.query))) return close();
    dismissed = -1;
    timer = setTimeout(() => find(now), 120);
  });
  field.addEventListener("keydown", event => {
    if (list.hidden || event.isComposing) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") choose(at >= last ? 0 : at + 1);
    else if (event.key === "ArrowUp") choose(at <= 0 ? last : at - 1);
    else if (event.key === "Escape") {
      dismissed = start;
      close();
    } else if ((event.key === "Enter" || event.key === "Tab") && at >= 0) take(list.children[at]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", event => {
    event.preventDefault();
    const option = event.target.closest("li");
    if (option) take(option);
  });
  field.addEventListener("blur", close);
}
