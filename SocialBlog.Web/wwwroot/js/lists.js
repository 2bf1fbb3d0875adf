// Lists: one tick for all of a page, and short addresses of filters. Everything works without it.

const bulk = document.querySelector("form[data-bulk]");
if (bulk) {
  const ticks = [...document.querySelectorAll("input[type=checkbox][form=bulk]")];
  const whole = document.createElement("input");
  whole.type = "checkbox";
  whole.id = "tick-page";
  const label = document.createElement("label");
  label.htmlFor = whole.id;
  label.textContent = bulk.dataset.bulk;
  const place = document.createElement("span");
  place.className = "check";
  place.append(whole, " ", label);
  bulk.querySelector("[data-all]").before(place);

  const all = bulk.elements.All;
  const follow = () => {
    const ticked = ticks.filter(tick => tick.checked).length;
    whole.checked = ticked === ticks.length;
    whole.indeterminate = ticked > 0 && !whole.checked;
  };
  whole.addEventListener("change", () => { for (const tick of ticks) tick.checked = whole.checked; });
  all.addEventListener("change", () => { for (const tick of ticks) tick.checked = all.checked; follow(); });
  for (const tick of ticks) tick.addEventListener("change", () => { all.checked = false; follow(); });
  follow();
}

for (const form of document.querySelectorAll("form[data-list-filter]")) {
  form.addEventListener("submit", () => {
    // Short addresses: what is empty is left out.
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
addEventListener("pageshow", () => { for (const field of document.querySelectorAll("[data-list-filter] :disabled")) field.disabled = false; });
