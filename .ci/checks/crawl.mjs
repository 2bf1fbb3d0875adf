// Every page of a blog that a link leads to, and those that only a form or a mistake does.
import { start, Visitor } from "./blog.mjs";

const entities = { amp: "&", quot: '"', lt: "<", gt: ">" };
const decode = text => text.replace(/&(?:#x([0-9a-f]+)|(\w+));/gi, (all, code, name) => code ? String.fromCodePoint(parseInt(code, 16)) : entities[name] ?? all);

/** All that a text may hold, docs/writing.md, with something wrong in it for the preview to tell. */
const everything = language => `
## One

> [!TIP]
> A box with \`code\`.

> [!EXAMPLE]
> Another one.

Let $x^2 + \\frac{1}{2}$ be, and[^1] *[HTML]: a language

$$
\\begin{cases} 1 & x \\ge 0 \\\\ 0 & \\text{otherwise} \\end{cases}
$$

[^1]: A note.

## One

\`\`\`csharp
var answer = "42"; // a comment
\`\`\`

- [x] done

Term
: its meaning

^^^
![A desk](/favicon.svg)
^^^ Where it began

### Two

${["line", "bars", "pie", "cloud"].map(kind => `\`\`\`chart ${kind} "${kind} & more"\n| Year | Posts |\n| 2024 | 120 |\n| 2025 | 10 000 |\n| 2026 | 300 |\n\`\`\``).join("\n\n")}

\`\`\`chart bars
| Year | Posts | Comments |
| A name that is long enough for a line of its own | 1 | -2 |
| Another name that is long enough for a line of its own | 3 | 4 |
\`\`\`

\`\`\`events
2026-12-03 9:30-17:00 | A course | Paris and online | https://example.org/
  With a note.
2026-02-31 | An impossible day
\`\`\`

https://youtu.be/dQw4w9WgXcQ

## Three

${(language === "fr" ? "Les mots d’un texte qui est assez long pour un sommaire. " : "Words of a text that is long enough for an outline. ").repeat(60)}

<script>alert(1)</script>
`;

/** Absolute addresses that a page leads to, without fragments. */
const linksOf = page => [...page.text.matchAll(/<(?:a|link)\b[^>]*? href="([^"]*)"/g)].map(([, href]) => new URL(decode(href), page.url).href.split("#")[0]);

/** Of the post that an editor's page shows. */
const addressOf = editor => decode(/<p class="address"><a href="([^"]+)"/.exec(editor.text)[1]);

/** Calendars lead from month to month without end: so many of them stand for the rest. */
const monthsEnough = 6;

/** All that links lead to from some addresses, as far as theirs begin alike; what answers anything but 200 is a complaint. */
async function follow(visitor, from, within, complaints) {
  const pages = [];
  const seen = new Set(from);
  for (const url of seen) {
    const page = await visitor.get(url);
    pages.push(page);
    if (page.status !== 200) complaints.push(`${url} answers ${page.status}`);
    if (page.type !== "text/html") continue;
    for (const link of linksOf(page)) {
      if (!link.startsWith(within) || link.includes("/media/")) continue;
      if (/[?&]month=/.test(link) && [...seen].filter(url => /[?&]month=/.test(url)).length >= monthsEnough) continue;
      seen.add(link);
    }
  }

  return pages;
}

/** What readers see. */
export async function readersPages(blog, complaints) {
  const { address } = blog;
  const reader = new Visitor();
  const pages = await follow(reader, ["/", "/account/signin", "/search?q=commun", "/search?q=xylophone"].map(path => address + path), address + "/", complaints);
  const post = pages.find(page => page.text.includes('action="') && /\/\d{4}\/\d{2}\/[^/?]+$/.test(page.url));
  const signIn = pages.find(page => page.url.endsWith("/account/signin"));
  const browser = new Visitor({ "sec-fetch-dest": "document" });
  for (const feed of pages.filter(page => /rss|atom|feed/.test(page.type))) pages.push(await browser.get(feed.url));
  pages.push(
    await reader.get(address + "/nowhere"),
    await reader.get(address + "/feed.xsl"),
    await reader.get(post.url + "?thanks=true"),
    await reader.post(post, post.url + "/comments", { "Author.Name": "", "Author.Email": "x", "Author.Website": "ftp://example.org", Text: "" }),
    await reader.post(signIn, "/account/signin", { Email: "x", Password: "" }));
  return pages;
}

/** What authors see; and the page of a post that is gone. */
export async function authorsPages(blog, complaints) {
  const { address } = blog;
  const author = new Visitor();
  await author.signIn(address);
  const pages = await follow(author, [address + "/admin"], address + "/admin", complaints);
  const fresh = pages.find(page => page.url.endsWith("/admin/posts/new"));
  pages.push(await author.post(fresh, "/admin/publications", { Title: "" }), await author.post(fresh, "/admin/previews", { Title: "T", Markdown: everything(blog.language) }));
  const published = await author.post(fresh, "/admin/publications", { Title: "Everything", Markdown: everything(blog.language) });
  const shown = await new Visitor().get(address + addressOf(published));
  for (const part of ["<math", "outline", "callout", "chart pie", "events", "video"]) {
    if (!shown.text.includes(part)) complaints.push(`${shown.url} lacks “${part}”`);
  }

  pages.push(published, shown);

  const editor = pages.find(page => /\/admin\/posts\/\d+$/.test(page.url));
  const path = addressOf(editor);
  pages.push(await author.get(address + path));
  await author.post(editor, editor.url + "/trash", {});
  pages.push(await new Visitor().get(address + path));
  return pages;
}

/** What the owner of a new blog sees. */
export async function setupPages(program) {
  const blog = await start(program, null);
  try {
    const owner = new Visitor();
    const page = await owner.get(blog.setupLink);
    return [page, await owner.post(page, "/setup", { Title: "" })];
  } finally {
    await blog.stop();
  }
}
