// Headless Chromium for the tests: the system's own, never a downloaded one; it reaches no network.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(new URL("../../analysis/report/package.json", import.meta.url))("playwright-core");

const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/// A browser with a folder of its own; `close` ends both.
export async function startBrowser() {
  const folder = mkdtempSync(join(tmpdir(), "minori-browser-"));
  const context = await chromium.launchPersistentContext(join(folder, "profile"), {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: flags,
    acceptDownloads: true,
  });
  return {
    context,
    write(name, html) {
      const path = join(folder, name);
      writeFileSync(path, html);
      return pathToFileURL(path).href;
    },
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/// Opens an address at a width; what went wrong on the way is kept in `faults`, requests beyond the file in `requests`.
export async function open(browser, address, { width = 1280, scheme = "light" } = {}) {
  const page = await browser.context.newPage();
  const faults = [];
  const requests = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) requests.push(request.url());
  });
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: 900 });
  await page.goto(address);
  await page.waitForSelector("#provenance h2");
  return { page, faults, requests };
}
