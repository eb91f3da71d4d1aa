// Who deals with whom over a chosen time.
import { useRef } from "preact/hooks";
import { useAnswer } from "../api";
import { fileName } from "../export";
import { nameOf, t } from "../i18n";
import { change, link, route } from "../route";
import { Answered, NameLink, sideOf, Title } from "../parts/basic";
import { Export } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { lazy } from "../parts/lazy";
import { Legend } from "../parts/plots";
import { byTotal, Tallies, tallyRows } from "../parts/tallies";
import { drawnLinks, type NetworkAnswer } from "../types";

const Graph = lazy(() => import("../parts/graph").then((m) => m.Graph));

export default function Network() {
  const asked = useAnswer<NetworkAnswer>("network", { ...filter(), limit: 60 });
  const table = route.value.query.get("as") === "table";
  const plot = useRef<HTMLDivElement>(null);
  const net = asked.value;
  const names = new Map((net?.nodes ?? []).map((n) => [n.id, n]));
  const links = [...(net?.links ?? [])].sort(byTotal);
  const dyad = (a: string, b: string) =>
    link(["dyad", ...[a, b].map((id) => (names.has(id) ? sideOf(names.get(id)!) : id))]);
  const name = (id: string) => {
    const n = names.get(id);
    return n ? nameOf(n) : id;
  };
  return (
    <>
      <div class="title-row">
        <Title sub={t("network_hint")}>{t("network")}</Title>
        <Export
          name={fileName("network")}
          rows={() => tallyRows(links, ["a", "b"], (l) => [name(l.a), name(l.b)])}
          json={() => net}
          {...(table ? {} : { plot })}
        />
      </div>
      <Filters show={["state", "time", "type", "stage"]} />
      <p class="switch" role="group" aria-label={t("network")}>
        <button aria-pressed={!table} onClick={() => change({ as: undefined })}>
          {t("as_plot")}
        </button>
        <button aria-pressed={table} onClick={() => change({ as: "table" })}>
          {t("as_table")}
        </button>
      </p>
      <Answered asked={asked} empty={(v) => v.nodes.length === 0}>
        {(v) =>
          table ? (
            <Tallies
              rows={links}
              heads={[t("side_first"), t("side_second")]}
              keyOf={(l) => `${l.a} ${l.b}`}
              cells={(l) => [l.a, l.b].map((id) => (names.get(id) ? <NameLink name={names.get(id)!} /> : id))}
              after={(l) => (
                <a data-open href={dyad(l.a, l.b)} aria-label={`${t("dyad")}: ${name(l.a)}, ${name(l.b)}`}>
                  ⇄
                </a>
              )}
            />
          ) : (
            <figure class="network-figure">
              <div ref={plot}>
                <Graph net={v} label={t("network_hint")} />
              </div>
              <figcaption class="plot-caption">
                <span>{links.length > drawnLinks && t("strongest", { n: drawnLinks, m: links.length })}</span>
                <Legend />
              </figcaption>
            </figure>
          )
        }
      </Answered>
    </>
  );
}
