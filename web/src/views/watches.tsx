// Questions that are kept, and what is new to each since somebody said «seen».
import { useSignal } from "@preact/signals";
import { address, post, remove, toError, useAnswer } from "../api";
import { fileName } from "../export";
import { t } from "../i18n";
import { change, link, route, type Query } from "../route";
import { say, tide } from "../store";
import { Answered, Section, Title } from "../parts/basic";
import { Export, Subscribe } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { useShown } from "../parts/named";
import { ChangeRow, changeRows } from "./today";
import type { News, Watch } from "../types";
import type { Words } from "../words.en";

/** The question as the filters of a view. */
function asked({ question: q }: Watch): Query {
  return {
    state: q.states,
    person: q.people,
    type: q.types,
    stage: q.stages,
    place: q.place,
    min_confidence: q.min_confidence,
  };
}
const pathOf = (w: Watch): string => `watches/${encodeURIComponent(w.name)}`;

/** Says what went wrong, if it did. */
async function tried(what: Promise<unknown>): Promise<boolean> {
  try {
    await what;
    tide.value++;
    return true;
  } catch (error) {
    const failure = toError(error);
    say(failure.status === 401 || failure.status === 403 ? t("not_editor") : `${t("failed")}: ${failure.message}`);
    return false;
  }
}

export default function Watches() {
  const all = useAnswer<Watch[]>("watches");
  return (
    <>
      <div class="title-row">
        <Title sub={t("watches_hint")}>{t("watches")}</Title>
        <Export
          name={fileName("watches")}
          rows={() => [
            ["name", "states", "people", "types", "stages", "place"],
            ...(all.value ?? []).map(({ name, question: q }) => [
              name,
              ...[q.states, q.people, q.types, q.stages].map((list) => (list ?? []).join("; ")),
              q.place,
            ]),
          ]}
          json={() => all.value}
        />
      </div>
      <Keep />
      <Answered asked={all}>
        {(v) =>
          v.length ? v.map((w) => <Kept key={w.name} watch={w} />) : <p class="state-note">{t("no_watches")}</p>
        }
      </Answered>
    </>
  );
}

/** A new one: what the filters say, and a name. */
function Keep() {
  const name = useSignal("");
  const {
    state = [],
    person = [],
    type = [],
    stage = [],
    place = [],
    min_confidence = [],
  } = filter() as Record<string, string[]>;
  const chosen = state.length + person.length + type.length + stage.length + place.length > 0;
  const keep = async (event: Event) => {
    event.preventDefault();
    const question = { states: state, people: person, types: type, stages: stage, place: place[0] };
    const sure = min_confidence[0] ? { min_confidence: Number(min_confidence[0]) } : {};
    if (!(await tried(post("watches", { name: name.value.trim(), ...question, ...sure })))) return;
    name.value = "";
    change(Object.fromEntries([...route.value.query.keys()].map((key) => [key, undefined])));
  };
  return (
    <Section title={t("watch_new")} hint={t("watch_how")}>
      <Filters show={["state", "person", "type", "stage", "place", "sure"]} />
      {chosen && (
        <form class="filter-row" onSubmit={(e) => void keep(e)}>
          <label>
            {t("watch_name")}{" "}
            <input
              type="text"
              required
              maxLength={100}
              value={name.value}
              onInput={(e) => (name.value = e.currentTarget.value)}
            />
          </label>
          <button class="button">{t("watch_keep")}</button>
        </form>
      )}
    </Section>
  );
}

const few = 5;

function Kept({ watch: w }: { watch: Watch }) {
  const news = useAnswer<News>(`${pathOf(w)}/news`);
  const whole = useSignal(false);
  const items = news.value?.items ?? [];
  const question = asked(w);
  return (
    <Section
      title={w.name}
      aside={
        <span class="num">{news.value && (items.length ? t("news_n", { n: items.length }) : t("news_none"))}</span>
      }
    >
      <div class="watch-head">
        <p class="details">
          {Object.entries(question).flatMap(([key, value]) =>
            (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one) => (
              <Asks key={key + one} of={key as keyof Words} value={String(one)} />
            )),
          )}
        </p>
        {items.length > 0 && (
          <button class="button" onClick={() => void tried(post(`${pathOf(w)}/told`, { upto: news.value?.upto }))}>
            {t("news_seen")}
          </button>
        )}
        <a class="button quiet" href={link(["timeline"], question)}>
          {t("watch_all")}
        </a>
        <Subscribe
          label={t("feed")}
          hint={t("feed_hint")}
          path={address("changes.atom", { ...question, all: "true" })}
        />
        <Export name={fileName("watch", w.name)} rows={() => changeRows(items)} json={() => news.value} />
        <button
          class="button quiet"
          onClick={() => confirm(t("watch_remove_sure", { name: w.name })) && void tried(remove(pathOf(w)))}
        >
          {t("watch_remove")}
        </button>
      </div>
      <Answered asked={news}>
        {() => (
          <>
            {(whole.value ? items : items.slice(-few)).toReversed().map((c, i) => (
              <ChangeRow key={i} of={c} />
            ))}
            {items.length > few && !whole.value && (
              <button class="button" onClick={() => (whole.value = true)}>
                {t("news_more", { n: items.length - few })}
              </button>
            )}
          </>
        )}
      </Answered>
    </Section>
  );
}

function Asks({ of: key, value }: { of: keyof Words; value: string }) {
  const shown = useShown(key, value);
  return (
    <span class="bit">
      {t(key)} <bdi class="strong">{shown}</bdi>
    </span>
  );
}
