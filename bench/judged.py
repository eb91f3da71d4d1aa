"""Sheets of judged events: which reading of which article of the news pool was right, and why not.

A row names an article of the pool, the event's uid, its trigger's span, its type, the verdict (1 right, 0 wrong), the cause when wrong,
and a sum over the reading (parties and status), so that a verdict is never used for another reading.
"""
import collections, hashlib, json, lzma, pathlib, subprocess, tempfile

COLUMNS = ["article", "uid", "start", "end", "type", "verdict", "cause", "reading"]


def pool(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return {a["id"]: a for a in map(json.loads, lines)}


def reading_of(record, event):
    names = {e["id"]: e["name"]["hi"] for e in record["entities"]}
    said = "|".join(["+".join(sorted(names[i] for i in event[side])) for side in ("actor", "recipient")] + [event["status"]])
    return hashlib.sha1(said.encode()).hexdigest()[:8]


def rows(path):
    lines = [l.split("\t") for l in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if not l.startswith("#")]
    assert lines[0] == COLUMNS, f"{path}: columns are {lines[0]}"
    return [dict(zip(COLUMNS, line)) for line in lines[1:]]


def read(bahi, articles):
    """The records of these articles (of the pool's form), in their order."""
    text = "\n".join(json.dumps(a, ensure_ascii=False) for a in articles)
    done = subprocess.run([bahi, "read", "--format", "jsonl", "-"], input=text, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def signs(bahi, path, event, date):
    """The names of the signs that `bahi explain` shows for an event of a text file."""
    done = subprocess.run([bahi, "explain", *(["--date", date] if date else []), path, event], capture_output=True, text=True, check=True)
    lines = done.stdout.partition("\nConfidence ")[2].splitlines()[1:]
    return [l.split("  ")[-1].split(":")[0] for l in lines if l.startswith("  ")]


def judged(bahi, pool_path, sheets):
    """(signs, right, confidence, weight) of every row whose reading still stands; and how many do not."""
    articles = pool(pool_path)
    wanted = [r for s in sheets for r in rows(s)]
    by_article = collections.defaultdict(list)
    for r in wanted:
        by_article[r["article"]].append(r)
    out, gone = [], 0
    with tempfile.TemporaryDirectory() as folder:
        names = list(by_article)
        for name, record in zip(names, read(bahi, [articles[n] for n in names])):
            path = pathlib.Path(folder) / "article.txt"
            path.write_text(articles[name]["text"], encoding="utf-8")
            for r in by_article[name]:
                found = [e for e in record["events"] if e["trigger"] == [int(r["start"]), int(r["end"])] and e["event"] == r["type"] and
                         e["told"] == "main" and reading_of(record, e) == r["reading"]]
                if not found:
                    gone += 1
                    continue
                e = found[0]
                out.append((signs(bahi, path, e["id"], articles[name]["published"]), int(r["verdict"]), e["confidence"], 1.0))
    return out, gone


if __name__ == "__main__":
    import sys
    for sheet in sys.argv[1:]:
        told = rows(sheet)
        right = sum(r["verdict"] == "1" for r in told)
        print(f"{sheet}: {right} of {len(told)} right ({right / len(told):.2f})")
        for cause, n in collections.Counter(r["cause"] for r in told if r["verdict"] == "0").most_common():
            print(f"  {n} {cause}")
