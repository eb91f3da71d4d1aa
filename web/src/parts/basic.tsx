// Small parts that every view uses.
import type { ComponentChildren, VNode } from "preact";
import { post, toError, type Asked } from "../api";
import {
  allegiance,
  day,
  decision,
  distinct,
  happened,
  nameOf,
  percent,
  plain as told,
  polityOf,
  roleNames,
  sentence,
  shortDay,
  sourcesText,
  t,
  term,
  dateText,
} from "../i18n";
import { link, type Query } from "../route";
import { language, say, tide } from "../store";
import type { Happening, Name, Quote } from "../types";

/** Kinds of names that are sides of diplomacy by themselves. */
export const polities = ["country", "organization"];

/** Words that came with an article (title, paper): shown as text whatever is in it, its direction stays inside, and it is no longer than a title is. */
export function Foreign({ text = "" }: { text: string | undefined }) {
  return <bdi lang="hi">{cut(text, 240)}</bdi>;
}

export function dossierLink(name: Name): string {
  return link(["who", name.id]);
}

export function NameLink({ name, to, children }: { name: Name; to?: string; children?: ComponentChildren }) {
  const hasDossier = name.kind !== "place" && name.kind !== "facility" && name.kind !== "summit";
  const leads = to ?? (hasDossier ? dossierLink(name) : link(["timeline"], { place: name.en || name.hi }));
  return (
    <a class={`name k-${name.kind}`} href={leads}>
      {children ?? <bdi>{nameOf(name)}</bdi>}
    </a>
  );
}

const isPolity = (n: Name): boolean => polities.includes(n.kind);
/** As the view of two sides has somebody in its address. */
export const sideOf = (n: Name): string => (isPolity(n) ? polityOf(n) : n.id);
/** What two have to do with one another. */
export const pairLink = (a: Name, b: Name): string => link(["dyad", sideOf(a), sideOf(b)]);
/** What all of these have part in, as lists take it. */
export function partOf(names: Name[]): Query {
  return {
    person: names.filter((n) => !isPolity(n)).map((n) => n.id),
    state: names.filter(isPolity).map(polityOf),
  };
}

const most = 4;

/** «A, B and C», each a link. */
export function Names({
  names: all,
  plain = false,
  first = false,
}: {
  names: Name[];
  plain?: boolean;
  first?: boolean;
}) {
  const names = distinct(all);
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const left = names.length - shown.length;
  const out: ComponentChildren[] = [];
  shown.forEach((name, i) => {
    if (i > 0) out.push(i === shown.length - 1 && !left ? ` ${t("and")} ` : ", ");
    const text = <bdi>{first && i === 0 ? capital(nameOf(name)) : nameOf(name)}</bdi>;
    out.push(plain ? <span class={`name k-${name.kind}`}>{text}</span> : <NameLink name={name}>{text}</NameLink>);
  });
  if (left) out.push(` ${t("and")} ${t("others", { n: left })}`);
  return <>{out}</>;
}

/** The sentence of a happening. `plain`: without links in it, when it is itself inside a link. */
export function Sentence({ of: h, plain = false }: { of: Happening; plain?: boolean }) {
  const parts = sentence(
    { event: h.event, act: h.act, past: happened(h.stage) },
    roleNames(h, "actor"),
    roleNames(h, "recipient"),
  );
  return (
    <>
      {parts.map((part, i) =>
        typeof part === "string" ? (
          i === 0 ? (
            capital(part)
          ) : (
            part
          )
        ) : (
          <Names key={i} names={part} plain={plain} first={i === 0} />
        ),
      )}
    </>
  );
}
export const capital = (s: string): string => s.slice(0, 1).toUpperCase() + s.slice(1);

/** How far a happening has come, drawn: dotted = rumoured, ring = announced, half = under way, full = occurred, struck = off. */
export function StageMark({ stage, fixed = false }: { stage: string; fixed?: boolean }) {
  const kind = stage.replace(" ", "-");
  return (
    <svg
      class={`stage s-${kind}${fixed ? " fixed" : ""}`}
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
    >
      <circle cx="7" cy="7" r="5" />
      {stage === "under way" && <path d="M7 2a5 5 0 0 1 0 10z" class="half" />}
      {stage === "announced" && <circle cx="7" cy="7" r="1.6" class="dot" />}
      {(stage === "cancelled" || stage === "denied") && <path d="M3.5 10.5l7-7" class="strike" />}
      {stage === "postponed" && <path d="M4.5 7h5M7.5 5l2 2-2 2" class="strike" />}
    </svg>
  );
}

export function Stage({ stage }: { stage: string }) {
  return (
    <span class={`stage-word w-${stage.replace(" ", "-")}`}>
      <StageMark stage={stage} /> {term(stage)}
    </span>
  );
}

/** Confidence as a short bar with its number; never by colour alone. */
export function Sure({ value }: { value: number }) {
  const n = percent(value);
  return (
    <span class="sure" title={t("sure", { n })}>
      <svg viewBox="0 0 24 6" width="24" height="6" aria-hidden="true">
        <rect class="track" width="24" height="6" rx="1" />
        <rect class={value < 0.5 ? "low" : value < 0.75 ? "fair" : "high"} width={24 * value} height="6" rx="1" />
      </svg>
      <span class="hidden">{t("sure", { n })}</span>
      <span aria-hidden="true" class="num">
        {n} %
      </span>
    </span>
  );
}

export function when(h: Happening, short = false): string {
  return dateText(h.date, short) || (h.first ? t("told_on", { day: short ? shortDay(h.first) : day(h.first) }) : "");
}

/** What stands under the sentence. */
export function Details({ of: h, date = false }: { of: Happening; date?: boolean }) {
  const places = roleNames(h, "place").filter((p) => !roleNames(h, "recipient").some((r) => r.id === p.id));
  const bits: VNode[] = [];
  if (date) bits.push(<span class="num">{when(h, true)}</span>);
  if (h.stage !== "occurred") bits.push(<span class={`w-${h.stage.replace(" ", "-")}`}>{term(h.stage)}</span>);
  bits.push(<span>{term(h.event)}</span>);
  if (places.length) {
    const before = t("in_place").split("{place}");
    bits.push(
      <span>
        {before[0]}
        <Names names={places} />
        {before[1]}
      </span>,
    );
  }
  bits.push(<span class="num">{sourcesText(h.sources)}</span>);
  if (h.conflicts > 0)
    bits.push(
      <a class="tag warn" href={link(["happening", h.id])}>
        {t("disputed")}
      </a>,
    );
  if (h.decided) bits.push(<span class="tag">{t("decided", { what: decision(h.decided) })}</span>);
  bits.push(<Sure value={h.confidence} />);
  return (
    <p class="details">
      {bits.map((bit, i) => (
        <span key={i} class="bit">
          {bit}
        </span>
      ))}
    </p>
  );
}

export function HappeningRow({ of: h, date = true }: { of: Happening; date?: boolean }) {
  return (
    <article class={`happening${h.conflicts ? " disputed" : ""}`} data-item>
      <p class="sentence">
        <a class="open" data-open href={link(["happening", h.id])} aria-label={`${term(h.stage)}: ${told(h)}`}>
          <StageMark stage={h.stage} />
        </a>
        <span>
          <Sentence of={h} />
        </span>
      </p>
      <Details of={h} date={date} />
    </article>
  );
}
/** Words of an article, with whose they are; leads to the article. */
export function Words({ of: q, children }: { of: Quote; children?: ComponentChildren }) {
  return (
    <figure class="quote">
      <blockquote lang="hi">
        <bdi>{cut(q.words)}</bdi>
      </blockquote>
      <figcaption>
        {children}
        <a href={link(["article", q.article], { claim: q.label })} title={t("open_article")}>
          <Foreign text={q.publisher || q.source || t("untitled")} />
        </a>
        {q.published && <span class="num"> · {shortDay(q.published)}</span>}
        {q.status && <span> · {term(q.status)}</span>}
        {q.copies_of && <span class="tag">{t("copy_of_wire")}</span>}
      </figcaption>
    </figure>
  );
}
export const cut = (text: string, limit = 420): string =>
  text.length <= limit ? text : `${text.slice(0, text.lastIndexOf(" ", limit) + 1 || limit)}…`;

/** What is to be seen while an answer is on its way, has failed or is empty. */
export function Answered<T>({
  asked,
  empty,
  alone = false,
  children,
}: {
  asked: Asked<T>;
  empty?: (value: T) => boolean;
  /** Is it all of the view? Then it brings the heading also when there is nothing. */ alone?: boolean;
  children: (value: T) => ComponentChildren;
}) {
  if (asked.error?.status === 401) return <SignIn />;
  if (asked.error) {
    const unknown = asked.error.status === 404 || asked.error.status === 422; // it answered: there is no such thing
    const what = t(unknown ? "unknown" : "failed");
    return (
      <>
        {alone && <Title>{what}</Title>}
        <div class="state-note" role="alert">
          {!alone && (
            <p>
              <strong>{what}</strong>
            </p>
          )}
          <p>
            <bdi lang="en">{asked.error.message}</bdi>
          </p>
          {unknown ? (
            <p class="faint">{t("unknown_hint")}</p>
          ) : (
            <button class="button" onClick={() => tide.value++}>
              {t("retry")}
            </button>
          )}
        </div>
      </>
    );
  }
  if (asked.value === undefined) return asked.loading ? <p class="state-note waiting">{t("loading")}</p> : null;
  if (empty?.(asked.value))
    return (
      <div class="state-note">
        <p>{t("nothing")}</p>
        <p class="faint">{t("nothing_hint")}</p>
      </div>
    );
  return <>{children(asked.value)}</>;
}

/** Where the server asks for a token: it keeps it in a cookie that scripts do not see. */
function SignIn() {
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const token = new FormData(event.currentTarget as HTMLFormElement).get("token");
    post("session", { token }).then(
      () => tide.value++,
      (error: unknown) => say(toError(error).message),
    );
  };
  return (
    <form class="state-note" onSubmit={send}>
      <label>
        {t("sign_in")}{" "}
        <input name="token" type="password" autocomplete="current-password" aria-label={t("token")} required />
      </label>
      <button class="button">{t("sign_in_do")}</button>
    </form>
  );
}

export function Section({
  title,
  hint,
  aside,
  children,
  id,
}: {
  title: string;
  hint?: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
  id?: string;
}) {
  return (
    <section class="block" aria-label={title} id={id}>
      <header>
        <h2>{title}</h2>
        {aside && <div class="aside">{aside}</div>}
      </header>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </section>
  );
}

export function Title({ children, sub }: { children: ComponentChildren; sub?: ComponentChildren }) {
  return (
    <header class="title">
      <h1 tabIndex={-1}>{children}</h1>
      {sub && <p class="sub">{sub}</p>}
    </header>
  );
}

/** Both scripts of a name, the reader's language first; `whose`: and whose they are. */
export function BothNames({ name, whose = false }: { name: Name; whose?: boolean }) {
  const first = nameOf(name);
  const second = language.value === "hi" ? name.en : name.hi;
  const state = whose ? allegiance(name) : "";
  return (
    <>
      <bdi>{first}</bdi>
      {second && second !== first && (
        <>
          {" "}
          <bdi class="other-script" lang={language.value === "hi" ? "en" : "hi"}>
            {second}
          </bdi>
        </>
      )}
      {state && <span class="faint small whose"> {state}</span>}
    </>
  );
}

export function NameList({ of: names }: { of: Name[] }) {
  return (
    <ul class="plain names">
      {names.map((n) => (
        <li key={n.id} data-item>
          <NameLink name={n}>
            <BothNames name={n} whose />
          </NameLink>
        </li>
      ))}
    </ul>
  );
}
