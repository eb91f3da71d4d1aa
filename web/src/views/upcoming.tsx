// What is planned: a month with its certainty drawn, and the list.
import { useAnswer, useListing, address } from "../api";
import { fileName, happeningsCsv } from "../export";
import { addDays, day, month, number, plain, t, utc, weekdays } from "../i18n";
import { change, link, route } from "../route";
import { Answered, HappeningRow, Section, Sentence, StageMark, Title } from "../parts/basic";
import { Export, Subscribe } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import type { Happening, Stats } from "../types";

export type Certainty = "rumoured" | "announced" | "fixed" | "called_off";
export const certainties: Certainty[] = ["rumoured", "announced", "fixed", "called_off"];

/** Is a date known to which it was put off? */
function moved(h: Happening): boolean {
  const put_off = h.revisions?.find((r) => r.stage === "postponed");
  return put_off !== undefined && h.revisions!.some((r) => r.what === "date" && r.day >= put_off.day);
}

/** Rumoured; announced, but for no day yet; announced for a day; put off without a new day, called off or denied. */
export function certainty(h: Happening): Certainty {
  if (h.stage === "cancelled" || h.stage === "denied" || (h.stage === "postponed" && !moved(h))) return "called_off";
  if (h.stage === "rumoured" || h.stage === "proposed") return "rumoured";
  return h.date?.precision === "day" && !h.date.approximate ? "fixed" : "announced";
}

export default function Upcoming() {
  const query = route.value.query;
  const on = query.get("day") ?? "";
  const stats = useAnswer<Stats>("stats");
  const asOf = on || stats.value?.as_of || stats.value?.last || "";
  const asked = useListing<Happening>("upcoming", { ...filter(), day: on || undefined }, 300);
  const items = asked.value?.items ?? [];
  const shown = query.get("month") ?? (items.find((h) => h.date?.start)?.date?.start ?? asOf).slice(0, 7);
  const move = (by: number) => {
    const [y, m] = shown.split("-").map(Number) as [number, number];
    const n = y * 12 + m - 1 + by;
    change({ month: `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}` });
  };
  return (
    <>
      <div class="title-row">
        <Title sub={asOf && t("as_known", { day: day(asOf) })}>{t("upcoming")}</Title>
        <Subscribe label={t("subscribe")} hint={t("subscribe_hint")} path={address("upcoming.ics", filter())} />
        <Export name={fileName("upcoming", asOf)} rows={() => happeningsCsv(items)} json={() => items} />
      </div>
      <Filters show={["state", "person", "type", "stage"]}>
        <label class="small">
          {t("day_known")}{" "}
          <input type="date" value={asOf} onChange={(e) => change({ day: e.currentTarget.value, month: undefined })} />
        </label>
      </Filters>
      <Answered asked={asked}>
        {() => (
          <>
            {shown && (
              <section class="block" aria-label={t("calendar")}>
                <header class="month-head">
                  <h2>{month(`${shown}-01`)}</h2>
                  <span class="switch">
                    <button aria-label={t("previous_month")} onClick={() => move(-1)}>
                      ‹
                    </button>
                    <button aria-label={t("next_month")} onClick={() => move(1)}>
                      ›
                    </button>
                  </span>
                  <ul class="legend">
                    {certainties.map((c) => (
                      <li key={c}>
                        <span class={`swatch c-${c}`} /> {t(c)}
                      </li>
                    ))}
                  </ul>
                </header>
                <Month month={shown} items={items} today={asOf} />
              </section>
            )}
            <Section title={t("list")} aside={<span class="num">{t("showing", { n: items.length })}</span>}>
              {items.length ? (
                items.map((h) => <HappeningRow key={h.id} of={h} />)
              ) : (
                <p class="faint">{t("nothing_planned")}</p>
              )}
            </Section>
          </>
        )}
      </Answered>
    </>
  );
}

/** Which days of the month it may fall on; undefined: not in it. */
export function daysIn(h: Happening, month: string): [string, string] | undefined {
  const start = h.date?.start;
  if (!start) return undefined;
  const end = h.date?.end ?? start;
  const first = `${month}-01`;
  const last = lastDay(month);
  if (start > last || end < first) return undefined;
  return [start < first ? first : start, end > last ? last : end];
}
const lastDay = (month: string): string => {
  const [y, m] = month.split("-").map(Number) as [number, number];
  return `${month}-${String(new Date(Date.UTC(y, m, 0)).getUTCDate()).padStart(2, "0")}`;
};

function Month({ month: name, items, today }: { month: string; items: Happening[]; today: string }) {
  const first = `${name}-01`;
  const start = addDays(first, -((utc(first).getUTCDay() + 6) % 7));
  const weeks: string[][] = [];
  for (let at = start; at <= lastDay(name); at = addDays(at, 7))
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(at, i)));
  const inside = items.filter((h) => daysIn(h, name));
  const vague = inside.filter((h) => {
    const [a, b] = daysIn(h, name)!;
    return (
      h.date?.precision === "month" ||
      h.date?.precision === "season" ||
      h.date?.precision === "year" ||
      (utc(b).getTime() - utc(a).getTime()) / 86_400_000 > 9
    );
  });
  const exact = inside.filter((h) => !vague.includes(h));
  return (
    <>
      {vague.length > 0 && (
        <div class="vague">
          <p class="small faint">{t("all_month", { month: month(first) })}</p>
          {vague.map((h) => (
            <Plan key={h.id} of={h} />
          ))}
        </div>
      )}
      <table class="month" aria-label={month(first)}>
        <thead>
          <tr>
            {weekdays().map((d) => (
              <th key={d} scope="col">
                {d}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((d) => {
                const here = exact.filter((h) => {
                  const [a, b] = daysIn(h, name)!;
                  return a <= d && d <= b;
                });
                return (
                  <td
                    key={d}
                    class={`${d.slice(0, 7) === name ? "" : "outside"}${d === today ? " now" : ""}${here.length ? " has" : ""}`}
                  >
                    <time dateTime={d} class="num" aria-label={day(d)}>
                      {number(Number(d.slice(8)))}
                    </time>
                    {d.slice(0, 7) === name && here.map((h) => <Plan key={h.id} of={h} />)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Plan({ of: h }: { of: Happening }) {
  const how = certainty(h);
  return (
    <a class={`plan c-${how}`} href={link(["happening", h.id])} title={`${t(how)}: ${plain(h)}`}>
      <StageMark stage={h.stage} />{" "}
      <span>
        <Sentence of={h} plain />
      </span>
    </a>
  );
}
