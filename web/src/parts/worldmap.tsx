// The world's states, drawn from Natural Earth's shapes; fetched only when a map is shown.
import { geoNaturalEarth1, geoPath } from "d3-geo";
import { iso31661 } from "iso-3166";
import { feature } from "topojson-client";
import world from "world-atlas/countries-110m.json";
import { number, t } from "../i18n";
import type { Happening } from "../types";

const width = 960;
const height = 470;
const numeric = new Map(iso31661.map((c) => [c.numeric, c.alpha3]));
const shapes = feature(world, world.objects.countries).features.filter((f) => f.id !== "010"); // without Antarctica
const projection = geoNaturalEarth1().fitExtent(
  [
    [4, 4],
    [width - 4, height - 4],
  ],
  { type: "FeatureCollection", features: shapes },
);
const path = geoPath(projection).digits(1);
const states = shapes.map((f) => ({
  iso: numeric.get(String(f.id)) ?? "",
  english: f.properties.name,
  d: path(f) ?? "",
  centre: path.centroid(f),
}));

export interface MapProps {
  /** ISO 3166-1 alpha-3 → how many. */
  counts: Map<string, number>;
  kind: "all" | "cooperation" | "conflict" | "planned";
  label: string;
  nameOf: (iso: string, english: string) => string;
  onPick?: (iso: string) => void;
}

/** Five steps, each holding about as many states. */
export function steps(values: number[]): number[] {
  const sorted = values.filter((v) => v > 0).sort((a, b) => a - b);
  const cuts = [0.2, 0.4, 0.6, 0.8].map((q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0);
  return [...new Set(cuts)];
}

export function WorldMap({ counts, kind, label, nameOf, onPick }: MapProps) {
  const cuts = steps([...counts.values()]);
  const level = (n: number): number => 1 + cuts.filter((c) => n > c).length;
  return (
    <svg class={`plot world m-${kind}`} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
      {states.map((s, i) => {
        const n = counts.get(s.iso) ?? 0;
        const name = nameOf(s.iso, s.english);
        const text = `${name}: ${number(n)}`;
        return n > 0 && onPick ? (
          <path
            key={i}
            d={s.d}
            class={`land q${level(n)} pick`}
            role="link"
            tabIndex={0}
            aria-label={text}
            onClick={() => onPick(s.iso)}
            onKeyDown={(e) => e.key === "Enter" && onPick(s.iso)}
          >
            <title>{text}</title>
          </path>
        ) : (
          <path key={i} d={s.d} class={`land q${n > 0 ? level(n) : 0}`} aria-hidden="true">
            <title>{text}</title>
          </path>
        );
      })}
    </svg>
  );
}

/** Where one happening is, and whose: small. */
export function WhereMap({ happening: h }: { happening: Happening }) {
  const places = new Set((h.roles ?? []).filter((r) => r.role === "place").map((r) => r.who.polity ?? ""));
  const sides = new Set((h.roles ?? []).map((r) => r.who.polity ?? ""));
  const hit = states.filter((s) => s.iso && (places.has(s.iso) || sides.has(s.iso)));
  if (!hit.length) return <p class="faint">{t("no_place")}</p>;
  const xs = hit.map((s) => s.centre[0]);
  const ys = hit.map((s) => s.centre[1]);
  const span = Math.max(220, Math.max(...xs) - Math.min(...xs) + 160, 1.6 * (Math.max(...ys) - Math.min(...ys) + 110));
  const cx = (Math.max(...xs) + Math.min(...xs)) / 2;
  const cy = (Math.max(...ys) + Math.min(...ys)) / 2;
  return (
    <svg
      class="plot world small"
      viewBox={`${cx - span / 2} ${cy - span / 3.2} ${span} ${span / 1.6}`}
      role="img"
      aria-label={`${t("where")}: ${hit.map((s) => s.english).join(", ")}`}
    >
      {states.map((s, i) => (
        <path
          key={i}
          d={s.d}
          class={`land${places.has(s.iso) && s.iso ? " here" : sides.has(s.iso) && s.iso ? " side" : ""}`}
        />
      ))}
    </svg>
  );
}
