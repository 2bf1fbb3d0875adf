// Where a decision leads stands in the address.
const help = document.getElementById("keys"), rows = [...document.querySelectorAll(".queued")];
let at = -1;
rows.forEach((row, i) => row.addEventListener("focusin", () => { at = i; }));

const find = what => rows[at]?.querySelector(what);
const press = what => () => find(`[action*="/${what}?"] button`)?.click();
const keys = {
  j: () => rows[at + 1]?.focus(),
  k: () => rows[at - 1]?.focus(),
  a: press("approval"),
  s: press("spam"),
  d: press("trash"),
  e: press("urgency"),
  m: () => find(".row-actions a")?.click(),
  x: () => find("[name=ids]")?.click(),
  u: () => document.querySelector(".notice form button")?.click(),
  r() {
    const text = find("[name=text]");
    text?.closest("details").setAttribute("open", "");
    text?.focus();
  },
  "?": () => help.togglePopover(),
};
if (help) {
  if (location.hash) (document.querySelector("[aria-invalid]") ?? document.getElementById(location.hash.slice(1)) ?? rows[0])?.focus();
  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("textarea")?.form.requestSubmit();
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key] || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    event.preventDefault();
    keys[event.key]();
  });
}
