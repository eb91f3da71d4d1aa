// A list of which only what is seen is in the page: 100,000 rows stay smooth.
import type { ComponentChildren, VNode } from "preact";
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import { language } from "../store";
import { Virtualizer, observeWindowOffset, observeWindowRect, windowScroll } from "@tanstack/virtual-core";

interface Props<T> {
  items: T[];
  keyOf: (item: T) => string;
  /** Height of a row before it is measured, in pixels. */
  estimate?: number;
  /** Called when the end comes into view. */
  more?: (() => void) | undefined;
  label: string;
  children: (item: T, index: number) => ComponentChildren;
}

/** Scrolls with the page. */
export function LongList<T>({ items, keyOf, estimate = 76, more, label, children }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [margin, setMargin] = useState(0);
  const options = {
    count: items.length,
    estimateSize: () => estimate,
    overscan: 8,
    scrollMargin: margin,
    getItemKey: (i: number) => keyOf(items[i]!),
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialOffset: () => window.scrollY,
    onChange: () => redraw(0),
  };
  const [virtual] = useState(() => new Virtualizer<Window, Element>(options));
  virtual.setOptions(options);
  useEffect(() => virtual._didMount(), []);
  useEffect(() => virtual._willUpdate());
  useEffect(() => {
    const top = box.current ? box.current.getBoundingClientRect().top + window.scrollY : 0;
    if (Math.abs(top - margin) > 1) setMargin(top);
  });
  const rows = virtual.getVirtualItems();
  // A row that stays in sight while the page scrolls is not made anew: Preact leaves alone what is the same object.
  const drawn = useRef(new Map<string, { item: T; index: number; spoken: string; node: VNode }>());
  const kept = new Map<string, { item: T; index: number; spoken: string; node: VNode }>();
  const draw = (index: number): VNode => {
    const item = items[index]!;
    const spoken = language.value;
    const old = drawn.current.get(keyOf(item));
    const same = old && old.item === item && old.index === index && old.spoken === spoken;
    const row = same ? old : { item, index, spoken, node: <>{children(item, index)}</> };
    kept.set(keyOf(item), row);
    return row.node;
  };
  const last = rows[rows.length - 1]?.index ?? 0;
  useEffect(() => {
    if (more && last >= items.length - 12) more();
  }, [last, items.length]);
  useEffect(() => void (drawn.current = kept));
  return (
    <div ref={box} class="long-list" role="list" aria-label={label} style={{ height: `${virtual.getTotalSize()}px` }}>
      {rows.map((row) => (
        <div
          key={row.key}
          class="long-row"
          role="listitem"
          data-index={row.index}
          aria-setsize={more ? -1 : items.length}
          aria-posinset={row.index + 1}
          ref={virtual.measureElement}
          style={{ transform: `translateY(${row.start - margin}px)` }}
        >
          {draw(row.index)}
        </div>
      ))}
    </div>
  );
}
