// What a person should decide, one key each: names that may be one, readings that are less sure, contradictions.
import { useEffect } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { post, toError, useAnswer, useListing } from "../api";
import { fileName, happeningsCsv, type Cell } from "../export";
import { allegiance, decision, nameOf, plain, shortDay, t, term } from "../i18n";
import { viewKeys } from "../keys";
import { change, link, route } from "../route";
import { say, tide } from "../store";
import { Answered, BothNames, HappeningRow, NameLink, Sentence, Title } from "../parts/basic";
import { Export } from "../parts/export";
import { useShown } from "../parts/named";
import { conflictRows } from "./conflicts";
import { SideBySide } from "./happening";
import type { Decision, Disagreement, Happening, Listing, Proposal } from "../types";

const tabs = ["doubts", "low", "contradictions", "decisions"] as const;
type Tab = (typeof tabs)[number];

async function decide(body: Record<string, unknown>, what: string): Promise<boolean> {
  const by = localStorage.getItem("bahi.by") ?? "";
  const box = document.querySelector<HTMLInputElement>(".by input");
  if (!by && box) {
    box.focus();
    say(t("name_first"));
    return false;
  }
  try {
    await post("curation", by ? { ...body, by } : body);
    say(t("decided_say", { what }));
    return true;
  } catch (error) {
    const failure = toError(error);
    say(failure.status === 401 || failure.status === 403 ? t("not_editor") : `${t("failed")}: ${failure.message}`);
    return false;
  }
}

export default function Review() {
  const tab: Tab = tabs.find((name) => name === route.value.query.get("tab")) ?? "doubts";
  return (
    <>
      <div class="title-row">
        <Title sub={t("review_hint")}>{t("review")}</Title>
        <Signature />
      </div>
      <p class="switch" role="group" aria-label={t("review")}>
        {tabs.map((name) => (
          <button
            key={name}
            aria-pressed={name === tab}
            onClick={() => change({ tab: name === "doubts" ? undefined : name })}
          >
            {t(name)}
          </button>
        ))}
      </p>
      {tab === "doubts" && <Doubts key="d" />}
      {tab === "low" && <Low key="l" />}
      {tab === "contradictions" && <Contradictions key="c" />}
      {tab === "decisions" && <Decisions key="x" />}
    </>
  );
}

/** Whose decisions they are: of whom the server knows the token, that name; otherwise as written here. */
function Signature() {
  const session = useAnswer<{ name?: string }>("session", {}, false);
  if (session.value?.name)
    return (
      <p class="small by">
        {t("your_name")}: <bdi>{session.value.name}</bdi>
      </p>
    );
  return (
    <label class="small by">
      {t("your_name")}{" "}
      <input
        type="text"
        autocomplete="name"
        value={localStorage.getItem("bahi.by") ?? ""}
        onInput={(e) => localStorage.setItem("bahi.by", e.currentTarget.value.trim())}
      />
    </label>
  );
}

interface Choice {
  key: string;
  label: string;
  act: () => Promise<boolean> | undefined;
}

/** One thing after another: its keys decide and go on. */
function Deck<T>({
  items,
  keyOf,
  choices,
  children,
  onEnd,
  name,
  rows,
}: {
  items: T[];
  keyOf: (item: T) => string;
  choices: (item: T) => Choice[];
  children: (item: T) => preact.ComponentChildren;
  onEnd?: (() => void) | undefined;
  name: string;
  rows: () => Cell[][];
}) {
  const done = useSignal<ReadonlySet<string>>(new Set());
  const busy = useSignal(false);
  const left = items.filter((item) => !done.value.has(keyOf(item)));
  const item = left[0];
  const all: Choice[] = item ? [...choices(item), { key: "s", label: t("later"), act: () => undefined }] : [];
  const run = async (choice: Choice) => {
    if (!item || busy.value) return;
    busy.value = true;
    const result = choice.act();
    if (result === undefined || (await result)) done.value = new Set([...done.value, keyOf(item)]);
    busy.value = false;
    if (left.length <= 3) onEnd?.();
  };
  useEffect(() => {
    viewKeys.value = (key) => {
      const choice = all.find((c) => c.key === key);
      if (choice) void run(choice);
      return choice !== undefined;
    };
    return () => (viewKeys.value = undefined);
  });
  if (!item) return <p class="state-note">{t("all_reviewed")}</p>;
  return (
    <div class="deck">
      <p class="num faint">{t("of_n", { i: items.length - left.length + 1, n: items.length })}</p>
      <div class="card-big" key={keyOf(item)}>
        {children(item)}
      </div>
      <p class="choices">
        {all.map((choice) => (
          <button key={choice.key} class="button big" onClick={() => void run(choice)}>
            <kbd>{choice.key}</kbd> {choice.label}
          </button>
        ))}
      </p>
      <div class="after-deck">
        <Export name={fileName("review", name)} rows={rows} json={() => items} />
      </div>
    </div>
  );
}

function Doubts() {
  const asked = useListing<Proposal>("proposals", {}, 100);
  return (
    <Answered asked={asked}>
      {(v) => (
        <Deck
          name="names"
          rows={() => [["a", "b", "why"], ...v.items.map((p) => [nameOf(p.a), nameOf(p.b), p.why])]}
          items={v.items}
          keyOf={(p) => `${p.a.id} ${p.b.id}`}
          onEnd={v.next ? asked.more : undefined}
          choices={(p) => [
            {
              key: "y",
              label: t("yes_same"),
              act: () => decide({ what: "same", target: p.a.id, other: p.b.id }, t("yes_same")),
            },
            {
              key: "n",
              label: t("no_different"),
              act: () => decide({ what: "different", target: p.a.id, other: p.b.id }, t("no_different")),
            },
          ]}
        >
          {(p) => (
            <>
              <div class="versus two-names">
                {[p.a, p.b].map((n) => (
                  <div key={n.id} class="side">
                    <p class="value">
                      <NameLink name={n}>
                        <BothNames name={n} />
                      </NameLink>
                    </p>
                    <p class="faint">{allegiance(n)}</p>
                  </div>
                ))}
              </div>
              <p class="why-line">
                <bdi>{p.why}</bdi>
              </p>
            </>
          )}
        </Deck>
      )}
    </Answered>
  );
}

const below = 0.6;

function Low() {
  const asked = useListing<Happening>("timeline", {}, 200);
  return (
    <Answered asked={asked}>
      {(v) => {
        const items = v.items
          .filter((h) => h.confidence < below && !h.decided)
          .sort((a, b) => a.confidence - b.confidence);
        return (
          <Deck
            name="less-sure"
            rows={() => happeningsCsv(items)}
            items={items}
            keyOf={(h) => h.id}
            onEnd={v.next ? asked.more : undefined}
            choices={(h) => [
              {
                key: "y",
                label: t("confirm"),
                act: () => decide({ what: "confirm", target: h.id }, `${t("confirm")}: ${plain(h)}`),
              },
              {
                key: "n",
                label: t("reject"),
                act: () => decide({ what: "reject", target: h.id }, `${t("reject")}: ${plain(h)}`),
              },
            ]}
          >
            {(h) => <Evidence of={h} />}
          </Deck>
        );
      }}
    </Answered>
  );
}

function Evidence({ of: h }: { of: Happening }) {
  const asked = useAnswer<Happening>(`happenings/${h.id}`, {}, false);
  return (
    <>
      <HappeningRow of={h} />
      {(asked.value?.quotes ?? asked.value?.revisions?.map((r) => r.quote) ?? []).slice(0, 4).map((q, i) => (
        <blockquote key={i} class="evidence" lang="hi">
          <bdi>{q.words}</bdi>
        </blockquote>
      ))}
    </>
  );
}

function Contradictions() {
  const asked = useListing<Disagreement>("conflicts", {}, 100);
  return (
    <Answered asked={asked}>
      {(v) => (
        <Deck
          name="contradictions"
          rows={() => conflictRows(v.items)}
          items={v.items.filter((d) => !d.happening.decided)}
          keyOf={(d) => `${d.happening.id} ${d.conflict.field} ${d.conflict.a.claim} ${d.conflict.b.claim}`}
          onEnd={v.next ? asked.more : undefined}
          choices={(d) =>
            d.conflict.field === "date" || d.conflict.field === "status" || d.conflict.field === "stage"
              ? (["a", "b"] as const).map((side) => ({
                  key: side === "a" ? "1" : "2",
                  label: side === "a" ? t("choose_a") : t("choose_b"),
                  act: () => {
                    const value = side === "a" ? d.conflict.value_a : d.conflict.value_b;
                    return decide(
                      {
                        what: "correct",
                        target: d.happening.id,
                        field: d.conflict.field === "date" ? "date" : "status",
                        value: d.conflict.field === "date" ? value.slice(0, 10) : value,
                      },
                      value,
                    );
                  },
                }))
              : [
                  {
                    key: "y",
                    label: t("confirm_happening"),
                    act: () => decide({ what: "confirm", target: d.happening.id }, t("confirm_happening")),
                  },
                ]
          }
        >
          {(d) => (
            <>
              <HappeningRow of={d.happening} />
              <SideBySide of={d.conflict} />
            </>
          )}
        </Deck>
      )}
    </Answered>
  );
}

/** Of whom or what: somebody by name, a happening by its sentence. */
function Target({ id }: { id: string }) {
  const happening = useAnswer<Happening>(/^[0-9a-f]{8,}$/.test(id) ? `happenings/${id}` : "", {}, false);
  const named = useShown("person", id);
  return happening.value ? (
    <a href={link(["happening", happening.value.id])}>
      <Sentence of={happening.value} plain />
    </a>
  ) : (
    <a href={link(["who", id])}>
      <bdi>{named}</bdi>
    </a>
  );
}

function Decisions() {
  const asked = useAnswer<Listing<Decision>>("curation");
  return (
    <Answered asked={asked}>
      {({ items }) => {
        if (!items.length) return <p class="state-note">{t("none")}</p>;
        const rows = () => [
          ["number", "by", "what", "target", "other", "field", "value", "note", "undone by"],
          ...items.map((d) => [d.number, d.by, d.what, d.target, d.other, d.field, d.value, d.note, d.undone_by]),
        ];
        return (
          <div class="scroll-x">
            <Export name={fileName("decisions")} rows={rows} json={() => items} />
            <table class="table">
              <thead>
                <tr>
                  <th>#</th>
                  <th>{t("decided_by")}</th>
                  <th>{t("decision")}</th>
                  <th>{t("decided_of")}</th>
                  <th>{t("note")}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {items.map((d) => (
                  <tr key={d.number} data-item>
                    <th scope="row" class="num">
                      {d.number}
                    </th>
                    <td>
                      <bdi>{d.by}</bdi>
                    </td>
                    <td>
                      {decision(d.what)} {d.field && term(d.field)}{" "}
                      {d.value && (/^\d{4}-/.test(d.value) ? shortDay(d.value) : term(d.value))}
                    </td>
                    <td>
                      <Target id={d.target} />
                      {d.other && (
                        <>
                          {" · "}
                          <Target id={d.other} />
                        </>
                      )}
                    </td>
                    <td>
                      <bdi>{d.note}</bdi>
                    </td>
                    <td class="r">
                      {d.undone_by ? (
                        <span class="faint">{t("undone")}</span>
                      ) : (
                        <button
                          class="button quiet"
                          data-open
                          onClick={() =>
                            void decide({ what: "undo", target: String(d.number) }, t("undo")).then(
                              (ok) => ok && tide.value++,
                            )
                          }
                        >
                          {t("undo")}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      }}
    </Answered>
  );
}
