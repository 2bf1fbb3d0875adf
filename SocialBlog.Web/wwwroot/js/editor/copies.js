// Texts the server has not confirmed, one for each open editor.

const prefix = user => `text:${user}:`;

export const keep = (user, session, copy) => { localStorage[prefix(user) + session] = JSON.stringify(copy); };
export const drop = (user, session) => localStorage.removeItem(prefix(user) + session);

/** Newest first. */
export function copies(user) {
  try {
    return Object.keys(localStorage).filter(name => name.startsWith(prefix(user)))
      .map(name => ({ ...JSON.parse(localStorage[name]), session: name.slice(prefix(user).length) }))
      .sort((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

/** Lines that lead to texts of what was never saved: the server has none, or a colleague discarded it there. */
export function offer(place) {
  const found = new Map(), shown = document.querySelector("[data-editor]")?.elements.Key.value;
  for (const copy of copies(place.dataset.user)) {
    const title = copy.fields.Title?.trim() || copy.fields.Markdown?.trim().slice(0, 60);
    if (title && copy.key !== shown && (!copy.root || copy.root.includes("/new/")) && !found.has(copy.key)) found.set(copy.key, [title, copy.place]);
  }
  for (const [key, [title, from]] of found) {
    const line = place.querySelector("template").content.cloneNode(true);
    const text = line.querySelector("p");
    text.textContent = text.textContent.replace("{0}", () => title);
    line.querySelector("a").href = `${from.replace(/\/new\/[^/]*$/, "")}/new#${key}`;
    place.append(line);
  }
}
