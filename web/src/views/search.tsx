// Names, happenings and articles for words in either script.
import { useAnswer, useListing } from "../api";
import { fileName } from "../export";
import { copies, shortDay, t } from "../i18n";
import { link, route } from "../route";
import { Answered, Foreign, HappeningRow, NameList, Section, Title, cut } from "../parts/basic";
import { Export } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { LongList } from "../parts/list";
import type { Happening, Hit, Listing, Name } from "../types";

export default function Search() {
  const q = route.value.query.get("q")?.trim() ?? "";
  if (!q)
    return (
      <>
        <Title>{t("search")}</Title>
        <p class="hint">{t("search_start")}</p>
      </>
    );
  return <Found q={q} />;
}

function Found({ q }: { q: string }) {
  const names = useAnswer<Listing<Name>>("resolve", { name: q, limit: 12 });
  const hits = useListing<Hit>("find", { q, ...filter() }, 50);
  const people = names.value?.items ?? [];
  const items = hits.value?.items ?? [];
  const happenings = new Map<string, Happening>();
  for (const hit of items) for (const h of hit.happenings ?? []) happenings.set(h.id, h);
  return (
    <>
      <div class="title-row">
        <Title sub={hits.value && t(hits.value.next ? "showing_more" : "showing", { n: items.length })}>
          «<bdi>{q}</bdi>»
        </Title>
        <Export
          name={fileName("search", q)}
          rows={() => [
            ["article", "published", "publisher", "title", "snippet", "copies"],
            ...items.map((h) => [h.article, h.published, h.publisher, h.title, h.snippet, h.copies ?? 0]),
          ]}
          json={() => items}
        />
      </div>
      <Filters show={["state", "person", "time", "type"]} />
      <div class="columns wide-left">
        <Section title={t("articles_found")}>
          <Answered asked={hits} empty={(v) => v.items.length === 0}>
            {(v) => (
              <LongList
                items={v.items}
                keyOf={(h) => h.article}
                estimate={110}
                more={v.next ? hits.more : undefined}
                label={t("articles_found")}
              >
                {(h) => (
                  <article class="hit" data-item>
                    <h3>
                      <a data-open href={link(["article", h.article])}>
                        <Foreign text={h.title || t("untitled")} />
                      </a>
                    </h3>
                    <p lang="hi" class="snippet">
                      <bdi>{cut(h.snippet ?? "", 260)}</bdi>
                    </p>
                    <p class="details">
                      <span class="bit">
                        <Foreign text={h.publisher || h.source} />
                      </span>
                      <span class="bit num">{shortDay(h.published)}</span>
                      {(h.copies ?? 0) > 0 && <span class="bit">{copies(h.copies!)}</span>}
                    </p>
                  </article>
                )}
              </LongList>
            )}
          </Answered>
        </Section>
        <aside>
          <Section title={t("people_found")}>
            {people.length ? <NameList of={people} /> : <p class="faint">{t("none")}</p>}
          </Section>
          {happenings.size > 0 && (
            <Section title={t("happenings_found")}>
              {[...happenings.values()].slice(0, 12).map((h) => (
                <HappeningRow key={h.id} of={h} />
              ))}
            </Section>
          )}
        </aside>
      </div>
    </>
  );
}
