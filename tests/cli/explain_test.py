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


class Layers(Test):
    def test_conllu(self):
        for case in CASES:
            code, out, _ = self.run_bahi("layers", case)
            self.assertEqual(code, 0)
            for sentence in out.strip().split("\n\n"):
                words = [l.split("\t") for l in sentence.splitlines() if not l.startswith("#")]
                self.assertEqual([w[0] for w in words], [str(i + 1) for i in range(len(words))])
                self.assertTrue(all(len(w) == 10 and all(w) for w in words), sentence)
                self.assertEqual(sum(w[6] == "0" for w in words), 1, sentence)
                self.assertTrue(all(0 <= int(w[6]) <= len(words) and w[6] != w[0] for w in words), sentence)
                self.assertTrue(all(l.startswith("# ") for l in sentence.splitlines()[: -len(words)]))


if __name__ == "__main__":
    main()
