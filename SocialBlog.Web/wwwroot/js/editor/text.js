// Changes to the text of a field that the browser's own undo takes back.

/** `select` counts from the beginning of the text. */
export function put(field, from, to, text, select = [text.length, text.length]) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  // Undo knows of nothing that is not typed: https://github.com/w3c/editing/issues/160
  const done = text ? document.execCommand("insertText", false, text) : from === to || document.execCommand("delete");
  if (!done) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(from + select[0], from + select[1]);
}

export function lines(field) {
  const { value, selectionStart, selectionEnd } = field;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const end = value.indexOf("\n", Math.max(selectionStart, selectionEnd - (selectionEnd > selectionStart && value[selectionEnd - 1] === "\n" ? 1 : 0)));
  return [from, end < 0 ? value.length : end];
}

export const inCode = (field, at) => (field.value.slice(0, at).match(/^ {0,3}(```|~~~)/gm) ?? []).length % 2 === 1;

export function wrap(field, mark, words) {
  const { value } = field;
  let [from, to] = [field.selectionStart, field.selectionEnd];
  while (from < to && /\s/.test(value[from])) from++;
  while (from < to && /\s/.test(value[to - 1])) to--;
  const text = value.slice(from, to), n = mark.length;
  const around = value.slice(from - n, from) === mark && value.slice(to, to + n) === mark;
  // One star inside of two is no mark of its own.
  const inside = mark === "*" && value[from - 2] === "*" && value[from - 3] !== "*";
  if (around && !inside) return put(field, from - n, to + n, text, [0, text.length]);
  if (text.length > 2 * n && text.startsWith(mark) && text.endsWith(mark) && !(mark === "*" && text.startsWith("**") && !text.startsWith("***")))
    return put(field, from, to, text.slice(n, -n), [0, text.length - 2 * n]);
  if (!text) return put(field, from, to, mark + words + mark, [n, n + words.length]);
  const marked = text.replace(/^([ \t]*(?:>[ ]?|[-*+] |\d+[.)] |#{1,6} )*)(.*\S)/gm, (_, lead, rest) => lead + mark + rest + mark);
  put(field, from, to, marked, marked.includes("\n") ? [0, marked.length] : [n, marked.length - n]);
}

export function eachLine(field, change) {
  const [from, to] = lines(field);
  const old = field.value.slice(from, to), caret = field.selectionStart === field.selectionEnd;
  const text = old.split("\n").map(change).join("\n");
  const at = Math.max(0, field.selectionStart - from + text.length - old.length);
  put(field, from, to, text, caret ? [at, at] : [0, text.length]);
}

/** A block of its own; `select`: words in it to type over. */
export function block(field, text, select = "") {
  const { value, selectionEnd: at } = field;
  const before = value.slice(0, at), after = value.slice(at);
  const lead = !before.trim() || /\n[ \t]*\n[ \t]*$/.test(before) ? "" : /\n[ \t]*$/.test(before) ? "\n" : "\n\n";
  const tail = /^\n\s*\n/.test(after) ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const from = lead.length + (select ? text.indexOf(select) : text.length + tail.length);
  put(field, at, at, lead + text + tail, [from, from + select.length]);
}

/** A paragraph of its own, but not in a list, a table or a quotation. */
export const picture = (field, text) => /^\s*([-+*>|]|\d+[.)])/.test(field.value.slice(...lines(field))) ? put(field, field.selectionEnd, field.selectionEnd, text) : block(field, text);

const item = /^([ \t]*(?:>[ ]?)*)(?:([-*+])|(\d{1,9})([.)]))([ ]+)(\[[ xX]\] )?/;

function goOn(field) {
  const { value, selectionStart: at } = field;
  const from = value.lastIndexOf("\n", at - 1) + 1;
  const line = value.slice(from, at);
  const found = item.exec(line) ?? /^[ \t]*(?:>[ ]?)+/.exec(line);
  if (!found || inCode(field, from)) return false;
  const [head, lead, bullet, number, dot, space, task] = found;
  if (line.length === head.length && /^[ \t]*(\n|$)/.test(value.slice(at))) {
    // The empty item of an inner list becomes one of the list around it.
    const inner = /^[ ]{2,}/.test(line) && lead !== undefined;
    // Only after an empty line a paragraph is no part of the list.
    put(field, from, at, inner ? line.replace(/^ {2,3}/, "") : value[from - 2] === "\n" ? "" : "\n");
    return true;
  }
  put(field, at, at, "\n" + (lead === undefined ? head : lead + (bullet ?? Number(number) + 1 + dot) + space + (task ? "[ ] " : "")));
  return true;
}

/** Tab moves items of a list; anywhere else, and after Escape, it leaves the field. */
export function keys(field) {
  let leaves = false;
  field.addEventListener("blur", () => { leaves = false; });
  field.addEventListener("keydown", event => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Enter" && !event.shiftKey && field.selectionStart === field.selectionEnd && goOn(field)) event.preventDefault();
    if (event.key === "Tab" && !leaves) {
      const [from, to] = lines(field);
      const found = item.exec(field.value.slice(from, to));
      if (found && !inCode(field, from)) {
        event.preventDefault();
        const width = found[2] ? 2 : 3;
        eachLine(field, line => event.shiftKey ? line.replace(RegExp(`^ {1,${width}}`), "") : line && " ".repeat(width) + line.replace(/^(\s*)\d+(?=[.)])/, "$11"));
      }
    }
    if (event.key !== "Shift") leaves = event.key === "Escape";
  });
}
