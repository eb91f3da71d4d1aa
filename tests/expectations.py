#!/usr/bin/env python3
"""What must be read from our own sentences, checked against the reader.

    expectations.py READER phenomena|changes|triggers|speech [--list] [--bless] [--model SET]

Runs `READER read --format jsonl -` over the texts of tests/phenomena/*.jsonl or over the example of every row of
ontology/triggers.tsv and ontology/speech.tsv, and compares (tests/phenomena/README.md says how). Rows that are known to fail
stand in tests/known/SUITE.txt: the run fails when another row fails, and when a known one passes (take it off the list then).
--list prints what is wrong; --bless rewrites the list of known failures.
"""
import argparse, json, pathlib, subprocess, sys, unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent


def plain(text):
    """Spelling variants made equal, as the match key does."""
    text = unicodedata.normalize("NFD", text or "").replace("\u0901", "\u0902")
    text = "".join(c for c in text if c not in "\u093c\u200c\u200d")
    for half, group in (("ङ्", "कखगघ"), ("ञ्", "चछजझ"), ("ण्", "टठडढ"), ("न्", "तथदध"), ("म्", "पफबभ")):
        for c in group:
            text = text.replace(half + c, "\u0902" + c)
    return text.casefold().strip()


def read(reader, articles, model=None):
    """Records of (id, text, published), in their order."""
    lines = []
    for id_, text, published in articles:
        lines.append(json.dumps({"id": id_, "text": text, **({"published": published} if published else {})}, ensure_ascii=False))
    done = subprocess.run([reader, "read", "--format", "jsonl", *(["--model", model] if model else []), "-"], input="\n".join(lines) + "\n", capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"the reader failed ({done.returncode}): {done.stderr[:500]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


class View:
    def __init__(self, record, text):
        self.r, self.text = record, text
        self.entities = {e["id"]: e for e in record["entities"]}

    def words(self, span):
        return self.text[span[0]:span[1]]

    def called(self, id_, name):
        e = self.entities.get(id_)
        if e is None:
            return False
        names = [e["name"].get("hi"), e["name"].get("en")] + [self.words(m["span"]) for m in e["mentions"] if m["form"] != "pronoun"]
        if len(name) == 3 and name.isascii():
            return e.get("country") == name
        return any(plain(name) in plain(n) for n in names if n)

    def side(self, ids, names):
        return all(any(self.called(i, n) for i in ids) for n in names)

    def event(self, e, want):
        a, r = e["actor"], e["recipient"]
        if want.get("mutual"):
            if not self.side(a + r, want.get("actor", []) + want.get("recipient", [])):
                return False
        elif not (self.side(a, want.get("actor", [])) and self.side(r, want.get("recipient", []))):
            return False
        if any(e[side] for side in want.get("none", [])):
            return False
        for field in ("event", "status", "told", "voice", "channel", "recurs", "weekday", "degree", "complete", "mode", "act"):
            if field in want and e.get(field) != want[field]:
                return False
        d = e.get("date")
        if "date" in want and not (d and want["date"][0] <= d["start"] and d["end"] <= want["date"][1]):
            return False
        if "approximate" in want and bool(d and d["approximate"]) != want["approximate"]:
            return False
        if not all(any(self.called(p, n) for p in e["place"]) for n in want.get("place", [])):
            return False
        claims = e["claimed_by"]
        for n in want.get("claimed_by", []):
            if not any(("entity" in c and self.called(c["entity"], n)) or plain(n) in plain(c.get("unnamed", "") + " " + (self.words(c["span"]) if "span" in c else "")) for c in claims):
                return False
        if "claim_channel" in want and not any(c.get("channel") == want["claim_channel"] for c in claims):
            return False
        if want.get("occasion") and not e.get("occasion"):
            return False
        for p in want.get("participants", []):
            if not any(self.called(x["entity"], p["name"]) and x["role"] == p["role"] for x in e["participants"]):
                return False
        if not set(want.get("inferred", [])) <= set(e["inferred"]):
            return False
        return all(any(plain(t) in plain(x.get("hi", "")) for x in e["topics"]) for t in want.get("topics", []))

    def statement(self, s, want):
        if "speaker" in want and not self.called(s.get("speaker"), want["speaker"]):
            return False
        if "addressee" in want and not self.called(s.get("addressee"), want["addressee"]):
            return False
        if "act" in want and s["act"] not in want["act"]:
            return False
        said = plain(self.words(s["content"]) + " " + " ".join(t.get("hi", "") for t in s["topics"]))
        if not all(plain(w) in said for w in want.get("about", [])):
            return False
        if "quote" in want and (self.words(s["quote"]) if "quote" in s else None) != want["quote"]:
            return False
        free = list(s["propositions"])
        for p in want.get("propositions", []):
            hit = next((x for x in free if all(x.get(k) == v for k, v in p.items())), None)
            if hit is None:
                return False
            free.remove(hit)
        return True

    def mentions_of(self, name):
        return [e for e in self.r["entities"] if self.called(e["id"], name)]

    def faults(self, expect):
        out = []
        taken = set()
        for want in expect.get("events", []):
            hit = next((e for e in self.r["events"] if e["id"] not in taken and self.event(e, want)), None)
            if hit is None:
                out.append(f"no event {json.dumps(want, ensure_ascii=False)}")
            else:
                taken.add(hit["id"])
        for want in expect.get("no_events", []):
            if any(self.event(e, want) for e in self.r["events"]):
                out.append(f"forbidden event {json.dumps(want, ensure_ascii=False)}")
        for want in expect.get("statements", []):
            if not any(self.statement(s, want) for s in self.r["statements"]):
                out.append(f"no statement {json.dumps(want, ensure_ascii=False)}")
        for want in expect.get("people", []):
            def holds(o):
                title = o["title"].get("en", "").lower().replace("-", " ")
                return (self.called(o["person"], want["name"]) and ("title" not in want or title == want["title"].lower().replace("-", " "))
                        and ("of" not in want or ("of" in o and self.called(o["of"], want["of"]))) and all(o.get(k) == want[k] for k in ("basis", "tenure") if k in want))
            if not any(holds(o) for o in self.r["offices"]):
                out.append(f"no office {json.dumps(want, ensure_ascii=False)}")
        for want in expect.get("entities", []):
            found = [e for e in self.mentions_of(want["name"]) if "kind" not in want or e["kind"] == want["kind"]]
            def mentioned(e, words):
                return self.called(e["id"], words) or any(plain(self.words(m["span"])) == plain(words) for m in e["mentions"])

            def fits(e):
                return all(mentioned(e, n) for n in want.get("same_as", [])) and not any(self.called(e["id"], n) for n in want.get("not_same_as", []))
            if not any(fits(e) for e in found):
                out.append(f"no entity {json.dumps(want, ensure_ascii=False)}")
        have = {d["code"] for d in self.r["diagnostics"]}
        out += [f"no diagnostic {c}" for c in expect.get("diagnostics", []) if c not in have]
        for want in expect.get("times", []):
            def same(t):
                w = self.words(t["span"])
                v = t.get("value", {})
                return (want["text"] in w or w in want["text"]) and all(v.get(k) == want[k] for k in ("start", "end", "approximate") if k in want)
            if not any(same(t) for t in self.r["times"]):
                out.append(f"no time {json.dumps(want, ensure_ascii=False)}")
        if expect.get("no_date") and any("date" in e for e in self.r["events"]):
            out.append("a date was invented")
        for kind, n in expect.get("event_count", {}).items():
            got = sum(e["event"] == kind and e["told"] == "main" for e in self.r["events"])
            if got != n:
                out.append(f"{got} events {kind} instead of {n}")
        return out


def table(name):
    path = ROOT / "ontology" / f"{name}.tsv"
    columns = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = ["" if c == "-" else c for c in line.split("\t")]
        if columns is None:
            columns = cells
        else:
            yield number, dict(zip(columns, cells))


def fields(cell):
    out = {}
    for part in cell.split(";"):
        if "=" in part:
            k, v = part.split("=", 1)
            out[k.strip()] = v.strip()
    return out


def cases(suite):
    """(id, text, published, expect)"""
    if suite == "phenomena":
        for line in (ROOT / "tests/phenomena/phenomena.jsonl").read_text(encoding="utf-8").splitlines():
            x = json.loads(line)
            yield x["id"], x["text"], x["published"], x["expect"]
    elif suite == "changes":
        for line in (ROOT / "tests/phenomena/changes.jsonl").read_text(encoding="utf-8").splitlines():
            x = json.loads(line)
            yield x["id"] + ".before", x["before"], x["published"], x["expect_before"]
            yield x["id"] + ".after", x["after"], x.get("published_after", x["published"]), x["expect_after"]
    elif suite == "triggers":
        frames = {row["id"]: row for _, row in table("frames")}
        for _, row in table("triggers"):
            want = fields(row["expect"])
            frame = frames[row["frame"]]
            event = {"event": frame["event"], "mutual": frame["mutual"] == "yes"}
            for side in ("actor", "recipient"):
                event[side] = [n.strip() for n in want.get(side, "-").split("+") if n.strip() not in ("", "-")]
                if want.get(side) == "-" and not event["mutual"]:
                    event.setdefault("none", []).append(side)
            if want.get("status"):
                event["status"] = want["status"]
            yield f'{row["frame"]} {row["noun"] or "-"} {row["verbs"]}', row["example"], None, {"events": [event]}
    else:
        for _, row in table("speech"):
            want = fields(row["expect"])
            statement = {"speaker": want["speaker"], "act": [row["act"]]}
            if want.get("about"):
                statement["about"] = [a.strip() for a in want["about"].split("+")]
            yield f'{row["noun"] or "-"} {row["verbs"]}', row["example"], None, {"statements": [statement]}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("reader")
    p.add_argument("suite", choices=["phenomena", "changes", "triggers", "speech"])
    p.add_argument("--list", action="store_true")
    p.add_argument("--bless", action="store_true")
    p.add_argument("--model", help="another model set than the reader's default")
    a = p.parse_args()
    rows = list(cases(a.suite))
    records = read(a.reader, [(i, t, d) for i, t, d, _ in rows], a.model)
    if len(records) != len(rows):
        sys.exit(f"{len(records)} records of {len(rows)} texts")
    failed = {}
    for (id_, text, _, expect), record in zip(rows, records):
        faults = View(record, text).faults(expect)
        if faults:
            failed[id_] = (text, faults)
    path = ROOT / "tests/known" / f"{a.suite}.txt"
    known = set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()
    if a.bless:
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(i + "\n" for i in sorted(failed)), encoding="utf-8")
        known = set(failed)
    new = [i for i in failed if i not in known]
    fixed = [i for i in known if i not in failed]
    for i in failed if a.list else new:
        print(f"{i}: {failed[i][0]}")
        for fault in failed[i][1]:
            print(f"    {fault}")
    for i in fixed:
        print(f"{i}: passes now; take it off {path.relative_to(ROOT)}")
    print(f"{len(rows) - len(failed)} passed, {len(failed)} failed, {len(known)} of them known")
    sys.exit(1 if new or fixed else 0)


if __name__ == "__main__":
    main()
