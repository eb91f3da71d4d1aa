#!/usr/bin/env python3
"""How often main events are right, by their confidence: confidence.py SCORER READER FOLDER… (gold articles, scored by SCORER's strict match)."""
import collections, importlib.util, json, pathlib, subprocess, sys

spec = importlib.util.spec_from_file_location("scorer", sys.argv[1])
scorer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(scorer)
bins = collections.defaultdict(lambda: [0, 0])
for path in sorted(p for folder in sys.argv[3:] for p in pathlib.Path(folder).glob("*.gold.json")):
    article = path.with_name(path.name.removesuffix(".gold.json") + ".txt")
    gold = json.loads(path.read_text(encoding="utf-8"))
    date = ["--date", gold["published"]] if gold["published"] else []
    done = subprocess.run([sys.argv[2], "read", "--format", "jsonl", *date, article], capture_output=True, text=True, check=True)
    record = json.loads(done.stdout)
    read = scorer.Record(record, article.read_bytes().decode("utf-8"))
    for event in record["events"]:
        if event["told"] == "main":
            tenth = bins[int(event["confidence"] * 10)]
            tenth[0] += any(scorer.event_matches(read, event, g, "strict") for g in gold["events"])
            tenth[1] += 1
for tenth, (right, all_) in sorted(bins.items(), reverse=True):
    print(f"confidence {tenth / 10:.1f} and more: {right} of {all_} right ({right / all_:.2f})")
