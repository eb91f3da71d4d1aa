#!/usr/bin/env python3
"""How often the fields of an event are right when it is paired with the gold event of its own sentence: fields.py SCORER READER FOLDER…

SCORER pairs any gold event with any event of its type and parties, and where several fit it crosses them, so that fields are compared of
two deeds told in different sentences. Here only an event whose evidence touches the gold's sentence is paired (by SCORER's strict match).
"""
import collections, sys
import gold as articles

scorer = articles.load(sys.argv[1])
right, asked = collections.Counter(), collections.Counter()
for _, gold, record, read, text in articles.readings(scorer, sys.argv[2], sys.argv[3:]):
    main = {e["id"]: e for e in record["events"] if e["told"] == "main"}

    def here(event, want):
        near = scorer.sentence_around(text, text.find(want["sentence"]))
        return any(s < near[1] and near[0] < t for s, t in event["evidence"])

    def fields(event, want):
        return {"status": event["status"] in want.get("status", []), "date": "date" in want and scorer.date_right(event, want["date"]),
                "place": "place" in want and scorer.place_found(read, event, want["place"]),
                "claimed_by": any(read.is_called(o, want.get("claimed_by", [])) for o in scorer.owners(event))}

    fit = {i: sorted((e for e in main if here(main[e], g) and scorer.event_matches(read, main[e], g, "strict")),
                     key=lambda e: sum(fields(main[e], g).values()), reverse=True) for i, g in enumerate(gold["events"])}
    for i, e in scorer.assign(fit).items():
        for name, ok in fields(main[e], gold["events"][i]).items():
            if name in gold["events"][i]:
                right[name] += ok
                asked[name] += 1
for name in asked:
    print(f"{name}: {right[name] / asked[name]:.3f} ({right[name]}/{asked[name]})")
