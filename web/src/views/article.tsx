// An article of the ledger, read.
import { useAnswer } from "../api";
import { fileName } from "../export";
import { shortDay, t } from "../i18n";
import { change, link, route } from "../route";
import { Answered, Foreign, Title } from "../parts/basic";
import { Export } from "../parts/export";
import { Reading } from "../parts/reading";
import { recordRows } from "./read";
import type { ArticleAnswer } from "../types";

export default function ArticleView() {
  const id = route.value.path[1] ?? "";
  const asked = useAnswer<ArticleAnswer>(id && `articles/${encodeURIComponent(id)}`, {}, false);
  return (
    <Answered asked={asked} alone>
      {({ article: a, text, record }) => (
        <>
          <div class="title-row">
            <Title
              sub={
                <>
                  <Foreign text={a.publisher || a.source} />
                  {a.published && <span class="num"> · {shortDay(a.published)}</span>}
                  {a.copies_of && (
                    <>
                      {" "}
                      · <a href={link(["article", a.copies_of])}>{t("copy_of_wire")}</a>
                    </>
                  )}
                </>
              }
            >
              <Foreign text={a.title || t("untitled")} />
            </Title>
            <Export name={fileName("article", a.id)} rows={() => recordRows(record)} json={() => record} />
          </div>
          <Reading
            text={text}
            record={record}
            readText={text}
            kept
            chosen={route.value.query.get("claim") ?? ""}
            choose={(claim) => change({ claim })}
          />
        </>
      )}
    </Answered>
  );
}
