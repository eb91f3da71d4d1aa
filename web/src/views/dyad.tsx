// Two sides (states, bodies, people): when they met last, what is planned, cooperation against conflict by quarter, meetings by level.
import { useEffect, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { address, get, useAnswer, useListing } from "../api";
import { fileName } from "../export";
import { isConflict, nameOf, polityOf, t, term } from "../i18n";
import { levelOf, levels, partakers, type Level } from "../levels";
import { change, go, link, route, type Query } from "../route";
import { Answered, HappeningRow, NameLink, pairLink, partOf, polities, Section, sideOf, Title } from "../parts/basic";
import { Export } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { LongList } from "../parts/list";
import { useNamed } from "../parts/named";
import { Picker } from "../parts/picker";
import { Bars, Counts, Legend } from "../parts/plots";
import { Tallies, tallyRows } from "../parts/tallies";
import type { DayCount, Dossier, Dyad, Happening, Listing, Name, Tally, Tenure } from "../types";

const kinds = [...polities, "person"];

export default function DyadView() {
  const [, a = "", b = ""] = route.value.path;
  const one = useNamed(a);
  const two = useNamed(b);
  if (one.missing || two.missing) return <Title sub={t("unknown_hint")}>{t("unknown")}</Title>;
  const error = one.error ?? two.error;
  if (error) return <Answered asked={{ error, loading: false }}>{() => null}</Answered>;
  if (!a || !b) return <Choose a={one.name} />;
  return one.name && two.name ? <Sheet key={`${a} ${b}`} a={one.name} b={two.name} /> : null;
}

function Choose({ a }: { a: Name | undefined }) {
  return (
    <>
      <Title sub={t("dyad_hint")}>{t("dyad_pick")}</Title>
      <div class="pick-big">
        <Picker
          label={t("side_first")}
          kinds={kinds}
          value={a ? nameOf(a) : ""}
          onPick={(n) => {
            go(link(["dyad", sideOf(n)]));
            document.getElementById("second-side")?.focus();
          }}
        />
        <Picker
          id="second-side"
          label={t("side_second")}
          kinds={kinds}
          onPick={(n) => (a ? go(pairLink(a, n)) : go(link(["dyad", sideOf(n)])))}
        />
      </div>
    </>
  );
}

/** The offices of those people; they come one by one. */
function useOffices(people: string[]): ReadonlyMap<string, Tenure[]> {
  const found = useSignal<ReadonlyMap<string, Tenure[]>>(new Map());
  useEffect(() => {
    const abort = new AbortController();
    const left = people.filter((id) => !found.peek().has(id));
    const next = async (): Promise<void> => {
      for (let id = left.shift(); id; id = left.shift()) {
        const d = await get<Dossier>("who", { name: id, limit: 1 }, abort.signal).catch(() => undefined);
        if (abort.signal.aborted) return;
        found.value = new Map(found.peek()).set(id, d?.offices ?? []);
      }
    };
    void Promise.all([next(), next()]);
    return () => abort.abort();
  }, [people.join("\n")]);
  return found.value;
}

/** People whose offices are asked for: those who take part most often. */
const mostPeople = 40;

function Sheet({ a, b }: { a: Name; b: Name }) {
  const plot = useRef<HTMLDivElement>(null);
  const narrowed = filter();
  const sides: Query = partOf([a, b]);
  const asked = useListing<Happening>("timeline", { ...narrowed, ...sides }, 100);
  const met = useListing<Happening>("timeline", { ...narrowed, ...sides, type: "CONSULT", stage: "occurred" }, 100);
  const ahead = useAnswer<Listing<Happening>>("upcoming", { ...sides, limit: 3 });
  const days = useAnswer<DayCount[]>("days", { ...narrowed, ...sides });
  const states = polities.includes(a.kind) && polities.includes(b.kind);
  const counted = useAnswer<Dyad>(states ? "dyad" : "", { a: polityOf(a), b: polityOf(b), ...narrowed, limit: 1 });

  const meetings = met.value?.items ?? [];
  const often = new Map<string, number>();
  for (const p of meetings.flatMap(partakers)) often.set(p.id, (often.get(p.id) ?? 0) + 1);
  const offices = useOffices(
    [...often]
      .sort((x, y) => y[1] - x[1])
      .slice(0, mostPeople)
      .map(([id]) => id),
  );
  const level = (h: Happening): Level => levelOf(h, offices, [a, b].map(polityOf));
  const known = often.size === 0 || [...often.keys()].slice(0, mostPeople).every((id) => offices.has(id));

  const quarters = byQuarter(days.value ?? []);
  const only = route.value.query.get("show") === "meetings";
  const chosen = levels.find((l) => l === route.value.query.get("level"));
  const shown = only ? met : asked;
  const items = (shown.value?.items ?? []).filter((h) => !only || !chosen || level(h) === chosen);
  const types = counted.value ? Object.entries(counted.value.types ?? {}) : [...countedBy(asked.value?.items ?? [])];
  return (
    <>
      <div class="title-row">
        <Title sub={<a href={pairLink(b, a)}>{t("swap")} ⇄</a>}>
          <NameLink name={a} /> <span class="amp">⇄</span> <NameLink name={b} />
        </Title>
        <Export
          name={fileName("dyad", a.en, b.en)}
          rows={() => tallyRows(quarters, ["quarter"], (q) => [q.name])}
          json={() => ({ a, b, met: meetings[0], ahead: ahead.value?.items, quarters, happenings: items })}
          plot={plot}
          all={address("export/happenings.csv", { ...narrowed, ...sides })}
        />
      </div>
      <div class="columns">
        <Section title={t("met_last")}>
          <Answered asked={met}>{() => <Few of={meetings.slice(0, 1)} none={t("met_never")} />}</Answered>
        </Section>
        <Section title={t("next_up")} aside={<a href={link(["upcoming"], sides)}>{t("calendar")}</a>}>
          <Answered asked={ahead}>{(v) => <Few of={v.items} none={t("nothing_planned")} />}</Answered>
        </Section>
      </div>
      <Filters show={["time", "type"]} />
      {quarters.length > 0 && (
        <Section title={t("activity_quarter")} aside={<Legend />}>
          <div ref={plot}>
            <Bars
              label={t("activity_quarter")}
              height={190}
              bars={quarters.map((q) => ({ ...q, key: q.name, label: q.name, tick: q.name.replace("-", " ") }))}
            />
          </div>
          <details class="as-table">
            <summary>{t("as_table")}</summary>
            <Tallies rows={quarters} heads={[t("period")]} keyOf={(q) => q.name} cells={(q) => [q.name]} />
          </details>
        </Section>
      )}
      <div class="columns wide-left">
        <Section
          title={only ? t("meetings") : t("all_dealings")}
          aside={
            <span class="switch" role="group" aria-label={t("kinds")}>
              <button aria-pressed={!only} onClick={() => change({ show: undefined, level: undefined })}>
                {t("all_dealings")}
              </button>
              <button aria-pressed={only} onClick={() => change({ show: "meetings" })}>
                {t("meetings")}
              </button>
            </span>
          }
        >
          {only && chosen && (
            <p class="chosen">
              <button class="chip on" onClick={() => change({ level: undefined })}>
                <span class="faint">{t("level")}</span> {t(`level_${chosen}`)} <span aria-hidden="true">×</span>
              </button>
            </p>
          )}
          <Answered asked={shown} empty={() => items.length === 0}>
            {(v) => (
              <LongList
                items={items}
                keyOf={(h) => h.id}
                more={v.next ? shown.more : undefined}
                label={only ? t("meetings") : t("all_dealings")}
              >
                {(h) => <HappeningRow of={h} />}
              </LongList>
            )}
          </Answered>
        </Section>
        <aside>
          {meetings.length > 0 && (
            <Section title={t("meetings_by_level")} hint={t("level_hint")}>
              {known ? (
                <Counts
                  label={t("meetings_by_level")}
                  rows={[...countedBy(meetings, level)]
                    .sort((x, y) => levels.indexOf(x[0] as Level) - levels.indexOf(y[0] as Level))
                    .map(([l, count]) => ({
                      key: l,
                      count,
                      kind: "cooperation",
                      name: (
                        <a
                          href={link(route.value.path, { ...filter(), show: "meetings", level: l })}
                          aria-current={chosen === l ? "true" : undefined}
                        >
                          {t(`level_${l as Level}`)}
                        </a>
                      ),
                    }))}
                />
              ) : (
                <p class="waiting faint">{t("loading")}</p>
              )}
            </Section>
          )}
          {types.length > 0 && (
            <Section title={t("kinds")}>
              <Counts
                label={t("kinds")}
                rows={types
                  .sort((x, y) => y[1] - x[1])
                  .map(([type, count]) => ({
                    key: type,
                    count,
                    kind: isConflict(type) ? "conflict" : "cooperation",
                    name: term(type),
                  }))}
              />
            </Section>
          )}
          <Section title={t("compare_with", { a: nameOf(a) })}>
            <Picker
              label={t("compare_with", { a: nameOf(a) })}
              placeholder={t("name_hint")}
              kinds={kinds}
              onPick={(n) => go(pairLink(a, n))}
            />
          </Section>
        </aside>
      </div>
    </>
  );
}

function Few({ of: all, none }: { of: Happening[]; none: string }) {
  return <>{all.length ? all.map((h) => <HappeningRow key={h.id} of={h} />) : <p class="hint">{none}</p>}</>;
}

function countedBy(all: Happening[], key: (h: Happening) => string = (h) => h.event): Map<string, number> {
  const out = new Map<string, number>();
  for (const h of all) out.set(key(h), (out.get(key(h)) ?? 0) + 1);
  return out;
}

export interface Quarter extends Tally {
  name: string;
}
/** Quarters in which nothing happened stand there too, but not centuries of them. */
export function byQuarter(days: DayCount[]): Quarter[] {
  const number = (day: string) => Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  if (!days.length) return [];
  const all = days.map((d) => number(d.day));
  const to = Math.max(...all);
  const from = Math.max(Math.min(...all), to - 400);
  const out = Array.from({ length: to - from + 1 }, (_, i) => ({
    name: `${Math.floor((from + i) / 4)}-Q${((from + i) % 4) + 1}`,
    cooperation: 0,
    conflict: 0,
    planned: 0,
  }));
  days.forEach((d, i) => {
    const quarter = out[all[i]! - from];
    if (!quarter) return;
    quarter.cooperation += d.cooperation;
    quarter.conflict += d.conflict;
    quarter.planned += d.planned;
  });
  return out;
}
