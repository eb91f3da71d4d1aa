// States by the happenings in which they have part, over a chosen time.
import { useRef } from "preact/hooks";
import { useAnswer } from "../api";
import { fileName } from "../export";
import { stateName, t } from "../i18n";
import { change, go, link, route } from "../route";
import { Answered, Title } from "../parts/basic";
import { Export } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { lazy } from "../parts/lazy";
import { Tallies, tallyRows, total } from "../parts/tallies";
import type { PlaceCount } from "../types";

const World = lazy(() => import("../parts/worldmap").then((m) => m.WorldMap));
const dossierOf = (iso: string): string => link(["who", `country/${iso.toLowerCase()}`]);
const measures = ["all", "cooperation", "conflict", "planned"] as const;

export default function MapView() {
  const asked = useAnswer<PlaceCount[]>("places", filter());
  const kind = measures.find((m) => m === route.value.query.get("by")) ?? "all";
  const plot = useRef<HTMLDivElement>(null);
  const rows = asked.value ?? [];
  const count = (p: PlaceCount) => (kind === "all" ? total(p) : p[kind]);
  const sorted = [...rows].sort((a, b) => count(b) - count(a));
  return (
    <>
      <div class="title-row">
        <Title sub={t("map_hint")}>{t("map")}</Title>
        <Export
          name={fileName("map")}
          rows={() => tallyRows(sorted, ["state", "name"], (p) => [p.state, stateName(p.state)])}
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
                onPick={(iso) => go(dossierOf(iso))}
              />
              <figcaption class="hint">{t("border_note")}</figcaption>
            </figure>
            <Tallies
              rows={sorted.slice(0, 60)}
              heads={[t("country")]}
              keyOf={(p) => p.state}
              cells={(p) => [
                <a data-open href={dossierOf(p.state)}>
                  {stateName(p.state) ?? p.state}
                </a>,
              ]}
            />
          </div>
        )}
      </Answered>
    </>
  );
}
