#!/usr/bin/env python3
"""A user's own tables: rows that add, correct and retire; faults with file, line and column; options from a file.

    own_tables_test.py [READER]
"""
import json, unittest

from bahi import MEETING, ROOT, Test, main

PEOPLE = "key\ten\thi\tvariants\tcountry\tgender\n"
TENURES = "person\toffice\tof\tstart\tend\n"
TRIGGERS = "frame\tnoun\tverbs\tslots\tstatus\texample\texpect\n"
ARTICLE = "वानुअतु के विदेश मंत्री मार्क अटी ने मंगलवार को सुवा में फिजी के प्रधानमंत्री सितिवेनी राबुका से मुलाकात की।\n"


class Tables(Test):
    def setUp(self):
        super().setUp()
        self.write("a.txt", ARTICLE)

    def laid(self, *more, text=None, status=0):
        if text:
            self.write("a.txt", text)
        return self.read("--tables", "mine", "a.txt", *more, status=status)

    def entity(self, records, part):
        (entity,) = [e for e in records[0]["entities"] if part in e["name"]["hi"]]
        return entity

    def refused(self, *expected):
        code, out, err = self.run_bahi("read", "--tables", "mine", "a.txt")
        self.assertEqual((code, out), (1, ""))
        for text in expected:
            self.assertIn(text, err)

    def test_adds(self):
        plain, _ = self.read("a.txt")
        self.assertNotIn("key", self.entity(plain, "अटी"))
        self.write("mine/people.tsv", PEOPLE + "person/marc-ati\tMarc Ati\tमार्क अटी\t-\tVUT\tm\n")
        records, _ = self.laid()
        entity = self.entity(records, "अटी")
        self.assertEqual((entity["key"], entity["name"]["en"], entity["country"]), ("person/marc-ati", "Marc Ati", "VUT"))

    def test_in_folders_as_the_built_in_ones(self):
        self.write("mine/lang/hi/people.tsv", PEOPLE + "person/marc-ati\tMarc Ati\tमार्क अटी\t-\tVUT\tm\n")
        self.assertEqual(self.entity(self.laid()[0], "अटी")["key"], "person/marc-ati")

    def test_corrects_and_explains(self):
        self.write("mine/people.tsv", PEOPLE + "#: source=test author=us date=2026-11-29\nperson/s-jaishankar\tSubrahmanyam Jaishankar\tएस. जयशंकर\tजयशंकर\tIND\tm\n")
        records, _ = self.laid(text=MEETING)
        self.assertEqual(self.entity(records, "जयशंकर")["name"]["en"], "Subrahmanyam Jaishankar")
        _, out, _ = self.run_bahi("explain", "--tables", "mine", "a.txt", "जयशंकर")
        self.assertIn("mine/people.tsv:3  source=test author=us date=2026-11-29", out)

    def test_retires(self):
        self.write("mine/people.tsv", "#- person/s-jaishankar\n" + PEOPLE)
        records, _ = self.laid(text=MEETING)
        self.assertNotIn("key", self.entity(records, "जयशंकर"))

    def test_a_trigger(self):
        text = "पेरू के राष्ट्रपति ने चिली के राष्ट्रपति से गुफ्तमू की।\n"
        self.assertFalse([e for e in self.read("a.txt")[0][0]["events"] if e["rule"] == "consult.talk" and "गुफ्तमू" in text])
        self.write("mine/triggers.tsv", TRIGGERS + f"consult.talk\tगुफ्तमू\tकर\t-\t-\t{text.strip()}\t-\n")
        records, _ = self.laid(text=text)
        self.assertIn(("CONSULT", "consult.talk"), [(e["event"], e["rule"]) for e in records[0]["events"]])

    def test_same_bytes_with_any_number_of_threads(self):
        self.write("mine/people.tsv", PEOPLE + "person/marc-ati\tMarc Ati\tमार्क अटी\t-\tVUT\tm\n")
        self.lines("many.jsonl", *({"text": ARTICLE} for _ in range(30)))
        one = self.run_bahi("read", "--tables", "mine", "--jobs", 1, "many.jsonl")
        self.assertEqual(one, self.run_bahi("read", "--tables", "mine", "--jobs", 4, "many.jsonl"))

    def test_what_tables_were_read_by(self):
        def engine(*more):
            return self.run_bahi("read", "--profile", *more, "a.txt")[2].split(";")[0]
        plain = engine()
        self.assertRegex(plain, r"^1 article read by [\d.]+ hi-free [0-9a-f]{8}$")
        self.write("mine/people.tsv", PEOPLE + "person/marc-ati\tMarc Ati\tमार्क अटी\t-\tVUT\tm\n")
        self.assertNotEqual(engine("--tables", "mine"), plain)

    def test_faults(self):
        self.write("mine/people.tsv", "key\ten\thi\n")
        self.refused("mine/people.tsv:1:1: the first line must name the columns: key en hi variants country gender")
        row = "person/a\tA\tअटी\t-\tVUT\tm\n"
        self.write("mine/people.tsv", PEOPLE + row + row)
        self.refused("mine/people.tsv:3:1: repeats line 2")
        self.write("mine/people.tsv", PEOPLE + "person/a\tA\tअटी\t-\tVanuatu\tm\nperson/b\tB\n")
        self.refused("mine/people.tsv:2:18: country «Vanuatu» is no ISO 3166-1 alpha-3 code", "mine/people.tsv:3:1: has 2 cells instead of 6")
        self.write("mine/people.tsv", PEOPLE + "person/a\tA\tअटी\tबटी\tVUT\tm\nperson/b\tB\tबटी\tअटी\tVUT\tm\n")
        self.refused("mine/people.tsv:2:16: cyclic alias: the variants of «अटी» lead back to it", "mine/people.tsv:3:16: cyclic alias")
        self.write("mine/people.tsv", "#- person/nobody-at-all\n" + PEOPLE)
        self.refused("mine/people.tsv:1:1: no row begins so, nothing is retired")

    def test_rows_that_refer_to_others(self):
        self.write("mine/tenures.tsv", TENURES + "person/nobody\toffice/president\tVUT\t2024\t-\nperson/s-jaishankar\toffice/presidnet\tVUT\t2024\t-\n")
        self.refused("mine/tenures.tsv:2:1: «person/nobody» is in no row of people", "mine/tenures.tsv:3:21: «office/presidnet» is in no row of offices")

    def test_slots(self):
        self.write("mine/triggers.tsv", TRIGGERS + "consult.nothing\tगुफ्तमू\tकर\tse:recipent kko:actor\t-\tक।\t-\n")
        self.refused("mine/triggers.tsv:2:1: «consult.nothing» is in no row of frames", "«se:recipent»: there is no role «recipent»", "«kko:actor»: there is no marker «kko»")

    def test_folders_that_hold_no_tables(self):
        self.refused("mine: ")
        self.write("mine/peple.tsv", PEOPLE)
        self.refused("mine/peple.tsv: is no table that can be laid over; these can: states")
        self.write("mine/peple.tsv", "")
        (self.folder / "mine/peple.tsv").unlink()
        self.refused("mine: no tables in it (.tsv)")


class Config(Test):
    def test_options_from_a_file(self):
        self.write("a.txt", ARTICLE)
        self.write("bahi.toml", '[read]\ndate = "2025-05-06"\nformat = "jsonl"\n[lint]\ndisable = ["no-dateline"]\n')
        for arguments in (("--config", "bahi.toml", "read", "a.txt"), ("read", "--config", "bahi.toml", "a.txt")):
            code, out, err = self.run_bahi(*arguments)
            self.assertEqual(code, 0, err)
            self.assertEqual(json.loads(out)["document"]["published"], "2025-05-06")
        code, out, err = self.run_bahi("--config", "bahi.toml", "read", "--date", "2025-05-07", "a.txt")
        self.assertEqual(json.loads(out)["document"]["published"], "2025-05-07", "the command line wins")

    def test_no_file_is_read_unasked(self):
        self.write("a.txt", ARTICLE)
        self.write("bahi.toml", '[read]\ndate = "2025-05-06"\n')
        self.assertNotIn("published", self.read("a.txt")[0][0]["document"])

    def test_faults(self):
        self.write("a.txt", ARTICLE)
        self.write("bad.toml", "[read]\nno_such_option = 3\n")
        code, _, err = self.run_bahi("--config", "bad.toml", "read", "a.txt")
        self.assertEqual(code, 2)
        self.assertIn("no_such_option", err)
        code, _, err = self.run_bahi("--config", "none.toml", "read", "a.txt")
        self.assertEqual(code, 2)
        self.assertIn("none.toml", err)


if __name__ == "__main__":
    main()
