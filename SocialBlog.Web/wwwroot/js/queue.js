const hint = document.querySelector("[data-keys]"), rows = [...document.querySelectorAll(".queued")];
let at = -1;

function go(to) {
  rows[at]?.classList.remove("chosen");
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at].classList.add("chosen");
  rows[at].tabIndex = -1;
  rows[at].focus();
}

const press = what => () => rows[at]?.querySelector(what)?.click();
const keys = {
  j: () => go(at + 1),
  k: () => go(at - 1),
  a: press('form[action*="/approval?"] button'),
  s: press('form[action*="/spam?"] button'),
  d: press('form[action*="/trash?"] button'),
  e: press('form[action*="/urgency?"] button'),
  m: press(".row-actions a"),
  x: press("[name=ids]"),
  u: () => document.querySelector(".notice form button")?.click(),
  r() {
    const answer = rows[at]?.querySelector("details.answer");
    if (!answer) return;
    answer.open = true;
    answer.querySelector("textarea").focus();
  },
  "?"() { hint.hidden = !hint.hidden; },
};
if (rows.length) document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key] || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
  event.preventDefault();
  keys[event.key]();
});
