// The program in a process of its own, and somebody who visits it: with cookies, without scripts.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const owner = { email: "camille@example.org", password: "sept conversations" };

/** @param language of a blog with sample content; null: one that waits to be set up */
export async function start(program, language) {
  const data = await mkdtemp(join(tmpdir(), "socialblog-checks-"));
  const setup = language && {
    Title: language === "fr" ? "Les conversations" : "Conversations", Language: language, TimeZone: "Europe/Paris",
    OwnerName: "Camille Durand", OwnerEmail: owner.email, OwnerPassword: owner.password, SampleContent: "true",
  };
  const settings = Object.fromEntries(Object.entries(setup ?? {}).map(([name, value]) => ["SocialBlog__Setup__" + name, value]));
  const child = spawn("dotnet", [program, "--urls", "http://127.0.0.1:0"], { env: { ...process.env, ...settings, SocialBlog__DataDirectory: data }, stdio: ["ignore", "pipe", "inherit"] });
  let log = "";
  const [, address, setupLink] = await new Promise((resolve, reject) => {
    child.on("exit", code => reject(new Error(`The program ended with ${code}:\n${log}`)));
    child.stdout.on("data", text => {
      log += text;
      const ready = (language ? /Now listening on: (\S+)/ : /Now listening on: (\S+)[^]*?(http:\S+\/setup\?code=\S+)/).exec(log);
      if (ready) resolve(ready);
    });
  });
  return {
    address,
    language,
    setupLink,
    async stop() {
      const ended = new Promise(resolve => child.once("exit", resolve));
      child.kill();
      await ended;
      await rm(data, { recursive: true });
    },
  };
}

/** Somebody, or a program, that keeps cookies and follows redirects. */
export class Visitor {
  #cookies = new Map();
  #headers;

  /** @param headers sent with every request */
  constructor(headers = {}) {
    this.#headers = headers;
  }

  async get(url, form) {
    for (let hop = 0; hop < 5; hop++) {
      const headers = { ...this.#headers, cookie: [...this.#cookies].map(pair => pair.join("=")).join("; ") };
      const body = form && new URLSearchParams(form);
      const response = await fetch(url, { method: body ? "POST" : "GET", body, headers, redirect: "manual" });
      for (const cookie of response.headers.getSetCookie()) {
        const [name, value] = cookie.split(";")[0].split(/=(.*)/s);
        this.#cookies.set(name, value);
      }

      if (response.status < 300 || response.status >= 400) return { url, status: response.status, type: response.headers.get("content-type")?.split(";")[0], text: await response.text() };
      [url, form] = [new URL(response.headers.get("location"), url).href, undefined];
    }

    throw new Error(`${url} leads on and on.`);
  }

  /** Sends a form of a page, with the token that stands in it. */
  async post(page, action, fields) {
    const token = /name="__RequestVerificationToken"[^>]* value="([^"]+)"/.exec(page.text)?.[1];
    return this.get(new URL(action, page.url).href, token ? { ...fields, __RequestVerificationToken: token } : fields);
  }

  async signIn(address) {
    const page = await this.get(address + "/account/signin");
    return this.post(page, "/account/signin", { Email: owner.email, Password: owner.password });
  }
}
