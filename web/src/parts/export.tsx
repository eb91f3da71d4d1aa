// «Export» of a view: what it shows as CSV and JSON, its plot as SVG and PNG, and a link to it.
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { saveCsv, saveJson, savePng, saveSvg, type Cell } from "../export";
import { t } from "../i18n";
import { say } from "../store";

interface Props {
  name: string;
  rows?: () => Cell[][];
  json?: () => unknown;
  plot?: RefObject<HTMLElement>;
  /** Address of a file with everything, also what is not shown. */ all?: string;
}

export function Export({ name, rows, json, plot, all }: Props) {
  const box = useRef<HTMLDetailsElement>(null);
  const svg = () => plot?.current?.querySelector("svg") as SVGSVGElement | null;
  const act = (what: () => void) => () => {
    what();
    if (box.current) box.current.open = false;
  };
  return (
    <details class="menu" ref={box} onKeyDown={(e) => e.key === "Escape" && box.current && (box.current.open = false)}>
      <summary>{t("export")}</summary>
      <div class="menu-items">
        {rows && <button onClick={act(() => saveCsv(name, rows()))}>{t("as_csv")}</button>}
        {json && <button onClick={act(() => saveJson(name, json()))}>{t("as_json")}</button>}
        {plot && (
          <button
            onClick={act(() => {
              const s = svg();
              if (s) saveSvg(name, s);
            })}
          >
            {t("as_svg")}
          </button>
        )}
        {plot && (
          <button
            onClick={act(() => {
              const s = svg();
              if (s) void savePng(name, s);
            })}
          >
            {t("as_png")}
          </button>
        )}
        {all && (
          <a href={all} download onClick={act(() => undefined)}>
            {t("export_all")}
          </a>
        )}
        <button onClick={act(() => void navigator.clipboard?.writeText(location.href).then(() => say(t("copied"))))}>
          {t("copy_link")}
        </button>
      </div>
    </details>
  );
}
