const tags = document.querySelector("input[data-complete]");
if (tags) {
  const names = [...tags.list.options].map(option => option.value);
  tags.addEventListener("input", () => {
    // A list completes whole fields: entries begin with what is before the last comma.
    const head = tags.value.slice(0, tags.value.lastIndexOf(",") + 1);
    const had = new Set(head.split(",").map(name => name.trim().toLowerCase()));
    const lead = head && `${head.trim()} `;
    tags.list.replaceChildren(...names.filter(name => !had.has(name.toLowerCase())).map(name => new Option("", lead + name)));
  });
}

const appearance = document.querySelector("[data-appearance]");
if (appearance) {
  const show = () => {
    for (const place of appearance.querySelectorAll("[data-shows]")) {
      const typed = document.getElementById(place.dataset.shows).value.trim();
      place.textContent = typed || place.dataset.else || place.textContent;
    }
  };
  appearance.addEventListener("toggle", show);
  appearance.closest("form").addEventListener("input", () => { if (appearance.open) show(); });
}
