#!/usr/bin/env python3
"""Records: the same bytes whatever the threads and the locale, in the order of the input, with what the input carries.

    output_test.py [READER]
"""
import json, unittest

from bahi import MEETING, ROOT, SHARE, Test, WARNING, main

CASES = sorted(str(p) for p in (ROOT / "cases").glob("*/article.txt"))


class SameBytes(Test):
    def test_jobs_and_locales(self):
        self.lines("news.jsonl", *({"id": str(i), "text": text * (1 + i % 7)} for i, text in enumerate([MEETING, WARNING] * (100 // SHARE))))
        for format in ("jsonl", "json", "table"):
            common = ["read", "--date", "2025-05-05", "--format", format, "--with-text", *CASES, "news.jsonl"]
            first = self.run_bahi(*common, "--jobs", 1)
            self.assertEqual(first[0], 0)
            for jobs, locale in ((8, "C"), (3, "C.UTF-8"), (2, "hi_IN.UTF-8"), (1, "tr_TR.UTF-8"), (8, "de_DE.ISO-8859-1")):
                self.assertEqual(self.run_bahi(*common, "--jobs", jobs, env={"LC_ALL": locale, "LANG": locale, "LANGUAGE": locale[:2]}), first)

    def test_time_zone_and_clock_change_nothing(self):
        self.write("a.txt", WARNING)
        plain = self.run_bahi("read", "a.txt")
        self.assertEqual(self.run_bahi("read", "a.txt", env={"TZ": "Pacific/Kiritimati"}), plain)


class Order(Test):
    def test_as_they_came(self):
        articles = [{"id": f"n{i}", "text": MEETING * (50 if i % 17 == 0 else 1)} for i in range(400 // SHARE)]
        self.lines("news.jsonl", *articles)
        self.write("one.txt", WARNING)
        for jobs in (1, 2, 8):
            records, _ = self.read("--jobs", jobs, "one.txt", "news.jsonl", "one.txt")
            self.assertEqual([r["document"].get("given_id", "") for r in records], ["", *(a["id"] for a in articles), ""])

    def test_folders_by_name(self):
        for name in ("b/2.txt", "b/10.txt", "a.md", "c.jsonl"):
            self.write("news/" + name, json.dumps({"text": MEETING}) if name.endswith("jsonl") else MEETING)
        records, _ = self.read("news")
        self.assertEqual([r["document"]["source"] for r in records], ["news/a.md", "news/b/10.txt", "news/b/2.txt", "news/c.jsonl:1"])

    def test_ids_that_come_twice(self):
        self.lines("twice.jsonl", {"id": "same", "text": MEETING}, {"id": "same", "text": MEETING}, {"id": "same", "text": WARNING})
        records, _ = self.read("twice.jsonl")
        self.assertEqual([r["document"]["given_id"] for r in records], ["same"] * 3)
        self.assertEqual(len({r["document"]["id"] for r in records}), 3)
        self.assertEqual(records[0]["document"]["text_hash"], records[1]["document"]["text_hash"])


class Carried(Test):
    def test_everything(self):
        self.lines("news.jsonl", {"id": 7, "text": MEETING, "title": "मुलाकात", "publisher": "दैनिक", "source": "https://example.org/1", "published": "2025-05-06", "more": [1]})
        (record,), _ = self.read("news.jsonl")
        d = record["document"]
        self.assertEqual((d["given_id"], d["title"], d["publisher"], d["source"], d["published"]), ("7", "मुलाकात", "दैनिक", "https://example.org/1", "2025-05-06"))
        self.assertEqual(d["characters"], len(MEETING))
        self.assertEqual(d["language"], "hi")

    def test_absent_is_left_out(self):
        self.lines("news.jsonl", {"text": MEETING, "title": None, "publisher": ""})
        d = self.read("news.jsonl")[0][0]["document"]
        for name in ("given_id", "title", "publisher", "text"):
            self.assertNotIn(name, d)

    def test_published(self):
        moments = ["2025-05-06", "2025-05-06T23:30:00+05:30", "2025-05-06T01:00Z", "2025-05-06 10:15:00", "2025-05-06T23:59:59.999-08:00"]
        self.lines("news.jsonl", *({"text": MEETING, "published": m} for m in moments))
        records, _ = self.read("news.jsonl", "--date", "2001-01-01")
        self.assertEqual({r["document"]["published"] for r in records}, {"2025-05-06"})  # the paper's own day
        self.lines("bare.jsonl", {"text": MEETING})
        self.assertEqual(self.read("bare.jsonl", "--date", "2001-01-01")[0][0]["document"]["published"], "2001-01-01")
        self.assertNotIn("2001", json.dumps(self.read("bare.jsonl")[0][0]))

    def test_windows_lines_and_mark(self):
        self.write("dos.jsonl", "\ufeff" + "".join(json.dumps({"id": str(i), "text": MEETING}) + "\r\n\r\n" for i in range(3)))
        self.assertEqual([r["document"]["given_id"] for r in self.read("dos.jsonl")[0]], ["0", "1", "2"])
        self.write("dos.txt", "\ufeff" + MEETING.replace("\n", "\r\n"))
        dos = self.read("dos.txt", "--with-text")[0][0]
        self.assertFalse(dos["document"]["text"].startswith("\ufeff"))

    def test_last_line_without_end(self):
        self.write("cut.jsonl", json.dumps({"id": "1", "text": MEETING}) + "\n" + json.dumps({"id": "2", "text": MEETING}))
        self.assertEqual(len(self.read("cut.jsonl")[0]), 2)


class StandardInput(Test):
    def test_text(self):
        (record,), _ = self.read("-", stdin=MEETING)
        self.assertEqual(record["document"]["source"], "-")

    def test_json_lines(self):
        records, _ = self.read("-", stdin="\n" + json.dumps({"id": "a", "text": MEETING}) + "\n" + json.dumps({"id": "b", "text": WARNING}) + "\n")
        self.assertEqual([r["document"]["given_id"] for r in records], ["a", "b"])

    def test_marks(self):
        records, _ = self.read("-", stdin="\ufeff" + json.dumps({"id": "a", "text": MEETING}) + "\n")
        self.assertEqual(records[0]["document"]["given_id"], "a")


class Options(Test):
    def test_spans_are_code_points_of_the_text(self):
        text = "\U0001F1EE\U0001F1F3 " + MEETING
        self.lines("news.jsonl", {"text": text})
        (record,), _ = self.read("--with-text", "news.jsonl")
        self.assertEqual(record["document"]["text"], text)
        names = [text[s:e] for x in record["entities"] for s, e in (m["span"] for m in x["mentions"])]
        self.assertIn("फ्रांस", names)

    def test_min_confidence(self):
        every, _ = self.read(*CASES)
        some, _ = self.read("--min-confidence", 0.8, *CASES)
        dropped = 0
        for a, b in zip(every, some):
            kept = {e["id"] for e in b["events"]}
            self.assertEqual(kept, {e["id"] for e in a["events"] if e["confidence"] >= 0.8})
            dropped += len(a["events"]) - len(kept)
            for e in b["events"]:
                self.assertTrue({e.get("occasion", "v1"), *(t.get("event_id", "v1") for t in e["topics"])} - {"v1"} <= kept)
        self.assertGreater(dropped, 0)

    def test_json_is_the_same_as_lines(self):
        lines, _ = self.read(*CASES)
        self.assertEqual(json.loads(self.run_bahi("read", "--format", "json", *CASES)[1]), lines)

    def test_piped_is_lines_and_silent(self):
        self.write("a.txt", MEETING)
        code, out, err = self.run_bahi("read", "a.txt")
        self.assertEqual((code, err, out.count("\n")), (0, "", 1))
        self.assertTrue(out.startswith('{"record":1,"document":{"id":"'))

    def test_models(self):
        self.write("a.txt", MEETING)
        for model in ("hi-free", "hi", "none"):
            self.read("--model", model, "a.txt")


if __name__ == "__main__":
    main()
