// Every page of a blog that a link leads to, and those that only a form or a mistake does.
import { start, Visitor } from "./blog.mjs";

const entities = { amp: "&", quot: '"', lt: "<", gt: ">" };
const decode = text => text.replace(/&(?:#x([0-9a-f]+)|(\w+));/gi, (all, code, name) => code ? String.fromCodePoint(parseInt(code, 16)) : entities[name] ?? all);

/** Absolute addresses that a page leads to, without fragments. */
const linksOf = page => [...page.text.matchAll(/<(?:a|link)\b[^>]*? href="([^"]*)"/g)].map(([, href]) => new URL(decode(href), page.url).href.split("#")[0]);

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
      if (link.startsWith(within) && !link.includes("/media/")) seen.add(link);
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
  pages.push(await author.post(fresh, "/admin/publications", { Title: "" }), await author.post(fresh, "/admin/previews", { Title: "T", Text: "*T*" }));

  const editor = pages.find(page => /\/admin\/posts\/\d+$/.test(page.url));
  const path = decode(/<p class="address"><a href="([^"]+)"/.exec(editor.text)[1]);
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
