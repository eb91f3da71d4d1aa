#!/usr/bin/env python3
"""How often main events are right, by their confidence: confidence.py SCORER READER FOLDER… (gold articles, scored by SCORER's strict match)."""
import collections, sys
import gold as articles

scorer = articles.load(sys.argv[1])
bins = collections.defaultdict(lambda: [0, 0])
for _, gold, record, read, _ in articles.readings(scorer, sys.argv[2], sys.argv[3:]):
    for event in record["events"]:
        if event["told"] == "main":
            tenth = bins[int(event["confidence"] * 10)]
            tenth[0] += any(scorer.event_matches(read, event, g, "strict") for g in gold["events"])
            tenth[1] += 1
for tenth, (right, all_) in sorted(bins.items(), reverse=True):
    print(f"confidence {tenth / 10:.1f} and more: {right} of {all_} right ({right / all_:.2f})")
