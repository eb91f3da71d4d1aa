// Filters of a view, kept in its address.
import type { ComponentChildren } from "preact";
import { useSignal } from "@preact/signals";
import { eventTypes, nameOf, polityOf, shortDay, stages, stateName, t, term } from "../i18n";
import { change, route, type Query } from "../route";
import { known } from "../store";
import { Picker, polities } from "./picker";

const keys = ["state", "person", "type", "stage", "place", "since", "until", "min_confidence"] as const;
type Key = (typeof keys)[number];

/** The filters in the address, as the API takes them. */
export function filter(): Query {
  const query = route.value.query;
  const out: Query = {};
  for (const key of keys) {
    const all = query.getAll(key);
    if (all.length) out[key] = all;
  }
  return out;
}

function toggle(key: Key, value: string): void {
  const have = route.value.query.getAll(key);
  change({ [key]: have.includes(value) ? have.filter((v) => v !== value) : [...have, value] });
}

const everything = ["state", "person", "type", "stage", "place", "time", "sure"];

export function Filters({ show = everything, children }: { show?: string[]; children?: ComponentChildren }) {
  const open = useSignal(false);
  const query = route.value.query;
  const active = keys.flatMap((key) => query.getAll(key).map((value) => [key, value] as const));
  return (
    <div class="filters" role="group" aria-label={t("filters")}>
      <div class="filter-row">
        {children}
        {show.includes("state") && (
          <Picker
            key="s"
            label={t("state")}
            kinds={polities}
            onPick={(n) => toggle("state", polityOf(n))}
            onText={(v) => toggle("state", v)}
          />
        )}
        {show.includes("person") && (
          <Picker
            key="p"
            label={t("person")}
            kinds={["person"]}
            onPick={(n) => toggle("person", n.id)}
            onText={(v) => toggle("person", v)}
          />
        )}
        {show.includes("time") && (
          <span class="span-of-days">
            <label>
              <span class="small">{t("since")}</span>
              <input
                type="date"
                value={query.get("since") ?? ""}
                onChange={(e) => change({ since: e.currentTarget.value })}
              />
            </label>
            <label>
              <span class="small">{t("until")}</span>
              <input
                type="date"
                value={query.get("until") ?? ""}
                onChange={(e) => change({ until: e.currentTarget.value })}
              />
            </label>
          </span>
        )}
        {(show.includes("type") || show.includes("stage")) && (
          <button class="button quiet" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
            {t("filters")}
            {open.value ? " −" : " +"}
          </button>
        )}
      </div>
      {open.value && (
        <div class="filter-more">
          {show.includes("type") && (
            <fieldset>
              <legend>{t("by_type")}</legend>
              {eventTypes.map((type) => (
                <Chip key={type} on={query.getAll("type").includes(type)} press={() => toggle("type", type)}>
                  {term(type)}
                </Chip>
              ))}
            </fieldset>
          )}
          {show.includes("stage") && (
            <fieldset>
              <legend>{t("stage")}</legend>
              {stages.map((stage) => (
                <Chip key={stage} on={query.getAll("stage").includes(stage)} press={() => toggle("stage", stage)}>
                  {term(stage)}
                </Chip>
              ))}
            </fieldset>
          )}
          {(show.includes("place") || show.includes("sure")) && (
            <fieldset class="line">
              <legend>
                {t("place")}, {t("sure_label")}
              </legend>
              <Picker
                label={t("place")}
                kinds={["place", "facility", "country"]}
                value={query.get("place") ?? ""}
                onPick={(n) => change({ place: n.id })}
                onText={(v) => change({ place: v })}
              />
              <label class="small">
                {t("min_confidence")}{" "}
                <select
                  value={query.get("min_confidence") ?? ""}
                  onChange={(e) => change({ min_confidence: e.currentTarget.value })}
                >
                  <option value="">{t("any")}</option>
                  {[0.5, 0.7, 0.8, 0.9].map((v) => (
                    <option key={v} value={String(v)}>
                      {v * 100} %
                    </option>
                  ))}
                </select>
              </label>
            </fieldset>
          )}
        </div>
      )}
      {active.length > 0 && (
        <p class="chosen">
          {active.map(([key, value]) => (
            <button
              key={key + value}
              class="chip on"
              aria-label={t("remove_filter", { what: shown(key, value) })}
              onClick={() => toggle(key, value)}
            >
              <span class="faint">{t(key)}</span> <bdi>{shown(key, value)}</bdi> <span aria-hidden="true">×</span>
            </button>
          ))}
          <button class="button quiet" onClick={() => change(Object.fromEntries(keys.map((key) => [key, undefined])))}>
            {t("clear")}
          </button>
        </p>
      )}
    </div>
  );
}

function shown(key: Key, value: string): string {
  if (key === "since" || key === "until") return shortDay(value);
  if (key === "type" || key === "stage") return term(value);
  if (key === "min_confidence") return `${Number(value) * 100} %`;
  const name = known.value.get(value);
  if (name) return nameOf(name);
  if (key === "state" && stateName(value)) return stateName(value)!;
  return value
    .replace(/^\w+[/|]/, "")
    .replace(/[-|]+/g, " ")
    .trim()
    .replace(/\b[a-z]/g, (c) => c.toUpperCase());
}

function Chip({ on, press, children }: { on: boolean; press: () => void; children: ComponentChildren }) {
  return (
    <button class={on ? "chip on" : "chip"} aria-pressed={on} onClick={press}>
      {children}
    </button>
  );
}
