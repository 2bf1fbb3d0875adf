// Comfort for readers; every page works without it.

// A video is a plain link until the reader asks for it: only then is the other site contacted.
document.addEventListener("click", event => {
  const link = event.target.closest?.("figure.video a[data-player]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  const player = document.createElement("iframe");
  const url = new URL(link.dataset.player);
  url.searchParams.set("autoplay", "1");
  player.src = url;
  player.title = link.textContent;
  player.allow = "autoplay; fullscreen; picture-in-picture";
  player.allowFullscreen = true;
  player.referrerPolicy = "strict-origin-when-cross-origin";
  link.replaceWith(player);
  player.focus();
});

// On wide screens the outline of a long post stands in the margin, where it is in nobody's way: open from the start.
const outline = document.querySelector(".outline details");
if (outline && matchMedia("(min-width: 64rem)").matches) outline.open = true;

// The link to a post can be copied, and the system asked to share it, where the browser knows how.
for (const list of document.querySelectorAll(".share ul")) {
  const link = list.querySelector("[data-copied]");
  link.addEventListener("click", async event => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
      list.querySelector("[role=status]").textContent = link.dataset.copied;
    } catch {
      // The browser does not let pages copy: the link does what links do.
      location.href = link.href;
    }
  });
  if (!navigator.share) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = list.dataset.more;
  // It fails only where the reader thinks better of it.
  button.addEventListener("click", () => navigator.share({ title: list.dataset.title, url: link.href }).catch(() => {}));
  list.appendChild(document.createElement("li")).append(button);
}

// Light or dark as the system has it, until the reader chooses otherwise in this browser (see Look/ThemeScript.cs).
const place = document.querySelector("[data-dark]");
if (place) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "theme";
  button.title = button.ariaLabel = place.dataset.dark;
  const show = () => { button.ariaPressed = isDark(); };
  button.addEventListener("click", () => {
    const dark = !isDark();
    // What the system says needs no remembering.
    root.dataset.theme = dark === system.matches ? "" : dark ? "dark" : "light";
    try {
      localStorage["blog-theme"] = root.dataset.theme;
    } catch {
      // A browser that keeps nothing for pages: the choice ends with this one.
    }
    show();
  });
  system.addEventListener("change", show);
  show();
  place.append(button);
}

// How long ago a comment was written, beside when: a page is cached, and can't know. Only once comments come into
// sight, since loading the words for it takes longer than all else here.
let ago;
const inSight = new IntersectionObserver(entries => {
  for (const { target: time } of entries.filter(entry => entry.isIntersecting)) {
    inSight.unobserve(time);
    const seconds = (new Date(time.dateTime) - Date.now()) / 1000;
    if (seconds <= -30 * 86400) continue;
    const [unit, size] = [["minute", 60], ["hour", 3600], ["day", 86400]].findLast(([, size]) => -seconds >= size) ?? ["second", 1];
    ago ??= new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
    time.after(" · " + ago.format(Math.trunc(seconds / size), unit));
  }
});
for (const time of document.querySelectorAll(".comment time")) inSight.observe(time);

// An answer is written below what it answers, whatever was typed in the form before.
const conversation = document.getElementById("comments");
conversation?.addEventListener("click", async event => {
  const link = event.target.closest(".comment-actions a[href*='reply='], .answering a[href$='#respond']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html"), form = page.getElementById("respond");
    // Only now: another press may have been quicker.
    const old = document.getElementById("respond");
    for (const field of form.querySelectorAll("[name]:not([type=hidden])")) {
      const { value, checked } = old.querySelector(`[name="${field.name}"]`) ?? field;
      if (field.type === "checkbox") field.checked = checked;
      else field.value = value;
    }
    old.remove();
    if (link.matches(".answering a")) conversation.append(form);
    else link.parentElement.after(form);
    const fields = [...form.querySelectorAll("[required]")];
    (fields.find(field => !field.value) ?? fields.at(-1)).focus();
  } catch {
    location.href = link.href;
  }
});

// A link to a comment that has moved to another page of a long conversation since.
if (/^#comment-\d+$/.test(location.hash) && document.querySelector(".comments .pager") && !document.querySelector(location.hash)) location.replace("/comments/" + location.hash.slice(9));
