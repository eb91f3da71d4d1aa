#!/usr/bin/env python3
"""Counts what the tables of the registry hold, for docs/measurements.md. Usage: bench/registry.py [ROOT]"""
import collections
import pathlib
import sys


def rows(root, name):
    columns = None
    for line in (root / "lang/hi" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        cells = ["" if c == "-" else c for c in line.split("\t")]
        if columns is None:
            columns = cells
        else:
            yield dict(zip(columns, cells))


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    states, places, bodies = (list(rows(root, n)) for n in ("states", "places", "bodies"))
    offices, people, tenures = (list(rows(root, n)) for n in ("offices", "people", "tenures"))

    def having(table, *columns):
        return sum(all(row[c] for c in columns) for row in table)

    print(f"states {len(states)}: with other spellings {having(states, 'variants')}, people or adjective "
          f"{having(states, 'demonyms')}, capital {having(states, 'capital_hi')}, seats of power {having(states, 'seats')}")
    cities = [p for p in places if p["kind"] == "city"]
    print(f"places {len(places)}: cities {len(cities)}, of them Indian {sum(p['country'] == 'IND' for p in cities)}; Indian regions "
          f"{sum(p['kind'] == 'region' and p['country'] == 'IND' for p in places)}")
    # Some are known by their acronym only: «नाटो».
    kinds = collections.Counter(b["kind"] for b in bodies)
    international = [b for b in bodies if b["kind"] in ("igo", "alliance") and not b["country"]]
    print(f"bodies {len(bodies)}: international {len(international)}, of them with acronyms in Hindi and English "
          f"{sum(bool(b['acronyms_en'] and (b['acronyms_hi'] or b['en'].upper() in b['acronyms_en'].split('|'))) for b in international)}; "
          + ", ".join(f"{k} {n}" for k, n in kinds.most_common() if k not in ("igo", "alliance")))
    print(f"offices {len(offices)}: with sector and rank {having(offices, 'sector', 'rank')}; portfolios {len(list(rows(root, 'portfolios')))}")
    held = {t["person"] for t in tenures}
    print(f"people {len(people)}: with an office and dates {len(held & {p['key'] for p in people})}; tenures {len(tenures)}, "
          f"with a beginning {having(tenures, 'start')}, in office {sum(not t['end'] for t in tenures)}")


if __name__ == "__main__":
    main()
