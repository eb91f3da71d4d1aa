// At which level two sides meet: by the offices of those who take part.
import ranks from "virtual:ranks";
import type { Happening, Name, Tenure } from "./types";

export const levels = ["leaders", "ministers", "officials", "unnamed"] as const;
export type Level = (typeof levels)[number];

const other = 9; // somebody whose office has no rank

/** Of an office by its English title: 1 leads a state or its government … 9; «health minister» as any minister. */
export function rankOf(title: string): number {
  const known = ranks[title];
  if (known) return known;
  if (/^(?:deputy|vice|junior) .*minister|^minister of state\b/.test(title)) return ranks["deputy minister"] ?? other;
  return ranks[title.slice(title.lastIndexOf(" ") + 1)] ?? other;
}

/** The rank on that day: of the offices that articles of about that time give. */
export function rankOn(offices: Tenure[], day: string): number {
  const at = Date.parse(day);
  const away = (o: Tenure): number =>
    o.first && o.last ? Math.max(0, Date.parse(o.first) - at, at - Date.parse(o.last)) : Infinity;
  const held = offices.filter((o) => o.tenure === "current" || o.tenure === "acting" || !o.tenure);
  const nearest = Math.min(...held.map(away));
  return Math.min(other, ...held.filter((o) => away(o) === nearest).map((o) => rankOf(o.en)));
}

/** Who takes part in person. */
export function partakers(h: Happening): Name[] {
  return (h.roles ?? []).filter((r) => r.who.kind === "person").map((r) => r.who);
}

/** Each side counts by its highest; the level is that of the lower side, of which anybody is named. */
export function levelOf(h: Happening, offices: ReadonlyMap<string, Tenure[]>, sides: string[]): Level {
  const people = partakers(h);
  const highest = sides
    .map((side) => people.filter((p) => p.polity === side))
    .filter((side) => side.length > 0)
    .map((side) => Math.min(...side.map((p) => rankOn(offices.get(p.id) ?? [], h.day ?? h.first ?? ""))));
  if (!highest.length) return "unnamed";
  const rank = Math.max(...highest);
  return rank <= 1 ? "leaders" : rank <= 3 ? "ministers" : "officials";
}
