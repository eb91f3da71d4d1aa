#!/usr/bin/env python3
"""The tables of ontology/ agree with one another and with PLOVER.

    frames_test.py

Faults are named by file and line: a slot that is written wrongly; rows that clash, so that the later one can never fire; a row that
always evokes nothing because a trigger with the same words and verbs comes first; PLOVER's types, modes and contexts
(../shared/ontology) that no row makes.
"""
import pathlib, re, sys, unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from expectations import ROOT, plain, table

PLOVER = ROOT.parent / "shared/ontology"
SLOT = re.compile(r"(?:(?P<place>[a-z_0-9]+):(?P<role>[a-z]+!?|-))$")
PLACES = set("ne obj ko se saath gen gen2 par mein beech khilaf liye prati orse or dwara zariye samaksh bare tak dest clause".split())
ROLES = set("actor recipient topic place content occasion principal mediator carrier companion source goal magnitude addressee speaker -".split())


def families():
    out = {}
    for _, row in table("light_verbs"):
        out.setdefault(row["family"], []).append(row)
    return out


def verbs_of(cell, families):
    for verb in cell.split("|"):
        if verb.startswith("@"):
            for row in families[verb[1:]]:
                yield from row["verbs"].split("|")
        else:
            yield verb


def key(words):
    return plain(words).replace("-", " - ").replace("  ", " ")


class Tables(unittest.TestCase):
    def setUp(self):
        self.frames = {row["id"]: row for _, row in table("frames")}
        self.triggers = list(table("triggers"))
        self.families = families()

    def none(self, faults):
        self.assertFalse(faults, "\n" + "\n".join(faults))

    def test_slots_are_written_well(self):
        faults = []
        for name in ("frames", "triggers", "speech", "light_verbs"):
            for line, row in table(name):
                for slot in row["slots"].split():
                    m = SLOT.match(slot)
                    if not m or m["place"] not in PLACES or m["role"].rstrip("!") not in ROLES:
                        faults.append(f"ontology/{name}.tsv:{line}: no slot «{slot}»")
        self.none(faults)

    def test_triggers_name_frames_and_families(self):
        faults = [f"ontology/triggers.tsv:{line}: no frame {row['frame']}" for line, row in self.triggers if row["frame"] not in self.frames]
        faults += [f"ontology/triggers.tsv:{line}: no family {verb}" for line, row in self.triggers for verb in row["verbs"].split("|")
                   if verb.startswith("@") and verb[1:] not in self.families]
        used = {row["frame"] for _, row in self.triggers}
        faults += [f"ontology/frames.tsv:{line}: no trigger evokes {row['id']}" for line, row in table("frames") if row["id"] not in used]
        self.none(faults)

    def test_no_row_is_silenced_by_another(self):
        """The first of two rows with the same words, marker and verb is taken."""
        faults, first = [], {}
        for line, row in self.triggers:
            for verb in verbs_of(row["verbs"], self.families):
                here = f"ontology/triggers.tsv:{line}"
                what = (key(row["noun"]), key(verb))
                if what in first:
                    faults.append(f"{here}: «{row['noun'] or '-'} {verb}» ({row['frame']}) never fires: {first[what]} is the same")
                else:
                    first[what] = f"{here} ({row['frame']})"
        for line, row in table("no_event"):
            for noun in row["noun"].split("|"):
                for verb in verbs_of(row["verbs"], self.families):
                    what = (key(noun), key(verb))
                    if what in first and first[what].startswith("ontology/triggers"):
                        faults.append(f"ontology/no_event.tsv:{line}: «{noun or '-'} {verb}» is decided by {first[what]}")
        self.none(faults)

    @unittest.skipUnless(PLOVER.is_dir(), "no ../shared/ontology here")
    def test_all_of_plover_has_rows(self):
        def column(file, *names):
            lines = (PLOVER / file).read_text(encoding="utf-8").splitlines()
            head = lines[0].split("\t")
            return [tuple(line.split("\t")[head.index(n)] for n in names) for line in lines[1:] if line]
        used = {row["frame"] for _, row in self.triggers}
        made = {(f["event"], f["mode"]) for f in self.frames.values() if f["id"] in used}
        made |= {(row["event"], row["mode"]) for _, row in table("topic_modes")}
        types = {e for e, _ in made}
        faults = [f"no row for type {e}" for (e,) in column("plover_events.tsv", "event") if e not in types]
        faults += [f"no row for mode {e} {m}" for e, m in column("plover_modes.tsv", "event", "mode") if (e, m) not in made]
        faults += [f"a mode that PLOVER has not: {e} {m}" for e, m in sorted(made - set(column("plover_modes.tsv", "event", "mode"))) if m]
        words = {row["context"] for _, row in table("contexts")}
        faults += [f"no row for context {c}" for (c,) in column("plover_contexts.tsv", "context") if c not in words]
        self.none(faults)


if __name__ == "__main__":
    unittest.main()
