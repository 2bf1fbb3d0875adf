// Markdown of what a word processor or a web page puts on the clipboard.

const skipped = /^(STYLE|SCRIPT|META|TITLE|LINK|TEMPLATE|NOSCRIPT|OBJECT|IFRAME|BUTTON|INPUT|SELECT|TEXTAREA|SVG|O:P|COLGROUP)$/;
const blocks = /^(P|DIV|SECTION|ARTICLE|MAIN|HEADER|FOOTER|ASIDE|NAV|FIG.*|H[1-6R]|[UOD]L|LI|D[TD]|BLOCKQUOTE|PRE|TABLE|ADDRESS|DETAILS|SUMMARY|CENTER|FORM|BODY)$/;
// The page allows no styles, and a parser that meets some says so: they go by another name.
const style = node => node.dataset?.style ?? "";
const escape = text => text.replace(/[\\*`[\]<$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~~|==/gu, "\\$&");
const atStart = text => text.replace(/^(#{1,6}|>|[-+*]|\d+(?=[.)]))(?=[\s.)]|$)/, match => /\d/.test(match) ? match : "\\" + match).replace(/^(\d+)([.)])(?=\s)/, "$1\\$2");

/** Marks stand at words, never at spaces. */
function marked(mark, text) {
  const [, lead, words, tail] = /^(\s*)([^]*?)(\s*)$/.exec(text);
  return words && !words.startsWith(mark) ? lead + mark + words + mark + tail : text;
}

function address(node, name) {
  const text = node.getAttribute(name) ?? "";
  return /^(https?:|mailto:|\/|#)/i.test(text) ? text.replace(/[\s()<>]/g, sign => "%" + sign.charCodeAt().toString(16)) : "";
}

function inline(node) {
  if (node.nodeType === Node.TEXT_NODE) return escape(node.data.replace(/[ \t\r\n\f]+/g, " "));
  if (node.nodeType !== Node.ELEMENT_NODE || skipped.test(node.nodeName.toUpperCase()) || /mso-list:\s*ignore|display:\s*none/i.test(style(node))) return "";
  if (node.nodeName === "BR") return "\\\n";
  if (node.nodeName === "IMG") {
    const source = address(node, "src");
    return source && node.getAttribute("width") !== "1" ? `![${escape(node.alt.trim())}](${source})` : "";
  }
  if (/^(CODE|KBD|SAMP|TT)$/.test(node.nodeName)) {
    const text = node.textContent.replace(/\s+/g, " "), fence = text.includes("`") ? "``" : "`";
    return text.trim() ? fence + text + fence : "";
  }
  let text = [...node.childNodes].map(inline).join("");
  const look = style(node), name = node.nodeName;
  const weight = /(?:^|[\s;])font-weight:\s*(\w+)/i.exec(look)?.[1];
  if (/^(DEL|S|STRIKE)$/.test(name) || /line-through/i.test(look)) text = marked("~~", text);
  // Google Docs wraps all it copies in one <b> that is none.
  if (weight ? /bold|[6-9]00/.test(weight) : /^(B|STRONG)$/.test(name)) text = marked("**", text);
  if (/font-style:\s*(\w+)/i.test(look) ? /font-style:\s*(italic|oblique)/i.test(look) : /^(I|EM|CITE)$/.test(name)) text = marked("*", text);
  if (name === "A" && text.trim()) {
    const to = address(node, "href");
    // A link inside of a page that stayed behind leads nowhere.
    if (to && !to.startsWith("#")) return text.replace(/^(\s*)([^]*?)(\s*)$/, (_, lead, words, tail) => `${lead}[${words}](${to})${tail}`);
  }
  return text;
}

const paragraph = text => atStart(text.replace(/^(\\\n|\s)+|(\\\n|\s)+$/g, "").replace(/ *\n */g, "\n").replace(/ {2,}/g, " "));
const indented = (text, width) => text.replace(/\n(?=[^\n])/g, "\n" + " ".repeat(width));

function list(node) {
  let number = node.nodeName === "OL" ? Number(node.getAttribute("start") ?? 1) : NaN;
  const items = [];
  for (const child of node.children) {
    // Google Docs puts inner lists beside items.
    if (/^[UO]L$/.test(child.nodeName)) {
      const inner = list(child), width = Number.isNaN(number) ? 2 : 3;
      if (items.length) items[items.length - 1] += "\n" + " ".repeat(width) + indented(inner, width);
      else items.push(inner);
      continue;
    }
    const mark = Number.isNaN(number) ? "- " : `${number++}. `;
    const parts = block(child);
    if (parts.length) items.push(mark + indented(parts.join(parts.slice(1).every(part => /^(- |\d+\. )/.test(part)) ? "\n" : "\n\n"), mark.length));
  }
  return items.join("\n");
}

function table(node) {
  const rows = [...node.rows].map(row => [...row.cells].map(cell => paragraph(block(cell).join(" ").replace(/\\?\n+/g, " ")).replace(/\|/g, "\\|")));
  const width = Math.max(0, ...rows.map(row => row.length));
  // A table of one cell or column is a frame around a text.
  if (width < 2 || node.querySelector("table")) return [...node.rows].flatMap(row => [...row.cells].flatMap(block));
  const line = cells => `| ${Array.from({ length: width }, (_, i) => cells[i] ?? "").join(" | ")} |`;
  return [[line(rows[0]), "|" + "---|".repeat(width), ...rows.slice(1).map(line)].join("\n")];
}

/** The blocks of an element. */
function block(parent) {
  const out = [];
  let run = "", word = null;
  const end = () => {
    const text = paragraph(run);
    if (text) out.push(text);
    run = "";
  };
  for (const node of parent.childNodes) {
    const name = node.nodeName.toUpperCase();
    const holds = node.nodeType === Node.ELEMENT_NODE && !blocks.test(name) && !skipped.test(name) && node.querySelector("p,div,h1,h2,h3,h4,h5,h6,ul,ol,table,pre,blockquote");
    if (!holds && !blocks.test(name)) {
      run += inline(node);
      continue;
    }
    end();
    // Word's lists are paragraphs with the mark typed in front.
    const level = name === "P" && /mso-list:[^;]*level(\d)/i.exec(style(node));
    if (level) {
      const sign = [...node.querySelectorAll("span")].find(span => /mso-list:\s*ignore/i.test(style(span)))?.textContent.trim() ?? "";
      const text = paragraph(inline(node));
      const ordered = /^[\da-z]{1,3}[.)]/i.test(sign);
      const line = "   ".repeat(level[1] - 1) + (ordered ? `${parseInt(sign, 10) || 1}. ` : "- ") + text;
      if (word) out[out.length - 1] += "\n" + line;
      else out.push(line);
      word = true;
      continue;
    }
    word = null;
    if (/^H[1-6]$/.test(name)) {
      const text = paragraph(inline(node)).replace(/\\?\n/g, " ").replace(/^\*\*(.*)\*\*$/, "$1");
      if (text) out.push("#".repeat(Math.max(2, Number(name[1]))) + " " + text);
    } else if (/^[UO]L$/.test(name)) {
      const text = list(node);
      if (text) out.push(text);
    } else if (name === "BLOCKQUOTE") {
      const text = block(node).join("\n\n");
      if (text) out.push(text.replace(/^/gm, "> ").replace(/^> $/gm, ">"));
    } else if (name === "PRE") {
      const language = /language-([\w-]+)/.exec(node.innerHTML)?.[1] ?? "";
      out.push("```" + language + "\n" + node.textContent.replace(/\n$/, "") + "\n```");
    } else if (name === "TABLE") out.push(...table(node));
    else if (name === "HR") out.push("---");
    else out.push(...block(node));
  }
  end();
  return out;
}

/** Empty where nothing in it is formatted: then the plain text says it all. */
export function toMarkdown(html, plain) {
  const body = new DOMParser().parseFromString(html.replace(/<style[^]*?<\/style>/gi, "").replace(/\sstyle\s*=/gi, " data-style="), "text/html").body;
  const text = block(body).join("\n\n").replace(/\u00a0(?![;:!?»%])(?<!«\u00a0)/g, " ");
  const bare = string => string.replace(/[\s\\]+/g, "");
  const breaks = body.querySelectorAll("p,h1,h2,h3,h4,h5,h6,li").length > 1;
  return bare(text) === bare(plain) && !breaks ? "" : text;
}
