// «Export» of a view: what it shows as CSV and JSON, its plot as SVG and PNG, and a link to it.
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { saveCsv, saveJson, savePng, saveSvg, type Cell } from "../export";
import { t } from "../i18n";
import { say } from "../store";

/** To the clipboard; a page from another machine without TLS has none, there the browser's old way must do. */
export function copy(text: string): void {
  const old = () => {
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  };
  const copied = navigator.clipboard ? navigator.clipboard.writeText(text).catch(old) : Promise.resolve(old());
  void copied.then(() => say(t("copied")));
}

/** A button that opens a small panel below it; Escape, and a press elsewhere, close it. */
export function Menu({ label, children }: { label: string; children: (close: () => void) => ComponentChildren }) {
  const box = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (box.current) box.current.open = false;
  };
  useEffect(() => {
    const away = (e: Event) => e.target instanceof Node && !box.current?.contains(e.target) && close();
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  return (
    <details class="menu" ref={box} onKeyDown={(e) => e.key === "Escape" && close()}>
      <summary>{label}</summary>
      <div class="menu-items">{children(close)}</div>
    </details>
  );
}

/** The address of a calendar or feed, to be given to the program that will fetch it. */
export function Subscribe({ label, hint, path }: { label: string; hint: string; path: string }) {
  const url = new URL(path, location.href).href;
  return (
    <Menu label={label}>
      {(close) => (
        <div class="subscribe">
          <p class="small">{hint}</p>
          <input type="text" readOnly value={url} aria-label={t("address")} onFocus={(e) => e.currentTarget.select()} />
          <p class="subscribe-do">
            <button
              class="button"
              onClick={() => {
                copy(url);
                close();
              }}
            >
              {t("copy_address")}
            </button>
            <a href={path} download>
              {t("as_file")}
            </a>
          </p>
        </div>
      )}
    </Menu>
  );
}

interface Props {
  name: string;
  rows?: () => Cell[][];
  json?: () => unknown;
  plot?: RefObject<HTMLElement>;
  /** Address of a file with everything, also what is not shown. */ all?: string;
}

export function Export({ name, rows, json, plot, all }: Props) {
  const svg = () => plot?.current?.querySelector("svg") as SVGSVGElement | null;
  const drawn = (save: (svg: SVGSVGElement) => void) => () => {
    const found = svg();
    if (found) save(found);
  };
  const items: [string, (() => void) | undefined][] = [
    ["CSV", rows && (() => saveCsv(name, rows()))],
    ["JSON", json && (() => saveJson(name, json()))],
    ["SVG", plot && drawn((s) => saveSvg(name, s))],
    ["PNG", plot && drawn((s) => void savePng(name, s))],
    [t("copy_link"), () => copy(location.href)],
  ];
  return (
    <Menu label={t("export")}>
      {(close) => (
        <>
          {all && (
            <a href={all} download onClick={close}>
              {t("export_all")}
            </a>
          )}
          {items.map(
            ([label, act]) =>
              act && (
                <button
                  key={label}
                  onClick={() => {
                    act();
                    close();
                  }}
                >
                  {label}
                </button>
              ),
          )}
        </>
      )}
    </Menu>
  );
}
