#!/usr/bin/env python3
"""How many mentions of states, bodies and offices are linked right, by sheets that were read by eye.

Usage: bench/registry_coverage.py SHEET POOL BAHI

SHEET (docs/sheets/registry-coverage.tsv) has a mention a line: sample, number of the article in POOL (JSON Lines, xz), span in code
points, kind, words, the link that is right, and what the reader that was judged said: right, wrong or missing. The columns of the first
reading are summed, and BAHI reads the articles again. A link is a key of the registry; an office is written «§title@owner», or by the
key of who holds it.
"""
import collections
import json
import lzma
import subprocess
import sys


def links(record):
    """(start, end) → what the record links there."""
    out = collections.defaultdict(set)
    entities = {e["id"]: e for e in record["entities"]}
    for e in record["entities"]:
        key = e.get("key", "")
        for m in e["mentions"]:
            if e["kind"] in ("country", "organization", "place"):
                out[tuple(m["span"])].add(key or "-")
            elif e["kind"] == "person" and m["form"] in ("title", "nominal"):
                out[tuple(m["span"])].add("§" + (key or e["name"].get("en", "?")))
    for o in record["offices"]:
        of = entities.get(o.get("of"), {})
        owner = of.get("key") or of.get("name", {}).get("en") or "-"
        for span in o["evidence"]:
            out[tuple(span)].add(f"§{o['title'].get('en', '')}@{owner}")
    return out


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sheet, pool, bahi = sys.argv[1:]
    rows = []
    for line in open(sheet, encoding="utf-8"):
        if line.startswith("#") or line.startswith("sample\t"):
            continue
        sample, article, start, end, kind, words, link, verdict = line.rstrip("\n").split("\t")
        rows.append((sample, int(article), (int(start), int(end)), kind, words, link, verdict))
    wanted = {r[1] for r in rows}
    lines = []
    with lzma.open(pool, "rt", encoding="utf-8") as texts:
        for number, line in enumerate(texts, 1):
            if number in wanted:
                article = json.loads(line)
                kept = {k: article[k] for k in ("text", "published") if article.get(k)}
                lines.append(json.dumps({"id": str(number), **kept}, ensure_ascii=False))
    read = subprocess.run([bahi, "read", "--format", "jsonl", "-"], input="\n".join(lines) + "\n", capture_output=True, text=True,
                          check=True)
    records = {int(r["document"]["given_id"]): links(r) for r in map(json.loads, read.stdout.splitlines())}
    for sample in sorted({r[0] for r in rows}):
        mine = [r for r in rows if r[0] == sample]
        print(f"sample {sample}: {len({r[1] for r in mine})} articles")
        for kind in ("state", "body", "office", "all"):
            of_kind = [r for r in mine if kind in (r[3], "all")]
            first = sum(r[6] == "right" for r in of_kind)
            # An office's owner may be read where the sheet leaves it open.
            again = sum(any(x == r[5] or (r[5].endswith("@-") and x.startswith(r[5][:-1])) for x in records[r[1]][r[2]])
                        or (r[5] == "-" and not records[r[1]][r[2]]) for r in of_kind)
            if of_kind:
                print(f"  {kind:7} {len(of_kind):4} mentions, linked right when first read {first / len(of_kind):.3f}, now "
                      f"{again / len(of_kind):.3f}")


if __name__ == "__main__":
    main()
