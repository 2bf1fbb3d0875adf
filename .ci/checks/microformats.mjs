// microformats-parser reads the pages as programs that follow blogs do.
import { mf2 } from "microformats-parser";

const count = (page, name) => [...page.text.matchAll(/ class="([^"]*)"/g)].filter(([, classes]) => classes.split(" ").includes(name)).length;
const isAddress = url => typeof url === "string" && /^https?:\/\//.test(url);

/** What an entry or a citation of a page lacks. Its author may be that of the feed around it. */
function lacks({ properties }, expected) {
  const { name, url, published, author = expected.author, content, summary, photo } = properties;
  return [
    expected.name && !(name?.length === 1 && name[0].trim()) && "one name",
    !(url?.length === 1 && isAddress(url[0])) && "one address",
    !(published?.length === 1 && !Number.isNaN(Date.parse(published[0]))) && "one date",
    !(author?.length === 1 && author[0].type?.includes("h-card") && author[0].properties.name?.[0]?.trim()) && "one author with a name",
    !(content?.[0]?.html?.trim() || content?.[0]?.value?.trim() || summary?.[0]?.trim()) && "content",
    photo && !photo.every(picture => isAddress(picture.value ?? picture)) && "absolute addresses of pictures",
  ].filter(Boolean);
}

export function checkMicroformats(pages) {
  const complaints = [];
  let entries = 0;
  for (const page of pages.filter(page => page.type === "text/html")) {
    const complain = text => complaints.push(`${page.url}: ${text}`);
    const { items } = mf2(page.text, { baseUrl: page.url });
    const all = (function within(list) { return list.flatMap(item => [item, ...within([...item.children ?? [], ...Object.values(item.properties).flat().filter(value => value?.type)])]); })(items);
    const ofType = type => all.filter(item => item.type.includes(type));
    for (const type of ["h-feed", "h-entry", "h-cite"]) {
      if (ofType(type).length !== count(page, type)) complain(`${count(page, type)} ${type} are there, ${ofType(type).length} are read`);
    }

    for (const feed of ofType("h-feed")) {
      if (!feed.properties.name?.[0]?.trim()) complain("the feed has no name");
      if (!feed.properties.author?.[0]?.properties?.name?.[0]?.trim()) complain("the feed has no author");
      if (!feed.children?.length) complain("the feed is empty");
    }

    const author = ofType("h-feed")[0]?.properties.author;
    for (const entry of ofType("h-entry")) for (const what of lacks(entry, { name: true, author })) complain(`an entry (${entry.properties.name}) lacks ${what}`);
    for (const cite of ofType("h-cite")) for (const what of lacks(cite, {})) complain(`a comment (${cite.properties.url}) lacks ${what}`);
    entries += ofType("h-entry").length + ofType("h-cite").length;
  }

  if (entries === 0) complaints.push("no page has an entry");
  return complaints;
}
