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
