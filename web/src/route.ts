// The address is the state: «#/timeline?state=IND&since=2023-01-01». Whoever is sent the link sees the same.
import { computed, signal } from "@preact/signals";

export interface Route {
  path: string[];
  query: URLSearchParams;
}

export function parse(hash: string): Route {
  const text = hash.replace(/^#\/?/, "");
  const mark = text.indexOf("?");
  const path = (mark < 0 ? text : text.slice(0, mark)).split("/").filter(Boolean).map(unescapePart);
  return { path, query: new URLSearchParams(mark < 0 ? "" : text.slice(mark + 1)) };
}

function unescapePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray per cent sign in a link typed by hand
  }
}

export type Query = Record<string, string | string[] | number | undefined>;

export function params(query: Query): string {
  const out = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== "") out.append(key, String(one));
  const text = out.toString();
  return text ? `?${text}` : "";
}

export function link(path: string[], query: Query = {}): string {
  return `#/${path.map(encodeURIComponent).join("/")}${params(query)}`;
}

const hash = signal(location.hash);
window.addEventListener("hashchange", () => (hash.value = location.hash));

export const route = computed(() => parse(hash.value));
/** The first part of the path: which view. */
export const view = computed(() => route.value.path[0] ?? "today");

export function go(to: string, replace = false): void {
  if (to === location.hash) return;
  if (replace) history.replaceState(null, "", to);
  else location.hash = to;
  hash.value = location.hash;
}

/** Changes some of the query of this view; `undefined` or "" takes a key out. */
export function change(query: Query, replace = true): void {
  if (hash.value !== location.hash) return; // the browser has left this view and says so in a moment
  const { path, query: old } = route.value;
  const merged: Query = {};
  for (const key of new Set(old.keys())) merged[key] = old.getAll(key);
  go(link(path, { ...merged, ...query }), replace);
}
