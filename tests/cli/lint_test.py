#!/usr/bin/env python3
"""`bahi lint`: places that editors find, formats that tools read, an exit status that scripts can go by.

    lint_test.py [READER]
"""
import json, re, unicodedata, unittest

from bahi import MEETING, ROOT, Test, main

DRAFT = "लीमा में भूकंप, 12 की मौत\n\nपेरू में सोमवार, 10 फरवरी 2026 को आए भूकंप में 15 लोगों की मौत हो गई। मंत्री ने कहा, “मदद आएगी।\n"


def columns(text):
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 1 for c in text)


class Lint(Test):
    def lint(self, *arguments, status=1, text=DRAFT):
        self.write("a.txt", text)
        code, out, err = self.run_bahi("lint", "--date", "2026-02-11", *arguments, "a.txt")
        self.assertEqual(code, status, err)
        return out

    def test_line_column_and_caret(self):
        lines = self.lint().splitlines()
        heads = [l for l in lines if l.startswith("a.txt:")]
        self.assertEqual([re.match(r"a\.txt:(\d+):(\d+): (\S+?):? ", h).groups() for h in heads],
                         [("1", "17", "number-conflict"), ("3", "48", "and"), ("3", "10", "weekday-date-conflict"), ("3", "86", "unclosed-quotation")])
        for head in heads:
            line, column = map(int, head.split(":")[1:3])
            shown, caret = lines[lines.index(head) + 1 : lines.index(head) + 3]
            at = shown.index(DRAFT.splitlines()[line - 1][column - 1 :][:4])
            self.assertEqual(columns(shown[:at]), caret.index("^"))
            self.assertEqual(caret.strip(" ^~"), "")
            self.assertLessEqual(columns(shown), 100)

    def test_json(self):
        found = json.loads(self.lint("--format", "json"))
        self.assertEqual([f["code"] for f in found], ["number-conflict", "weekday-date-conflict", "unclosed-quotation"])
        f = found[0]
        self.assertEqual(DRAFT[f["offset"] :][: f["length"]], "12 की मौत")
        self.assertEqual((f["line"], f["column"], f["end_line"], f["end_column"]), (1, 17, 1, 26))
        other = f["related"][0]
        self.assertEqual(DRAFT[other["offset"] :][: other["length"]], "15 लोगों की मौत")

    def test_sarif(self):
        log = json.loads(self.lint("--format", "sarif"))
        self.assertEqual(log["version"], "2.1.0")
        self.assertIn("sarif-2.1.0", log["$schema"])
        (run,) = log["runs"]
        driver = run["tool"]["driver"]
        self.assertEqual(driver["name"], "bahi")
        self.assertEqual(run["columnKind"], "unicodeCodePoints")
        self.assertEqual(len(run["results"]), 3)
        for result in run["results"]:
            self.assertEqual(driver["rules"][result["ruleIndex"]]["id"], result["ruleId"])
            self.assertIn(result["level"], ("note", "warning"))
            self.assertTrue(result["message"]["text"])
            place = result["locations"][0]["physicalLocation"]
            self.assertEqual(place["artifactLocation"]["uri"], "a.txt")
            region = place["region"]
            self.assertGreaterEqual(region["startLine"], 1)
            self.assertGreater((region["endLine"], region["endColumn"]), (region["startLine"], region["startColumn"]))

    def test_sarif_names_files_as_uris(self):
        self.write("नया लेख.txt", DRAFT)
        _, out, _ = self.run_bahi("lint", "--format", "sarif", "नया लेख.txt")
        uri = json.loads(out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        self.assertRegex(uri, r"^(%[0-9A-F]{2}|[\w.~-])+$")

    def test_empty_documents(self):
        clean = "पेरू की राष्ट्रपति ने चिली की राष्ट्रपति से मुलाकात की।\n"
        self.assertEqual(self.lint(text=clean, status=0), "")
        self.assertEqual(json.loads(self.lint("--format", "json", text=clean, status=0)), [])
        self.assertEqual(json.loads(self.lint("--format", "sarif", text=clean, status=0))["runs"][0]["results"], [])

    def test_hindi(self):
        out = self.lint("--language", "hi")
        self.assertIn("number-conflict: आंकड़े", out)
        self.assertIn("और यहां", out)

    def test_disable(self):
        out = self.lint("--disable", "number-conflict,unclosed-quotation", "--disable", "weekday-date-conflict", status=0)
        self.assertEqual(out, "")
        _, _, err = self.run_bahi("lint", "--disable", "nonsense", "a.txt")
        self.assertIn("'nonsense' is no code", err)

    def test_exit_status(self):
        self.lint("--exit-zero", status=0)
        self.assertEqual(self.run_bahi("lint", "none.txt")[0], 2)
        self.assertEqual(self.run_bahi("lint")[0], 2)
        self.assertEqual(self.run_bahi("lint", "--exit-zero", "none.txt", "a.txt")[0], 2)
        code, out, _ = self.run_bahi("lint", "none.txt", "a.txt")
        self.assertEqual(code, 2)
        self.assertIn("unclosed-quotation", out, "the others are looked at")

    def test_long_lines_are_cut(self):
        long = "पेरू के मंत्री ने बात की। " * 200 + "मंत्री ने कहा, “मदद आएगी। " + "पेरू के मंत्री ने बात की। " * 200
        out = self.lint(text=long)
        shown, caret = out.splitlines()[1:3]
        self.assertLessEqual(columns(shown), 100)
        self.assertEqual(columns(shown[: shown.index("“मदद")]), caret.index("^"))
        self.assertIn("“मदद", shown)

    def test_articles_do_not_steer_the_terminal(self):
        out = self.lint(text=DRAFT.replace("मंत्री", "\u001b[2Jमंत्री\u009b"))
        self.assertFalse([c for c in out if c != "\n" and unicodedata.category(c) == "Cc"])

    def test_every_code_is_told(self):
        source = (ROOT / "cli/lint.cc").read_text(encoding="utf-8")
        rules = dict(re.findall(r'^    \{"([a-z-]+)", "(note|warning)", ', source, re.M))
        paper = dict(re.findall(r"^\| `([a-z-]+)` \| (note|warning) \|", (ROOT / "docs/lint.md").read_text(encoding="utf-8"), re.M))
        record = (ROOT / "docs/record.md").read_text(encoding="utf-8")
        self.assertEqual(rules, paper)
        self.assertEqual(set(rules), set(re.findall(r"^\| `([a-z-]+-[a-z-]+)` \|", record[record.index("## `diagnostics`") :], re.M)))


if __name__ == "__main__":
    main()
