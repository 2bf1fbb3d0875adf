// Texts that the server has not confirmed, kept in this browser: one for each open editor.

const prefix = user => `text:${user}:`;

export const keep = (user, session, copy) => { localStorage[prefix(user) + session] = JSON.stringify(copy); };
export const drop = (user, session) => localStorage.removeItem(prefix(user) + session);

/** Newest first; none where the browser keeps nothing. */
export function copies(user) {
  try {
    return Object.keys(localStorage).filter(name => name.startsWith(prefix(user)))
      .map(name => ({ ...JSON.parse(localStorage[name]), session: name.slice(prefix(user).length) }))
      .sort((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

/** Lines that lead to texts which did not reach the server: of new posts, and of pages not saved yet, which a colleague may have discarded there. */
export function offer(place) {
  const found = new Map();
  for (const copy of copies(place.dataset.user)) if ((!copy.root || copy.root.includes("/new/")) && !found.has(copy.key)) found.set(copy.key, copy);
  for (const [key, copy] of found) {
    const line = place.querySelector("template").content.cloneNode(true);
    const text = line.querySelector("p");
    text.textContent = text.textContent.replace("{0}", copy.fields.Title?.trim() || copy.fields.Markdown?.trim().slice(0, 60) || "…");
    line.querySelector("a").href = `${copy.place.split("/new")[0]}/new#${key}`;
    place.append(line);
  }
}
