// What is shown, as a file: CSV (RFC 4180), JSON, SVG, PNG.
import { nameOf, plain, roleNames } from "./i18n";
import type { Happening } from "./types";

export type Cell = string | number | undefined;

/** Spreadsheets run a cell that begins like a formula; text of articles must not. */
function cell(value: Cell): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csv(rows: Cell[][]): string {
  return rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

export const happeningColumns = [
  "id",
  "event",
  "act",
  "stage",
  "start",
  "end",
  "precision",
  "actors",
  "recipients",
  "place",
  "confidence",
  "sources",
  "conflicts",
  "first",
  "last",
  "sentence",
];
export function happeningCells(h: Happening): Cell[] {
  const names = (role: string) => roleNames(h, role).map(nameOf).join("; ");
  return [
    h.id,
    h.event,
    h.act,
    h.stage,
    h.date?.start,
    h.date?.end,
    h.date?.precision,
    names("actor"),
    names("recipient"),
    names("place"),
    h.confidence,
    h.sources,
    h.conflicts,
    h.first,
    h.last,
    plain(h),
  ];
}
export const happeningsCsv = (all: Happening[]): Cell[][] => [happeningColumns, ...all.map(happeningCells)];

export function save(name: string, type: string, content: string | Blob): void {
  const blob = typeof content === "string" ? new Blob([content], { type }) : content;
  const url = URL.createObjectURL(blob);
  const a = document.createElement("a");
  a.href = url;
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
export const saveCsv = (name: string, rows: Cell[][]): void =>
  save(`${name}.csv`, "text/csv;charset=utf-8", "\ufeff" + csv(rows));
export const saveJson = (name: string, value: unknown): void =>
  save(`${name}.json`, "application/json", JSON.stringify(value, null, 2));

const drawn = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "opacity",
  "font-size",
  "font-family",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "stroke-linecap",
  "stroke-linejoin",
  "paint-order",
];

/** The plot with the colours of the page in it, so that it looks the same elsewhere. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const to = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const property of drawn) {
      const value = style.getPropertyValue(property);
      if (value && value !== "none" && value !== "normal") to[i]!.setAttribute(property, value);
      else if (property === "fill" && value === "none") to[i]!.setAttribute("fill", "none");
    }
    to[i]!.removeAttribute("class");
    to[i]!.removeAttribute("tabindex");
  });
  const box = svg.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(box.width || svg.clientWidth));
  copy.setAttribute("height", String(box.height || svg.clientHeight));
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [key, value] of [
    ["x", box.x],
    ["y", box.y],
    ["width", "100%"],
    ["height", "100%"],
  ])
    paper.setAttribute(String(key), String(value));
  paper.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.insertBefore(paper, copy.firstChild);
  return new XMLSerializer().serializeToString(copy);
}

export const saveSvg = (name: string, svg: SVGSVGElement): void => save(`${name}.svg`, "image/svg+xml", svgText(svg));

export async function savePng(name: string, svg: SVGSVGElement, scale = 2): Promise<void> {
  const text = svgText(svg);
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (blob) save(`${name}.png`, "image/png", blob);
  } finally {
    URL.revokeObjectURL(url);
  }
}

export const fileName = (...parts: (string | undefined)[]): string =>
  ["bahi", ...parts]
    .filter(Boolean)
    .join("-")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
