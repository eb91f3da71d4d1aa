// Figures of the desk: what the first view fetches and how long it takes, and how long lists scroll.
// Usage: BAHI=build/release/bahi node web/e2e/measure.mjs [ADDRESS]   (ADDRESS: of a `bahi serve` over a large ledger; else the story)
import { chromium } from "playwright-core";
import { serve } from "./ledger.mjs";

const given = process.argv[2];
const server = given
  ? { url: given.replace(/\/$/, ""), stop() {} }
  : await serve(process.env.BAHI ?? "build/release/bahi");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const stats = await (await fetch(`${server.url}/api/v1/stats`)).json();
console.log(`${stats.articles} articles, ${stats.happenings} happenings`);

/** A page with nothing kept from before, and its times in milliseconds from the request on. */
async function fresh(hash, sight) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript((wanted) => {
    const seen = () => {
      if (document.querySelector("nav a") && !window.frame) window.frame = performance.now();
      if (!document.querySelector(wanted)) return;
      window.shown = performance.now();
      watch.disconnect();
    };
    const watch = new MutationObserver(seen);
    watch.observe(document, { childList: true, subtree: true });
  }, sight);
  await page.goto(`${server.url}/${hash}`);
  await page.waitForFunction(() => window.shown);
  return { context, page };
}

const runs = [];
for (let i = 0; i < 7; i++) {
  const { context, page } = await fresh("#/today", "main .change");
  runs.push(
    await page.evaluate(() => {
      const bytes = (end) =>
        performance
          .getEntriesByType("resource")
          .filter((r) => new URL(r.name).pathname.endsWith(end))
          .reduce((sum, r) => sum + r.encodedBodySize, 0);
      return {
        frame: window.frame,
        shown: window.shown,
        script: bytes(".js"),
        style: bytes(".css"),
        fonts: bytes(".woff2"),
      };
    }),
  );
  await context.close();
}
const of = (key) => Math.round(median(runs.map((r) => r[key])));
console.log(`first view: ${of("script")} bytes of script, ${of("style")} of style, ${of("fonts")} of fonts`);
console.log(
  `first view: keys and links work after ${of("frame")} ms, what changed is shown after ${of("shown")} ms (median of 7)`,
);

for (const [hash, row] of [
  ["#/timeline", "main .happening"],
  ["#/sources", "main .article-row"],
]) {
  const { context, page } = await fresh(hash, row);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" }); // processor time, not the clock
  const worked = async () =>
    (await devtools.send("Performance.getMetrics")).metrics.find((m) => m.name === "TaskDuration").value * 1000;
  const before = await worked();
  const told = await page.evaluate(async (row) => {
    const gaps = [];
    let most = 0;
    let last = performance.now();
    const end = last + 15_000;
    while (last < end) {
      window.scrollBy(0, 300); // a fast flick
      const now = await new Promise((done) => requestAnimationFrame(done));
      gaps.push(now - last);
      last = now;
      most = Math.max(most, document.querySelectorAll(row).length);
    }
    const rows = [...document.querySelectorAll("[aria-posinset]")].map((e) => Number(e.getAttribute("aria-posinset")));
    gaps.sort((a, b) => a - b);
    const at = (share) => Math.round(gaps[Math.floor(share * (gaps.length - 1))]);
    return { reached: Math.max(...rows), most, frames: gaps.length, median: at(0.5), p95: at(0.95), longest: at(1) };
  }, row);
  const each = ((await worked()) - before) / told.frames;
  console.log(
    `${hash}: scrolled to row ${told.reached} in 15 s, at most ${told.most} rows in the page; ` +
      `${told.frames} frames, median ${told.median} ms, 95 % ${told.p95} ms, longest ${told.longest} ms; ` +
      `${each.toFixed(1)} ms of processor a frame`,
  );
  await context.close();
}
await browser.close();
server.stop();
