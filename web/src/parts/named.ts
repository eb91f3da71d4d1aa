// Who or what is meant by what stands in an address: a state's code, an id of the ledger, or a name.
import { useAnswer, type ApiError } from "../api";
import { eventTypes, nameOf, readable, shortDay, stages, stateOf, term } from "../i18n";
import type { Listing, Name } from "../types";

/** `name` is there once it is known; `missing`: the ledger has nothing of that name. An empty key asks nothing. */
export function useNamed(key: string): { name?: Name; missing: boolean; error?: ApiError } {
  const state = stateOf(key);
  const asked = useAnswer<Listing<Name>>(key && !state ? "resolve" : "", { name: key, limit: 5 }, false);
  if (state) return { name: state, missing: false };
  const same = (other: string | undefined) => other?.toLowerCase() === key.toLowerCase();
  const name = asked.value?.items.find((n) => [n.id, n.polity, n.en, n.hi].some(same));
  return {
    ...(name && { name }),
    ...(asked.error && { error: asked.error }),
    missing: asked.value !== undefined && !name,
  };
}

/** The value of a filter as people say it. */
export function useShown(key: string, value: string): string {
  const days = key === "since" || key === "until";
  const word = eventTypes.includes(value) || stages.includes(value);
  const share = key === "min_confidence";
  const { name } = useNamed(days || word || share ? "" : value);
  if (days) return shortDay(value);
  if (word) return term(value);
  if (share) return `${Number(value) * 100} %`;
  return name ? nameOf(name) : readable(value);
}
