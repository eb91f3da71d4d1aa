// Who deals with whom over a chosen time.
import { useRef } from "preact/hooks";
import { useAnswer } from "../api";
import { fileName } from "../export";
import { nameOf, number, polityOf, t } from "../i18n";
import { change, link, route } from "../route";
import { Answered, NameLink, Title } from "../parts/basic";
import { Export } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { lazy } from "../parts/lazy";
import { Legend } from "../parts/plots";
import { drawnLinks, type NetworkAnswer } from "../types";

const Graph = lazy(() => import("../parts/graph").then((m) => m.Graph));

export default function Network() {
  const asked = useAnswer<NetworkAnswer>("network", { ...filter(), limit: 60 });
  const table = route.value.query.get("as") === "table";
  const plot = useRef<HTMLDivElement>(null);
  const net = asked.value;
  const names = new Map((net?.nodes ?? []).map((n) => [n.id, n]));
  const links = [...(net?.links ?? [])].sort(
    (x, y) => y.cooperation + y.conflict + y.planned - (x.cooperation + x.conflict + x.planned),
  );
  const dyad = (a: string, b: string) =>
    link(["dyad", ...[a, b].map((id) => (names.has(id) ? polityOf(names.get(id)!) : id))]);
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
          rows={() => [
            ["a", "b", "cooperation", "conflict", "planned"],
            ...links.map((l) => [name(l.a), name(l.b), l.cooperation, l.conflict, l.planned]),
          ]}
          json={() => net}
          {...(table ? {} : { plot })}
        />
      </div>
      <Filters show={["state", "time", "type", "stage"]} />
      <p class="switch" role="group">
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
            <div class="scroll-x">
              <table class="table">
                <thead>
                  <tr>
                    <th colSpan={2}>{t("links")}</th>
                    <th class="r">{t("cooperation")}</th>
                    <th class="r">{t("conflict")}</th>
                    <th class="r">{t("planned")}</th>
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {links.map((l) => (
                    <tr key={`${l.a} ${l.b}`} data-item>
                      <th scope="row">{names.get(l.a) ? <NameLink name={names.get(l.a)!} /> : l.a}</th>
                      <td>{names.get(l.b) ? <NameLink name={names.get(l.b)!} /> : l.b}</td>
                      <td class="r num">{number(l.cooperation)}</td>
                      <td class="r num">{number(l.conflict)}</td>
                      <td class="r num">{number(l.planned)}</td>
                      <td>
                        <a data-open href={dyad(l.a, l.b)} aria-label={`${t("dyad")}: ${name(l.a)}, ${name(l.b)}`}>
                          ⇄
                        </a>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
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
