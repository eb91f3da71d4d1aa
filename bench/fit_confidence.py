#!/usr/bin/env python3
"""Fits the weights of ontology/confidence.tsv to judged readings: fit_confidence.py BAHI SCORER POOL [--gold FOLDER]… [--sheet FILE]… [--write]

Right means the scorer's strict match (gold articles) or the verdict of a sheet (bench/judged.py). Logistic regression; each weight is drawn
to its prior, the more the fewer readings have the sign. Prints how often readings were right by confidence, each left out of the fit once.
"""
import argparse, math, pathlib
import gold as articles
import judged

TABLE = pathlib.Path(__file__).resolve().parent.parent / "ontology" / "confidence.tsv"
SPREAD = {"start": 1.0}     # how far a weight may lie from its prior, in log-odds
USUAL = 0.5
GOLD = 0.1                  # what a reading of the gold counts: it was read while the engine was made, news in the wild was not


def gold(bahi, scorer, folder):
    for article, wanted, record, read, _ in articles.readings(scorer, bahi, [folder]):
        for e in record["events"]:
            if e["told"] == "main":
                right = any(scorer.event_matches(read, e, g, "strict") for g in wanted["events"])
                yield judged.signs(bahi, article, e["id"], wanted["published"]), int(right), e["confidence"], GOLD


def fit(rows, prior):
    """Newton's method, one coordinate after another."""
    names = sorted({s for signs, *_ in rows for s in signs} & set(prior))
    weight = dict(prior)
    active = [[s for s in signs if s in prior] for signs, *_ in rows]
    having = {n: [i for i, a in enumerate(active) for _ in range(a.count(n))] for n in names}
    total = [sum(weight[s] for s in a) for a in active]
    right = [r[1] for r in rows]
    mass = [r[3] for r in rows]
    for _ in range(60):
        for n in names:
            spread = SPREAD.get(n, USUAL) ** 2
            slope, curve = (prior[n] - weight[n]) / spread, 1 / spread
            for i in having[n]:
                p = 1 / (1 + math.exp(-total[i]))
                slope += mass[i] * (right[i] - p)
                curve += mass[i] * p * (1 - p)
            step = slope / curve
            weight[n] += step
            for i in having[n]:
                total[i] += step
    return weight


def report(pairs):
    for low in (0.9, 0.8, 0.7, 0.6, 0.5, 0.3, 0.0):
        high = {0.9: 1.01, 0.5: 0.6, 0.3: 0.5, 0.0: 0.3}.get(low, low + 0.1)
        bin_ = [(p, y) for p, y in pairs if low <= p < high]
        if bin_:
            print(f"  {low:.1f}–{min(high, 1):.1f}: {sum(y for _, y in bin_)} of {len(bin_)} right ({sum(y for _, y in bin_) / len(bin_):.2f}), "
                  f"said {sum(p for p, _ in bin_) / len(bin_):.2f}")
    all_right = sum(y for _, y in pairs)
    for least in (0.5, 0.7, 0.9):
        kept = [y for p, y in pairs if p >= least]
        if kept:
            print(f"  at {least}: precision {sum(kept) / len(kept):.2f}, {sum(kept) / all_right:.2f} of the right ones kept, {len(kept)} of {len(pairs)} lines")


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("bahi"), p.add_argument("scorer"), p.add_argument("pool")
    p.add_argument("--gold", action="append", default=[]), p.add_argument("--sheet", action="append", default=[])
    p.add_argument("--write", action="store_true")
    a = p.parse_args()
    scorer = articles.load(a.scorer)
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    cells = {l.split("\t")[0]: l.split("\t") for l in lines if "\t" in l and not l.startswith("sign\t")}
    prior = {n: int(c[2]) / 1000 for n, c in cells.items()}
    sheet, gone = judged.judged(a.bahi, a.pool, a.sheet)
    from_gold = [r for folder in a.gold for r in gold(a.bahi, scorer, folder)]
    print(f"{len(sheet)} judged readings of sheets ({gone} no longer made), {len(from_gold)} of gold articles")
    rows = sheet + from_gold
    left_out = []
    for k in range(10):
        weight = fit([r for i, r in enumerate(rows) if i % 10 != k], prior)
        left_out += [(i, 1 / (1 + math.exp(-sum(weight.get(s, 0) for s in r[0]))), r[1]) for i, r in enumerate(rows) if i % 10 == k]
    for name, part in (("sheets", [(p, y) for i, p, y in left_out if i < len(sheet)]), ("gold", [(p, y) for i, p, y in left_out if i >= len(sheet)])):
        print(f"{name}, each left out of the fit once:")
        report(part)
    print("as the table stands:")
    report([(c, y) for _, y, c, _ in rows])
    if a.write:
        weight = fit(rows, prior)
        for i, l in enumerate(lines):
            name = l.split("\t")[0]
            if name in cells:
                lines[i] = "\t".join([name, str(round(weight[name] * 1000)), *cells[name][2:]])
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
