// Lists: ticking all ticks each.

const all = document.querySelector("[name=All][form=bulk], #bulk [name=All]");
if (all) {
  const ticks = document.querySelectorAll("[type=checkbox][form=bulk]");
  all.addEventListener("change", () => { for (const tick of ticks) tick.checked = all.checked; });
  for (const tick of ticks) tick.addEventListener("change", () => { all.checked = false; });
}
