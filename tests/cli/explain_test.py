#!/usr/bin/env python3
"""`bahi explain` says why, for whatever the record holds; `bahi layers` gives sound CoNLL-U.

    explain_test.py [READER]
"""
import json, re, unittest

from bahi import MEETING, ROOT, Test, main

CASES = sorted((ROOT / "cases").glob("*/article.txt"))


class Explain(Test):
    def explain(self, *ids, text=MEETING, status=0):
        self.write("a.txt", text)
        code, out, err = self.run_bahi("explain", "--date", "2025-05-06", "a.txt", *ids)
        self.assertEqual(code, status, err)
        return out if status == 0 else err

    def test_event(self):
        out = self.explain("v1")
        for part in ("CONSULT", "actor", "जयशंकर (S. Jaishankar)", "ne]", "trigger", "Rule", "ontology/triggers.tsv:", "Confidence 0."):
            self.assertIn(part, out)
        file, line = re.search(r"(ontology/triggers\.tsv):(\d+)", out).groups()
        row = (ROOT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        self.assertTrue(row.startswith("consult."), row)

    def test_person_in_either_script(self):
        for name in ("Jaishankar", "jaishankar", "जयशंकर", "person/s-jaishankar"):
            out = self.explain(name)
            self.assertIn("office     विदेश मंत्री (foreign minister) of", out)
            self.assertIn("in v1      actor of CONSULT meet", out)
            self.assertIn("lang/hi/people.tsv:", out)

    def test_state_and_several(self):
        out = self.explain("France", "v1")
        self.assertIn("lang/hi/states.tsv:", out)
        self.assertIn("\n\nv1  CONSULT", out)

    def test_date(self):
        for name in ("t1", "सोमवार"):
            self.assertIn("DATE", self.explain(name))

    def test_statement(self):
        out = self.explain("s1", text="चीन के विदेश मंत्री वांग यी ने कहा कि ताइवान पर कोई समझौता नहीं होगा।\n")
        self.assertIn("वांग यी", out)
        self.assertIn("ताइवान पर कोई समझौता नहीं होगा", out)

    def test_nothing_of_that_name(self):
        for name in ("v99", "पुतिन", "", "t9"):
            err = self.explain(name, status=1)
            self.assertIn(f"a.txt: nothing in this record is called '{name}'; it has events v1", err)

    def test_missing_article(self):
        code, _, err = self.run_bahi("explain", "none.txt", "v1")
        self.assertEqual((code, err), (1, "bahi: none.txt: No such file or directory\n"))

    def test_everything_of_every_case(self):
        for case in CASES:
            (record,), _ = self.read(case)
            ids = [x["id"] for part in ("events", "statements", "entities") for x in record[part]] + [f"t{i + 1}" for i in range(len(record["times"]))]
            if ids:
                code, out, err = self.run_bahi("explain", case, *ids)
                self.assertEqual((code, err), (0, ""))
                self.assertEqual(len(re.findall(r"^(?:[vset]\d+)  ", out, re.M)), len(ids), case)


# What Universal Dependencies v2 knows: its tags, and the features that we use with their values.
UPOS = set("X NOUN PROPN PRON DET VERB AUX ADP ADJ NUM ADV PART CCONJ SCONJ INTJ PUNCT SYM".split())
XPOS = set("UNK NN NNP NST PRP DEM VM VAUX PSP JJ QF QC QO RB INTF RP CC NEG WQ RDP INJ SYM".split())
FEATS = {
    "Aspect": {"Imp", "Perf"}, "Case": {"Nom", "Acc"}, "Gender": {"Masc", "Fem"}, "Mood": {"Sub", "Imp"}, "Number": {"Sing", "Plur"},
    "Person": {"1", "2", "3"}, "Tense": {"Fut", "Past", "Pres"}, "VerbForm": {"Conv", "Inf"},
}


def conllu_faults(sentence):
    """What CoNLL-U forbids, in one sentence of it."""
    lines = sentence.splitlines()
    words = [line.split("\t") for line in lines if not line.startswith("#")]
    if [w[0] for w in words] != [str(i + 1) for i in range(len(words))]:
        yield "IDs do not count from 1"
    if any(not line.startswith("# ") for line in lines[: len(lines) - len(words)]):
        yield "a comment after a word or without its space"
    for key in ("sent_id", "text"):
        if sum(line.startswith(f"# {key} = ") for line in lines) != 1:
            yield f"no {key}, or two"
    if any(len(w) != 10 or not all(w) or any(c != c.strip() for c in w) for w in words):
        yield "a line without ten cells, or an empty cell"
        return
    text = "".join(w[1] + ("" if "SpaceAfter=No" in w[9].split("|") else " ") for w in words).strip()
    if f"# text = {text}" not in lines:
        yield f"the words are not the text: {text}"
    for id_, form, lemma, upos, xpos, feats, head, relation, deps, misc in words:
        if upos not in UPOS or xpos not in XPOS:
            yield f"{form}: {upos}, {xpos}"
        pairs = [] if feats == "_" else [f.split("=") for f in feats.split("|")]
        names = [p[0] for p in pairs]
        if names != sorted(set(names)) or any(len(p) != 2 or p[1] not in FEATS.get(p[0], ()) for p in pairs):
            yield f"{form}: {feats}"
        if not head.isdigit() or int(head) > len(words) or (head == "0") != (relation == "root") or deps != "_":
            yield f"{form}: head {head}, {relation}, {deps}"
    if sum(w[6] == "0" for w in words) != 1:
        yield "not one root"
    for word in words:
        above, steps = int(word[6]), 0
        while above and steps <= len(words):
            above, steps = int(words[above - 1][6]), steps + 1
        if above:
            yield f"{word[1]} hangs on itself"


class Layers(Test):
    def test_conllu(self):
        for case in CASES:
            code, out, _ = self.run_bahi("layers", case)
            self.assertEqual(code, 0)
            for sentence in out.strip().split("\n\n"):
                self.assertEqual(list(conllu_faults(sentence)), [], sentence)

    def test_faults_are_seen(self):
        good = "# sent_id = 1\n# text = वे आए\n1\tवे\tवह\tPRON\tPRP\tCase=Nom|Number=Plur\t2\tk1\t_\t_\n2\tआए\tआ\tVERB\tVM\tAspect=Perf\t0\troot\t_\t_"
        self.assertEqual(list(conllu_faults(good)), [])
        for old, new in (("Case=Nom|Number=Plur", "Number=Plur|Case=Nom"), ("PRON", "PRONOUN"), ("\t2\tk1", "\t1\tk1"), ("\t0\troot", "\t1\tk1"),
                         ("text = वे आए", "text = वेआए"), ("2\tआए", "3\tआए"), ("Perf", "Done"), ("# sent_id = 1\n", "")):
            self.assertTrue(list(conllu_faults(good.replace(old, new))), new)


if __name__ == "__main__":
    main()
