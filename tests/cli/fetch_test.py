#!/usr/bin/env python3
"""Feeds and pages are fetched politely and within limits, from a server of the test's own; folders are watched.

    fetch_test.py BAHI
"""
import collections, gzip, http.server, json, pathlib, signal, subprocess, threading, time, unittest
from xml.sax.saxutils import escape

from bahi import SHARE, MEETING, READER, Test, WARNING, main

LONG = MEETING + "\n" + "दोनों पक्षों ने व्यापार, रक्षा और जलवायु पर बात की। बैठक साउथ ब्लॉक में हुई और दो घंटे चली।\n" * 8
VISIT = "काठमांडू, 6 मई। नेपाल के प्रधानमंत्री के.पी. शर्मा ओली अगले सप्ताह चीन की यात्रा पर जाएंगे।\n"


def page(text, title="मुलाकात"):
    return (f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title><meta property="og:site_name" content="दैनिक"></head>'
            f"<body><nav>मुखपृष्ठ</nav><article><p>{text.strip()}</p></article></body></html>").encode()


def feed(*items):
    """(title, link, summary, full text or "") each"""
    out = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>दैनिक समाचार</title>'
    for title, link, summary, full in items:
        out += f"<item><title>{title}</title><link>{escape(link)}</link><pubDate>Tue, 06 May 2025 08:00:00 +0530</pubDate><description>{escape(summary)}</description>"
        out += (f"<content:encoded>{escape(full)}</content:encoded>" if full else "") + "</item>"
    return (out + "</channel></rss>").encode()

PAUSE = 2 if SHARE == 1 else 20  # seconds a host asks for: builds with sanitizers take some for each command


class Server:
    """Answers by `pages`: path → (status, headers, body), or a function of the handler."""

    def __init__(self):
        self.pages, self.hits, self.asked = {}, collections.Counter(), []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outer.hits[self.path] += 1
                outer.asked.append((self.path, dict(self.headers), time.monotonic()))
                answer = outer.pages.get(self.path, (404, {}, b"nothing here"))
                if callable(answer):
                    answer = answer(self)
                    if answer is None:
                        return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if status != 304:
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        class Quiet(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):  # who is cut off says so
                pass

        self.http = Quiet(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()


class Fetch(Test):
    def setUp(self):
        super().setUp()
        self.server = Server()
        self.addCleanup(self.server.close)
        self.url = self.server.url

    def fetch(self, *arguments, status=0, private=True, command="fetch"):
        allow = ["--allow-private"] if private else []
        code, _, err = self.run_bahi(command, *allow, "--delay", 0, *arguments)
        self.assertEqual(code, status, err)
        return err

    def articles(self):
        _, out, err = self.run_bahi("dump")
        return {a["source"]: a for a in map(json.loads, out.splitlines()) if "article" in a}

    def html(self, path, text, **headers):
        self.server.pages[path] = (200, {"Content-Type": "text/html; charset=utf-8", **headers}, page(text))

    def feed(self, path, *items, **headers):
        self.server.pages[path] = (200, {"Content-Type": "application/rss+xml", **headers}, feed(*items))

    def test_a_page(self):
        self.html("/1", LONG)
        self.assertIn("1 article added", self.fetch(self.url + "/1"))
        (article,) = self.articles().values()
        self.assertEqual((article["source"], article["publisher"], article["title"]), (self.url + "/1", "दैनिक", "मुलाकात"))

    def test_add_reads_addresses_too(self):
        self.html("/1", LONG)
        self.write("news.txt", WARNING)
        self.assertIn("2 articles added", self.fetch("news.txt", self.url + "/1", command="add"))
        self.assertIn("bahi add", self.run_bahi("read", self.url + "/1")[2])

    def test_pages_of_items_that_say_little(self):
        self.feed("/feed", ("क", self.url + "/1", "विदेश मंत्रियों की मुलाकात…", ""), ("ख", self.url + "/2", "कुछ", LONG.replace("फ्रांस", "जर्मनी")),
                  ("ग", self.url + "/gone", WARNING, ""))
        self.html("/1", LONG)
        err = self.fetch(self.url + "/feed")
        self.assertIn("3 articles added", err)
        self.assertIn("1 page fetched, 1 not", err)
        articles = self.articles()
        self.assertEqual({a["publisher"] for a in articles.values()}, {"दैनिक", "दैनिक समाचार"})
        self.assertEqual({a["title"] for a in articles.values()}, {"क", "ख", "ग"})
        self.assertEqual({a["published"] for a in articles.values()}, {"2025-05-06"})
        self.assertEqual(self.server.hits["/2"], 0)
        # What is there is not asked for again; what is missing is not either.
        self.assertIn("0 articles added", self.fetch(self.url + "/feed"))
        self.assertEqual((self.server.hits["/1"], self.server.hits["/gone"]), (1, 1))

    def test_what_has_not_changed_is_not_sent(self):
        def answer(handler):
            if handler.headers["If-None-Match"] == '"a"' and handler.headers["If-Modified-Since"]:
                return 304, {"ETag": '"a"'}, b""
            return 200, {"ETag": '"a"', "Last-Modified": "Tue, 06 May 2025 08:00:00 GMT", "Content-Type": "application/rss+xml"}, feed(("क", self.url + "/1", "", LONG))

        self.server.pages["/feed"] = answer
        self.assertEqual(self.run_bahi("feeds", "add", self.url + "/feed")[0], 0)
        self.assertIn("1 article added", self.fetch())
        self.assertIn("1 of 1 read, 1 as before", self.fetch())
        self.assertEqual(self.server.hits["/feed"], 2)
        self.assertIn("दैनिक समाचार", self.run_bahi("feeds", "list")[1])

    def test_the_answer_is_asked_for_again_until_all_its_pages_are_here(self):
        self.feed("/feed", ("क", self.url + "/1", "कुछ", ""), ETag='"a"')
        self.server.pages["/1"] = (503, {"Retry-After": "1"}, b"")
        self.fetch(self.url + "/feed")
        self.assertEqual(self.articles(), {})
        time.sleep(1.1)
        self.html("/1", LONG)
        self.fetch(self.url + "/feed")
        self.assertNotIn("If-None-Match", self.server.asked[-2][1])
        self.assertEqual(len(self.articles()), 1)

    def test_a_host_that_asks_to_be_left_alone(self):
        self.server.pages["/feed"] = (429, {"Retry-After": str(PAUSE)}, b"")
        self.server.pages["/other"] = (200, {}, b"")
        self.assertIn("left alone", self.fetch(self.url + "/feed", status=1))
        self.feed("/feed", ("क", self.url + "/1", "", LONG))
        hits = sum(self.server.hits.values())
        self.assertIn("left alone", self.fetch(self.url + "/feed", status=1))
        self.assertEqual(sum(self.server.hits.values()), hits)
        time.sleep(PAUSE + 0.1)
        self.assertIn("1 article added", self.fetch(self.url + "/feed"))

    def test_a_host_out_of_order_is_left_alone_ever_longer(self):
        self.server.pages["/feed"] = (500, {}, b"")
        self.assertIn("out of order", self.fetch(self.url + "/feed", status=1))
        self.assertIn("left alone", self.fetch(self.url + "/feed", status=1))
        self.assertEqual(self.server.hits["/feed"], 1)
        self.run_bahi("feeds", "add", self.url + "/feed")
        self.assertIn("left alone", self.run_bahi("feeds", "list")[1])

    def test_robots(self):
        self.server.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /\n\nUser-agent: Bahi\nUser-agent: other\nDisallow: /private\nAllow: /private/open$\n")
        for path in ("/1", "/private/1", "/private/open"):
            self.html(path, LONG)
        err = self.fetch(*(self.url + path for path in ("/1", "/private/1", "/private/open")), status=1)
        self.assertIn("/private/1: " + self.url + "/robots.txt forbids", err)
        self.assertEqual(set(self.articles()), {self.url + "/1", self.url + "/private/open"})
        self.assertEqual((self.server.hits["/private/1"], self.server.hits["/robots.txt"]), (0, 1))

    def test_robots_out_of_order_forbids_for_now(self):
        self.server.pages["/robots.txt"] = (503, {"Retry-After": "1"}, b"")
        self.html("/1", LONG)
        self.assertIn("robots.txt is out of order", self.fetch(self.url + "/1", status=1))
        self.assertEqual(self.server.hits["/1"], 0)

    def test_redirects(self):
        self.server.pages["/old"] = (301, {"Location": "/new"}, b"")
        self.html("/new", LONG)
        self.assertIn("1 article added", self.fetch(self.url + "/old"))
        self.server.pages["/loop"] = (302, {"Location": "/loop"}, b"")
        self.assertIn("from one address to another", self.fetch(self.url + "/loop", status=1))
        self.assertEqual(self.server.hits["/loop"], 6)
        for to, says in (("ftp://127.0.0.1/x", "neither http nor https"), ("file:///etc/passwd", "neither http nor https")):
            self.server.pages["/away"] = (302, {"Location": to}, b"")
            self.assertIn(says, self.fetch(self.url + "/away", status=1))

    def test_an_answer_without_end(self):
        def endless(handler):
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
            while True:
                handler.wfile.write(b"<p>" + "क".encode() * 20000)

        self.server.pages["/1"] = endless
        self.assertIn("larger than 1 MB", self.fetch("--max-size", 1, self.url + "/1", status=1))

    def test_an_answer_that_drips(self):
        def slow(handler):
            handler.send_response(200)
            handler.send_header("Content-Length", "1000")
            handler.end_headers()
            for _ in range(100):
                handler.wfile.write(b"a")
                time.sleep(0.1)

        self.server.pages["/1"] = slow
        self.assertIn("within 1 s", self.fetch("--timeout", 1, self.url + "/1", status=1))

    def test_packed(self):
        self.server.pages["/1"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(page(LONG)))
        self.server.pages["/2"] = (200, {"Content-Type": "application/gzip"}, gzip.compress(json.dumps({"id": "1", "text": WARNING}).encode()))
        self.assertIn("2 articles added", self.fetch(self.url + "/1", self.url + "/2"))
        self.server.pages["/bomb"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b" " * (5 << 20)))
        self.assertIn("larger than 1 MB", self.fetch("--max-size", 1, self.url + "/bomb", status=1))

    def test_private_addresses_are_refused(self):
        self.html("/1", LONG)
        port = self.url.rsplit(":", 1)[1]
        for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1", "169.254.169.254", "0.0.0.0"):
            self.assertIn("private network", self.fetch(f"http://{host}:{port}/1", status=1, private=False), host)
        self.assertEqual(sum(self.server.hits.values()), 0)

    def test_what_is_no_address(self):
        self.assertIn("no ledger", self.fetch(status=1))
        self.assertIn("no address", self.fetch("news.txt", status=2))
        self.assertIn("password", self.fetch("http://a:b@127.0.0.1/", status=1))
        self.run_bahi("feeds", "add", self.url + "/feed")
        self.run_bahi("feeds", "remove", self.url + "/feed")
        self.assertIn("no feeds", self.fetch(status=2))
        self.assertEqual(self.run_bahi("feeds", "remove", self.url + "/feed")[0], 1)
        self.assertEqual(self.run_bahi("feeds", "add", "ftp://127.0.0.1/")[0], 2)

    def test_pictures_and_broken_feeds(self):
        self.server.pages["/1"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
        self.server.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(("क", self.url + "/x", "", LONG), ("ख", self.url + "/y", "", LONG))[:-60])
        err = self.fetch(self.url + "/1", self.url + "/feed", status=1)
        self.assertIn("image/png", err)
        self.assertIn("no well-formed XML", err)
        self.assertEqual(list(self.articles()), [self.url + "/x"])

    def test_a_pause_between_requests(self):
        for path in ("/1", "/2", "/3"):
            self.html(path, LONG)
        code, _, err = self.run_bahi("fetch", "--allow-private", "--delay", 0.3, *(self.url + p for p in ("/1", "/2", "/3")))
        self.assertEqual(code, 0, err)
        moments = [moment for _, _, moment in self.server.asked]
        self.assertEqual(len(moments), 4)
        self.assertGreater(moments[-1] - moments[0], 0.85)

    def test_interrupted_keeps_what_is_here(self):
        self.feed("/feed", *((str(n), f"{self.url}/{n}", "कुछ", "") for n in range(5)), ETag='"a"')
        for n in range(5):
            self.html(f"/{n}", LONG + f"क्रमांक {n}।")
        self.server.pages["/3"] = lambda handler: time.sleep(20)
        process = subprocess.Popen([READER, "fetch", "--allow-private", "--delay", "0", self.url + "/feed"], cwd=self.folder, stderr=subprocess.PIPE)
        while not self.server.hits["/3"]:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        self.assertIn("3 articles added", process.communicate(timeout=30)[1].decode())
        self.html("/3", LONG + "क्रमांक 3।")
        self.assertIn("2 articles added", self.fetch(self.url + "/feed"))


class Folders(Test):
    def test_watched(self):
        self.write("news/old.txt", MEETING)
        process = subprocess.Popen([READER, "add", "--watch", "--every", "0.2", "--list", "news"], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            self.assertIn("old.txt", process.stdout.readline())
            path = pathlib.Path(self.folder) / self.write("news/deep/new.txt", "")
            with path.open("w", encoding="utf-8") as out:  # half-written, then whole
                for word in WARNING.split(" "):
                    out.write(word + " ")
                    out.flush()
                    time.sleep(0.06)
            self.assertIn("new.txt", process.stdout.readline())
            self.write("news/deep/new.txt", VISIT)
            self.assertIn("new.txt", process.stdout.readline())
            self.write("news/bad.jsonl", "{broken\n" + json.dumps({"text": MEETING}) + "\n")
            self.assertIn("bad.jsonl:2", process.stdout.readline())
        finally:
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 1, err)
        self.assertIn("4 articles added, 1 could not be read", err)
        self.assertIn("bad.jsonl:1", err)
        self.assertEqual(self.run_bahi("verify")[0], 0)

    def test_not_there(self):
        self.assertEqual(self.run_bahi("add", "--watch", "nowhere")[0], 2)
        self.assertEqual(self.run_bahi("add", "--watch", "-")[0], 2)
        self.assertEqual(self.run_bahi("add", "--every", "3", "x")[0], 2)


if __name__ == "__main__":
    main()
