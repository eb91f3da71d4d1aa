// The front page: what the ledger knows last, what changed, what comes next.
import { useRef } from "preact/hooks";
import { useAnswer, useListing } from "../api";
import { fileName, type Cell } from "../export";
import { addDays, day, figures, number, plain, shortDay, t, term } from "../i18n";
import { link } from "../route";
import { Answered, HappeningRow, Section, Sentence, StageMark, Title, Words } from "../parts/basic";
import { Export } from "../parts/export";
import { Activity } from "./timeline";
import type { Change, Happening, Listing, Stats } from "../types";

export default function Today() {
  const plot = useRef<HTMLDivElement>(null);
  const stats = useAnswer<Stats>("stats");
  const asOf = stats.value?.as_of ?? stats.value?.last;
  const changes = useListing<Change>("changes", {}, 8);
  const latest = useListing<Happening>("timeline", {}, 10);
  const next = useAnswer<Listing<Happening>>("upcoming", { limit: 8 });
  if (stats.value?.articles === 0)
    return (
      <>
        <Title>{t("empty_ledger")}</Title>
        <p class="hint">{t("empty_ledger_hint")}</p>
        <p>
          <code>bahi add --db bahi.db articles/</code>
        </p>
        <p>
          <a href={link(["read"])}>{t("read")}</a>
        </p>
      </>
    );
  return (
    <>
      <div class="title-row">
        <Title
          sub={
            stats.value && (
              <>
                <span class="bit">{t("latest_day")}</span>
                <Holdings of={stats.value} />
              </>
            )
          }
        >
          {asOf ? day(asOf, { weekday: "long", day: "numeric", month: "long", year: "numeric" }) : t("today")}
        </Title>
        <Export
          name={fileName("today", asOf)}
          rows={() => changeRows(changes.value?.items ?? [])}
          json={() => ({
            stats: stats.value,
            changes: changes.value?.items,
            upcoming: next.value?.items,
            latest: latest.value?.items,
          })}
          plot={plot}
        />
      </div>
      <div ref={plot}>{asOf && <Activity query={{ since: addDays(asOf, -89), until: asOf }} height={96} />}</div>
      <div class="columns">
        <div>
          <Section title={t("changes")} hint={t("changes_hint")} aside={<a href={link(["changes"])}>{t("more")}</a>}>
            <Answered asked={changes} empty={(v) => v.items.length === 0}>
              {(v) => v.items.map((c, i) => <ChangeRow key={i} of={c} />)}
            </Answered>
          </Section>
        </div>
        <div>
          <Section title={t("next_up")} aside={<a href={link(["upcoming"])}>{t("all_upcoming")}</a>}>
            <Answered asked={next} empty={(v) => v.items.length === 0}>
              {(v) => v.items.map((h) => <HappeningRow key={h.id} of={h} />)}
            </Answered>
          </Section>
          <Section title={t("latest")} aside={<a href={link(["timeline"])}>{t("timeline")}</a>}>
            <Answered asked={latest} empty={(v) => v.items.length === 0}>
              {(v) => v.items.map((h) => <HappeningRow key={h.id} of={h} />)}
            </Answered>
          </Section>
        </div>
      </div>
    </>
  );
}

function Holdings({ of: s }: { of: Stats }) {
  const parts: [number, string, string][] = [
    [s.articles, t("of_articles"), link(["sources"])],
    [s.happenings, t("of_happenings"), link(["timeline"])],
    [s.people, t("of_people"), link(["search"])],
    [s.conflicts, t("of_conflicts"), link(["conflicts"])],
  ];
  return (
    <>
      {parts.map(([n, what, to]) => (
        <span key={what} class="bit">
          <a class="holding" href={to}>
            <span class="num">{number(n)}</span> {what}
          </a>
        </span>
      ))}
    </>
  );
}

export function changeRows(all: Change[]): Cell[][] {
  return [
    ["day", "what", "before", "after", "happening", "sentence", "publisher", "words"],
    ...all.map(({ happening: h, revision: r }) => [
      r.day,
      r.what,
      r.before,
      r.after,
      h.id,
      plain(h),
      r.quote.publisher,
      r.quote.words,
    ]),
  ];
}

export function ChangeRow({ of: { happening: h, revision: r } }: { of: Change }) {
  return (
    <article class="change" data-item>
      <p class="sentence">
        <a class="open" data-open href={link(["happening", h.id])} aria-label={t("open")}>
          <StageMark stage={r.stage} />
        </a>
        <span>
          <Sentence of={h} />
        </span>
      </p>
      <p class="details">
        <span class="bit num">{shortDay(r.day)}</span>
        <span class="bit">
          <Before of={r} />
        </span>
      </p>
      <Words of={r.quote} />
    </article>
  );
}

export function Before({ of: r }: { of: Change["revision"] }) {
  const show = (value: string | undefined) =>
    value && /^\d{4}-\d\d-\d\d/.test(value)
      ? value
          .split(/\s*(?:…|\/)\s*/)
          .map(shortDay)
          .join(" – ")
      : figures(value ?? "");
  return (
    <>
      {term(r.what)}
      {": "}
      {r.before ? (
        <>
          <del>{show(r.before)}</del> → <ins>{show(r.after)}</ins>
        </>
      ) : (
        <ins>{show(r.after)}</ins>
      )}
    </>
  );
}
