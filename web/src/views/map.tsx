// States by the happenings in which they have part, over a chosen time.
import { useRef } from "preact/hooks";
import { useAnswer } from "../api";
import { fileName } from "../export";
import { number, stateName, t } from "../i18n";
import { change, go, link, route } from "../route";
import { Answered, Title } from "../parts/basic";
import { Export } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { lazy } from "../parts/lazy";
import type { Listing, PlaceCount } from "../types";

const World = lazy(() => import("../parts/worldmap").then((m) => m.WorldMap));
const measures = ["all", "cooperation", "conflict", "planned"] as const;

export default function MapView() {
  const query = filter();
  const asked = useAnswer<PlaceCount[] | Listing<PlaceCount>>("places", query);
  const kind = measures.find((m) => m === route.value.query.get("by")) ?? "all";
  const plot = useRef<HTMLDivElement>(null);
  const rows = asked.value ? (Array.isArray(asked.value) ? asked.value : asked.value.items) : [];
  const count = (p: PlaceCount) => (kind === "all" ? p.cooperation + p.conflict + p.planned : p[kind]);
  const sorted = [...rows].sort((a, b) => count(b) - count(a));
  return (
    <>
      <div class="title-row">
        <Title sub={t("map_hint")}>{t("map")}</Title>
        <Export
          name={fileName("map")}
          rows={() => [
            ["state", "name", "cooperation", "conflict", "planned"],
            ...sorted.map((p) => [p.state, stateName(p.state), p.cooperation, p.conflict, p.planned]),
          ]}
          json={() => rows}
          plot={plot}
        />
      </div>
      <Filters show={["state", "time", "type", "stage"]} />
      <p class="switch" role="group" aria-label={t("map_measure")}>
        {measures.map((m) => (
          <button key={m} aria-pressed={m === kind} onClick={() => change({ by: m === "all" ? undefined : m })}>
            {m === "all" ? t("all_dealings_short") : t(m)}
          </button>
        ))}
      </p>
      <Answered asked={asked} empty={() => rows.length === 0}>
        {() => (
          <div class="columns wide-left">
            <figure class="map-figure" ref={plot}>
              <World
                counts={new Map(rows.map((p) => [p.state, count(p)]))}
                kind={kind}
                label={t("map_hint")}
                nameOf={(iso, english) => stateName(iso) ?? english}
                onPick={(iso) => go(link(["who", `country/${iso.toLowerCase()}`]))}
              />
              <figcaption class="hint">{t("border_note")}</figcaption>
            </figure>
            <div class="scroll-x">
              <table class="table">
                <thead>
                  <tr>
                    <th>{t("state")}</th>
                    <th class="r">{t("cooperation")}</th>
                    <th class="r">{t("conflict")}</th>
                    <th class="r">{t("planned")}</th>
                  </tr>
                </thead>
                <tbody>
                  {sorted.slice(0, 60).map((p) => (
                    <tr key={p.state} data-item>
                      <th scope="row">
                        <a data-open href={link(["who", `country/${p.state.toLowerCase()}`])}>
                          {stateName(p.state) ?? p.state}
                        </a>
                      </th>
                      <td class="r num">{number(p.cooperation)}</td>
                      <td class="r num">{number(p.conflict)}</td>
                      <td class="r num">{number(p.planned)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        )}
      </Answered>
    </>
  );
}
