// Filters of a view, kept in its address.
import type { ComponentChildren } from "preact";
import { useSignal } from "@preact/signals";
import { eventTypes, polityOf, stages, t, term } from "../i18n";
import { change, link, route, type Query } from "../route";
import { polities } from "./basic";
import { useShown } from "./named";
import { Picker } from "./picker";

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
  const watchable =
    route.value.path[0] !== "watches" && active.some(([key]) => !["since", "until", "min_confidence"].includes(key));
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
            <Chosen key={key + value} of={key} value={value} />
          ))}
          <button class="button quiet" onClick={() => change(Object.fromEntries(keys.map((key) => [key, undefined])))}>
            {t("clear")}
          </button>
          {watchable && (
            <a class="button quiet" href={link(["watches"], { ...filter(), since: undefined, until: undefined })}>
              {t("watch_this")}
            </a>
          )}
        </p>
      )}
    </div>
  );
}

function Chosen({ of: key, value }: { of: Key; value: string }) {
  const shown = useShown(key, value);
  return (
    <button class="chip on" aria-label={t("remove_filter", { what: shown })} onClick={() => toggle(key, value)}>
      <span class="faint">{t(key)}</span> <bdi>{shown}</bdi> <span aria-hidden="true">×</span>
    </button>
  );
}

function Chip({ on, press, children }: { on: boolean; press: () => void; children: ComponentChildren }) {
  return (
    <button class={on ? "chip on" : "chip"} aria-pressed={on} onClick={press}>
      {children}
    </button>
  );
}
