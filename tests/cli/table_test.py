#!/usr/bin/env python3
"""The table as a person sees it: on a terminal and in a pipe, narrow and wide, with and without colour, in both languages.

    table_test.py [READER]
"""
import os, pty, re, subprocess, unicodedata, unittest

import bahi
from bahi import MEETING, READER, ROOT, SHARE, Test, main

CASES = sorted((ROOT / "cases").glob("*/article.txt"))
COLOUR = re.compile("\033\\[[0-9;]*m")


def width(text):
    """Columns on a terminal: combining signs take none."""
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def on_terminal(folder, *arguments, **more):
    return bahi.on_terminal([READER, *arguments], folder, **more)[1]


class Terminal(Test):
    def test_table_in_colour(self):
        self.write("a.txt", MEETING)
        shown = on_terminal(self.folder, "read", "a.txt")
        self.assertIn("\033[1;36mPeople\033[0m", shown)
        self.assertIn("bahi explain a.txt v1", shown)

    def test_no_colour(self):
        self.write("a.txt", MEETING)
        plain = on_terminal(self.folder, "read", "a.txt", env={"NO_COLOR": "1"})
        self.assertNotIn("\033", plain)
        self.assertEqual(plain, COLOUR.sub("", on_terminal(self.folder, "read", "a.txt", env={"NO_COLOR": ""})))

    def test_a_pipe_has_no_colour(self):
        self.write("a.txt", MEETING)
        self.assertNotIn("\033", self.run_bahi("read", "--format", "table", "a.txt")[1])

    def test_every_width(self):
        for columns in (60, 80, 100, 160):
            for language in ("en", "hi"):
                shown = on_terminal(self.folder, "read", "--language", language, *CASES, columns=columns)
                for line in COLOUR.sub("", shown).splitlines():
                    # The head line and single long words may stick out; nothing else does.
                    if line.startswith("  "):
                        self.assertLessEqual(width(line), columns + 20 if columns == 60 else columns, line)

    def test_progress_is_for_terminals(self):
        self.lines("many.jsonl", *({"text": MEETING * 20} for _ in range(1500 // SHARE)))
        outer, inner = pty.openpty()
        process = subprocess.Popen([READER, "read", "--format", "jsonl", "many.jsonl"], stdout=subprocess.DEVNULL, stderr=inner, cwd=self.folder)
        os.close(inner)
        data = b""
        while True:
            try:
                data += os.read(outer, 4096)
            except OSError:
                break
        os.close(outer)
        process.wait(60)
        if data:  # a fast machine may be done before the first line is due
            self.assertRegex(data.decode(), r"\d+ articles, \d+ a second, \d+ %, \d+ s left")
            self.assertTrue(data.decode().endswith("\r\033[K"))


class Columns(Test):
    def test_devanagari_is_aligned(self):
        for language in ("en", "hi"):
            _, out, _ = self.run_bahi("read", "--format", "table", "--language", language, *CASES)
            for section in re.split(r"\n\n", out):
                lines = [l for l in section.splitlines()[1:] if re.match(r"  v\d+ ", l)]
                starts = set()
                for line in lines:
                    cells = re.match(r"(  v\d+ +)(\d\.\d\d +)(\S+ +)", line)
                    self.assertIsNotNone(cells, line)
                    starts.add(width(cells.group(0)))
                self.assertLessEqual(len(starts), 1, section)


class Content(Test):
    def shown(self, text, language="en", *more):
        self.write("a.txt", text)
        return self.run_bahi("read", "--format", "table", "--language", language, "--date", "2025-05-06", *more, "a.txt")[1]

    def test_a_meeting(self):
        english = self.shown(MEETING)
        self.assertRegex(english, r"S\. Jaishankar +foreign minister, India")
        self.assertRegex(english, r"v1 +0\.\d\d +CONSULT +S\. Jaishankar met ")
        hindi = self.shown(MEETING, "hi")
        self.assertIn("विदेश मंत्री, फ्रांस", hindi)
        self.assertRegex(hindi, r"एस\.? जयशंकर ने .* से मुलाकात की")
        self.assertIn("6 मई 2025", hindi)

    def test_no_english_in_hindi(self):
        for case in CASES:
            text = case.read_text(encoding="utf-8")
            if re.search("[A-Za-z]", text):
                continue
            out = self.shown(text, "hi")
            left = re.sub(r"\ba\.txt\b|\b[vs]\d+\b", "", out)
            self.assertIsNone(re.search(r"[A-Za-z]{2,}", left), f"{case}: {re.findall(r'.*[A-Za-z]{2,}.*', left)[:3]}")

    def test_articles_do_not_steer_the_terminal(self):
        self.lines("bad.jsonl", {"text": MEETING.replace("मुलाकात", "\u001b[2Jमुलाकात\u009b"), "title": "क\u001b]0;x\u0007", "source": "\u001b[31m"})
        out = self.run_bahi("read", "--format", "table", "bad.jsonl")[1]
        for c in out:
            self.assertTrue(c == "\n" or unicodedata.category(c) != "Cc", repr(c))

    def test_nothing_found(self):
        self.assertIn("Nobody is read to have done anything", self.shown("आज मौसम सुहावना रहा।\n"))
        self.assertIn("another language (English)", self.shown("The weather was fine in the capital today and it will be fine tomorrow.\n"))


class Phrases(unittest.TestCase):
    def test_every_diagnostic_is_told_in_hindi_and_explained(self):
        table = (ROOT / "cli/table.cc").read_text(encoding="utf-8")
        paper = (ROOT / "docs/record.md").read_text(encoding="utf-8")
        codes = set()
        for source in [*(ROOT / "src/event").glob("*.cc"), *(ROOT / "src/record").glob("*.cc")]:
            codes |= set(re.findall(r'\{"([a-z]+(?:-[a-z]+)+)",', source.read_text(encoding="utf-8")))
        self.assertIn("no-hindi", codes)
        for code in codes:
            self.assertIn(f'{{"{code}", "", "', table)
            self.assertIn(f"| `{code}` |", paper)

    def test_every_act_of_the_frames_has_one(self):
        source = (ROOT / "cli/phrases.cc").read_text(encoding="utf-8")
        known = re.findall(r'^    \{"([^"]+)"', source, re.M)
        rows = [l.split("\t") for l in (ROOT / "ontology/frames.tsv").read_text(encoding="utf-8").splitlines() if not l.startswith("#")]
        at = rows[0].index("act")
        self.assertEqual(len(known), len(set(known)))
        self.assertEqual({r[at] for r in rows[1:]} - {"-"} - set(known), set(), "acts without a phrase in cli/phrases.cc")


if __name__ == "__main__":
    main()
