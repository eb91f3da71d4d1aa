// One happening: its life with the words of each revision, who reports it, contradictions, who takes part, where.
import { useRef } from "preact/hooks";
import { lazy } from "../parts/lazy";
import { useAnswer } from "../api";
import { fileName } from "../export";
import { allegiance, dateText, decision, figures, nameOf, roleNames, shortDay, sourcesText, t, term } from "../i18n";
import { link, route } from "../route";
import {
  Answered,
  Foreign,
  NameLink,
  Section,
  Sentence,
  Stage,
  StageMark,
  Sure,
  Title,
  when,
  Words,
} from "../parts/basic";
import { Export } from "../parts/export";
import { Before } from "./today";
import type { Conflict, Happening, Quote } from "../types";

const SmallMap = lazy(() => import("../parts/worldmap").then((m) => m.WhereMap));

export default function HappeningView() {
  const id = route.value.path[1] ?? "";
  const asked = useAnswer<Happening>(id && `happenings/${encodeURIComponent(id)}`);
  return (
    <Answered asked={asked} alone>
      {(h) => <Whole of={h} />}
    </Answered>
  );
}

function Whole({ of: h }: { of: Happening }) {
  const plot = useRef<HTMLDivElement>(null);
  const revisions = h.revisions ?? [];
  const conflicts = h.disagreements ?? [];
  const quotes = h.quotes ?? unique([...revisions.map((r) => r.quote), ...conflicts.flatMap((c) => [c.a, c.b])]);
  const rows = () => [
    ["day", "what", "before", "after", "publisher", "published", "words"],
    ...revisions.map((r) => [r.day, r.what, r.before, r.after, r.quote.publisher, r.quote.published, r.quote.words]),
  ];
  return (
    <>
      <div class="title-row">
        <Title
          sub={
            <>
              <span class="bit">
                <Stage stage={h.stage} />
              </span>
              <span class="bit num">{when(h)}</span>
              <span class="bit">{term(h.event)}</span>
              <span class="bit num">{sourcesText(h.sources)}</span>
              <span class="bit num">{h.claims === 1 ? t("claim_one") : t("claims_n", { n: h.claims })}</span>
              <span class="bit">
                <Sure value={h.confidence} />
              </span>
              {h.decided && <span class="tag">{t("decided", { what: decision(h.decided) })}</span>}
            </>
          }
        >
          <Sentence of={h} />
        </Title>
        <Export name={fileName("happening", h.id)} rows={rows} json={() => h} plot={plot} />
      </div>
      <div class="columns wide-left">
        <div>
          <Section title={t("life")}>
            <ol class="life">
              {revisions.map((r, i) => (
                <li key={i} data-item>
                  <StageMark stage={r.stage} />
                  <p class="life-head">
                    <span class="num strong">{shortDay(r.day)}</span> <Before of={r} />
                    {r.date?.start && r.what !== "date" && <span class="faint num"> · {dateText(r.date)}</span>}
                  </p>
                  <Words of={r.quote} />
                </li>
              ))}
            </ol>
          </Section>
          {conflicts.length > 0 && (
            <Section title={t("side_by_side")}>
              {conflicts.map((c, i) => (
                <SideBySide key={i} of={c} />
              ))}
            </Section>
          )}
          <Section title={t("told_by")} hint={t("told_by_hint")}>
            {quotes.map((q, i) => (
              <div key={i} data-item>
                <Words of={q}>
                  {q.title && (
                    <a class="quote-title" data-open href={link(["article", q.article], { claim: q.label })}>
                      <Foreign text={q.title} />
                    </a>
                  )}
                </Words>
              </div>
            ))}
          </Section>
        </div>
        <aside>
          <Section title={t("participants")}>
            <Parts of={h} />
          </Section>
          <Section title={t("where")}>
            <div ref={plot}>
              <SmallMap happening={h} />
            </div>
          </Section>
        </aside>
      </div>
    </>
  );
}

function Parts({ of: h }: { of: Happening }) {
  const roles = [...new Set((h.roles ?? []).map((r) => r.role))];
  return (
    <dl class="facts">
      {roles.map((role) => (
        <div key={role}>
          <dt>{term(role).replace(/\s*\{\}\s*/, "")}</dt>
          {roleNames(h, role).map((n) => (
            <dd key={n.id}>
              <NameLink name={n} />
              {allegiance(n) && <span class="faint"> {allegiance(n)}</span>}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

export function SideBySide({ of: c }: { of: Conflict }) {
  const value = (english: string, hindi?: string) =>
    /^\d{4}-\d\d-\d\d/.test(english)
      ? dateText({ start: english.slice(0, 10) })
      : nameOf({ en: figures(english), hi: hindi || figures(english) });
  const field =
    (
      { date: t("field_date"), place: t("field_place"), status: t("field_stage"), stage: t("field_stage") } as Record<
        string,
        string
      >
    )[c.field] ?? term(c.field);
  return (
    <div class="versus">
      <p class="versus-field">{field}</p>
      <div class="side">
        <p class="value">{value(c.value_a, c.value_a_hi)}</p>
        <Words of={c.a} />
      </div>
      <div class="side">
        <p class="value">{value(c.value_b, c.value_b_hi)}</p>
        <Words of={c.b} />
      </div>
    </div>
  );
}

function unique(quotes: Quote[]): Quote[] {
  const seen = new Set<string>();
  return quotes.filter((q) => !seen.has(q.article + q.label) && seen.add(q.article + q.label));
}
