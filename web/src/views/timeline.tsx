// What happened, latest first, with filters; as many as there are.
import { useRef } from "preact/hooks";
import { address, useAnswer, useListing } from "../api";
import { fileName, happeningsCsv } from "../export";
import { addDays, dateText, day, shortMonth, t } from "../i18n";
import { change, type Query } from "../route";
import { Answered, HappeningRow, Title } from "../parts/basic";
import { Export } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { LongList } from "../parts/list";
import { Bars, Legend, type Bar } from "../parts/plots";
import type { DayCount, Happening } from "../types";

export default function Timeline() {
  const query = filter();
  const asked = useListing<Happening>("timeline", query, 100);
  const plot = useRef<HTMLDivElement>(null);
  const items = asked.value?.items ?? [];
  return (
    <>
      <div class="title-row">
        <Title sub={asked.value && t(asked.value.next ? "showing_more" : "showing", { n: items.length })}>
          {t("timeline")}
        </Title>
        <Export
          name={fileName("timeline")}
          rows={() => happeningsCsv(items)}
          json={() => items}
          plot={plot}
          all={address("export/happenings.csv", query)}
        />
      </div>
      <Filters />
      <div ref={plot}>
        <Activity query={query} height={110} pick />
      </div>
      <Answered asked={asked} empty={(v) => v.items.length === 0}>
        {(v) => <HappeningList items={v.items} more={v.next ? asked.more : undefined} />}
      </Answered>
    </>
  );
}

/** By day: the day stands once. */
export function HappeningList({ items, more }: { items: Happening[]; more?: (() => void) | undefined }) {
  const head = (h: Happening) => dateText(h.date) || (h.first ? t("told_on", { day: day(h.first) }) : "");
  return (
    <LongList items={items} keyOf={(h) => h.id} estimate={84} more={more} label={t("timeline")}>
      {(h, i) => {
        const title = head(h);
        const fresh = i === 0 || head(items[i - 1]!) !== title;
        return (
          <div class="dated">
            <div class={fresh ? "day num" : "day num same"}>{fresh ? title : <span class="hidden">{title}</span>}</div>
            <HappeningRow of={h} date={false} />
          </div>
        );
      }}
    </LongList>
  );
}

/** Happenings by day, week or month, whichever gives bars that can be seen. */
export function Activity({ query, height, pick = false }: { query: Query; height: number; pick?: boolean }) {
  const days = useAnswer<DayCount[]>("days", query).value ?? [];
  if (!days.length) return null;
  const bars = binned(days);
  return (
    <figure class="activity">
      <Bars
        bars={bars.bars}
        label={t("activity")}
        height={height}
        {...(pick ? { onPick: (key: string) => change({ since: key, until: bars.endOf(key) }) } : {})}
      />
      <figcaption>
        <span>{t("activity")}</span>
        <Legend />
      </figcaption>
    </figure>
  );
}

export function binned(days: DayCount[]): { bars: Bar[]; endOf: (key: string) => string } {
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  const first = sorted[0]!.day;
  const last = sorted[sorted.length - 1]!.day;
  const span = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  const size = span <= 120 ? "day" : span <= 900 ? "week" : "month";
  const start = (iso: string): string => {
    if (size === "day") return iso;
    if (size === "month") return iso.slice(0, 7) + "-01";
    return addDays(iso, -((new Date(iso).getUTCDay() + 6) % 7));
  };
  const next = (iso: string): string => {
    if (size === "day") return addDays(iso, 1);
    if (size === "week") return addDays(iso, 7);
    const [y, m] = iso.split("-").map(Number) as [number, number];
    return m === 12 ? `${y + 1}-01-01` : `${y}-${String(m + 1).padStart(2, "0")}-01`;
  };
  const sums = new Map<string, Bar>();
  const add = (key: string): Bar => {
    let bar = sums.get(key);
    if (!bar) {
      const label =
        size === "day" ? day(key) : size === "week" ? `${day(key)} –` : day(key, { month: "long", year: "numeric" });
      const tick = day(key, {
        month: shortMonth(),
        ...(size === "month" ? { year: "numeric" } : { day: "numeric" }),
      });
      sums.set(key, (bar = { key, label, tick, cooperation: 0, conflict: 0, planned: 0 }));
    }
    return bar;
  };
  for (let at = start(first), n = 0; at <= last && n < 2000; at = next(at), n++) add(at);
  for (const d of sorted) {
    const bar = add(start(d.day));
    bar.cooperation += d.cooperation;
    bar.conflict += d.conflict;
    bar.planned += d.planned;
  }
  const bars = [...sums.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { bars, endOf: (key) => addDays(next(key), -1) };
}
