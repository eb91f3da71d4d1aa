#!/usr/bin/env python3
"""Whatever comes in: a message with file and place on standard error, the other inputs still read, exit status 0, 1 or 2.

    bad_input_test.py [READER]
"""
import json, os, resource, subprocess, unittest

from bahi import MEETING, READER, SHARE, Test, WARNING, main


class BadFiles(Test):
    def among_others(self, name, message, *options):
        """`name` is refused with `message`; the articles before and after it are read."""
        self.write("a.txt", MEETING)
        self.write("z.txt", WARNING)
        records, err = self.read(*options, "a.txt", name, "z.txt", status=1)
        self.assertEqual([r["document"]["source"] for r in records], ["a.txt", "z.txt"])
        self.assertIn(message, err)
        self.assertEqual(len(err.splitlines()), 1, err)
        self.assertTrue(err.startswith("bahi: " + name), err)

    def test_not_utf8(self):
        head = "पहली पंक्ति\nभारत "
        self.write("latin1.txt", head.encode() + b"\xe9t\xe9\n")
        self.among_others("latin1.txt", f"byte {len(head.encode())}")
        _, err = self.read("latin1.txt", status=1)
        self.assertIn("latin1.txt:2:6: ", err)

    def test_utf16_with_a_mark_is_decoded(self):
        for codec, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
            self.write(codec + ".txt", mark + MEETING.encode(codec))
            records, _ = self.read(codec + ".txt", "--with-text")
            self.assertEqual(records[0]["document"]["text"], MEETING)

    def test_half_a_unit_of_utf16(self):
        self.write("half.txt", b"\xff\xfe" + MEETING.encode("utf-16-le") + b"\x00")
        self.read("half.txt", status=1)

    def test_empty(self):
        self.write("empty.txt", "")
        self.among_others("empty.txt", "is empty")

    def test_binary(self):
        self.write("binary.txt", bytes(range(256)) * 16)
        self.among_others("binary.txt", "binary.txt")
        self.write("nul.txt", MEETING.encode() + b"\0\0\0")
        self.among_others("nul.txt", "byte")

    def test_packs_that_are_not_read(self):
        import bz2, lzma
        self.write("news.txt.xz", lzma.compress(MEETING.encode()))
        self.among_others("news.txt.xz", "is compressed (xz)")
        self.write("news.jsonl", bz2.compress(json.dumps({"text": MEETING}).encode()))
        self.among_others("news.jsonl", "unpack it first")

    def test_packs_cut_short_and_damaged(self):
        import gzip
        whole = gzip.compress("".join(MEETING + str(i) for i in range(2000)).encode())
        self.write("cut.txt.gz", whole[: len(whole) // 2])
        self.among_others("cut.txt.gz", "is cut short inside its gzip")
        self.write("bad.txt.gz", whole[:300] + b"\xff" * 40 + whole[340:])
        self.among_others("bad.txt.gz", "gzip")

    def test_bomb(self):
        import gzip
        for name, head in (("bomb.txt.gz", b""), ("bomb.jsonl.gz", b"{"), ("bomb.html.gz", b"<html>")):
            self.write(name, gzip.compress(head + b" " * ((300 << 20) // SHARE)))
            code, out, err = self.run_bahi("read", "--format", "jsonl", "--max-size", "1024" if SHARE == 1 else "8", name)
            self.assertEqual((code, out), (1, ""))
            self.assertEqual(len(err.splitlines()), 1, err)

    def test_pages(self):
        self.write("deep.html", "<html><body>" + "<div>" * 10000 + MEETING)
        self.among_others("deep.html", "nested more than")
        self.write("huge.html", "<html><body>" + "<p>पेरू</p>" * ((50 << 20) // 19 // SHARE))
        limit = 32 // SHARE
        self.among_others("huge.html", f"is larger than {limit} MB", "--max-size", str(limit))
        self.write("empty.html", "<html><body><nav>मेनू</nav></body></html>")
        self.among_others("empty.html", "no article is found in this page")

    def test_feeds(self):
        self.write("feed.xml", "<rss><channel><item><description>" + MEETING)
        self.among_others("feed.xml", "is no well-formed XML")
        self.write("other.xml", "<?xml version='1.0'?><note>पेरू</note>")
        self.among_others("other.xml", "no feed with items")

    def test_tables_of_articles(self):
        self.write("news.csv", "id,name\n1,पेरू\n")
        self.among_others("news.csv", 'has no column "text" (or body, content, article); it has: id, name')
        self.write("news.csv", f'id,text\n1,"{MEETING.strip()}"\n2,अ,ब\n3,"{WARNING.strip()}"\n')
        records, err = self.read("news.csv", status=1)
        self.assertEqual([r["document"]["given_id"] for r in records], ["1", "3"])
        self.assertEqual(err, "bahi: news.csv:3: has 3 cells instead of 2\n")

    def test_archive_cut_short(self):
        page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>{MEETING}</p></html>".encode()
        record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nContent-Length: %d\r\n\r\n" % len(page) + page + b"\r\n\r\n"
        self.write("crawl.warc", record + record[:-50])
        records, err = self.read("crawl.warc", "crawl.warc", status=1)
        self.assertEqual([r["document"]["source"] for r in records], ["https://example.org/a"] * 2)
        self.assertEqual(err.splitlines(), [f"bahi: crawl.warc: record 2 at byte {len(record)} is cut short"] * 2)

    def test_not_there(self):
        self.among_others("missing.txt", "missing.txt: No such file or directory")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_unreadable(self):
        self.write("secret.txt", MEETING)
        (self.folder / "secret.txt").chmod(0)
        self.among_others("secret.txt", "Permission denied")

    def test_folder_with_nothing_to_read(self):
        self.write("folder/image.png", b"\x89PNG")
        self.write("folder/.hidden.txt", MEETING)
        self.among_others("folder", "nothing to read")

    def test_folder_goes_on_after_a_bad_file(self):
        self.write("news/1.txt", MEETING)
        self.write("news/2.txt", b"\xff\xff\xff")
        self.write("news/deep/3.txt", WARNING)
        records, err = self.read("news", status=1)
        self.assertEqual([r["document"]["source"] for r in records], ["news/1.txt", "news/deep/3.txt"])
        self.assertIn("news/2.txt", err)

    def test_100_megabytes(self):
        with open(self.folder / "huge.txt", "wb") as f:
            for _ in range(100):
                f.write(b"\xe0\xa4\x95 " * (1 << 18))
        self.among_others("huge.txt", "is larger than 32 MB (--max-size)")
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
        self.assertLess(used, 400, "megabytes for refusing a file")

    def test_line_of_10_megabytes(self):
        self.write("long.txt", WARNING + "क ख ग घ " * (10 * 1024 * 1024 // 16 // SHARE) + "\n" + MEETING)
        records, _ = self.read("long.txt")
        self.assertGreater(records[0]["document"]["characters"], 5_000_000 // SHARE)

    def test_line_longer_than_an_article_may_be(self):
        self.write("lines.jsonl", json.dumps({"text": WARNING}) + "\n" + json.dumps({"text": "क" * 2_000_000}) + "\n" + json.dumps({"text": MEETING}) + "\n")
        records, err = self.read("--max-size", 1, "lines.jsonl", status=1)
        self.assertEqual([r["document"]["source"] for r in records], ["lines.jsonl:1", "lines.jsonl:3"])
        self.assertIn("bahi: lines.jsonl:2: a line of more than 1 MB", err)


class BadLines(Test):
    def after(self, bad):
        """What is said of `bad`, the second line of three; the others are read."""
        self.write("news.jsonl", json.dumps({"id": "1", "text": MEETING}).encode() + b"\n" + bad + b"\n" + json.dumps({"id": "3", "text": WARNING}).encode() + b"\n")
        records, err = self.read("news.jsonl", status=1)
        self.assertEqual([r["document"]["given_id"] for r in records], ["1", "3"])
        self.assertTrue(err.startswith("bahi: news.jsonl:2"), err)
        return err

    def test_broken(self):
        self.assertIn("news.jsonl:2:12: is no JSON", self.after(b'{"id": "2",'))

    def test_no_object(self):
        self.assertIn("is no JSON object", self.after(b"[1, 2]"))

    def test_no_text(self):
        self.assertIn('has no "text"', self.after(b'{"id": "2"}'))
        self.assertIn('has no "text"', self.after(b'{"id": "2", "text": 5}'))

    def test_not_utf8(self):
        self.assertIn("byte", self.after(b'{"text": "\xff"}'))

    def test_half_a_surrogate(self):
        self.after(b'{"text": "\\ud800"}')

    def test_published(self):
        self.assertIn('"published" is no ISO 8601 day or moment: 2025-02-30', self.after(b'{"text": "x", "published": "2025-02-30"}'))
        self.after(b'{"text": "x", "published": "2025-02-03 or so"}')

    def test_deep_nesting(self):
        self.after(b'{"text": "x", "more": ' + b"[" * 100_000 + b"}")

    def test_standard_input(self):
        records, err = self.read("-", stdin=json.dumps({"text": MEETING}) + "\n{\n", status=1)
        self.assertEqual(len(records), 1)
        self.assertIn("bahi: -:2", err)


class WrongUse(Test):
    def refused(self, *arguments, saying):
        code, out, err = self.run_bahi(*arguments)
        self.assertEqual((code, out), (2, ""), err)
        self.assertIn(saying, err)

    def test_usage(self):
        self.write("a.txt", MEETING)
        self.refused(saying="subcommand")
        self.refused("read", saying="INPUT")
        self.refused("read", "--colour", "a.txt", saying="--colour")
        self.refused("read", "--format", "xml", "a.txt", saying="xml")
        self.refused("read", "--jobs", "0", "a.txt", saying="--jobs")
        self.refused("read", "--min-confidence", "2", "a.txt", saying="--min-confidence")
        self.refused("read", "--max-size", "0", "a.txt", saying="--max-size")
        self.refused("ledger", saying="ledger")
        self.refused("explain", "a.txt", saying="ID")

    def test_impossible_date(self):
        self.write("a.txt", MEETING)
        for day in ("2025-02-29", "2025-13-01", "2025-00-10", "18-11-2025", "2025-1-1", "yesterday", "2025-11-18x", ""):
            self.refused("read", "--date", day, "a.txt", saying="no day of the calendar")
        self.read("--date", "2024-02-29", "a.txt")

    def test_help(self):
        for command in ((), ("read",), ("explain",), ("layers",)):
            code, out, _ = self.run_bahi(*command, "--help")
            self.assertEqual(code, 0)
            self.assertIn("--", out)


class NoHindi(Test):
    def nothing(self, text):
        self.write("other.txt", text)
        (record,), _ = self.read("other.txt")
        for name in ("entities", "offices", "events", "statements", "times"):
            self.assertEqual(record[name], [], name)
        self.assertEqual([d["code"] for d in record["diagnostics"]], ["no-hindi"])
        return record["diagnostics"][0]["message"]

    def test_english(self):
        self.assertIn("English", self.nothing("The foreign minister of France met his counterpart in New Delhi on Monday and they talked about trade.\n"))

    def test_marathi(self):
        self.assertIn("Marathi", self.nothing("परराष्ट्र मंत्र्यांनी सोमवारी नवी दिल्लीत फ्रान्सच्या परराष्ट्र मंत्र्यांची भेट घेतली आणि व्यापारावर चर्चा केली. दोन्ही देशांमध्ये हा करार झाला आहे.\n"))

    def test_no_language_at_all(self):
        self.nothing("12345 67890 !!!\n")
        self.nothing("Президент встретился с министром.\n")

    def test_white_space_only(self):
        self.nothing(" \n\n\t\n")

    def test_few_words_of_hindi_are_read(self):
        self.write("short.txt", "मोदी पुतिन से मिले")
        (record,), _ = self.read("short.txt")
        self.assertNotIn("no-hindi", [d["code"] for d in record["diagnostics"]])


class BadOutput(Test):
    def test_full_disk(self):
        self.write("a.txt", MEETING)
        for command in (["read", "--format", "jsonl", "a.txt"], ["read", "--format", "json", "a.txt"], ["read", "--format", "table", "a.txt"],
                        ["layers", "a.txt"], ["explain", "a.txt", "v1"]):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([READER, *command], stdout=full, stderr=subprocess.PIPE, cwd=self.folder, timeout=60)
            self.assertEqual(done.returncode, 1, command)
            self.assertEqual(done.stderr.decode(), "bahi: standard output: No space left on device\n")

    def test_closed_pipe(self):
        self.lines("many.jsonl", *({"text": MEETING * 5} for _ in range(3000 // SHARE)))
        for jobs in ("1", "8"):
            reader = subprocess.Popen([READER, "read", "--jobs", jobs, "--format", "jsonl", "many.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder)
            json.loads(reader.stdout.readline())
            reader.stdout.close()
            self.assertEqual(reader.stderr.read().decode(), "bahi: standard output: closed before everything was written\n")
            reader.stderr.close()
            self.assertEqual(reader.wait(60), 1)

    def test_json_is_whole_although_inputs_fail(self):
        self.write("a.txt", MEETING)
        self.write("bad.txt", b"\xff\xff")
        for inputs, n in ((["a.txt", "bad.txt", "a.txt"], 2), (["bad.txt"], 0), (["bad.txt", "a.txt"], 1)):
            code, out, _ = self.run_bahi("read", "--format", "json", *inputs)
            self.assertEqual(code, 1)
            self.assertEqual(len(json.loads(out)), n)


if __name__ == "__main__":
    main()
