// Settings of the reader that no link carries: language and light or dark. Kept in the browser.
import { effect, signal } from "@preact/signals";

export type Language = "en" | "hi";
export type Theme = "auto" | "light" | "dark";

function kept<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  const value = localStorage.getItem(key) as T | null;
  return value !== null && allowed.includes(value) ? value : otherwise;
}

export const language = signal<Language>(
  kept<Language>("bahi.language", ["en", "hi"], navigator.language.startsWith("hi") ? "hi" : "en"),
);
export const theme = signal<Theme>(kept<Theme>("bahi.theme", ["auto", "light", "dark"], "auto"));
/** Grows when the ledger does (server-sent events); what is shown is asked for anew. */
export const tide = signal(0);
/** Said by screen readers, and shown for a moment. */
export const notice = signal("");

effect(() => {
  localStorage.setItem("bahi.language", language.value);
  document.documentElement.lang = language.value;
});
effect(() => {
  localStorage.setItem("bahi.theme", theme.value);
  if (theme.value === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
});

let clearing: ReturnType<typeof setTimeout> | undefined;
export function say(text: string): void {
  notice.value = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => (notice.value = ""), 4000);
}
