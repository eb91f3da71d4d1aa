// Two states or bodies: cooperation against conflict by quarter, kinds of dealings, meetings.
import { useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { useAnswer } from "../api";
import { fileName } from "../export";
import { isConflict, nameOf, number, polityOf, t, term } from "../i18n";
import { change, go, link, route } from "../route";
import { Answered, HappeningRow, NameLink, Section, Title } from "../parts/basic";
import { Export } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { Picker, polities } from "../parts/picker";
import { Bars, Counts, Legend } from "../parts/plots";
import type { Dyad, Name, Quarter } from "../types";

export default function DyadView() {
  const [, a, b] = route.value.path;
  const asked = useAnswer<Dyad>(a && b ? "dyad" : "", { a, b, ...filter(), limit: 100 });
  if (!a || !b) return <Choose />;
  return <Answered asked={asked}>{(d) => <Sheet of={d} />}</Answered>;
}

function Choose() {
  const first = useSignal<Name | undefined>(undefined);
  return (
    <>
      <Title sub={t("dyad_hint")}>{t("dyad_pick")}</Title>
      <div class="pick-big">
        <Picker
          label={`${t("state")} 1`}
          kinds={polities}
          onPick={(n) => {
            first.value = n;
            document.getElementById("second-side")?.focus();
          }}
        />
        <Picker
          id="second-side"
          label={`${t("state")} 2`}
          kinds={polities}
          onPick={(n) => first.value && go(link(["dyad", polityOf(first.value), polityOf(n)]))}
        />
      </div>
    </>
  );
}

function Sheet({ of: d }: { of: Dyad }) {
  const plot = useRef<HTMLDivElement>(null);
  const recent = d.recent?.items ?? [];
  const quarters = filled(d.quarters ?? []);
  const every = Math.ceil(quarters.length / 12);
  const meetings = recent.filter((h) => h.event === "CONSULT");
  const only = route.value.query.get("show") === "meetings";
  const shown = only ? meetings : recent;
  const types = Object.entries(d.types ?? {}).sort((x, y) => y[1] - x[1]);
  return (
    <>
      <div class="title-row">
        <Title sub={<a href={link(["dyad", polityOf(d.b), polityOf(d.a)])}>{t("swap")} ⇄</a>}>
          <NameLink name={d.a} /> <span class="amp">⇄</span> <NameLink name={d.b} />
        </Title>
        <Export
          name={fileName("dyad", d.a.en, d.b.en)}
          rows={() => [
            ["quarter", "cooperation", "conflict", "planned"],
            ...quarters.map((q) => [q.name, q.cooperation, q.conflict, q.planned]),
          ]}
          json={() => d}
          plot={plot}
        />
      </div>
      <Filters show={["time", "type"]} />
      <Section title={t("activity_quarter")} aside={<Legend />}>
        <div ref={plot}>
          <Bars
            label={t("activity_quarter")}
            height={190}
            bars={quarters.map((q, i) => ({
              key: q.name,
              label: q.name,
              tick: i % every === 0 ? q.name.replace("-", " ") : undefined,
              cooperation: q.cooperation,
              conflict: q.conflict,
              planned: q.planned,
            }))}
          />
        </div>
        <details class="as-table">
          <summary>{t("as_table")}</summary>
          <table class="table">
            <thead>
              <tr>
                <th>{t("period")}</th>
                <th class="r">{t("cooperation")}</th>
                <th class="r">{t("conflict")}</th>
                <th class="r">{t("planned")}</th>
              </tr>
            </thead>
            <tbody>
              {quarters.map((q) => (
                <tr key={q.name}>
                  <th scope="row">{q.name}</th>
                  <td class="r num">{number(q.cooperation)}</td>
                  <td class="r num">{number(q.conflict)}</td>
                  <td class="r num">{number(q.planned)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </Section>
      <div class="columns wide-left">
        <Section
          title={only ? t("meetings") : t("all_dealings")}
          aside={
            <span class="switch" role="group" aria-label={t("kinds")}>
              <button aria-pressed={!only} onClick={() => change({ show: undefined })}>
                {t("all_dealings")}
              </button>
              <button aria-pressed={only} onClick={() => change({ show: "meetings" })}>
                {t("meetings")}
              </button>
            </span>
          }
        >
          {shown.length ? shown.map((h) => <HappeningRow key={h.id} of={h} />) : <p class="faint">{t("none")}</p>}
        </Section>
        <aside>
          <Section title={t("kinds")}>
            <Counts
              label={t("kinds")}
              rows={types.map(([type, count]) => ({
                key: type,
                count,
                kind: isConflict(type) ? "conflict" : "cooperation",
                name: term(type),
              }))}
            />
          </Section>
          <Section title={t("compare_with", { a: nameOf(d.a) })}>
            <Picker
              label={t("compare_with", { a: nameOf(d.a) })}
              kinds={polities}
              onPick={(n) => go(link(["dyad", polityOf(d.a), polityOf(n)]))}
            />
          </Section>
        </aside>
      </div>
    </>
  );
}

/** Quarters in which nothing happened stand in the plot too. */
export function filled(quarters: Quarter[]): Quarter[] {
  if (!quarters.length) return [];
  const number = (name: string) => Number(name.slice(0, 4)) * 4 + Number(name.slice(-1)) - 1;
  const known = new Map(quarters.map((q) => [number(q.name), q]));
  const all = [...known.keys()].sort((x, y) => x - y);
  const out: Quarter[] = [];
  const [from, to] = [all[0]!, all[all.length - 1]!];
  for (let n = Math.max(from, to - 400); n <= to; n++)
    out.push(known.get(n) ?? { name: `${Math.floor(n / 4)}-Q${(n % 4) + 1}`, cooperation: 0, conflict: 0, planned: 0 });
  return out;
}
