// An article beside its record: words show their claims, claims their words; why each was read so.
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { useSignal, type Signal } from "@preact/signals";
import { post, useAnswer } from "../api";
import { dateText, eventTypes, joined, nameOf, percent, sentence, t, term } from "../i18n";
import { lines, marks, moved, type Mark, type Piece } from "../marks";
import { link } from "../route";
import signsInHindi from "../signs.hi";
import { language } from "../store";
import { Section, Sentence, Sure } from "./basic";
import type { BahiRecord, Explanation, Happening, RecordEntity, RecordEvent, RecordStatement, Span } from "../types";

interface Props {
  text: string;
  record: BahiRecord | undefined;
  /** The text that the record is of. */
  readText: string;
  chosen: string;
  choose: (claim: string) => void;
  edit?: ((text: string) => void) | undefined;
  /** Is it an article of the ledger? Then its events lead to their happenings. */
  kept?: boolean;
}

export function Reading({ text, record, readText, chosen, choose, edit, kept = false }: Props) {
  const pointed = useSignal(""); // claims under the pointer, in the text or in the list
  const points = useMemo(() => Array.from(text), [text]);
  const readPoints = useMemo(() => (readText === text ? points : Array.from(readText)), [readText, points]);
  const all = useMemo(() => (record ? marks(record) : []), [record]);
  const now = useMemo<Mark[]>(
    () => (readText === text ? all : moved(all, readPoints, points)),
    [all, readPoints, points],
  );
  const rows = useMemo(() => lines(points, now), [points, now]);
  const heads = useMemo(() => new Set((record?.document.sections ?? []).map((s) => s.heading?.[0])), [record]);
  const noted = record !== undefined && record.diagnostics.length > 0;
  const box = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const showing = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    const light = pointed.value || chosen;
    for (const old of box.current?.querySelectorAll(".lit") ?? []) old.classList.remove("lit");
    for (const id of light.split(" ").filter(Boolean).slice(0, 12))
      for (const piece of box.current?.querySelectorAll(`[data-c~="${CSS.escape(id)}"]`) ?? [])
        piece.classList.add("lit");
  }, [pointed.value, chosen, rows]);

  useEffect(() => {
    if (!chosen) return;
    box.current?.querySelector(`[data-c~="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: "nearest" });
    panel.current?.querySelector(`#claim-${CSS.escape(chosen)}`)?.scrollIntoView({ block: "nearest" });
  }, [chosen, record]);

  // Notes stand by their lines; one that would lie over the note before it moves down.
  useLayoutEffect(() => {
    const stack = () => {
      let below = -Infinity;
      for (const note of box.current?.querySelectorAll<HTMLElement>(".notes") ?? []) {
        note.style.marginTop = "";
        if (getComputedStyle(note).position !== "absolute") continue;
        const { top, bottom } = note.getBoundingClientRect();
        const down = Math.max(0, below + 10 - top);
        if (down > 0) note.style.marginTop = `${down}px`;
        below = bottom + down;
      }
    };
    stack();
    const watch = new ResizeObserver(stack);
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, [rows, language.value, edit === undefined]);

  // Where the text is edited typing goes on: also when it has just begun, in the box that was here before.
  useLayoutEffect(() => {
    const field = edit && box.current?.querySelector("textarea");
    if (!field) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }, [edit === undefined]);

  const claimsAt = (target: EventTarget | null): string =>
    target instanceof Element ? (target.closest<HTMLElement>("[data-c]")?.dataset.c ?? "") : "";
  const narrowest = (target: EventTarget | null): string => {
    const piece = target instanceof Element ? target.closest<HTMLElement>("[data-c]") : null;
    return piece?.dataset.trigger || claimsAt(target).split(" ")[0] || "";
  };
  /** Brings a claim into sight, where the record has its own place beside the text. */
  const show = (id: string) => {
    clearTimeout(showing.current);
    if (id)
      showing.current = setTimeout(() => {
        if (panel.current && getComputedStyle(panel.current).position === "sticky")
          panel.current.querySelector(`#claim-${CSS.escape(id)}`)?.scrollIntoView({ block: "nearest" });
      }, 150);
  };
  const noteWords = (spans: Span[]): string =>
    spans.map(([a, b]) => `«${readPoints.slice(a, b).join("").slice(0, 60)}»`).join(" ");

  return (
    <div class="reading">
      <div class="paper">
        <div
          class={`article${edit ? " editing" : ""}${noted ? " noted" : ""}`}
          ref={box}
          lang="hi"
          onPointerOver={(e) => {
            pointed.value = claimsAt(e.target);
            show(narrowest(e.target));
          }}
          onPointerLeave={() => (pointed.value = "")}
          onClick={(e) => {
            const id = narrowest(e.target);
            if (id && !edit) choose(id);
          }}
          onKeyDown={(e) => {
            if (e.key === "Enter" && !edit) {
              const id = narrowest(e.target);
              if (id) choose(id);
            }
          }}
        >
          {edit && (
            <textarea
              class="over"
              aria-label={t("text")}
              spellcheck={false}
              lang="hi"
              value={text}
              onInput={(e) => edit(e.currentTarget.value)}
            />
          )}
          <div class="lines" aria-hidden={edit ? "true" : undefined}>
            {rows.map((row) => (
              <div class={heads.has(row.start) && readText === text ? "line heading" : "line"} key={row.start}>
                <bdi>
                  {row.end > row.start
                    ? row.pieces.map((p) => (
                        <Word key={p.start} piece={p} text={points.slice(p.start, p.end).join("")} live={!edit} />
                      ))
                    : "\u200b"}
                </bdi>
                {row.notes.length > 0 && record && (
                  <div class="notes" lang={language.value}>
                    {row.notes.map((i) => {
                      const d = record.diagnostics[i];
                      return (
                        d && (
                          <p key={i} class="note">
                            <strong>{query(record, d.code, d.message)}</strong>{" "}
                            <bdi lang="hi">{noteWords(d.spans.slice(0, 2))}</bdi>
                          </p>
                        )
                      );
                    })}
                  </div>
                )}
              </div>
            ))}
          </div>
        </div>
        <ul class="legend marks-legend">
          <li>
            <span class="m entity person">{t("mark_person")}</span>
          </li>
          <li>
            <span class="m entity country">{t("mark_state")}</span>
          </li>
          <li>
            <span class="m trigger">{t("mark_event")}</span>
          </li>
          <li>
            <span class="m date">{t("mark_date")}</span>
          </li>
          <li>
            <span class="m said">{t("mark_quote")}</span>
          </li>
          <li>
            <span class="m query">{t("mark_query")}</span>
          </li>
        </ul>
      </div>
      <div class="record-panel" ref={panel}>
        {record && (
          <RecordPanel
            record={record}
            points={readPoints}
            text={readText}
            pointed={pointed}
            chosen={chosen}
            choose={choose}
            kept={kept}
          />
        )}
      </div>
    </div>
  );
}

function Word({ piece: p, text, live }: { piece: Piece; text: string; live: boolean }) {
  if (!p.classes && !p.claims) return <>{text}</>;
  const button = live && p.trigger !== "";
  return (
    <span
      class={p.classes ? `m ${p.classes}` : "m"}
      data-c={p.claims || undefined}
      data-trigger={p.trigger || undefined}
      {...(button ? { role: "button", tabIndex: 0 } : {})}
    >
      {text}
    </span>
  );
}

/** What is queried, in the reader's language; candidates that it names stay. */
function query(record: BahiRecord, code: string, message: string): string {
  const colon = message.indexOf(": ");
  const head =
    language.value === "hi" && term(code) !== code ? term(code) : colon < 0 ? message : message.slice(0, colon);
  if (colon < 0) return head;
  const names = message
    .slice(colon + 2)
    .split(", ")
    .map((hi) => {
      const entity = record.entities.find((e) => e.name.hi === hi);
      return entity ? nameOf(entity.name) : hi;
    });
  return `${head}: ${names.join(", ")}`;
}

const occurred = (e: RecordEvent) => e.status === "occurred" || e.status === "ongoing";
const off = (e: RecordEvent) => e.status === "refused" || e.status === "did not occur" || e.status === "cancelled";

interface PanelProps {
  kept: boolean;
  record: BahiRecord;
  points: string[];
  text: string;
  pointed: Signal<string>;
  chosen: string;
  choose: (claim: string) => void;
}

function RecordPanel({ kept, record, points, text, pointed, chosen, choose }: PanelProps) {
  const entities = useMemo(() => new Map(record.entities.map((e) => [e.id, e])), [record]);
  const main = (e: RecordEvent) => e.told === "main";
  const groups: [string, RecordEvent[]][] = [
    [t("happened_events"), record.events.filter((e) => main(e) && occurred(e))],
    [t("planned_events"), record.events.filter((e) => e.told !== "background" && !occurred(e) && !off(e))],
    [t("not_happened"), record.events.filter((e) => e.told !== "background" && off(e))],
  ];
  const background = record.events.filter((e) => e.told === "background" || (!main(e) && occurred(e)));
  const words = ([a, b]: Span) => points.slice(a, b).join("");
  const shared = { kept, record, entities, words, text, pointed, chosen, choose };
  const people = record.entities.filter((e) => e.kind === "person" && e.mentions.some((m) => m.form === "name"));
  const offices = (id: string) => record.offices.filter((o) => o.person === id);
  if (!record.events.length && !record.statements.length && !people.length)
    return <p class="state-note">{t("read_nothing")}</p>;
  return (
    <>
      {groups.map(
        ([title, events]) =>
          events.length > 0 && (
            <Section key={title} title={title}>
              {events.map((e) => (
                <EventCard key={e.id} event={e} {...shared} />
              ))}
            </Section>
          ),
      )}
      {record.statements.length > 0 && (
        <Section title={t("statements")}>
          {record.statements.map((s) => (
            <StatementCard key={s.id} statement={s} {...shared} />
          ))}
        </Section>
      )}
      {background.length > 0 && (
        <Section title={t("background")}>
          {background.map((e) => (
            <EventCard key={e.id} event={e} {...shared} />
          ))}
        </Section>
      )}
      {people.length > 0 && (
        <Section title={t("people")}>
          <dl class="facts people">
            {people.map((p) => (
              <div key={p.id}>
                <dt>
                  {p.key ? (
                    <a href={link(["who", p.key])}>
                      <bdi>{nameOf(p.name)}</bdi>
                    </a>
                  ) : (
                    <bdi>{nameOf(p.name)}</bdi>
                  )}
                </dt>
                <dd>
                  {offices(p.id)
                    .map(
                      (o) =>
                        `${o.tenure !== "current" && o.tenure ? `${term(o.tenure)} ` : ""}${nameOf(o.title)}${o.of && entities.get(o.of) ? `, ${nameOf(entities.get(o.of)!.name)}` : ""}`,
                    )
                    .join("; ") || "—"}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
}

interface Shared {
  kept: boolean;
  record: BahiRecord;
  entities: Map<string, RecordEntity>;
  words: (s: Span) => string;
  text: string;
  pointed: Signal<string>;
  chosen: string;
  choose: (claim: string) => void;
}

function Card({
  id,
  confidence,
  kind,
  children,
  why,
  pointed,
  chosen,
  choose,
}: {
  id: string;
  confidence: number;
  kind?: string;
  children: ComponentChildren;
  why: () => ComponentChildren;
} & Pick<Shared, "pointed" | "chosen" | "choose">) {
  const open = chosen === id;
  const near = pointed.value.split(" ").includes(id);
  return (
    <div
      id={`claim-${id}`}
      class={`claim${open ? " open" : ""}${near ? " near" : ""}`}
      data-item
      onPointerEnter={() => (pointed.value = id)}
      onPointerLeave={() => (pointed.value = "")}
    >
      <button
        class="claim-head"
        data-open
        aria-expanded={open}
        onClick={() => choose(open ? "" : id)}
        onFocus={() => (pointed.value = id)}
        onBlur={() => (pointed.value = "")}
      >
        <span class="claim-id num">{id}</span>
        <span class="claim-text">{children}</span>
        <span class="claim-side">
          {kind && <span class="kind">{kind}</span>}
          <Sure value={confidence} />
        </span>
      </button>
      {open && <div class="why">{why()}</div>}
    </div>
  );
}

function EventCard({ event: e, ...s }: { event: RecordEvent } & Shared) {
  const name = (id: string) => {
    const x = s.entities.get(id);
    return x ? nameOf(x.name) : id;
  };
  const parts = sentence(
    { event: e.event, act: e.act, past: occurred(e), negated: e.status === "did not occur" },
    e.actor,
    e.recipient,
  );
  const details: string[] = [];
  if (!occurred(e)) details.push(term(e.status));
  if (e.date) details.push(dateText(e.date));
  else if (e.weekday) details.push(term(e.weekday));
  const places = e.place.filter((p) => !e.recipient.includes(p));
  if (places.length) details.push(t("in_place", { place: places.map(name).join(", ") }));
  if (e.channel && e.act !== "call") details.push(term(e.channel));
  for (const x of e.topics) details.push(t("topic", { what: x.event_id || `«${x.span ? s.words(x.span) : x.hi}»` }));
  const occasion = s.record.events.find((v) => v.id === e.occasion);
  if (occasion) details.push(t("during", { what: `${occasion.id} «${s.words(occasion.trigger)}»` }));
  if (e.on_behalf_of && !e.actor.includes(e.on_behalf_of)) details.push(t("on_behalf", { who: name(e.on_behalf_of) }));
  for (const role of new Set(e.participants.map((p) => p.role))) {
    const who = joined(e.participants.filter((p) => p.role === role).map((p) => name(p.entity)));
    const word = term(role);
    details.push(word.includes("{}") ? word.replace("{}", who) : `${word} ${who}`);
  }
  for (const c of e.claimed_by)
    details.push(t("claimed_by", { who: c.entity ? name(c.entity) : term(c.unnamed ?? "") }));
  if (e.voice && e.voice !== "fact") details.push(term(e.voice));
  return (
    <Card
      id={e.id}
      confidence={e.confidence}
      kind={term(e.event)}
      {...s}
      why={() => (
        <Why
          id={e.id}
          rule={e.rule}
          evidence={e.evidence}
          trigger={e.trigger}
          inferred={e.inferred}
          confidence={e.confidence}
          uid={e.uid}
          {...s}
        />
      )}
    >
      <span class="claim-sentence">
        {parts.map((p, i) =>
          typeof p === "string" ? (
            i === 0 ? (
              p.slice(0, 1).toUpperCase() + p.slice(1)
            ) : (
              p
            )
          ) : (
            <bdi key={i} class="who">
              {joined(p.map(name))}
            </bdi>
          ),
        )}
      </span>
      {details.length > 0 && (
        <span class="claim-details">
          <bdi>{details.join(" · ")}</bdi>
        </span>
      )}
    </Card>
  );
}

function StatementCard({ statement: x, ...s }: { statement: RecordStatement } & Shared) {
  const name = (id: string | undefined) => {
    const e = id ? s.entities.get(id) : undefined;
    return e ? nameOf(e.name) : "";
  };
  const who = name(x.speaker) || (x.unnamed ? term(x.unnamed) : "—");
  return (
    <Card
      id={x.id}
      confidence={x.confidence}
      {...s}
      why={() => <Why id={x.id} rule={x.rule} evidence={x.evidence} inferred={[]} confidence={x.confidence} {...s} />}
    >
      <span class="claim-sentence">
        <bdi class="who">{who}</bdi> {t("ergative")} {term(x.act)}
        {x.addressee && (
          <>
            {" "}
            → <bdi class="who">{name(x.addressee)}</bdi>
          </>
        )}
      </span>
      <span class="claim-details" lang="hi">
        <bdi>«{s.words(x.content)}»</bdi>
      </span>
    </Card>
  );
}

/** What a sign is, in the reader's language; of one that is new only the English is known. */
function whyOf(sign: { name: string; why: string }): string {
  if (language.value === "en") return sign.why;
  return (
    signsInHindi[sign.name] ?? (eventTypes.includes(sign.name) ? t("sign_type", { type: term(sign.name) }) : sign.why)
  );
}

const explained = new Map<string, Promise<{ events: Record<string, Explanation> } | undefined>>();

function Why({
  id,
  uid,
  rule,
  evidence,
  trigger,
  inferred,
  confidence,
  words,
  text,
  record,
  kept,
}: {
  id: string;
  rule: string;
  evidence: Span[];
  trigger?: Span;
  inferred: string[];
  confidence: number;
  uid?: string;
} & Shared) {
  const found = useSignal<Explanation | undefined>(undefined);
  useEffect(() => {
    let live = true;
    const key = `${record.document.published ?? ""}\n${text}`;
    if (!explained.has(key)) {
      explained.clear();
      explained.set(
        key,
        post<{ events: Record<string, Explanation> }>("explain", {
          text,
          published: record.document.published,
          title: record.document.title,
        }).catch(() => undefined),
      );
    }
    void explained.get(key)!.then((answer) => live && (found.value = answer?.events[id]));
    return () => void (live = false);
  }, [id, record]);
  const happening = useAnswer<Happening>(kept && uid ? `happenings/${uid}` : "", {}, false).value;
  const signs = [...(found.value?.signs ?? [])].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const most = Math.max(1, ...signs.map((s) => Math.abs(s.weight)));
  return (
    <>
      <h3>{t("evidence")}</h3>
      {evidence.map((s) => (
        <blockquote key={s[0]} lang="hi" class="evidence">
          <bdi>{words(s)}</bdi>
        </blockquote>
      ))}
      {trigger && (
        <p>
          <span class="faint">{t("trigger")}</span>{" "}
          <bdi lang="hi" class="m trigger">
            {words(trigger)}
          </bdi>
        </p>
      )}
      {inferred.length > 0 && <p>{t("inferred", { what: inferred.map(term).join(", ") })}</p>}
      {happening && (
        <>
          <h3>{t("in_ledger")}</h3>
          <p class="claim-sentence">
            <a href={link(["happening", happening.id])}>
              <Sentence of={happening} plain />
            </a>
          </p>
        </>
      )}
      <h3>{t("rule")}</h3>
      <p>
        <code>{rule}</code>
        {found.value?.origin && (
          <span class="faint small" title={found.value.origin}>
            {" "}
            · {found.value.origin.split(/\s/)[0]}
          </span>
        )}
      </p>
      {found.value?.row && (
        <p class="rule-row" lang="hi">
          {found.value.row
            .filter((cell) => cell && cell !== "-")
            .map((cell, i) => (
              <span key={i}>{cell}</span>
            ))}
        </p>
      )}
      {signs.length > 0 && (
        <>
          <h3>
            {t("signs")} <span class="faint num">{t("sure", { n: percent(confidence) })}</span>
          </h3>
          <table class="signs" aria-label={t("signs")}>
            <tbody>
              {signs.map((s) => (
                <tr key={s.name}>
                  <td class="r num weight">
                    {s.weight > 0 ? "+" : "−"}
                    {(Math.abs(s.weight) / 1000).toFixed(2)}
                  </td>
                  <td aria-hidden="true">
                    <svg viewBox="-50 0 100 8" width="100" height="8">
                      <line x1="0" x2="0" y1="0" y2="8" class="axis" />
                      <rect
                        class={s.weight > 0 ? "for" : "against"}
                        x={Math.min(0, (50 * s.weight) / most)}
                        width={(50 * Math.abs(s.weight)) / most}
                        height="8"
                      />
                    </svg>
                  </td>
                  <td>{whyOf(s)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="hint">{t("signs_hint")}</p>
        </>
      )}
    </>
  );
}
