// A box for a name: proposes whom the ledger knows by it, in either script (an ARIA combobox).
import { useEffect, useId, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { get } from "../api";
import { allegiance, nameOf, t } from "../i18n";
import type { Listing, Name } from "../types";

interface Props {
  label: string;
  /** Only names of these kinds. */
  kinds?: string[];
  value?: string;
  placeholder?: string;
  onPick: (name: Name) => void;
  /** Enter on words that are no proposal. */
  onText?: (text: string) => void;
  id?: string;
}

export function Picker({ label, kinds, value = "", placeholder, onPick, onText, id }: Props) {
  const text = useSignal(value);
  const found = useSignal<Name[]>([]);
  const nobody = useSignal(""); // what was asked for, and nobody was found
  const at = useSignal(-1);
  const open = useSignal(false);
  const own = useId();
  const box = useRef<HTMLDivElement>(null);
  const query = text.value.trim();
  useEffect(() => void (text.value = value), [value]);
  useEffect(() => {
    at.value = -1;
    if (!open.value || query.length < 1) {
      found.value = [];
      return;
    }
    const abort = new AbortController();
    const wait = setTimeout(() => {
      get<Listing<Name>>(
        "resolve",
        { name: query, kind: kinds?.length === 1 ? kinds[0] : undefined, limit: 20 },
        abort.signal,
      ).then(
        ({ items }) => {
          found.value = items.filter((n) => !kinds || kinds.includes(n.kind)).slice(0, 8);
          nobody.value = found.value.length ? "" : query;
        },
        () => (found.value = []),
      );
    }, 120);
    return () => {
      clearTimeout(wait);
      abort.abort();
    };
  }, [query, open.value]);
  const pick = (name: Name) => {
    open.value = false;
    text.value = nameOf(name);
    onPick(name);
  };
  const key = (event: KeyboardEvent) => {
    const n = found.value.length;
    if (event.key === "ArrowDown" && n) at.value = (at.value + 1) % n;
    else if (event.key === "ArrowUp" && n) at.value = (at.value + n - 1) % n;
    else if (event.key === "Escape" && open.value) open.value = false;
    else if (event.key === "Enter") {
      const chosen = found.value[at.value];
      if (chosen) pick(chosen);
      else if (onText && query) onText(query);
      else if (found.value[0]) pick(found.value[0]);
      else return;
      open.value = false;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shown = open.value && found.value.length > 0;
  return (
    <div class="picker" ref={box}>
      <label class="hidden" for={id ?? own}>
        {label}
      </label>
      <input
        id={id ?? own}
        type="search"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={shown}
        aria-controls={`${own}-list`}
        aria-autocomplete="list"
        aria-activedescendant={at.value >= 0 ? `${own}-${at.value}` : undefined}
        placeholder={placeholder ?? label}
        value={text.value}
        onInput={(e) => {
          text.value = e.currentTarget.value;
          open.value = true;
        }}
        onFocus={() => (open.value = true)}
        onBlur={() => setTimeout(() => (open.value = false), 150)}
        onKeyDown={key}
      />
      <ul id={`${own}-list`} role="listbox" aria-label={label} class={shown ? "options" : "options gone"}>
        {shown &&
          found.value.map((name, i) => (
            <li
              key={name.id}
              id={`${own}-${i}`}
              role="option"
              aria-selected={i === at.value}
              onMouseDown={(e) => {
                e.preventDefault();
                pick(name);
              }}
            >
              <bdi>{nameOf(name)}</bdi>{" "}
              <span class="faint">
                <bdi>{nameOf(name) === name.hi ? name.en : name.hi}</bdi>
                {allegiance(name) && ` · ${allegiance(name)}`}
              </span>
            </li>
          ))}
      </ul>
      {open.value && query && nobody.value === query && (
        <p class="options none" role="status">
          {t(onText ? "nobody_enter" : "nobody", { name: query })}
        </p>
      )}
    </div>
  );
}
