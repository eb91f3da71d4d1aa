// One key each. Off while typing, and when the reader has switched them off.
import { effect, signal } from "@preact/signals";
import { go, link } from "./route";
import { language, theme } from "./store";

export const help = signal(false);
export const shortcuts = signal(localStorage.getItem("bahi.shortcuts") !== "off");
effect(() => localStorage.setItem("bahi.shortcuts", shortcuts.value ? "on" : "off"));

/** After «g». */
export const places: Record<string, string> = {
  t: "today",
  l: "timeline",
  u: "upcoming",
  r: "read",
  m: "map",
  n: "network",
  d: "dyad",
  v: "review",
  s: "sources",
  c: "conflicts",
  w: "watches",
};

/** Keys of the view that is open, before all others. */
export const viewKeys = signal<((key: string) => boolean) | undefined>(undefined);

let gone = 0; // when «g» was pressed

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** To the next or previous item of the lists of the view. */
export function step(by: 1 | -1): boolean {
  const items = [...document.querySelectorAll<HTMLElement>("main [data-item]")];
  if (!items.length) return false;
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, at + by))]!;
  const target = next.matches("a,button") ? next : (next.querySelector<HTMLElement>("[data-open]") ?? next);
  target.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function press(event: KeyboardEvent): boolean {
  if (event.key === "Escape" && help.value) {
    help.value = false;
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (typing(event.target)) {
    if (event.key === "Escape") (event.target as HTMLElement).blur();
    return false;
  }
  if (!shortcuts.value || document.querySelector("dialog[open]")) return false;
  if (Date.now() - gone < 1500 && event.key in places) {
    gone = 0;
    go(link([places[event.key]!]));
    return true;
  }
  if (viewKeys.value?.(event.key)) return true;
  switch (event.key) {
    case "g":
      gone = Date.now();
      return true;
    case "/":
      document.querySelector<HTMLInputElement>("#search")?.focus();
      return true;
    case "?":
      help.value = true;
      return true;
    case "j":
      return step(1);
    case "k":
      return step(-1);
    case "T":
      theme.value = dark() ? "light" : "dark";
      return true;
    case "L":
      language.value = language.value === "hi" ? "en" : "hi";
      return true;
  }
  return false;
}

export function dark(): boolean {
  return theme.value === "dark" || (theme.value === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

export function listen(): void {
  window.addEventListener("keydown", (event) => {
    if (press(event)) event.preventDefault();
  });
}
