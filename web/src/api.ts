// Asks the server, and keeps an answer until the question changes.
import { useEffect } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { params, type Query } from "./route";
import { tide } from "./store";
import type { Listing, Problem } from "./types";

const base = "/api/v1/";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  if (response.ok) return (await response.json()) as T;
  let text = response.statusText;
  try {
    const problem = (await response.json()) as Problem;
    text = problem.detail ?? problem.title ?? text;
  } catch {
    // no problem+json: the status line says it
  }
  throw new ApiError(response.status, text);
}

export function address(path: string, query: Query = {}): string {
  return base + path + params(query);
}

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return answer<T>(
    await fetch(address(path, query), { headers: { accept: "application/json" }, signal: signal ?? null }),
  );
}

export async function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return answer<T>(
    await fetch(base + path, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
      signal: signal ?? null,
    }),
  );
}

export async function remove(path: string): Promise<void> {
  return answer<void>(await fetch(base + path, { method: "DELETE" }));
}

export interface Asked<T> {
  value?: T;
  error?: ApiError;
  loading: boolean;
}

/** The answer to a GET; the old one stays until the new one is there. An empty path asks nothing. */
export function useAnswer<T>(path: string, query: Query = {}, live = true): Asked<T> {
  const state = useSignal<Asked<T>>({ loading: true });
  const key = path && address(path, query);
  const wave = live ? tide.value : 0;
  useEffect(() => {
    if (!path) {
      state.value = { loading: false };
      return;
    }
    const abort = new AbortController();
    state.value = { ...state.peek(), loading: true };
    get<T>(path, query, abort.signal).then(
      (value) => (state.value = { value, loading: false }),
      (error: unknown) => {
        if (!abort.signal.aborted) state.value = { error: toError(error), loading: false };
      },
    );
    return () => abort.abort();
  }, [key, wave]);
  return state.value;
}

export interface AskedList<T> extends Asked<Listing<T>> {
  more: () => void;
}

/** A listing that grows by pages. */
export function useListing<T>(path: string, query: Query, limit = 100): AskedList<T> {
  const state = useSignal<Asked<Listing<T>>>({ loading: true });
  const key = address(path, query);
  const wave = tide.value;
  useEffect(() => {
    const abort = new AbortController();
    state.value = { ...state.peek(), loading: true };
    get<Listing<T>>(path, { ...query, limit }, abort.signal).then(
      (value) => (state.value = { value, loading: false }),
      (error: unknown) => {
        if (!abort.signal.aborted) state.value = { error: toError(error), loading: false };
      },
    );
    return () => abort.abort();
  }, [key, wave]);
  const more = () => {
    const now = state.peek();
    if (now.loading || !now.value?.next) return;
    const { items, next } = now.value;
    state.value = { ...now, loading: true };
    get<Listing<T>>(path, { ...query, limit, cursor: next }).then(
      (page) => {
        const rest: Listing<T> = { items: [...items, ...page.items] };
        if (page.next) rest.next = page.next;
        if (state.peek().value?.items === items) state.value = { value: rest, loading: false };
      },
      (error: unknown) => (state.value = { ...state.peek(), error: toError(error), loading: false }),
    );
  };
  return { ...state.value, more };
}

export function toError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(0, error instanceof Error ? error.message : String(error));
}
