// The desk in a real browser: each view in both languages, by keyboard alone, without serious findings of axe, with hostile
// articles, at the width of a phone, and without a request that leaves the machine.
// Usage: BAHI=build/release/bahi node --test web/e2e/desk.test.mjs   (CHROMIUM: another browser than Debian's)
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import axe from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { serve } from "./ledger.mjs";

const { AxeBuilder } = axe.default ? axe : { AxeBuilder: axe };
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
let server, browser;
const outside = [];
const faults = [];

before(async () => {
  server = await serve(process.env.BAHI ?? "build/release/bahi");
  browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await browser?.close();
  server?.stop();
});

async function desk(hash = "", { language = "en", theme = "light", width = 1280, height = 900 } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language === "hi" ? "hi-IN" : "en-GB",
    acceptDownloads: true,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  page.on("request", (r) => /^(blob|data):/.test(r.url()) || r.url().startsWith(server.url) || outside.push(r.url()));
  page.on("pageerror", (e) => faults.push(`${hash}: ${e.message}`));
  page.on("console", (m) => m.type() === "error" && faults.push(`${hash}: ${m.text()}`));
  await page.goto(`${server.url}/${hash}`);
  return page;
}

/** Once a view has its answers. */
async function settled(page) {
  await page.waitForSelector("main h1");
  await page.waitForFunction(() => !document.querySelector("main .waiting"));
}

async function meeting(page) {
  const answer = await page.request.get(
    `${server.url}/api/v1/timeline?person=person/narendra-modi&person=person/fumio-kishida`,
  );
  return (await answer.json()).items.find((h) => h.act === "meet").id;
}

const example = readFileSync(new URL("../../cases/regional-meeting/article.txt", import.meta.url), "utf8");

const views = [
  ["#/today", "main .change"],
  ["#/timeline", "main .happening"],
  ["#/timeline?type=CONSULT&since=2023-03-01", "main .chip.on"],
  ["#/changes", "main .change"],
  ["#/upcoming?day=2023-03-01", "main .plan"],
  ["#/conflicts", "main .versus"],
  ["#/map", "main .world .pick"],
  ["#/network", "main .graph .node"],
  ["#/network?as=table", "main table td"],
  ["#/dyad", "main .picker"],
  ["#/dyad/IND/JPN", "main .bars"],
  ["#/dyad/person%2Ffumio-kishida/person%2Fnarendra-modi?show=meetings&level=leaders", "main .counts a[aria-current]"],
  ["#/who/person%2Ffumio-kishida", "main .happening"],
  ["#/who/country%2Find", "main .happening"],
  ["#/search?q=kishida", "main .hit"],
  ["#/review", "main .switch"],
  ["#/review?tab=contradictions", "main .versus"],
  ["#/watches?person=person%2Ffumio-kishida", "main form input"],
  ["#/sources", "main .article-row"],
  ["#/read", "main textarea"],
];

for (const [language, theme] of [
  ["en", "light"],
  ["hi", "dark"],
])
  test(`each view, ${language}, ${theme}: shown, and nothing serious found by axe`, async () => {
    const page = await desk("#/today", { language, theme });
    const id = await meeting(page);
    const article = (await (await page.request.get(`${server.url}/api/v1/find?q=kishida`)).json()).items[0].article;
    const all = [...views, [`#/happening/${id}`, "main .life li"], [`#/article/${article}`, "main .m.trigger"]];
    for (const [hash, sight] of all) {
      await page.evaluate((to) => (location.hash = to), hash);
      await page.waitForSelector(sight);
      await settled(page);
      assert.equal(await page.getAttribute("html", "lang"), language);
      const text = await page.innerText("main h1");
      assert.ok(text.trim().length > 0, `${hash}: a heading`);
      const look = new AxeBuilder({ page });
      if (theme === "light") look.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]);
      else
        look.withRules([
          "color-contrast",
          "html-has-lang",
          "html-lang-valid",
          "valid-lang",
          "label",
          "button-name",
          "link-name",
        ]); // what else may differ
      const { violations } = await look.analyze();
      const serious = violations.filter((v) => v.impact === "serious" || v.impact === "critical");
      assert.deepEqual(
        serious.map(
          (v) =>
            `${hash} ${v.id}: ${v.nodes
              .slice(0, 3)
              .map((n) => `${n.target} ${n.failureSummary}`)
              .join(" | ")}`,
        ),
        [],
      );
    }
    await page.context().close();
  });

test("no view is wider than a phone", async () => {
  const page = await desk("#/today", { language: "hi", width: 360, height: 740 });
  const id = await meeting(page);
  for (const [hash, sight] of [...views, [`#/happening/${id}`, "main .life li"]]) {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.waitForSelector(sight);
    await settled(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${hash} is ${over} px too wide`);
  }
  await page.context().close();
});

test("by keyboard alone: views, lists, search, help, language", async () => {
  const page = await desk("#/today");
  await page.waitForSelector("main .happening");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "main");
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await page.waitForSelector("main.v-timeline .happening");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const second = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  assert.match(second ?? "", /^#\/happening\//);
  await page.keyboard.press("k");
  await page.keyboard.press("j");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("href")), second);
  await page.keyboard.press("Enter");
  await page.waitForSelector("main.v-happening .life li");
  assert.ok(page.url().endsWith(second ?? "?"));
  await page.keyboard.press("/");
  await page.keyboard.type("Kishi");
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector("main.v-who .happening");
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.querySelector("main h1")?.focus());
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog", { state: "detached" });
  await page.keyboard.press("L");
  assert.equal(await page.getAttribute("html", "lang"), "hi");
  assert.match(await page.innerText("main h1"), /किशिदा/);
  await page.keyboard.press("T");
  assert.equal(await page.getAttribute("html", "data-theme"), "dark");
  await page.context().close();
});

test("when Kishida and Modi met last, who says what about it, what is planned: from the search box", async () => {
  const page = await desk("#/today");
  await page.fill("#search", "किशिदा");
  await page.click("[role=option] >> nth=0");
  await page.waitForSelector("main.v-who");
  await page.click("main .counts a:has-text('Narendra Modi')");
  const last = "main.v-dyad [aria-label='Met last']";
  await page.waitForSelector(`${last} .happening`);
  assert.match(await page.innerText(last), /Fumio Kishida met Narendra Modi[^]*20 Mar 2023/);
  await page.waitForSelector("[aria-label='Meetings by level'] th:has-text('Heads of state')");
  await page.click(`${last} .open`);
  await page.waitForSelector("main.v-happening .versus");
  assert.match(await page.innerText("main"), /देशकाल/);
  assert.match(await page.innerText(".versus"), /20 March 2023[^]*21 March 2023/);
  await page.goBack();
  await page.click("main.v-dyad [aria-label=Next] a:has-text('Calendar')");
  await page.waitForSelector("main.v-upcoming .chip.on >> nth=1");
  assert.match(await page.innerText("main .chosen"), /Fumio Kishida[^]*Narendra Modi/);
  await page.context().close();
});

test("a calendar is subscribed to by its address, which has the filters", async () => {
  const page = await desk("#/upcoming?state=JPN", { language: "hi" });
  await page.waitForSelector("main .chip.on");
  await page.click("main .menu summary >> nth=0");
  const url = await page.inputValue("main .subscribe input");
  assert.equal(url, `${server.url}/api/v1/upcoming.ics?state=JPN`);
  const calendar = await page.request.get(url);
  assert.match(await calendar.text(), /^BEGIN:VCALENDAR/);
  await page.click("main .subscribe button");
  await page.waitForFunction(() => document.querySelector("[role=status].toast")?.textContent);
  assert.equal(await page.locator("main .menu[open]").count(), 0);
  await page.context().close();
});

test("a watch: kept from a filter, told when something is new, seen, removed", async (t) => {
  if (process.env.BAHI_URL) return t.skip();
  const page = await desk("#/timeline?state=NPL");
  await page.click("main .chosen a:has-text('Watch this')");
  await page.fill("main form input", "नेपाल");
  await page.click("main form button");
  const watch = "main [aria-label=नेपाल]";
  await page.waitForSelector(`${watch} .aside:has-text('nothing new')`);
  server.add([
    {
      id: "watched",
      source: "test/watched",
      published: "2023-03-24",
      title: "ओली बीजिंग में",
      text: "नेपाल के प्रधानमंत्री के पी शर्मा ओली ने शुक्रवार को बीजिंग में चीन के राष्ट्रपति शी चिनफिंग से मुलाकात की।",
    },
  ]);
  await page.waitForSelector(`${watch} .change`);
  assert.match(await page.innerText(`${watch} .details >> nth=0`), /Nepal/);
  await page.click(`${watch} button:has-text('Seen')`);
  await page.waitForSelector(`${watch} .aside:has-text('nothing new')`);
  page.on("dialog", (d) => void d.accept());
  await page.click(`${watch} button:has-text('Remove')`);
  await page.waitForSelector("main .state-note:has-text('Nothing is watched')");
  await page.context().close();
});

test("a link holds the whole state", async () => {
  const page = await desk("#/timeline?type=CONSULT");
  await page.waitForSelector("main .happening");
  const shown = await page.locator("main .happening").count();
  await page.fill("main input[type=date] >> nth=0", "2023-03-20");
  await page.waitForFunction(() => location.hash.includes("since=2023-03-20"));
  await page.waitForFunction((n) => document.querySelectorAll("main .happening").length < n, shown);
  const before = await page.innerText("main .long-list");
  const again = await desk(new URL(page.url()).hash);
  await again.waitForSelector("main .happening");
  assert.equal(await again.innerText("main .long-list"), before);
  await page.context().close();
  await again.context().close();
});

test("Read: words and claims show one another; an edit changes the record at once; the link holds the text", async () => {
  const page = await desk("#/read?date=2022-11-25");
  await page.fill("main textarea", example);
  await page.waitForSelector("#claim-v2");
  await page.click("main .title-row .button[aria-pressed]");
  await page.hover("#claim-v2");
  await page.waitForSelector(".article .m.lit");
  assert.match((await page.locator(".article .m.lit").allInnerTexts()).join(""), /भेंट/);
  await page.hover(".article .m.trigger >> nth=1");
  await page.waitForSelector(".claim.near");
  await page.click("#claim-v2 button");
  await page.waitForSelector("#claim-v2 .why");
  assert.match(await page.innerText("#claim-v2 .why"), /consult\.meet/);
  await page.waitForSelector(".note");
  await page.waitForFunction(() => location.hash.includes("z="));
  const again = await desk(new URL(page.url()).hash);
  await again.waitForSelector("#claim-v2 .why");
  await again.context().close();
  await page.click("main .title-row .button[aria-pressed]");
  await page.fill("textarea.over", "जयशंकर ने कल मॉस्को में लावरोव से मुलाकात की।");
  await page.waitForFunction(
    () =>
      document.querySelectorAll(".claim").length < 4 &&
      /Lavrov/.test(document.querySelector(".record-panel")?.textContent ?? ""),
  );
  await page.context().close();
});

test("Read: typing goes on where it began; what is pasted is shown read, not in an editor", async () => {
  const page = await desk("#/read");
  await page.click("main textarea");
  await page.keyboard.type("मोदी ने ");
  await page.waitForSelector("main textarea.over");
  await page.keyboard.type("पुतिन से बात की।");
  assert.equal(await page.inputValue("main textarea.over"), "मोदी ने पुतिन से बात की।");
  // An empty Read again, from another view and from itself.
  await page.goto(`${server.url}/#/today`);
  await page.waitForSelector("main .change");
  await page.goto(`${server.url}/#/read`);
  await page.waitForSelector("main textarea.paste");
  await page.fill("main textarea.paste", "शी ने ओली से बात की।");
  await page.waitForFunction(() => location.hash.includes("z="));
  await page.goto(`${server.url}/#/read`);
  await page.waitForSelector("main textarea.paste");
  await page.evaluate((text) => {
    const box = document.querySelector("main textarea");
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }, example);
  await page.waitForSelector("#claim-v2");
  assert.equal(await page.locator("main textarea").count(), 0);
  await page.context().close();
});

test("Review: one key decides, and it can be taken back", async () => {
  const page = await desk("#/review?tab=contradictions");
  await page.waitForSelector("main .versus");
  await page.fill(".by input", "रमा");
  await page.evaluate(() => document.querySelector("main h1")?.focus());
  if (process.env.BAHI_URL) return page.context().close();
  await page.keyboard.press(await page.innerText("main .choices kbd >> nth=0"));
  await page.waitForFunction(() => document.querySelector("[role=status].toast")?.textContent);
  await page.goto(`${server.url}/#/review?tab=decisions`);
  await page.waitForSelector("main td:has-text('रमा')");
  await page.click("main td button");
  await page.waitForSelector("main td:has-text('undone')");
  await page.context().close();
});

test("what articles bring stays text", async () => {
  const page = await desk("#/sources");
  await page.waitForSelector("main .article-row");
  assert.match(await page.innerText("main"), /<img src=x onerror=/);
  const article = await page.getAttribute("main .article-row:has-text('<img') a", "href");
  await page.evaluate((to) => (location.hash = to), article);
  await page.waitForSelector("main .article .m");
  assert.match(await page.innerText("main .article"), /<script>document\.title='owned'<\/script>/);
  assert.equal(await page.locator("main img, main script, main b").count(), 0);
  assert.doesNotMatch(await page.title(), /^owned$/);
  for (const text of await page.locator("main h1 bdi, main .line bdi").all())
    assert.equal(await text.evaluate((e) => getComputedStyle(e).unicodeBidi), "isolate");
  for (const hash of [
    "#/timeline",
    "#/search?q=शोल्ज",
    `#/search?q=${encodeURIComponent("<img src=x onerror=alert(1)>")}`,
    "#/who/%3Cscript%3E",
    "#/happening/..%2F..%2Fstats",
    "#/%E0%A4%A",
  ]) {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.waitForTimeout(250);
    assert.equal(await page.locator("main img, main script").count(), 0, hash);
  }
  await page.evaluate(() => (location.hash = "#/sources"));
  await page.click("main .article-row:has-text('लंबा शीर्षक') a");
  await page.waitForSelector("main .article .m");
  await page.context().close();
});

test("a long list keeps few rows in the page", async () => {
  const page = await desk("#/today");
  const items = Array.from({ length: 20_000 }, (_, i) => ({
    id: i.toString(16).padStart(16, "0"),
    event: "CONSULT",
    act: "meet",
    stage: "occurred",
    confidence: 0.9,
    sources: 1,
    claims: 1,
    conflicts: 0,
    first: "2023-01-01",
    day: "2023-01-01",
    date: { start: "2023-01-01", end: "2023-01-01", precision: "day" },
    roles: [{ role: "actor", who: { id: `person/${i}`, kind: "person", hi: `नाम ${i}`, en: `Name ${i}` } }],
  }));
  await page.route("**/api/v1/timeline?*", (route) => route.fulfill({ json: { items } }));
  await page.evaluate(() => (location.hash = "#/timeline"));
  await page.waitForSelector("main .happening");
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
  await page.waitForFunction(() =>
    /Name (9|10)\d{3}/.test(document.querySelector("main .long-list")?.textContent ?? ""),
  );
  const rows = await page.locator("main .happening").count();
  assert.ok(rows < 60, `${rows} rows`);
  await page.context().close();
});

test("exports: CSV, JSON, SVG, PNG", async () => {
  const page = await desk("#/dyad/IND/JPN");
  await page.waitForSelector("main .bars rect.cooperation");
  const take = async (name) => {
    await page.click("main .menu summary");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click(`main .menu button:has-text('${name}')`),
    ]);
    return readFileSync(await download.path());
  };
  assert.match((await take("CSV")).toString(), /^\ufeffquarter,cooperation,conflict,planned\r\n2023-Q1,\d+/);
  assert.equal(JSON.parse((await take("JSON")).toString()).a.polity, "IND");
  assert.match((await take("SVG")).toString(), /^<svg [^]*fill="rgb/);
  assert.equal((await take("PNG")).subarray(1, 4).toString(), "PNG");
  await page.context().close();
});

test("new articles appear by themselves", { skip: process.env.BAHI_URL !== undefined }, async () => {
  const page = await desk("#/sources");
  await page.waitForSelector("main .article-row");
  server.add([
    {
      id: "late",
      source: "test/late",
      published: "2023-03-24",
      title: "देर से आई खबर",
      text: "नेपाल के प्रधानमंत्री पुष्प कमल दाहाल ने शुक्रवार को काठमांडू में चीन के राजदूत से मुलाकात की।",
    },
  ]);
  await page.waitForSelector("main .article-row:has-text('देर से आई खबर')");
  await page.context().close();
});

test("first view: script at most 200 kB compressed; nothing left the machine; no errors", async (t) => {
  const start = Date.now();
  const page = await desk("#/today");
  await page.waitForSelector("main .change");
  const shown = Date.now() - start;
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((r) => r.name.endsWith(".js"))
      .reduce((sum, r) => sum + r.encodedBodySize, 0),
  );
  t.diagnostic(`first view: ${bytes} bytes of script, what changed is shown ${shown} ms after the page was asked for`);
  assert.ok(bytes > 0 && bytes <= 200_000, `${bytes} bytes of script`);
  await page.context().close();
  assert.deepEqual(outside, []);
  assert.deepEqual(
    faults.filter((f) => !/Failed to load resource/.test(f)),
    [],
  );
});
