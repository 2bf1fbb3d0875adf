// The text as readers will see it, made by the server, in step.
import { remember } from "../dom.js";
import { send } from "./session.js";

const pause = 80;
const wide = matchMedia("(min-width: 75rem)");

function follow(old, now) {
  const had = [...old.childNodes], has = [...now.childNodes];
  let first = 0, last = 0;
  while (first < had.length && first < has.length && had[first].isEqualNode(has[first])) first++;
  while (last < had.length - first && last < has.length - first && had[had.length - 1 - last].isEqualNode(has[has.length - 1 - last])) last++;
  const after = had[had.length - last] ?? null;
  for (const node of had.slice(first, had.length - last)) node.remove();
  for (const node of has.slice(first, has.length - last)) old.insertBefore(node, after);
}

export function preview(form, words) {
  const field = form.elements.Markdown;
  const frame = form.querySelector(".editor-preview iframe"), problems = form.querySelector("[data-problems]");
  const button = form.querySelector("[data-do=preview]");
  let timer = 0, asking = null, anchors = null, led = 0;
  const isOn = () => form.dataset.preview === "on";
  const page = () => frame.contentDocument?.querySelector("[data-preview]");

  function show(on) {
    form.dataset.preview = on ? "on" : "off";
    button.ariaPressed = on;
    if (!on) return;
    if (frame.src) ask();
    else {
      frame.src = "/admin/previews";
      frame.addEventListener("load", ready);
    }
  }

  function ready() {
    if (!page()) return;
    const inner = frame.contentDocument;
    inner.addEventListener("click", event => {
      const link = event.target.closest("a[href]");
      if (!link || link.getAttribute("href").startsWith("#")) return;
      event.preventDefault();
      open(link.href, "_blank", "noopener");
    });
    inner.defaultView.addEventListener("scroll", () => step(false), { passive: true });
    ask();
  }

  async function ask() {
    if (!isOn() || !page()) return;
    asking?.abort();
    const mine = asking = new AbortController();
    const body = new FormData();
    for (const name of ["Title", "Markdown", "Language", "Key", "Excerpt", "ImageAlt", "Tags"]) body.set(name, form.elements[name]?.value ?? "");
    if (form.elements.RemoveImage?.checked) body.set("RemoveImage", "true");
    body.set("Fragment", "true");
    let html;
    try {
      const response = await send(form, "/admin/previews", body, mine.signal);
      if (!response.ok) return;
      html = await response.text();
    } catch {
      return;
    }
    const place = page(), made = place.ownerDocument.createElement("template");
    place.ownerDocument.documentElement.dataset.theme = document.documentElement.dataset.theme ?? "";
    made.innerHTML = html;
    // The key pressed meanwhile comes first.
    await new Promise(resolve => setTimeout(resolve));
    if (mine.signal.aborted) return;
    const said = made.content.querySelector("[data-problems]");
    problems.replaceChildren(...said?.children ?? []);
    problems.parentElement.hidden = !problems.children.length;
    said?.remove();
    const text = place.querySelector(".prose"), next = made.content.querySelector(".prose");
    if (text) {
      if (text.lang !== next.lang) text.lang = next.lang;
      follow(text, next);
      next.replaceWith(text.cloneNode(false));
      for (const part of ["header", "footer"]) {
        const [was, is] = [place.querySelector(`article > ${part}`), made.content.querySelector(part)];
        if (!was.isEqualNode(is)) was.replaceWith(is);
      }
    } else place.replaceChildren(made.content);
    anchors = null;
    step(true);
  }

  /** Pairs of heights that show the same: headings, beginning and end. */
  function places() {
    const { value } = field, box = field.getBoundingClientRect();
    const perLine = Math.max(20, field.clientWidth / 8.5);
    let y = 0, code = false;
    const ours = [];
    for (const line of value.split("\n")) {
      if (/^ {0,3}(```|~~~)/.test(line)) code = !code;
      if (!code && /^#{1,6} \S/.test(line)) ours.push(y);
      y += Math.max(1, Math.ceil(line.length / perLine));
    }
    const prose = page().querySelector(".prose"), top = frame.contentWindow.scrollY;
    const theirs = [...prose.querySelectorAll(":scope > :is(h1,h2,h3,h4,h5,h6)")].map(heading => heading.getBoundingClientRect().top + top);
    const scale = box.height / Math.max(1, y);
    const both = ours.length === theirs.length ? ours.map((at, i) => [at * scale, theirs[i]]) : [];
    return [[0, prose.getBoundingClientRect().top + top], ...both, [box.height, prose.getBoundingClientRect().bottom + top]];
  }

  /** One side scrolls to the other; the one that was led does not lead. */
  function step(leads) {
    if (!isOn() || !wide.matches || !page()?.querySelector(".prose") || performance.now() - led < 120) return;
    requestAnimationFrame(() => {
      anchors ??= places();
      const inner = frame.contentWindow, offset = field.getBoundingClientRect().top + scrollY;
      const from = leads ? 0 : 1, at = leads ? Math.max(0, scrollY - offset + 80) : inner.scrollY + 20;
      let i = 1;
      while (i < anchors.length - 1 && anchors[i][from] < at) i++;
      const [a, b] = [anchors[i - 1], anchors[i]];
      const share = Math.min(1, Math.max(0, (at - a[from]) / Math.max(1, b[from] - a[from])));
      const to = a[1 - from] + share * (b[1 - from] - a[1 - from]);
      led = performance.now();
      if (leads) inner.scrollTo(0, scrollY < offset - 80 ? 0 : to - 20);
      else if (frame.matches(":hover")) scrollTo(0, to + offset - 80);
    });
  }

  const soon = () => {
    anchors = null;
    asking?.abort();
    clearTimeout(timer);
    if (isOn()) timer = setTimeout(ask, pause);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  addEventListener("online", soon);
  addEventListener("scroll", () => step(true), { passive: true });
  addEventListener("resize", () => { anchors = null; });
  show(wide.matches && remember("editor-preview") !== "off");
  return () => {
    show(!isOn());
    if (wide.matches) remember("editor-preview", form.dataset.preview);
  };
}
