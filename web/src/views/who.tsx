// A dossier: offices, plans, what happened, with whom, words.
import { useAnswer } from "../api";
import { fileName, happeningsCsv } from "../export";
import { nameOf, number, shortDay, t, term } from "../i18n";
import { go, link, route } from "../route";
import {
  Answered,
  BothNames,
  dossierLink,
  HappeningRow,
  NameLink,
  NameList,
  pairLink,
  partOf,
  polities,
  Section,
  Title,
  Words,
} from "../parts/basic";
import { Export } from "../parts/export";
import { Picker } from "../parts/picker";
import { Counts } from "../parts/plots";
import type { Dossier } from "../types";

export default function Who() {
  const id = route.value.path[1];
  const asked = useAnswer<Dossier>(id ? "who" : "", { name: id, limit: 20 });
  if (!id)
    return (
      <>
        <Title>{t("dossier_pick")}</Title>
        <div class="pick-big">
          <Picker label={t("dossier_pick")} onPick={(n) => go(dossierLink(n))} />
        </div>
      </>
    );
  return (
    <Answered asked={asked} alone>
      {(d) => <Sheet of={d} />}
    </Answered>
  );
}

function Sheet({ of: d }: { of: Dossier }) {
  const recent = d.recent ?? [];
  const ahead = d.ahead ?? [];
  const variants = (d.variants ?? []).filter((v) => v !== d.who.hi && v !== d.who.en);
  return (
    <>
      <div class="title-row">
        <Title
          sub={
            <>
              {d.offices?.[0] && (
                <span class="bit">
                  {nameOf(d.offices[0])}
                  {d.offices[0].of && (
                    <>
                      , <NameLink name={d.offices[0].of} />
                    </>
                  )}
                </span>
              )}
              <span class="bit num">
                {number(d.articles ?? 0)} {t("of_articles")}
              </span>
              <span class="bit num">
                {number(d.happenings ?? 0)} {t("of_happenings")}
              </span>
              {d.first && (
                <span class="bit num">
                  {shortDay(d.first)} – {shortDay(d.last)}
                </span>
              )}
            </>
          }
        >
          <BothNames name={d.who} />
        </Title>
        <Export name={fileName("dossier", d.who.en)} rows={() => happeningsCsv([...ahead, ...recent])} json={() => d} />
      </div>
      <div class="columns wide-left">
        <div>
          {ahead.length > 0 && (
            <Section title={t("ahead")}>
              {ahead.map((h) => (
                <HappeningRow key={h.id} of={h} />
              ))}
            </Section>
          )}
          <Section
            title={t("recent")}
            aside={
              <>
                <a href={link(["timeline"], partOf([d.who]))}>{t("timeline")}</a> ·{" "}
                <a href={link(["watches"], partOf([d.who]))}>{t("watch_this")}</a>
              </>
            }
          >
            {recent.length ? recent.map((h) => <HappeningRow key={h.id} of={h} />) : <p class="faint">{t("none")}</p>}
          </Section>
          {(d.positions?.length ?? 0) > 0 && (
            <Section title={t("quotes_title")}>
              {d.positions!.map((q, i) => (
                <div key={i} data-item>
                  <Words of={q} />
                </div>
              ))}
            </Section>
          )}
        </div>
        <aside>
          {(d.offices?.length ?? 0) > 0 && (
            <Section title={t("offices")}>
              <ul class="plain">
                {d.offices!.map((o, i) => (
                  <li key={i}>
                    {o.tenure !== "current" && o.tenure && `${term(o.tenure)} `}
                    {nameOf(o)}
                    {o.of && (
                      <>
                        , <NameLink name={o.of} />
                      </>
                    )}
                    <div class="faint small num">
                      {shortDay(o.first)} – {shortDay(o.last)} · {t("in_articles", { n: o.articles })}
                    </div>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={t("with_whom")} hint={t("with_whom_hint")}>
            <Counts
              label={t("with_whom")}
              rows={(d.with ?? []).map((w) => ({
                key: w.who.id,
                count: w.count,
                name: <NameLink name={w.who} to={pairLink(d.who, w.who)} />,
              }))}
            />
            <div class="pick-one">
              <Picker
                label={t("compare_with", { a: nameOf(d.who) })}
                placeholder={t("compare_with", { a: nameOf(d.who) })}
                kinds={[...polities, "person"]}
                onPick={(n) => go(pairLink(d.who, n))}
              />
            </div>
          </Section>
          {variants.length > 0 && (
            <Section title={t("spelt")}>
              <p lang="hi">
                {variants.map((v, i) => (
                  <span key={v}>
                    {i > 0 && ", "}
                    <bdi>{v}</bdi>
                  </span>
                ))}
              </p>
            </Section>
          )}
          {(d.maybe?.length ?? 0) > 0 && (
            <Section title={t("maybe_same")} aside={<a href={link(["review"])}>{t("review")}</a>}>
              <NameList of={d.maybe!} />
            </Section>
          )}
          {(d.others?.length ?? 0) > 0 && (
            <Section title={t("others_named")}>
              <NameList of={d.others!} />
            </Section>
          )}
        </aside>
      </div>
    </>
  );
}
