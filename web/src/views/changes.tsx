// What has become of plans, dates and figures.
import { address, useListing } from "../api";
import { fileName } from "../export";
import { t } from "../i18n";
import { change, route } from "../route";
import { Answered, Title } from "../parts/basic";
import { Export, Subscribe } from "../parts/export";
import { filter, Filters } from "../parts/filters";
import { LongList } from "../parts/list";
import { ChangeRow, changeRows } from "./today";
import type { Change } from "../types";

export default function Changes() {
  const all = route.value.query.get("all") === "true";
  const asked = useListing<Change>("changes", { ...filter(), all: all ? "true" : undefined }, 100);
  const items = asked.value?.items ?? [];
  return (
    <>
      <div class="title-row">
        <Title sub={t("changes_hint")}>{t("changes")}</Title>
        <Subscribe label={t("feed")} hint={t("feed_hint")} path={address("changes.atom", filter())} />
        <Export name={fileName("changes")} rows={() => changeRows(items)} json={() => items} />
      </div>
      <Filters />
      <p>
        <label>
          <input
            type="checkbox"
            checked={all}
            onChange={(e) => change({ all: e.currentTarget.checked ? "true" : undefined })}
          />{" "}
          {t("all_changes")}
        </label>
      </p>
      <Answered asked={asked} empty={(v) => v.items.length === 0}>
        {(v) => (
          <LongList
            items={v.items}
            keyOf={(c) => c.happening.id + c.revision.day + c.revision.what + (c.revision.quote.claim ?? "")}
            estimate={150}
            more={v.next ? asked.more : undefined}
            label={t("changes")}
          >
            {(c) => <ChangeRow of={c} />}
          </LongList>
        )}
      </Answered>
    </>
  );
}
