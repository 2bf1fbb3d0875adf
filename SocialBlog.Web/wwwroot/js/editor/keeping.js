// What is typed is kept in this browser at once, by the server soon after.
import { make } from "../dom.js";
import { copies, drop, keep } from "./copies.js";
import { send, session, signIn } from "./session.js";

// In milliseconds.
const toBrowser = 250, toServer = 2000, patience = 15_000, longestPause = 30_000;

// What the server keeps between saves; the rest of the form stays in the browser.
const writing = ["Title", "Markdown", "Tags", "Excerpt", "ImageAlt", "Slug"];
const apart = ["__RequestVerificationToken", "Session", "Key", "Version"];

export function keeping(form, words) {
  const { user } = form.dataset;
  const sign = document.querySelector("[data-state]"), trouble = document.querySelector("[data-trouble]");
  const own = form.elements.Session.value;
  let root = form.dataset.root;
  // Numbers of changes: the last, the browser's, the server's.
  let change = 0, stored = 0, confirmed = 0;
  let leaving = false, storing = 0, waiting = 0, pause = toServer, stopped = false, sending = null;

  const fields = () => Object.fromEntries([...new FormData(form)].filter(([name, value]) => typeof value === "string" && !apart.includes(name)));
  const rest = all => JSON.stringify(Object.entries(all).filter(([name]) => !writing.includes(name)));
  const hasFile = () => [...form.querySelectorAll("[type=file]")].some(field => field.files.length);
  const same = (a, b) => [...new Set([...Object.keys(a), ...Object.keys(b)])].every(name => (a[name] ?? "").replaceAll("\r\n", "\n") === (b[name] ?? "").replaceAll("\r\n", "\n"));
  const initial = fields();
  const initialRest = rest(initial);

  function show(state, time) {
    form.dataset.saving = state;
    sign.textContent = words[state]?.replace("{0}", time) ?? "";
  }

  function tell(text, action, act) {
    trouble.hidden = !text;
    trouble.replaceChildren(make("p", { textContent: text }));
    if (!action) return;
    const link = typeof act === "string" ? make("a", { href: act, target: "_blank" }) : make("button", { type: "button", className: "link", onclick: act });
    link.textContent = action;
    trouble.append(link);
  }

  function store(sent = false) {
    clearTimeout(storing);
    storing = 0;
    try {
      keep(user, own, { key: form.elements.Key.value, root, place: form.action, version: form.elements.Version.value, at: Date.now(), sent, fields: fields() });
      stored = change;
    } catch {
      // Full, or forbidden: leaving is then questioned.
    }
  }

  function changed() {
    change++;
    if (!storing) storing = setTimeout(store, toBrowser);
    schedule();
  }

  function schedule() {
    if (change > confirmed && !stopped && !leaving && !sending) waiting ||= setTimeout(sendOn, pause);
  }

  const sendOn = () => sending ??= transmit().finally(() => {
    sending = null;
    schedule();
  });

  async function transmit() {
    clearTimeout(waiting);
    waiting = 0;
    if (change === confirmed || leaving) return;
    const at = change, body = new FormData(form);
    for (const field of form.querySelectorAll("[type=file]")) body.delete(field.name);
    show("saving");
    let response;
    try {
      response = await send(form, `${form.action}/autosaves`, body, AbortSignal.timeout(patience));
    } catch {
      return later();
    }
    if (response.status === 400 || response.status === 401) {
      const is = response.status === 401 ? "out" : await session();
      if (is === "in" && response.status === 400 && !transmit.renewed) {
        transmit.renewed = true;
        return;
      }
      return is === "out" ? signedOut() : later();
    }
    transmit.renewed = false;
    if (response.status === 404 || response.status === 410) {
      stopped = true;
      show("kept");
      return tell(words.gone);
    }
    if (response.status === 422 || response.status === 413) {
      show("kept");
      confirmed = at;
      return tell((await response.json().catch(() => null))?.error ?? words.refused);
    }
    if (!response.ok) return later();

    const answer = await response.json();
    pause = toServer;
    confirmed = at;
    if (!root) settle(answer.root);
    show("saved", answer.at.slice(0, 5));
    if (answer.overtaken) tell(words.overtaken, words.see, `${answer.root}/revisions`);
    else if (!trouble.dataset.stays) tell("");
    if (change === at && rest(fields()) === initialRest) drop(user, own);
    else if (stored === at) store();
  }

  /** The server can't be reached. */
  function later() {
    pause = Math.min(longestPause, pause * 2);
    if (stored < change) store();
    show(stored < change ? "unkept" : "offline");
  }

  function signedOut() {
    stopped = true;
    store();
    show("out");
    tell(words.signedout, words.signin, async () => {
      if (!await signIn(words)) return;
      tell("");
      again();
    });
  }

  function again() {
    stopped = false;
    pause = toServer;
    clearTimeout(waiting);
    waiting = 0;
    sendOn();
  }

  /** A new text has its address now. */
  function settle(address) {
    root = form.dataset.root = address;
    history.replaceState(null, "", root);
    form.action = root;
    for (const button of form.querySelectorAll("[formaction]"))
      button.setAttribute("formaction", button.getAttribute("formaction").replace(/^\/admin\/(publication|scheduled-publication|review-request)s$/, `${root}/$1`));
    if (stored) store();
  }

  function fill(values) {
    for (const field of form.elements) {
      if (!field.name || apart.includes(field.name) || field.type === "file" || /^(submit|button)$/.test(field.type)) continue;
      if (/^(checkbox|radio)$/.test(field.type)) field.checked = values[field.name] === field.value;
      else field.value = values[field.name] ?? "";
    }
    form.elements.Markdown.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** What a closed editor left behind. */
  function find() {
    const failed = form.querySelector("[role=alert]");
    const wanted = root || failed ? form.elements.Key.value : location.hash.slice(1);
    const found = copies(user).filter(copy => copy.key === wanted && copy.session !== own);
    const newest = found[0];
    const isNew = newest && !failed && !same(newest.fields, initial) && !(newest.sent && Number(form.elements.Version.value) > Number(newest.version));
    if (isNew) {
      if (!root) form.elements.Key.value = newest.key;
      // Begun from an older version: the next save then shows both texts.
      form.elements.Version.value = newest.version;
      fill(newest.fields);
      store();
      trouble.dataset.stays = true;
      tell(words.found, words.discard, () => {
        delete trouble.dataset.stays;
        tell("");
        fill(initial);
      });
    } else if (failed) changed();
    if (!isNew || stored === change) for (const copy of found) drop(user, copy.session);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  addEventListener("online", () => { if (change > confirmed && !stopped) again(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && change > confirmed && !stopped && !leaving) sendOn(); });
  addEventListener("pageshow", event => { if (event.persisted) leaving = false; });
  addEventListener("beforeunload", event => {
    if (leaving) return;
    if (change > Math.max(stored, confirmed)) store();
    if (change > Math.max(stored, confirmed) || hasFile()) event.preventDefault();
  });

  // Asked before it is sent: an error page, or one to sign in at, would be in the way.
  let passes = false;
  form.addEventListener("submit", async event => {
    if (event.submitter?.formTarget === "_blank" || passes) return void (passes = false);
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    clearTimeout(waiting);
    waiting = 0;
    await sending;
    const { submitter } = event;
    let is = await session();
    if (is === "out") {
      store();
      show("out");
      is = await signIn(words) ? "in" : "out";
    }
    if (is !== "in") {
      leaving = false;
      if (is === "out") return signedOut();
      store();
      later();
      tell(words.unreachable);
      return schedule();
    }
    store(true);
    passes = true;
    form.requestSubmit(submitter);
  });

  // The last keys do not bring back what is deleted.
  document.addEventListener("submit", async event => {
    const { target } = event;
    if (!target.action.endsWith("/deletion")) return;
    event.preventDefault();
    leaving = true;
    store();
    clearTimeout(waiting);
    waiting = 0;
    await sending;
    if (await session() === "in") drop(user, own);
    target.submit();
  });

  find();
}
