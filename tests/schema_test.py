#!/usr/bin/env python3
"""Records of our own articles obey the JSON Schema, fit the Arrow schema without loss, and the shipped Arrow file is the one that schema/arrow_schema.py makes.

    schema_test.py READER
"""
import json, pathlib, subprocess, sys

import jsonschema
import pyarrow as pa

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "schema"))
import arrow_schema


def without_empty(x):
    """Arrow gives null for what a record leaves out."""
    if isinstance(x, dict):
        return {k: without_empty(v) for k, v in x.items() if v is not None and without_empty(v) != {}}
    return [without_empty(v) for v in x] if isinstance(x, list) else x


def main():
    reader = sys.argv[1]
    articles = []
    for folder in sorted((ROOT / "cases").iterdir()):
        if (folder / "article.txt").exists():
            articles.append({"id": folder.name, "title": folder.name, "text": (folder / "article.txt").read_text(encoding="utf-8"),
                             "published": json.loads((folder / "meta.json").read_text(encoding="utf-8")).get("published")})
    articles.append({"id": "empty", "text": ""})
    articles.append({"id": "english", "text": "The minister met nobody. \u0000\u0007"})
    lines = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
    done = subprocess.run([reader, "read", "--format", "jsonl", "--with-text", "-"], input=lines, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"the reader failed ({done.returncode}): {done.stderr[:500]}")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    validator = jsonschema.Draft202012Validator(json.loads((ROOT / "schema/record.schema.json").read_text(encoding="utf-8")))
    failed = 0
    for r in records:
        for error in list(validator.iter_errors(r))[:5]:
            failed += 1
            print(f'{r["document"].get("given_id")}: {"/".join(map(str, error.absolute_path))}: {error.message[:200]}')
        text = r["document"].get("text", "")
        for e in r["entities"]:
            for m in e["mentions"]:
                s, t = m["span"]
                if not (0 <= s < t <= len(text)):
                    failed += 1
                    print(f'{r["document"].get("given_id")}: span {m["span"]} outside the text')
    table = pa.Table.from_pylist(records, schema=arrow_schema.RECORD)
    for r, back in zip(records, table.to_pylist()):
        if without_empty(back) != without_empty(r):
            failed += 1
            print(f'{r["document"].get("given_id")}: differs after Arrow')
    with pa.OSFile(str(arrow_schema.PATH), "rb") as source:
        if not pa.ipc.open_stream(source).schema.equals(arrow_schema.RECORD, check_metadata=True):
            failed += 1
            print("schema/record.arrow is not what schema/arrow_schema.py makes; run it again")
    print(f"{len(records)} records, {failed} faults")
    sys.exit(1 if failed or len(records) != len(articles) else 0)


if __name__ == "__main__":
    main()
