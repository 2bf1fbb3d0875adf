// A feed reader that people use, in batch mode.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const isInstalled = () => spawnSync("newsboat", ["--version"]).error === undefined;

/** @param expected how many entries are in the feed */
export async function checkNewsboat(url, expected) {
  const folder = await mkdtemp(join(tmpdir(), "socialblog-newsboat-"));
  try {
    const files = { urls: url + "\n", config: `error-log ${join(folder, "errors")}\n`, errors: "" };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const run = (...commands) => spawnSync(
      "newsboat", ["-u", join(folder, "urls"), "-C", join(folder, "config"), "-c", join(folder, "cache.db"), "-x", ...commands],
      { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8", HOME: folder } });
    const said = run("reload").stdout + run("print-unread").stdout;
    const unread = Number(/(\d+) unread/.exec(said)?.[1]);
    return unread === expected ? [] : [`${url} has ${expected} entries, newsboat says: ${said}`];
  } finally {
    await rm(folder, { recursive: true });
  }
}
