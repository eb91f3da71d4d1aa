// Makes the pictures of docs/desk.md anew: docs/desk/*.png. With pngquant they become a third as large.
// Usage: BAHI=build/release/bahi node web/e2e/pictures.mjs   (CHROMIUM: another browser than Debian's)
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./ledger.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const server = await serve(process.env.BAHI ?? "build/release/bahi", false);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

async function picture(name, hash, sight, { language = "en", theme = "light", width = 1280, height = 800, act } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language === "hi" ? "hi-IN" : "en-GB",
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/${hash}`);
  await page.waitForSelector(sight);
  await act?.(page);
  await page.waitForFunction(() => !document.querySelector("main .waiting"));
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  const file = join(root, "docs/desk", `${name}.png`);
  await page.screenshot({ path: file });
  spawnSync("pngquant", ["--force", "--output", file, "128", file]);
  await context.close();
}

const listed = await (await fetch(`${server.url}/api/v1/timeline?person=person/narendra-modi&state=JPN`)).json();
const meeting = `#/happening/${listed.items.find((h) => h.act === "meet").id}`;
const kishida = "person%2Ffumio-kishida";

await picture("today", "#/today", "main .change", { height: 860 });
await picture("read", "#/read?date=2022-11-25", "main textarea", {
  width: 1360,
  height: 860,
  act: async (page) => {
    await page.fill("main textarea", readFileSync(join(root, "cases/regional-meeting/article.txt"), "utf8"));
    await page.waitForSelector("#claim-v2");
    await page.click("main .title-row .button[aria-pressed]");
    await page.click("#claim-v2 button");
    await page.waitForSelector("#claim-v2 .signs");
  },
});
await picture("happening", meeting, "main .world", { language: "hi", height: 860 });
await picture("sides", `#/dyad/${kishida}/person%2Fnarendra-modi`, "main .counts a", { language: "hi" });
await picture("upcoming", "#/upcoming?day=2023-03-01", "main .plan");
await picture("dossier", `#/who/${kishida}`, "main .happening", { theme: "dark" });
await picture("review", "#/review?tab=contradictions", "main .versus", { height: 640 });
await picture("phone", "#/timeline", "main .happening", { language: "hi", theme: "dark", width: 390, height: 780 });
await browser.close();
server.stop();
