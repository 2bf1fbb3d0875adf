import { block, eachLine, put, wrap } from "./text.js";

const isAddress = text => /^(https?:\/\/|mailto:)\S+$/.test(text);

export function tools(form, words, more) {
  const field = form.elements.Markdown;
  const bar = form.querySelector("[role=toolbar]");
  const selected = () => field.value.slice(field.selectionStart, field.selectionEnd);
  const plain = line => line.replace(/^([ \t]*)(?:[-*+] (?:\[[ xX]\] )?|\d+[.)] )/, "$1");
  const toggled = (is, mark) => {
    let number = 0;
    const all = selected().split("\n").filter(line => line.trim());
    const on = all.length > 1 && all.every(line => is.test(line));
    eachLine(field, line => !line.trim() && all.length ? line : on || (all.length < 2 && is.test(line)) ? line.replace(is, "$1") : plain(line).replace(/^[ \t]*/, `$&${mark(++number)}`));
  };
  const actions = {
    bold: () => wrap(field, "**", words.bold),
    italic: () => wrap(field, "*", words.italic),
    code: () => selected().includes("\n") ? block(field, "```\n" + selected() + "\n```") : wrap(field, "`", words.code),
    heading: () => eachLine(field, line => line.startsWith("## ") ? "#" + line : line.startsWith("### ") ? line.slice(4) : "## " + line.replace(/^#+ /, "")),
    quote: () => toggled(/^([ \t]*)> ?/, () => "> "),
    bullets: () => toggled(/^([ \t]*)[-*+] /, () => "- "),
    numbers: () => toggled(/^([ \t]*)\d+[.)] /, number => `${number}. `),
    link() {
      const text = selected(), from = field.selectionStart, to = field.selectionEnd;
      if (isAddress(text)) put(field, from, to, `[${words.link}](${text})`, [1, 1 + words.link.length]);
      else put(field, from, to, `[${text || words.link}](https://)`, text ? [text.length + 3, text.length + 11] : [1, 1 + words.link.length]);
    },
    table: () => block(field, `| ${words.column} | ${words.column} |\n|---|---|\n|  |  |`, words.column),
    video: () => block(field, "https://youtu.be/…", "https://youtu.be/…"),
    more: () => block(field, "<!--more-->"),
    chart: () => block(field, `\`\`\`chart ${words.chart} "${words.title}"\nA | 12\nB | 7\n\`\`\``, words.title),
    events() {
      const day = new Date(Date.now() + 7 * 864e5).toISOString().slice(0, 10);
      block(field, `\`\`\`events\n${day} 18:00 | ${words.title} | ${words.place}\n\`\`\``, words.title);
    },
    ...more,
  };

  // "Control+Shift+H" to the button it presses.
  const buttons = [...form.querySelectorAll("[data-do]")];
  const keyed = new Map(buttons.map(button => [button.getAttribute("aria-keyshortcuts"), button]));
  form.addEventListener("click", event => {
    const button = event.target.closest("[data-do]");
    if (button) actions[button.dataset.do]();
  });
  // The text keeps its selection.
  bar.addEventListener("mousedown", event => event.preventDefault());
  form.addEventListener("keydown", event => {
    if (event.altKey || event.isComposing) return;
    const button = keyed.get((event.ctrlKey || event.metaKey ? "Control+" : "") + (event.shiftKey ? "Shift+" : "") + (event.key.length === 1 ? event.key.toUpperCase() : event.key));
    if (!button || (event.target !== field && !button.dataset.anywhere)) return;
    event.preventDefault();
    event.stopPropagation();
    actions[button.dataset.do]();
  });

  // One stop for Tab, arrows inside: https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
  const inside = [...bar.querySelectorAll("button")];
  inside.forEach((button, i) => { button.tabIndex = i ? -1 : 0; });
  bar.addEventListener("keydown", event => {
    const at = inside.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = inside.at(to % inside.length);
    inside[at].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}

export function linkOver(field, address) {
  const { selectionStart: from, selectionEnd: to } = field;
  const text = field.value.slice(from, to);
  if (!text.trim() || /[\n[\]]/.test(text) || isAddress(text.trim()) || !isAddress(address.trim())) return false;
  put(field, from, to, `[${text}](${address.trim()})`);
  return true;
}
