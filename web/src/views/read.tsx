// Read: an article that is pasted; nothing is kept. Its text travels in the link when it is not too long.
import { useEffect, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { post, toError } from "../api";
import { fileName, type Cell } from "../export";
import { nameOf, t } from "../i18n";
import { pack, unpack } from "../pack";
import { change, route } from "../route";
import { Title } from "../parts/basic";
import { Export } from "../parts/export";
import { Reading } from "../parts/reading";
import type { BahiRecord } from "../types";

const longestInLink = 12_000;

export default function Read() {
  const text = useSignal("");
  const read = useSignal<{ text: string; record: BahiRecord; ms: number } | undefined>(undefined);
  const failure = useSignal("");
  const editing = useSignal(true);
  const busy = useSignal(false);
  const packed = useRef("");
  const query = route.value.query;
  const date = query.get("date") ?? "";
  const z = query.get("z") ?? "";

  useEffect(() => {
    if (z === packed.current) return;
    packed.current = z;
    if (!z) {
      // A link to an empty Read, while a text is shown.
      text.value = "";
      editing.value = true;
      return;
    }
    unpack(z).then(
      (all) => {
        text.value = all;
        editing.value = false;
      },
      () => undefined,
    );
  }, [z]);

  const now = text.value;
  useEffect(() => {
    if (!now.trim()) {
      read.value = undefined;
      return;
    }
    const abort = new AbortController();
    const wait = setTimeout(
      () => {
        const start = performance.now();
        busy.value = true;
        post<BahiRecord>("read", { text: now, ...(date ? { published: date } : {}) }, abort.signal)
          .then(
            (record) => {
              read.value = { text: now, record, ms: Math.round(performance.now() - start) };
              failure.value = "";
            },
            (error: unknown) => {
              if (!abort.signal.aborted) failure.value = toError(error).message;
            },
          )
          .finally(() => (busy.value = false));
        if (now.length <= longestInLink)
          void pack(now).then((letters) => {
            if (abort.signal.aborted || route.value.path[0] !== "read") return;
            packed.current = letters;
            change({ z: letters });
          });
      },
      read.peek() ? 180 : 0,
    );
    return () => {
      clearTimeout(wait);
      abort.abort();
    };
  }, [now, date]);

  const example = () =>
    void import("../../../cases/regional-meeting/article.txt?raw").then((m) => {
      text.value = m.default;
      editing.value = false;
      change({ date: "2022-11-25" });
    });
  const record = read.value?.record;
  return (
    <>
      <div class="title-row">
        <Title sub={read.value ? t("read_in", { n: read.value.ms }) : t("paste_hint")}>{t("read")}</Title>
        <label class="small">
          {t("published")} <input type="date" value={date} onChange={(e) => change({ date: e.currentTarget.value })} />
        </label>
        {now && (
          <button class="button" aria-pressed={editing.value} onClick={() => (editing.value = !editing.value)}>
            {editing.value ? t("done") : t("edit")}
          </button>
        )}
        {!now && (
          <button class="button" onClick={example}>
            {t("example")}
          </button>
        )}
        {record && (
          <Export name={fileName("record", record.document.id)} rows={() => recordRows(record)} json={() => record} />
        )}
      </div>
      {failure.value && (
        <p class="state-note" role="alert">
          {t("failed")}: <bdi>{failure.value}</bdi>
        </p>
      )}
      {now ? (
        <Reading
          text={now}
          record={record}
          readText={read.value?.text ?? ""}
          chosen={query.get("claim") ?? ""}
          choose={(claim) => change({ claim })}
          edit={editing.value ? (value) => (text.value = value) : undefined}
        />
      ) : (
        <textarea
          class="paste"
          lang="hi"
          aria-label={t("paste")}
          placeholder={t("paste")}
          spellcheck={false}
          onInput={(e) => {
            // A pasted article is to be looked at, one that is typed goes on.
            editing.value = !["insertFromPaste", "insertFromDrop"].includes((e as InputEvent).inputType);
            text.value = e.currentTarget.value;
          }}
        />
      )}
      <p class="hidden" role="status">
        {busy.value ? t("reading") : ""}
      </p>
    </>
  );
}

export function recordRows(record: BahiRecord): Cell[][] {
  const names = new Map(record.entities.map((e) => [e.id, nameOf(e.name)]));
  const all = (ids: string[]) => ids.map((id) => names.get(id) ?? id).join("; ");
  return [
    ["id", "event", "act", "told", "status", "actors", "recipients", "place", "start", "end", "confidence", "rule"],
    ...record.events.map((e) => [
      e.id,
      e.event,
      e.act,
      e.told,
      e.status,
      all(e.actor),
      all(e.recipient),
      all(e.place),
      e.date?.start,
      e.date?.end,
      e.confidence,
      e.rule,
    ]),
    ...record.statements.map((s) => [
      s.id,
      "STATEMENT",
      s.act,
      "",
      "",
      s.speaker ? all([s.speaker]) : s.unnamed,
      s.addressee ? all([s.addressee]) : "",
      "",
      "",
      "",
      s.confidence,
      s.rule,
    ]),
  ];
}
