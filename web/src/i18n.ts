// Words, numbers, days and sentences in the reader's language.
import { computed } from "@preact/signals";
import table from "virtual:words";
import { language, type Language } from "./store";
import type { Happening, LedgerDate, Name } from "./types";
import en, { type Words } from "./words.en";
import hi from "./words.hi";

const dictionary = computed<Words>(() => (language.value === "hi" ? hi : en));

/** A text of the desk; `{name}` in it is replaced. */
export function t(key: keyof Words, values: Record<string, string | number> = {}): string {
  return dictionary.value[key].replace(/\{(\w+)\}/g, (all, name: string) =>
    name in values ? (typeof values[name] === "number" ? number(values[name]) : String(values[name])) : all,
  );
}

const glosses = new Map(table.glosses.map(([word, english, hindi]) => [word!, { en: english || word!, hi: hindi! }]));
/** English words that the command line sets in capitals, as the desk shows them. */
const typesInEnglish: Record<string, string> = {
  AGREE: "Agree",
  CONSULT: "Talks",
  SUPPORT: "Support",
  COOPERATE: "Cooperation",
  AID: "Aid",
  CONCEDE: "Concession",
  RETREAT: "Retreat",
  REQUEST: "Request",
  ACCUSE: "Accusation",
  REJECT: "Refusal",
  THREATEN: "Threat",
  PROTEST: "Protest",
  SANCTION: "Sanctions",
  MOBILIZE: "Mobilisation",
  COERCE: "Coercion",
  ASSAULT: "Assault",
};
export const eventTypes = Object.keys(typesInEnglish);
export const stages = [
  "proposed",
  "rumoured",
  "announced",
  "under way",
  "occurred",
  "postponed",
  "cancelled",
  "denied",
];
const conflictTypes = new Set(["ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]);
export const isConflict = (event: string): boolean => conflictTypes.has(event);

/** A term of the record in the reader's language; one that is not known stays as it is. */
export function term(word: string): string {
  if (language.value === "en" && word in typesInEnglish) return typesInEnglish[word]!;
  const gloss = glosses.get(word);
  return gloss ? gloss[language.value] : word;
}

/** A stage, a name, or figures as the ledger writes them («dead 12»), in the reader's language. */
export function figures(value: string): string {
  const named: Record<string, string> = {
    dead: t("dead"),
    injured: t("injured"),
    size: t("size"),
    amount: t("amount"),
  };
  return /\d/.test(value) ? value.replace(/[a-z]+/g, (word) => named[word] ?? term(word)) : term(value);
}

/** What a person decided: the command, or what has become of a happening by it. */
export function decision(what: string): string {
  const known: Record<string, keyof Words> = {
    confirm: "confirmed",
    confirmed: "confirmed",
    reject: "rejected",
    same: "yes_same",
    different: "no_different",
    correct: "corrected",
    corrected: "corrected",
    merge: "merged",
    merged: "merged",
    split: "split",
    undo: "undo",
  };
  return known[what] ? t(known[what]) : term(what);
}

interface Phrase {
  base: string;
  past: string;
  link: string;
  hindiCase: string;
  hindiPast: string;
  hindiInfinitive: string;
  hindiNegated: string;
}
const phrases = new Map<string, Phrase>(
  table.phrases.map(([act, base, past, link, hindiCase, hindiPast, hindiInfinitive, hindiNegated]) => [
    act!,
    {
      base: base!,
      past: past!,
      link: link!,
      hindiCase: hindiCase!,
      hindiPast: hindiPast!,
      hindiInfinitive: hindiInfinitive!,
      hindiNegated: hindiNegated!,
    },
  ]),
);

/** A sentence of words and of lists of names. */
export type Part<N> = string | N[];

/** «Kishida met Modi», «किशिदा ने मोदी से मुलाकात की»: as the command line's tables tell it. */
export function sentence<N>(
  deed: { event: string; act?: string | undefined; past: boolean; negated?: boolean },
  who: N[],
  whom: N[],
  inLanguage: Language = language.value,
): Part<N>[] {
  const phrase = phrases.get(deed.act ?? "");
  const subject: Part<N> = who.length ? who : (inLanguage === "hi" ? hi : en).someone;
  if (!phrase)
    return whom.length
      ? [subject, ` → `, whom, ` (${term(deed.act || deed.event)})`]
      : [subject, ` (${term(deed.act || deed.event)})`];
  if (inLanguage === "hi") {
    const verb = deed.past ? phrase.hindiPast : deed.negated ? phrase.hindiNegated : phrase.hindiInfinitive;
    const start: Part<N>[] = [subject, deed.past || deed.negated ? " ने " : " का "];
    return whom.length ? [...start, whom, ` ${phrase.hindiCase} ${verb}`] : [...start, verb];
  }
  const verb = deed.past ? phrase.past : phrase.base;
  const start: Part<N>[] = [subject, deed.past ? " " : deed.negated ? " did not " : " to ", verb];
  if (!whom.length) return phrase.link ? start : [...start, " …"];
  return [...start, phrase.link ? ` ${phrase.link} ` : " ", whom];
}

export const happened = (stage: string): boolean => stage === "occurred" || stage === "under way";

export function roleNames(h: Happening, role: string): Name[] {
  const seen = new Set<string>();
  return (h.roles ?? []).filter((r) => r.role === role && !seen.has(r.who.id) && seen.add(r.who.id)).map((r) => r.who);
}

const states = new Map(table.states.map(([iso3, english, hindi]) => [iso3, { en: english, hi: hindi }]));
/** The name of a state by its ISO 3166-1 alpha-3 code. */
export function stateName(iso3: string): string | undefined {
  return states.get(iso3)?.[language.value];
}

export function stateOf(iso3: string): Name | undefined {
  const name = states.get(iso3);
  return name && { id: `country/${iso3.toLowerCase()}`, kind: "country", polity: iso3, ...name };
}
/** An id that nothing is known of, to be read: «body/united-nations» as «United Nations». */
export function readable(id: string): string {
  return id
    .replace(/^\w+[/|]/, "")
    .replace(/[-|]+/g, " ")
    .trim()
    .replace(/\b[a-z]/g, (c) => c.toUpperCase());
}
/** Whose somebody is: the state by its name. Empty for a state itself. */
export function allegiance(name: Name): string {
  if (!name.polity || name.kind === "country" || name.polity === name.id) return "";
  return stateName(name.polity) ?? readable(name.polity);
}

/** As filters and dyads ask for a state or body. */
export function polityOf(name: Name): string {
  return name.polity || name.en || name.hi;
}

export function nameOf(name: { hi?: string; en?: string }): string {
  return (language.value === "hi" ? name.hi || name.en : name.en || name.hi) ?? "";
}

/** Of names that read alike («people», «people») one. */
export function distinct<N extends { hi?: string; en?: string }>(names: N[]): N[] {
  const seen = new Set<string>();
  return names.filter((n) => !seen.has(nameOf(n)) && seen.add(nameOf(n)));
}

/** The sentence of a happening as one string, for titles and exports. */
export function plain(h: Happening): string {
  const parts = sentence(
    { event: h.event, act: h.act, past: happened(h.stage) },
    roleNames(h, "actor"),
    roleNames(h, "recipient"),
  );
  const text = parts.map((p) => (typeof p === "string" ? p : joined(distinct(p).map(nameOf)))).join("");
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** «A, B and C», «A, B और C»: as the command line joins them. */
export function joined(names: string[]): string {
  return names.length < 2
    ? (names[0] ?? "")
    : `${names.slice(0, -1).join(", ")} ${t("and")} ${names[names.length - 1]}`;
}

const locale = computed(() => (language.value === "hi" ? "hi-IN-u-nu-latn" : "en-GB"));

const numbers = computed(() => new Intl.NumberFormat(locale.value));
export const number = (n: number): string => numbers.value.format(n);

const formats = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale.value + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale.value, { timeZone: "UTC", ...options })));
  return found;
}
export function utc(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`);
}
const valid = (iso: string): boolean => !Number.isNaN(utc(iso).getTime());

export function day(
  iso: string | undefined,
  options: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" },
): string {
  return iso && valid(iso) ? format(options).format(utc(iso)) : (iso ?? "");
}
/** Hindi papers do not shorten months («फ़र॰»). */
export const shortMonth = (): "short" | "long" => (language.value === "hi" ? "long" : "short");
export const shortDay = (iso: string | undefined): string =>
  day(iso, { day: "numeric", month: shortMonth(), year: "numeric" });
export const month = (iso: string): string => day(iso, { month: "long", year: "numeric" });

/** «5 December 2025», «December 2025», «2–5 December 2025»; empty when no date is known. */
export function dateText(date: LedgerDate | undefined, short = false): string {
  if (!date?.start || !valid(date.start)) return "";
  const end = date.end && valid(date.end) ? date.end : date.start;
  const style = short ? shortMonth() : "long";
  let text: string;
  if (date.precision === "year" && date.start.slice(0, 4) === end.slice(0, 4)) text = date.start.slice(0, 4);
  else if ((date.precision === "month" || date.precision === "season") && date.start.slice(0, 7) === end.slice(0, 7))
    text = day(date.start, { month: style, year: "numeric" });
  else if (date.start === end) text = day(date.start, { day: "numeric", month: style, year: "numeric" });
  else text = format({ day: "numeric", month: style, year: "numeric" }).formatRange(utc(date.start), utc(end));
  return date.approximate ? (language.value === "hi" ? `${text} के आसपास` : `about ${text}`) : text;
}

export function addDays(iso: string, days: number): string {
  const date = utc(iso);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Weekday names from Monday on. */
export function weekdays(): string[] {
  return Array.from({ length: 7 }, (_, i) => day(addDays("2024-01-01", i), { weekday: "short" }));
}

export function sourcesText(n: number): string {
  return n === 1 ? t("source_one") : t("sources_n", { n });
}
export const copies = (n: number): string => (n === 1 ? t("copy_one") : t("copies_n", { n }));
export const percent = (share: number): number => Math.round(share * 100);
