#!/usr/bin/env python3
"""Pages, feeds, tables and archives are read as files are, packed or not; what they say of themselves comes along.

    ingest_test.py [READER]
"""
import gzip, json, shutil, subprocess, unittest

from bahi import MEETING, Test, WARNING, main

PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>मुलाकात</title><meta property="og:site_name" content="दैनिक">
<meta property="article:published_time" content="2025-05-06T08:00:00+05:30"></head><body><nav><a href="/">मुखपृष्ठ</a></nav>
<article><p>{MEETING.strip()}</p><div class="share">साझा करें</div></article><footer>सर्वाधिकार सुरक्षित</footer></body></html>"""
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>दैनिक</title>
<item><title>क</title><link>https://example.org/1</link><pubDate>Tue, 06 May 2025 08:00:00 +0530</pubDate><description>{MEETING}</description></item>
<item><title>ख</title><link>https://example.org/2</link><description>&lt;p&gt;{WARNING}&lt;/p&gt;</description></item></channel></rss>"""


def warc(*pages):
    out = b""
    for i, page in enumerate(pages):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/p{i}\r\nWARC-Record-ID: <urn:uuid:{i}>\r\nContent-Length: {len(block)}\r\n\r\n"
        out += gzip.compress(head.encode() + block + b"\r\n\r\n")  # a member a record, as crawlers write them
    return out


class Ingest(Test):
    def documents(self, *arguments, **more):
        records, err = self.read(*arguments, **more)
        self.assertEqual(err, "")
        return [r["document"] for r in records], records

    def test_page(self):
        self.write("page.html", PAGE)
        (d,), records = self.documents("page.html", "--with-text")
        self.assertEqual((d["title"], d["publisher"], d["published"], d["source"]), ("मुलाकात", "दैनिक", "2025-05-06", "page.html"))
        self.assertEqual(d["text"], MEETING)
        self.assertEqual(records[0]["events"][0]["event"], "CONSULT")

    def test_feed(self):
        self.write("feed.xml", FEED)
        documents, _ = self.documents("feed.xml", "--date", "2025-05-07")
        self.assertEqual([(d["source"], d["published"], d["title"]) for d in documents],
                         [("https://example.org/1", "2025-05-06", "क"), ("https://example.org/2", "2025-05-07", "ख")])

    def test_crawl(self):
        self.write("crawl.warc.gz", warc(PAGE, PAGE.replace("मुलाकात</title>", "दूसरा</title>")))
        documents, _ = self.documents("crawl.warc.gz")
        self.assertEqual([(d["source"], d["given_id"], d["title"]) for d in documents],
                         [("https://example.org/p0", "<urn:uuid:0>", "मुलाकात"), ("https://example.org/p1", "<urn:uuid:1>", "दूसरा")])

    def test_packed(self):
        lines = json.dumps({"id": "1", "text": MEETING}, ensure_ascii=False) + "\n"
        self.write("news.jsonl.gz", gzip.compress(lines.encode()))
        self.write("news.txt.gz", gzip.compress(MEETING.encode()))
        documents, _ = self.documents("news.jsonl.gz", "news.txt.gz", "--with-text")
        self.assertEqual([d["text"] for d in documents], [MEETING] * 2)
        records, _ = self.read("-", stdin=gzip.compress(lines.encode()))
        self.assertEqual(records[0]["document"]["given_id"], "1")

    @unittest.skipUnless(shutil.which("zstd"), "needs the program zstd to make one")
    def test_zstd(self):
        self.write("news.csv", f'id,text\n1,"{MEETING.strip()}"\n')
        subprocess.run(["zstd", "-q", "news.csv"], cwd=self.folder, check=True)
        documents, _ = self.documents("news.csv.zst")
        self.assertEqual(documents[0]["source"], "news.csv.zst:2")

    def test_standard_input_by_its_first_bytes(self):
        for content, sources in ((PAGE, ["-"]), (FEED, ["https://example.org/1", "https://example.org/2"]), (MEETING, ["-"])):
            records, _ = self.read("-", stdin=content)
            self.assertEqual([r["document"]["source"] for r in records], sources)

    def test_folder_with_all_of_them(self):
        for name, content in (("a.html", PAGE), ("b.xml", FEED), ("c.txt", MEETING), ("d.csv", f'text\n"{MEETING.strip()}"\n'), ("e.warc.gz", warc(PAGE)), ("f.png", "x")):
            self.write("news/" + name, content)
        documents, _ = self.documents("news")
        self.assertEqual(len(documents), 6)

    def test_ids_that_come_twice(self):
        self.write("twice.csv", f'id,text\n1,"{MEETING.strip()}"\n1,"{WARNING.strip()}"\n')
        documents, _ = self.documents("twice.csv")
        self.assertEqual(len({d["id"] for d in documents}), 2)

    def test_legacy_font(self):
        self.write("old.txt", "Hkkjr ds fons'k ea=h ,l- t;'kadj us :l ds fons'k ea=h ls eqykdkr dh vkSj dgk gS fd ckr gksxhA\n".encode("cp1252"))
        self.write("old.html", "<html><body><p><font face='Kruti Dev 010'>Hkkjr ds fons'k ea=h us dgk gS fd ckr gksxh vkSj le>kSrs ij nLr[kr gksaxsA</font></p></body></html>".encode("cp1252"))
        documents, records = self.documents("old.txt", "old.html", "--with-text")
        self.assertEqual(documents[0]["text"], "भारत के विदेश मंत्री एस. जयशंकर ने रूस के विदेश मंत्री से मुलाकात की और कहा है कि बात होगी।\n")
        self.assertEqual(documents[0]["language"], "hi")
        self.assertIn("समझौते पर दस्तखत होंगे।", documents[1]["text"])
        self.assertEqual(records[0]["events"][0]["event"], "CONSULT")


if __name__ == "__main__":
    main()
