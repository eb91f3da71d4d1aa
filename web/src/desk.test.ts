import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test, vi } from "vitest";

vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined });
vi.stubGlobal("location", { hash: "" });
vi.stubGlobal("navigator", { language: "en" });
vi.stubGlobal("document", { documentElement: { dataset: {} } });
vi.stubGlobal("window", { addEventListener: () => undefined });
vi.stubGlobal("history", { replaceState: () => undefined });

const { csv } = await import("./export");
const { dateText, plain, sentence, stateName, term } = await import("./i18n");
const { lines, marks, moved } = await import("./marks");
const { pack, unpack } = await import("./pack");
const { link, parse } = await import("./route");
const { language } = await import("./store");
const { rows } = await import("../words");
const { certainty, daysIn } = await import("./views/upcoming");
const { binned } = await import("./views/timeline");
const { byQuarter } = await import("./views/dyad");
const { levelOf, rankOf, rankOn } = await import("./levels");
const { steps } = await import("./parts/worldmap");
const signs = (await import("./signs.hi")).default;
const en = (await import("./words.en")).default;
const hi = (await import("./words.hi")).default;

beforeEach(() => void (language.value = "en"));
const text = (parts: (string | string[])[]) => parts.map((p) => (typeof p === "string" ? p : p.join(", "))).join("");
const happening = {
  id: "1",
  event: "CONSULT",
  act: "meet",
  stage: "occurred",
  confidence: 1,
  sources: 1,
  claims: 1,
  conflicts: 0,
};

/** Browsers and Node from 20.12 on do. */
const deflates = (() => {
  try {
    return Boolean(new CompressionStream("deflate-raw"));
  } catch {
    return false;
  }
})();

describe("addresses", () => {
  test("path and query come back", () => {
    const { path, query } = parse(link(["who", "person/x y"], { state: ["IND", "JPN"], since: "", until: undefined }));
    expect(path).toEqual(["who", "person/x y"]);
    expect(query.getAll("state")).toEqual(["IND", "JPN"]);
    expect(query.has("since")).toBe(false);
  });
  test("a stray per cent sign is no error", () => expect(parse("#/who/50%").path).toEqual(["who", "50%"]));
  test.skipIf(!deflates)("a text survives its link", async () => {
    const letters = "किशिदा ने मोदी से मुलाकात की।\n🙂 <b>";
    const packed = await pack(letters);
    expect(packed).toMatch(/^[\w-]+$/);
    expect(await unpack(packed)).toBe(letters);
  });
});

describe("sentences", () => {
  test("as the command line tells them", () => {
    expect(text(sentence({ event: "CONSULT", act: "meet", past: true }, ["A"], ["B"]))).toBe("A met B");
    expect(text(sentence({ event: "CONSULT", act: "visit", past: false }, ["A"], ["B"]))).toBe("A to visit B");
    expect(text(sentence({ event: "AGREE", act: "promise", past: true }, ["A"], []))).toBe("A gave a promise");
    expect(text(sentence({ event: "CONSULT", act: "meet", past: true }, ["किशिदा"], ["मोदी"], "hi"))).toBe(
      "किशिदा ने मोदी से मुलाकात की",
    );
    expect(
      text(sentence({ event: "CONSULT", act: "meet", past: false, negated: true }, ["किशिदा"], ["मोदी"], "hi")),
    ).toBe("किशिदा ने मोदी से मुलाकात नहीं की");
  });
  test("an act without a phrase keeps who and whom", () =>
    expect(text(sentence({ event: "AID", act: "?", past: true }, ["A"], ["B"]))).toBe("A → B (?)"));
  test("nobody named", () => expect(plain(happening)).toBe("Someone met …"));
  test("terms and states in both languages", () => {
    expect([term("occurred"), stateName("IND")]).toEqual(["occurred", "India"]);
    language.value = "hi";
    expect([term("occurred"), stateName("IND")]).toEqual(["हुआ", "भारत"]);
  });
  test("both dictionaries hold the same words with the same blanks", () => {
    for (const [key, value] of Object.entries(en)) {
      const blanks = (s: string) => [...s.matchAll(/\{\w+\}/g)].map(String).sort();
      expect([key, blanks(hi[key as keyof typeof hi])]).toEqual([key, blanks(value)]);
    }
  });
  test("rows of a C++ table", () =>
    expect(rows('x kT[] = {\n {"a", "b\\"c"}, {"d",\n "e"},\n};', "kT[] = {")).toEqual([
      ["a", 'b"c'],
      ["d", "e"],
    ]));
});

describe("dates", () => {
  test.each([
    [{ start: "2023-03-20", end: "2023-03-20", precision: "day" }, "20 March 2023"],
    [{ start: "2023-03-01", end: "2023-03-31", precision: "month" }, "March 2023"],
    [{ start: "2023-01-01", end: "2023-12-31", precision: "year", approximate: true }, "about 2023"],
    [{ start: "2023-03-20", end: "2023-03-21", precision: "day" }, "20–21 March 2023"],
    [{ start: "not a day", end: "", precision: "day" }, ""],
    [undefined, ""],
  ])("%j", (date, shown) => expect(dateText(date).replace(/\s*–\s*/, "–")).toBe(shown)); // spaces differ by version of ICU
  test("in Hindi", () => {
    language.value = "hi";
    expect(dateText({ start: "2023-03-20", end: "2023-03-20", precision: "day" })).toBe("20 मार्च 2023");
  });
  test("what falls into a month, and how sure it is", () => {
    const plan = {
      ...happening,
      stage: "announced",
      date: { start: "2023-02-27", end: "2023-03-02", precision: "day" },
    };
    expect(daysIn(plan, "2023-03")).toEqual(["2023-03-01", "2023-03-02"]);
    expect(daysIn(plan, "2023-04")).toBeUndefined();
    expect(certainty(plan)).toBe("fixed");
    expect(certainty({ ...plan, date: { ...plan.date, precision: "month" } })).toBe("announced");
    expect(certainty({ ...plan, stage: "rumoured" })).toBe("rumoured");
    expect(certainty({ ...plan, stage: "postponed" })).toBe("called_off");
    const revision = (day: string, what: string, stage: string) => ({
      day,
      what,
      stage,
      quote: { article: "a", words: "" },
    });
    const putOff = [revision("2023-02-17", "date", "announced"), revision("2023-02-27", "stage", "postponed")];
    expect(certainty({ ...plan, stage: "postponed", revisions: putOff })).toBe("called_off");
    const again = [...putOff, revision("2023-02-27", "date", "postponed")];
    expect(certainty({ ...plan, stage: "postponed", revisions: again })).toBe("fixed");
  });
  test("days become weeks and months when they are many, and none is lost", () => {
    const days = Array.from({ length: 400 }, (_, i) => ({
      day: new Date(Date.UTC(2022, 0, 1 + i)).toISOString().slice(0, 10),
      cooperation: 1,
      conflict: 0,
      planned: 0,
    }));
    const { bars, endOf } = binned(days);
    expect(bars.reduce((sum, b) => sum + b.cooperation, 0)).toBe(400);
    expect(bars.length).toBeLessThan(70);
    expect(endOf(bars[1]!.key) > bars[1]!.key).toBe(true);
  });
  test("quarters without happenings stand between those with", () =>
    expect(
      byQuarter([
        { day: "2022-12-31", cooperation: 1, conflict: 0, planned: 0 },
        { day: "2023-06-01", cooperation: 1, conflict: 0, planned: 0 },
        { day: "2023-04-01", cooperation: 0, conflict: 2, planned: 0 },
      ]).map((q) => `${q.name} ${q.cooperation} ${q.conflict}`),
    ).toEqual(["2022-Q4 1 0", "2023-Q1 0 0", "2023-Q2 1 2"]));
  test("shades of the map: at most five, and the most is in the last", () => {
    expect(steps([])).toEqual([]);
    expect(steps([0, 3, 3])).toEqual([3]);
    expect(steps([1, 1, 1, 2, 9, 40])).toEqual([1, 2, 9, 40]);
    expect(steps(Array.from({ length: 100 }, (_, i) => i + 1))).toEqual([20, 40, 60, 80, 100]);
  });
});

describe("levels of meetings", () => {
  const office = (en: string, first: string, last: string, tenure = "current") => ({
    hi: "",
    en,
    tenure,
    first,
    last,
    articles: 1,
  });
  test("an office that no table has is one of its kind", () => {
    expect(rankOf("prime minister")).toBe(1);
    expect(rankOf("foreign minister")).toBe(3);
    expect(rankOf("shipping minister")).toBe(3);
    expect(rankOf("deputy shipping minister")).toBe(4);
    expect(rankOf("minister of state for shipping")).toBe(4);
    expect(rankOf("poet")).toBeGreaterThan(6);
  });
  test("of that time, not of another; a former office is none", () => {
    const career = [
      office("foreign minister", "2019-05-01", "2021-09-01"),
      office("prime minister", "2021-10-04", "2024-10-01"),
      office("president", "2010-01-01", "2025-01-01", "former"),
    ];
    expect(rankOn(career, "2020-01-01")).toBe(3);
    expect(rankOn(career, "2023-03-20")).toBe(1);
    expect(rankOn([], "2023-03-20")).toBeGreaterThan(6);
  });
  test("the lower side counts, by its highest", () => {
    const who = (id: string, polity: string) => ({
      role: "actor",
      who: { id, kind: "person", hi: id, en: id, polity },
    });
    const offices = new Map([
      ["modi", [office("prime minister", "2014-05-26", "2026-01-01")]],
      ["kishida", [office("prime minister", "2021-10-04", "2024-10-01")]],
      ["hayashi", [office("foreign minister", "2021-11-10", "2023-09-13")]],
    ]);
    const level = (...roles: ReturnType<typeof who>[]) =>
      levelOf({ ...happening, day: "2023-03-20", roles }, offices, ["IND", "JPN"]);
    expect(level(who("modi", "IND"), who("kishida", "JPN"), who("hayashi", "JPN"))).toBe("leaders");
    expect(level(who("modi", "IND"), who("hayashi", "JPN"))).toBe("ministers");
    expect(level(who("modi", "IND"), who("suzuki", "JPN"))).toBe("officials");
    expect(level(who("kishida", "JPN"))).toBe("leaders");
    expect(level()).toBe("unnamed");
  });
});

describe("marks", () => {
  const mark = (start: number, end: number, kind: string, claim?: string) => ({
    start,
    end,
    class: kind,
    ...(claim ? { claim } : {}),
  });
  test("pieces cover the text once, in code points", () => {
    const points = Array.from("🙂 अब कख\nगघ");
    const rows = lines(points, [mark(0, 4, "entity"), mark(2, 9, "", "v1"), mark(2, 4, "trigger", "v1")]);
    expect(rows.map((r) => r.pieces.map((p) => points.slice(p.start, p.end).join("")).join(""))).toEqual([
      "🙂 अब कख",
      "गघ",
    ]);
    expect(rows[0]!.pieces.map((p) => [p.classes, p.claims, p.trigger])).toEqual([
      ["entity", "", ""],
      ["entity trigger", "v1", "v1"],
      ["", "v1", ""],
    ]);
    expect(rows[1]!.pieces.map((p) => p.claims)).toEqual(["v1", ""]);
  });
  test("marks move with their words while the new text is being read", () => {
    const [before, after] = ["abc def ghi", "abc XYZ def ghi"].map((s) => Array.from(s)) as [string[], string[]];
    expect(moved([mark(0, 3, "x"), mark(4, 7, "y"), mark(8, 11, "z")], before, after)).toEqual([
      mark(0, 3, "x"),
      mark(8, 11, "y"),
      mark(12, 15, "z"),
    ]);
  });
  test("a query stands once, by the line of its first words", () => {
    const record = {
      entities: [],
      events: [],
      statements: [],
      times: [],
      diagnostics: [
        {
          code: "c",
          message: "m",
          spans: [
            [0, 2],
            [3, 5],
          ],
        },
      ],
    };
    const rows = lines(Array.from("ab\ncd"), marks(record as never));
    expect(rows.map((r) => r.notes)).toEqual([[0], []]);
  });
});

test("CSV quotes what must be, and runs no formula", () =>
  expect(csv([["a,b", 'c"d', "=1+1", -2, undefined]])).toBe('"a,b","c""d",\'=1+1,-2,\r\n'));

test("the signs of confidence are known in Hindi", () => {
  const rows = readFileSync(new URL("../../ontology/confidence.tsv", import.meta.url), "utf8").split("\n");
  const names = rows
    .map((row) => row.split("\t"))
    .filter((cells) => /^-?\d+$/.test(cells[1] ?? "") && !/^[A-Z]+$/.test(cells[0]!));
  const missing = names.map((cells) => cells[0]!).filter((name) => !(name in signs));
  expect(names.length).toBeGreaterThan(80);
  expect(missing.length, missing.join(", ")).toBeLessThan(5); // a sign that has just come in is shown in English
});
