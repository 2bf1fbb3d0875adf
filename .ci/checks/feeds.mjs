// feedsmith reads the feeds that pages name: every entry whole, and the same ones in each form of a feed.
import { parseFeed } from "feedsmith";

/** An entry as RSS, Atom or JSON Feed has it. */
const read = {
  rss: entry => ({ id: entry.guid?.value, title: entry.title, url: entry.link, date: entry.pubDate, author: entry.dc?.creators?.[0] ?? entry.dc?.creator, content: entry.content?.encoded }),
  atom: entry => ({ id: entry.id, title: entry.title?.value ?? entry.title, url: entry.links?.find(link => link.rel === "alternate")?.href, date: entry.published, author: entry.authors?.[0]?.name, content: entry.content?.value ?? entry.content }),
  json: entry => ({ id: entry.id, title: entry.title, url: entry.url, date: entry.date_published, author: entry.authors?.[0]?.name, content: entry.content_html }),
};

const types = ["application/rss+xml", "application/atom+xml", "application/feed+json"];

/** The other forms of a feed are where its name says. */
const formsOf = url => url.includes("/comments.") ? ["xml", "atom", "json"].map(end => url.replace(/[^.]+$/, end)) : ["feed.xml", "atom.xml", "feed.json"].map(file => url.replace(/[^/]+$/, file));

export async function checkFeeds(pages, visitor) {
  const complaints = [];
  const groups = new Set(pages.filter(page => types.includes(page.type)).map(page => formsOf(page.url).join(" ")));
  for (const group of groups) {
    const forms = [];
    for (const url of group.split(" ")) {
      const complain = text => complaints.push(`${url}: ${text}`);
      const { format, feed } = parseFeed((await visitor.get(url)).text);
      const entries = (feed.items ?? feed.entries ?? []).map(read[format]);
      forms.push(entries.map(entry => entry.id).join(" "));
      for (const entry of entries) {
        for (const [name, value] of Object.entries(entry)) if (!String(value ?? "").trim()) complain(`an entry (${entry.title}) lacks its ${name}`);
        if (Number.isNaN(Date.parse(entry.date))) complain(`an entry has the date ${entry.date}`);
        const relative = /<[^>]* (?:href|src|poster)="(?!https?:|mailto:|tel:)([^"]*)"/.exec(entry.content);
        if (relative) complain(`an entry (${entry.title}) leads to ${relative[1]}`);
      }
    }

    if (new Set(forms).size !== 1) complaints.push(`${group}: their entries differ`);
  }

  if (groups.size < 3) complaints.push("pages name less than three feeds");
  return complaints;
}
