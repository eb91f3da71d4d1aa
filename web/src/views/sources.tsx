// Whose articles these are, who copies, who was first; the latest articles.
import { useAnswer, useListing } from "../api";
import { fileName } from "../export";
import { copies, number, shortDay, t } from "../i18n";
import { link } from "../route";
import { Answered, Foreign, Section, Title } from "../parts/basic";
import { Export } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { LongList } from "../parts/list";
import type { Hit, Source } from "../types";

export default function Sources() {
  const query = filter();
  const asked = useAnswer<Source[]>("sources", { since: query.since, until: query.until });
  const articles = useListing<Hit>("articles", query, 100);
  const all = asked.value ?? [];
  return (
    <>
      <div class="title-row">
        <Title>{t("sources")}</Title>
        <Export
          name={fileName("sources")}
          rows={() => [
            ["publisher", "articles", "copies", "claims", "first told", "from", "to"],
            ...all.map((s) => [s.publisher, s.articles, s.copies, s.claims, s.firsts, s.first, s.last]),
          ]}
          json={() => all}
        />
      </div>
      <Filters show={["state", "time"]} />
      <Answered asked={asked} empty={(v) => v.length === 0}>
        {(v) => (
          <div class="scroll-x">
            <table class="table">
              <thead>
                <tr>
                  <th>{t("publisher")}</th>
                  <th class="r">{t("of_articles")}</th>
                  <th class="r">{t("copies")}</th>
                  <th class="r">{t("first_told")}</th>
                  <th>{t("period")}</th>
                </tr>
              </thead>
              <tbody>
                {v.map((s) => (
                  <tr key={s.publisher}>
                    <th scope="row">
                      <Foreign text={s.publisher || "—"} />
                    </th>
                    <td class="r num">{number(s.articles)}</td>
                    <td class="r num">{number(s.copies)}</td>
                    <td class="r num">{number(s.firsts)}</td>
                    <td class="num">
                      {shortDay(s.first)} – {shortDay(s.last)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answered>
      <Section title={t("articles_found")} hint={t("sorted_latest")}>
        <Answered asked={articles} empty={(v) => v.items.length === 0}>
          {(v) => (
            <LongList
              items={v.items}
              keyOf={(a) => a.article}
              estimate={44}
              more={v.next ? articles.more : undefined}
              label={t("articles_found")}
            >
              {(a) => (
                <article class="article-row" data-item>
                  <span class="num faint">{shortDay(a.published)}</span>
                  <a data-open href={link(["article", a.article])}>
                    <Foreign text={a.title || t("untitled")} />
                  </a>
                  <span class="faint">
                    <Foreign text={a.publisher || a.source} />
                    {(a.copies ?? 0) > 0 && <span class="faint"> · {copies(a.copies!)}</span>}
                  </span>
                </article>
              )}
            </LongList>
          )}
        </Answered>
      </Section>
    </>
  );
}
