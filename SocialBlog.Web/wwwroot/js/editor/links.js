// "@" or "[[" finds posts to link to.
import { choose, make } from "../dom.js";
import { ask } from "./session.js";
import { put } from "./text.js";

// In characters: in a longer text, finding the caret would be felt.
const longest = 40_000;

export function links(field, words) {
  const list = document.getElementById("found-posts"), said = list.nextElementSibling;
  let asking = null, start = -1, at = NaN, nothing = null, timer = 0, dismissed = -1;

  function close() {
    asking?.abort();
    clearTimeout(timer);
    list.hidden = true;
    at = NaN;
    start = -1;
    field.removeAttribute("aria-activedescendant");
  }

  /** What is looked for and where it begins. "@" inside of a word is an address of mail. */
  function wanted() {
    if (field.selectionStart !== field.selectionEnd) return null;
    const before = field.value.slice(Math.max(0, field.selectionStart - 80), field.selectionStart);
    const found = /\[\[([^[\]\n]{0,60})$/.exec(before) ?? /(?<=^|[\s(«“"'’])@([^\s@][^@\n]{0,40})$/.exec(before);
    return found && { query: found[1].trim(), from: field.selectionStart - found[0].length, sure: found[0].startsWith("[[") };
  }

  function place() {
    list.classList.toggle("docked", field.value.length > longest);
    if (field.value.length > longest) return;
    const mark = make("span", { textContent: "@" });
    const copy = make("div", { className: "caret-finder markdown-input" }, field.value.slice(0, start), mark);
    copy.style.width = `${field.clientWidth}px`;
    field.parentElement.append(copy);
    list.style.top = `${field.offsetTop + mark.offsetTop + mark.offsetHeight * 1.5 - field.scrollTop}px`;
    list.style.left = `${Math.min(mark.offsetLeft, Math.max(0, field.clientWidth - 320))}px`;
    copy.remove();
  }

  async function find({ query, from, sure }) {
    asking?.abort();
    asking = new AbortController();
    const { json: found } = await ask(`/admin/links?q=${encodeURIComponent(query)}`, asking.signal).catch(() => ({}));
    if (!found) return;
    if (!found.length || wanted()?.query !== query || document.activeElement !== field) {
      // What begins the same finds nothing either.
      if (!found.length) nothing = { from, query };
      return close();
    }
    start = from;
    list.replaceChildren(...found.map((post, i) => {
      const option = make("li", { role: "option", id: `found-post-${i}` }, post.title, " ", make("small", { textContent: post.state ?? "" }));
      option.addEventListener("mousedown", event => {
        event.preventDefault();
        take(post);
      });
      return Object.assign(option, { post });
    }));
    list.hidden = false;
    place();
    at = choose(field, list, sure ? 0 : NaN);
    said.textContent = words.choose.replace("{0}", found.length);
  }

  function take({ title, path }) {
    const from = start, to = field.selectionStart, tail = field.value.startsWith("]]", to) ? 2 : 0;
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
    if (event.key === "ArrowDown") at = choose(field, list, (at || 0) + !isNaN(at));
    else if (event.key === "ArrowUp") at = choose(field, list, (at || 0) - 1);
    else if (event.key === "Escape") {
      dismissed = start;
      close();
    } else if ((event.key === "Enter" || event.key === "Tab") && at >= 0) take(list.children[at].post);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
}
