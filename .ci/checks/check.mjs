// Starts the program with sample content in both languages and lets others read it. One line a check, complaints below.
import { start, Visitor } from "./blog.mjs";
import { authorsPages, readersPages, setupPages } from "./crawl.mjs";
import { checkFeeds } from "./feeds.mjs";
import { checkHtml } from "./html.mjs";
import { checkMicroformats } from "./microformats.mjs";
import { checkNewsboat, isInstalled } from "./newsboat.mjs";

const [program] = process.argv.slice(2);
const results = { passed: 0, failed: 0, skipped: 0 };

function report(name, complaints) {
  results[complaints.length === 0 ? "passed" : "failed"]++;
  console.log(`${name}: ${complaints.length === 0 ? "nothing to complain of" : `${complaints.length} complaints`}`);
  for (const complaint of complaints) console.log("  " + complaint);
}

for (const language of ["fr", "en"]) {
  const blog = await start(program, language);
  try {
    const dead = [];
    const readers = await readersPages(blog, dead);
    const visitor = new Visitor();
    const feed = JSON.parse((await visitor.get(blog.address + "/feed.json")).text);
    report(`microformats, ${language}, ${readers.length} pages`, checkMicroformats(readers));
    report(`feeds, ${language}`, await checkFeeds(readers, visitor));
    if (isInstalled()) {
      report(`newsboat, ${language}`, await [
        ...await checkNewsboat(blog.address + "/feed.xml", feed.items.length),
        ...await checkNewsboat(blog.address + "/atom.xml", feed.items.length),
      ]);
    } else {
      console.log("newsboat: skipped, it is not installed");
      results.skipped++;
    }

    const pages = [...readers, ...await authorsPages(blog, dead), ...language === "fr" ? await setupPages(program) : []];
    report(`links, ${language}`, dead);
    report(`HTML, ${language}, ${pages.length} pages`, await checkHtml(pages));
  } finally {
    await blog.stop();
  }
}

console.log(`${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped`);
process.exitCode = results.failed === 0 ? 0 : 1;
