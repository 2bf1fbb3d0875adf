// The Nu HTML checker reads every page. Its remarks on style are not asked for: the framework writes <input />.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jar from "vnu-jar";

export async function checkHtml(pages) {
  const folder = await mkdtemp(join(tmpdir(), "socialblog-html-"));
  try {
    const html = pages.filter(page => page.type === "text/html");
    for (const [number, page] of html.entries()) await writeFile(join(folder, `${number}.html`), page.text);
    const checker = spawnSync("java", ["-jar", String(jar), "--format", "json", folder], { encoding: "utf8", maxBuffer: 2 ** 28 });
    if (checker.error) throw checker.error;
    return JSON.parse(checker.stderr).messages
      .filter(found => found.type !== "info" || found.subType === "warning")
      .map(found => `${html[parseInt(found.url.split("/").at(-1))].url}:${found.lastLine ?? ""}: ${found.subType ?? found.type}: ${found.message}\n    ${(found.extract ?? "").trim()}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
