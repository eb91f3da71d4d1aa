// The world's states, drawn from Natural Earth's shapes; fetched only when a map is shown.
import { geoNaturalEarth1, geoPath } from "d3-geo";
import { iso31661 } from "iso-3166";
import { feature } from "topojson-client";
import world from "world-atlas/countries-110m.json";
import { number, stateName, t } from "../i18n";
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

/** Upper ends of at most five steps, each holding about as many states. */
export function steps(values: number[]): number[] {
  const sorted = values.filter((v) => v > 0).sort((a, b) => a - b);
  const cuts = [0.2, 0.4, 0.6, 0.8, 1].map((q) => sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0);
  return sorted.length ? [...new Set(cuts)] : [];
}

export function WorldMap({ counts, kind, label, nameOf, onPick }: MapProps) {
  const cuts = steps([...counts.values()]);
  const shade = (step: number): number => (cuts.length > 1 ? 1 + Math.round((4 * step) / (cuts.length - 1)) : 3);
  const level = (n: number): number => shade(cuts.findIndex((c) => n <= c));
  return (
    <>
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
      <ul class={`legend m-${kind}`}>
        {cuts.map((upto, i) => {
          const from = (cuts[i - 1] ?? 0) + 1;
          return (
            <li key={upto} class="num">
              <span class={`swatch q${shade(i)}`} /> {from < upto ? `${number(from)}–${number(upto)}` : number(upto)}
            </li>
          );
        })}
      </ul>
    </>
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
    <>
      <svg
        class="plot world small"
        viewBox={`${cx - span / 2} ${cy - span / 3.2} ${span} ${span / 1.6}`}
        role="img"
        aria-label={`${t("where")}: ${hit.map((s) => stateName(s.iso) ?? s.english).join(", ")}`}
      >
        {states.map((s, i) => (
          <path
            key={i}
            d={s.d}
            class={`land${places.has(s.iso) && s.iso ? " here" : sides.has(s.iso) && s.iso ? " side" : ""}`}
          />
        ))}
      </svg>
      <ul class="legend">
        {hit.some((s) => places.has(s.iso)) && (
          <li>
            <span class="swatch here" /> {t("map_place")}
          </li>
        )}
        {hit.some((s) => !places.has(s.iso)) && (
          <li>
            <span class="swatch side" /> {t("map_side")}
          </li>
        )}
      </ul>
    </>
  );
}
