// The moderation queue by keyboard; everything is there without it.

const bulk = document.getElementById("bulk");
const rows = [...document.querySelectorAll(".queued")];
if (bulk && rows.length) {
  let at = -1;
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = bulk.dataset.keys;
  hint.hidden = true;
  bulk.before(hint);

  const go = to => {
    rows[at]?.classList.remove("chosen");
    at = Math.max(0, Math.min(rows.length - 1, to));
    rows[at].classList.add("chosen");
    rows[at].tabIndex = -1;
    rows[at].focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  };
  const press = end => rows[at]?.querySelector(`form[action*="/${end}?"] button`)?.click();
  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    a: () => press("approval"),
    s: () => press("spam"),
    d: () => press("trash"),
    e: () => press("urgency"),
    m: () => rows[at]?.querySelector(".row-actions a")?.click(),
    x: () => rows[at]?.querySelector("[name=ids]")?.click(),
    u: () => document.querySelector(".notice form button")?.click(),
    r: () => {
      const answer = rows[at]?.querySelector("details.answer");
      if (!answer) return;
      answer.open = true;
      answer.querySelector("textarea").focus();
    },
    "?": () => { hint.hidden = !hint.hidden; },
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
