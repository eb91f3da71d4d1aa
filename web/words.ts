// The words that the command line speaks (cli/phrases.cc, cli/table.cc) and the names of states, for the desk: both say the same.
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Rows of string literals, `{"a", "b", …}`, between `start` and the end of that table. */
export function rows(source: string, start: string): string[][] {
  const from = source.indexOf(start);
  if (from < 0) throw new Error(`no table ${start}`);
  const table = source.slice(from + start.length, source.indexOf("\n};", from));
  return [...table.matchAll(/\{((?:\s*"(?:[^"\\]|\\.)*"\s*,?)+)\}/g)].map((row) =>
    [...row[1]!.matchAll(/"(?:[^"\\]|\\.)*"/g)].map((cell) => JSON.parse(cell[0]) as string),
  );
}

export function words(root: string) {
  const phrases = rows(readFileSync(`${root}/cli/phrases.cc`, "utf8"), "kPhrases[] = {");
  const glosses = rows(readFileSync(`${root}/cli/table.cc`, "utf8"), "kGlosses[] = {");
  const states = readFileSync(`${root}/lang/hi/states.tsv`, "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((cells) => /^[A-Z]{3}$/.test(cells[0]!))
    .map(([iso3, en, hi]) => [iso3!, en!, hi!]);
  return { phrases, glosses, states };
}

/** Offices of states and bodies by their English titles, with their ranks (1: heads of state and of government). */
export function ranks(root: string): Record<string, number> {
  const out: Record<string, number> = {};
  for (const line of readFileSync(`${root}/lang/hi/offices.tsv`, "utf8").split("\n")) {
    const [key, english, , , , rank] = line.split("\t");
    if (key?.startsWith("office/")) out[english!] ??= Number(rank);
  }
  return out;
}

/**
 * `virtual:words`: {phrases: rows of Phrase, glosses: [word, English or "", Hindi], states: [ISO 3166-1 alpha-3, English, Hindi]}.
 * `virtual:ranks`: ranks(), apart because few views need them.
 */
export function wordsPlugin(root: string): Plugin {
  const modules: Record<string, (root: string) => unknown> = { "virtual:words": words, "virtual:ranks": ranks };
  return {
    name: "bahi-words",
    resolveId: (source) => (source in modules ? `\0${source}` : undefined),
    load: (source) => {
      const make = source.startsWith("\0") ? modules[source.slice(1)] : undefined;
      return make && `export default ${JSON.stringify(make(root))}`;
    },
  };
}
