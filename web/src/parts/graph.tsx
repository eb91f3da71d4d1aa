// A network, laid out by forces (d3-force); the same answer gives the same picture.
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";
import { useMemo } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { nameOf, number } from "../i18n";
import { go } from "../route";
import { dossierLink, pairLink } from "./basic";
import { byTotal, total } from "./tallies";
import { drawnLinks, type NetworkAnswer, type Tally } from "../types";

const width = 1100;
const height = 560;
type Node = NetworkAnswer["nodes"][number] & SimulationNodeDatum & { r: number };
interface Link extends Tally {
  source: Node;
  target: Node;
  a: string;
  b: string;
}

export function Graph({ net, label }: { net: NetworkAnswer; label: string }) {
  const over = useSignal("");
  const { nodes, links } = useMemo(() => layout(net), [net]);
  const near = new Set(links.filter((l) => l.a === over.value || l.b === over.value).flatMap((l) => [l.a, l.b]));
  const [left, top, right, bottom] = useMemo(() => frame(nodes), [nodes]);
  const most = Math.max(4, ...links.map(total));
  const faded = (id: string) => over.value !== "" && id !== over.value && !near.has(id);
  return (
    <svg class="plot graph" viewBox={`${left} ${top} ${right - left} ${bottom - top}`} role="group" aria-label={label}>
      {links.map((l) => {
        const n = total(l);
        const kind = l.conflict > l.cooperation ? "conflict" : l.cooperation > 0 ? "cooperation" : "planned";
        return (
          <line
            key={`${l.a} ${l.b}`}
            class={`edge ${kind}${over.value && l.a !== over.value && l.b !== over.value ? " faded" : ""}`}
            stroke-width={Math.round(10 * (1 + 7 * Math.sqrt(n / most))) / 10}
            x1={l.source.x}
            y1={l.source.y}
            x2={l.target.x}
            y2={l.target.y}
            onClick={() => go(pairLink(l.source, l.target))}
          >
            <title>{`${nameOf(l.source)} ⇄ ${nameOf(l.target)}: ${number(n)}`}</title>
          </line>
        );
      })}
      {nodes.map((n) => (
        <a
          key={n.id}
          href={dossierLink(n)}
          class={`node k-${n.kind}${faded(n.id) ? " faded" : ""}`}
          aria-label={`${nameOf(n)}: ${number(n.count)}`}
          onMouseEnter={() => (over.value = n.id)}
          onMouseLeave={() => (over.value = "")}
          onFocus={() => (over.value = n.id)}
          onBlur={() => (over.value = "")}
        >
          <circle cx={n.x} cy={n.y} r={n.r} />
          <text x={n.x} y={(n.y ?? 0) - n.r - 4}>
            {nameOf(n)}
          </text>
        </a>
      ))}
    </svg>
  );
}

/** Around the nodes, so that a few of them do not stand lost in a large picture. */
function frame(nodes: Node[]): [number, number, number, number] {
  const xs = nodes.map((n) => n.x ?? 0);
  const ys = nodes.map((n) => n.y ?? 0);
  const wide = Math.max(640, Math.max(...xs) - Math.min(...xs) + 160);
  const high = Math.max(320, Math.max(...ys) - Math.min(...ys) + 110);
  const [cx, cy] = [(Math.max(...xs) + Math.min(...xs)) / 2, (Math.max(...ys) + Math.min(...ys)) / 2 - 10];
  return [cx - wide / 2, cy - high / 2, cx + wide / 2, cy + high / 2].map(Math.round) as [
    number,
    number,
    number,
    number,
  ];
}

function layout(net: NetworkAnswer): { nodes: Node[]; links: Link[] } {
  const most = Math.max(1, ...net.nodes.map((n) => n.count));
  const nodes: Node[] = net.nodes.map((n) => ({ ...n, r: 4 + 16 * Math.sqrt(n.count / most) }));
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const strongest = [...net.links].sort(byTotal).slice(0, drawnLinks);
  const links: Link[] = strongest.flatMap((l) => {
    const source = byId.get(l.a);
    const target = byId.get(l.b);
    return source && target ? [{ ...l, source, target }] : [];
  });
  forceSimulation(nodes)
    .force("links", forceLink<Node, Link>(links).distance(110).strength(0.25))
    .force("apart", forceManyBody().strength(-420))
    .force(
      "room",
      forceCollide<Node>((n) => n.r + 22),
    )
    .force("x", forceX(width / 2).strength(0.06))
    .force("y", forceY(height / 2).strength(0.11))
    .stop()
    .tick(300);
  for (const n of nodes) {
    n.x = Math.round(Math.min(width - 60, Math.max(60, n.x ?? 0)) * 10) / 10;
    n.y = Math.round(Math.min(height - 20, Math.max(34, n.y ?? 0)) * 10) / 10;
  }
  return { nodes, links };
}
