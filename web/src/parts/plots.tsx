// Bars over time: cooperation up, conflict down, what is planned as an outline.
import { useEffect, useRef, useState } from "preact/hooks";
import { number, t } from "../i18n";
import type { Tally } from "../types";

export interface Bar extends Tally {
  key: string;
  label: string;
  /** Under the bar, where there is room. */ tick: string;
}
const tickWidth = 84; // pixels, of the longest with some air

export function Legend() {
  return (
    <ul class="legend">
      <li>
        <span class="swatch cooperation" /> {t("cooperation")}
      </li>
      <li>
        <span class="swatch conflict" /> {t("conflict")}
      </li>
      <li>
        <span class="swatch planned" /> {t("planned")}
      </li>
    </ul>
  );
}

interface Props {
  bars: Bar[];
  label: string;
  height?: number;
  onPick?: (key: string) => void;
}

export function Bars({ bars, label, height = 150, onPick }: Props) {
  const [width, setWidth] = useState(960);
  const box = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const watch = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(200, Math.round(entry.contentRect.width))),
    );
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  const most = Math.max(1, ...bars.map((b) => Math.max(b.cooperation + b.planned, b.conflict)));
  const up = Math.max(1, ...bars.map((b) => b.cooperation + b.planned));
  const down = Math.max(0, ...bars.map((b) => b.conflict));
  const room = height - 22;
  const unit = room / (up + Math.max(down, most * 0.08));
  const zero = up * unit;
  const step = width / Math.max(1, bars.length);
  const wide = Math.max(1, Math.min(48, step * 0.72));
  const every = Math.ceil(bars.length / Math.max(1, Math.floor(width / tickWidth)));
  return (
    <svg class="plot bars" ref={box} viewBox={`0 0 ${width} ${height}`} height={height} role="img" aria-label={label}>
      <line class="axis" x1="0" x2={width} y1={zero} y2={zero} />
      {bars.map((b, i) => {
        const x = i * step + (step - wide) / 2;
        const title = `${b.label}: ${t("cooperation")} ${number(b.cooperation)}, ${t("conflict")} ${number(b.conflict)}, ${t("planned")} ${number(b.planned)}`;
        return (
          <g key={b.key} class={onPick ? "bar pick" : "bar"} onClick={onPick && (() => onPick(b.key))}>
            <title>{title}</title>
            <rect class="hit" x={i * step} y="0" width={step} height={height} />
            {b.cooperation > 0 && (
              <rect
                class="cooperation"
                x={x}
                y={zero - b.cooperation * unit}
                width={wide}
                height={b.cooperation * unit}
              />
            )}
            {b.planned > 0 && (
              <rect
                class="planned"
                x={x}
                y={zero - (b.cooperation + b.planned) * unit}
                width={wide}
                height={b.planned * unit}
              />
            )}
            {b.conflict > 0 && <rect class="conflict" x={x} y={zero} width={wide} height={b.conflict * unit} />}
            {i % every === Math.floor(every / 2) && (
              <text class="tick" x={i * step + step / 2} y={height - 4}>
                {b.tick}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** Counts as rows with bars: a table that is also a plot. */
export function Counts({
  rows,
  label,
  most,
}: {
  rows: { key: string; name: preact.ComponentChildren; count: number; kind?: string }[];
  label: string;
  most?: number;
}) {
  const top = most ?? Math.max(1, ...rows.map((r) => r.count));
  return (
    <table class="counts" aria-label={label}>
      <tbody>
        {rows.map((r) => (
          <tr key={r.key}>
            <th scope="row">{r.name}</th>
            <td class="num">{number(r.count)}</td>
            <td class="bar-cell" aria-hidden="true">
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" width="100%" height="8">
                <rect class={r.kind ?? "plain"} width={(100 * r.count) / top} height="8" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
