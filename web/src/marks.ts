// Which words of an article are marked as what: the record's spans, cut into pieces that do not overlap.
import type { BahiRecord, Span } from "./types";

export interface Mark {
  start: number;
  end: number;
  class: string;
  claim?: string;
  entity?: string;
  note?: number;
}
export interface Piece {
  start: number;
  end: number;
  classes: string;
  claims: string;
  entity: string;
  trigger: string;
}
export interface Line {
  start: number;
  end: number;
  pieces: Piece[];
  notes: number[];
}

const names = new Set(["name", "title", "abbreviation", "nominal"]);

export function marks(record: BahiRecord): Mark[] {
  const out: Mark[] = [];
  const add = ([start, end]: Span, kind: string, rest: Partial<Mark> = {}) => {
    if (end > start) out.push({ start, end, class: kind, ...rest });
  };
  for (const e of record.entities)
    for (const m of e.mentions)
      if (names.has(m.form) || m.form === "pronoun")
        add(m.span, `entity ${e.kind}${m.form === "name" ? "" : " said-otherwise"}`, { entity: e.id });
  for (const v of record.events) {
    for (const s of v.evidence) add(s, "", { claim: v.id });
    add(v.trigger, "trigger", { claim: v.id });
  }
  for (const s of record.statements) {
    for (const e of s.evidence) add(e, "", { claim: s.id });
    add(s.content, "said", { claim: s.id });
    if (s.quote) add(s.quote, "quoted", { claim: s.id });
  }
  for (const time of record.times) add(time.span, "date");
  record.diagnostics.forEach((d, i) => d.spans.forEach((s) => add(s, "query", { note: i })));
  return out;
}

/** The lines of the text with their pieces. `length`: of each line in code points. */
export function lines(text: string[], all: Mark[]): Line[] {
  const sorted = [...all].sort((a, b) => a.start - b.start);
  const out: Line[] = [];
  const noted = new Set<number>();
  let open: Mark[] = []; // those that reach into the next line
  let next = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text[at] !== "\n") continue;
    const here = open.filter((m) => m.end > start);
    while (next < sorted.length && sorted[next]!.start < Math.max(at, start + 1)) here.push(sorted[next++]!);
    out.push(line(start, at, here, noted));
    open = here.filter((m) => m.end > at);
    start = at + 1;
  }
  return out;
}

function line(start: number, end: number, here: Mark[], noted: Set<number>): Line {
  const cuts = new Set<number>([start, end]);
  for (const m of here) {
    if (m.start > start && m.start < end) cuts.add(m.start);
    if (m.end > start && m.end < end) cuts.add(m.end);
  }
  const at = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let active: Mark[] = [];
  let next = 0;
  const sorted = [...here].sort((a, b) => a.start - b.start);
  for (let i = 0; i + 1 < at.length; i++) {
    const [a, b] = [at[i]!, at[i + 1]!];
    while (next < sorted.length && sorted[next]!.start <= a) active.push(sorted[next++]!);
    active = active.filter((m) => m.end > a);
    const over = active.filter((m) => m.end >= b);
    pieces.push({
      start: a,
      end: b,
      classes: [...new Set(over.flatMap((m) => (m.class ? m.class.split(" ") : [])))].join(" "),
      claims: [...new Set(over.flatMap((m) => (m.claim ? [m.claim] : [])))].join(" "),
      entity: over.filter((m) => m.entity).sort((x, y) => x.end - x.start - (y.end - y.start))[0]?.entity ?? "",
      trigger: over.find((m) => m.class === "trigger" && m.start === a)?.claim ?? "",
    });
  }
  const notes: number[] = [];
  for (const m of here)
    if (m.note !== undefined && !noted.has(m.note)) {
      noted.add(m.note);
      notes.push(m.note);
    }
  return { start, end, pieces, notes };
}

/** Marks of `before` moved to where their words stand in `after`: until the new text has been read. */
export function moved(all: Mark[], before: string[], after: string[]): Mark[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const from = before.length - tail;
  const by = after.length - before.length;
  const out: Mark[] = [];
  for (const m of all) {
    if (m.end <= head) out.push(m);
    else if (m.start >= from) out.push({ ...m, start: m.start + by, end: m.end + by });
    else if (m.start < head && m.end > from) out.push({ ...m, end: m.end + by });
  }
  return out;
}
