// Where articles contradict one another, side by side.
import { useListing } from "../api";
import { fileName, type Cell } from "../export";
import { plain, t } from "../i18n";
import { Answered, HappeningRow, Title } from "../parts/basic";
import { Export } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { LongList } from "../parts/list";
import { SideBySide } from "./happening";
import type { Disagreement } from "../types";

export function conflictRows(all: Disagreement[]): Cell[][] {
  return [
    ["happening", "sentence", "field", "a", "b", "publisher a", "publisher b", "words a", "words b"],
    ...all.map(({ happening: h, conflict: c }) => [
      h.id,
      plain(h),
      c.field,
      c.value_a,
      c.value_b,
      c.a.publisher,
      c.b.publisher,
      c.a.words,
      c.b.words,
    ]),
  ];
}

export default function Conflicts() {
  const asked = useListing<Disagreement>("conflicts", filter(), 100);
  const items = asked.value?.items ?? [];
  return (
    <>
      <div class="title-row">
        <Title sub={t("conflicts_hint")}>{t("conflicts")}</Title>
        <Export name={fileName("contradictions")} rows={() => conflictRows(items)} json={() => items} />
      </div>
      <Filters />
      <Answered asked={asked} empty={(v) => v.items.length === 0}>
        {(v) => (
          <LongList
            items={v.items}
            keyOf={(d) => `${d.happening.id} ${d.conflict.field} ${d.conflict.a.claim} ${d.conflict.b.claim}`}
            estimate={240}
            more={v.next ? asked.more : undefined}
            label={t("conflicts")}
          >
            {(d) => (
              <div class="conflict-item">
                <HappeningRow of={d.happening} />
                <SideBySide of={d.conflict} />
              </div>
            )}
          </LongList>
        )}
      </Answered>
    </>
  );
}
