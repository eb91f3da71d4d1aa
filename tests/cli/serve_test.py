"""bahi serve: every route, the contract, tokens, hostile clients, stopping."""
import contextlib, gzip, http.client, json, os, pathlib, signal, socket, subprocess, tempfile, threading, time, unittest, urllib.parse
import xml.etree.ElementTree

from bahi import MEETING, READER, ROOT, Test, main

try:
    import jsonschema
except ImportError:
    jsonschema = None

STORY = ROOT / "stories/kishida/articles.jsonl"


class Server:
    """A server over a ledger of its own."""

    def __init__(self, folder, *options, env=None):
        self.process = subprocess.Popen([READER, "serve", "--db", folder / "bahi.db", "--listen", "127.0.0.1:0", *options], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("http://"):
            self.close()
            raise RuntimeError("the server did not start")
        self.port = urllib.parse.urlsplit(line.strip()).port

    def close(self):
        self.process.terminate()
        self.process.communicate(timeout=20)

    def ask(self, target, method="GET", body=None, headers=None):
        """(status, headers, body)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = dict(headers or {})
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body, ensure_ascii=False).encode()
            headers.setdefault("Content-Type", "application/json")
        with contextlib.closing(connection):
            connection.request(method, urllib.parse.quote(target, safe="/?&=%:+"), body, headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

    def json(self, target, method="GET", body=None, headers=None, status=200):
        code, _, text = self.ask(target, method, body, headers)
        assert code == status, (target, code, text[:300])
        return json.loads(text) if text else None

    def raw(self, data, timeout=10):
        """What a client gets that sends these bytes; empty: the connection was closed."""
        with socket.create_connection(("127.0.0.1", self.port), timeout) as s:
            got = b""
            with contextlib.suppress(OSError):  # the server may have refused and closed before all was sent
                s.sendall(data)
                s.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionResetError):
                while block := s.recv(1 << 16):
                    got += block
            return got


class Story(unittest.TestCase):
    """One server over the story; nothing in this class writes."""

    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.holder.name)
        subprocess.run([READER, "add", "--db", cls.folder / "bahi.db", STORY], check=True, capture_output=True)
        cls.server = Server(cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.server.close()
        cls.holder.cleanup()

    def test_questions_answer_as_the_commands_do(self):
        commands = {"stats": ["stats"], "timeline": ["timeline"], "upcoming?day=2023-03-01": ["upcoming", "--on", "2023-03-01"],
                    "changes?all=true&limit=50": ["changes", "--all", "--limit", "50"], "conflicts": ["conflicts"], "sources": ["sources"],
                    "proposals": ["proposals"], "who?name=किशिदा": ["who", "किशिदा", "--limit", "20"], "dyad?a=Japan&b=भारत": ["dyad", "Japan", "भारत"],
                    "find?q=हैदराबाद हाउस": ["find", "हैदराबाद हाउस"], "happenings/1b7bb140": ["show", "1b7bb140"],
                    "timeline?state=India&type=CONSULT&stage=occurred&since=2023-03-01": ["timeline", "--state", "India", "--type", "CONSULT", "--status",
                                                                                         "occurred", "--since", "2023-03-01"]}
        for target, command in commands.items():
            with self.subTest(target):
                shown = subprocess.run([READER, *command, "--db", self.folder / "bahi.db", "--format", "json"], check=True, capture_output=True).stdout
                self.assertEqual(self.server.json("/api/v1/" + target), json.loads(shown))

    def test_every_answer_is_as_the_description_says(self):
        """The contract: each route of the OpenAPI document, answered and validated."""
        doc = self.server.json("/api/v1/openapi.json")
        self.assertEqual(doc["openapi"], "3.1.0")
        article = self.server.json("/api/v1/articles")["items"][0]["article"]
        examples = {"/api/v1/happenings/{id}": ["/api/v1/happenings/1b7bb140abbaa661"], "/api/v1/articles/{id}": ["/api/v1/articles/" + article],
                    "/api/v1/who": ["/api/v1/who?name=Kishida", "/api/v1/who?name=भारत"], "/api/v1/dyad": ["/api/v1/dyad?a=Japan&b=India"],
                    "/api/v1/resolve": ["/api/v1/resolve?name=कि", "/api/v1/resolve?name=modi&kind=person"], "/api/v1/find": ["/api/v1/find?q=यात्रा", "/api/v1/find"],
                    "/api/v1/export/{file}": ["/api/v1/export/claims.csv"], "/api/v1/upcoming": ["/api/v1/upcoming?day=2023-03-01", "/api/v1/upcoming"],
                    "/api/v1/changes": ["/api/v1/changes?all=true&limit=500"]}
        not_here = {"/api/v1/events", "/api/v1/watches/{name}", "/api/v1/watches/{name}/news", "/api/v1/watches/{name}/told"}  # tested below
        for path, methods in doc["paths"].items():
            if path in not_here or "get" not in methods:
                continue
            self.assertEqual(len(methods["get"]["operationId"]) > 3, True)
            for target in examples.get(path, [path]):
                with self.subTest(target):
                    status, headers, body = self.server.ask(target)
                    self.assertEqual(status, 200, body[:300])
                    content = methods["get"]["responses"]["200"]["content"]
                    self.assertIn(headers["Content-Type"].split(";")[0], content)
                    if jsonschema and headers["Content-Type"].startswith("application/json"):
                        schema = {**content["application/json"]["schema"], "components": doc["components"]}
                        jsonschema.Draft202012Validator(schema).validate(json.loads(body))
        if jsonschema:
            for name in doc["components"]["schemas"]:
                jsonschema.Draft202012Validator.check_schema({"$ref": "#/components/schemas/" + name, "components": doc["components"]})
            record = self.server.json("/api/v1/read", "POST", {"text": MEETING, "published": "2025-05-06"})
            jsonschema.Draft202012Validator({"$ref": "#/components/schemas/Record", "components": doc["components"]}).validate(record)
            problem = self.server.json("/api/v1/who?name=कोईनहीं", status=404)
            jsonschema.Draft202012Validator({"$ref": "#/components/schemas/Problem", "components": doc["components"]}).validate(problem)

    def test_new_views(self):
        happening = self.server.json("/api/v1/happenings/1b7bb140")
        self.assertEqual(len(happening["quotes"]), happening["claims"])
        network = self.server.json("/api/v1/network")
        ids = {n["id"] for n in network["nodes"]}
        self.assertTrue({"country/ind", "country/jpn"} <= ids)
        self.assertTrue(all(link["a"] in ids and link["b"] in ids for link in network["links"]))
        pair = [link for link in network["links"] if {link["a"], link["b"]} == {"country/ind", "country/jpn"}]
        self.assertEqual(len(pair), 1)
        dyad = self.server.json("/api/v1/dyad?a=IND&b=JPN")
        for what in ("cooperation", "conflict", "planned"):
            self.assertEqual(sum(q[what] for q in dyad["quarters"]), pair[0][what], what)
        self.assertEqual(len(self.server.json("/api/v1/network?limit=1")["nodes"]), 1)
        timeline = self.server.json("/api/v1/timeline?limit=500&since=2000-01-01")["items"]
        days = self.server.json("/api/v1/days")
        self.assertEqual(sum(d["cooperation"] + d["conflict"] + d["planned"] for d in days), len(timeline))
        self.assertEqual([d["day"] for d in days], sorted(d["day"] for d in days))
        for more in ("person=Kishida", "place=भारत", "type=CONSULT", "min_confidence=0.8", "stage=occurred", "state=Japan"):
            counted = self.server.json("/api/v1/days?since=2000-01-01&" + more)
            listed = self.server.json(f"/api/v1/timeline?limit=500&since=2000-01-01&{more}")["items"]
            self.assertEqual(sum(d["cooperation"] + d["conflict"] + d["planned"] for d in counted), len(listed), more)
        self.assertIn("JPN", [p["state"] for p in self.server.json("/api/v1/places?type=CONSULT")])
        names = [n["en"] for n in self.server.json("/api/v1/resolve?name=किशि")["items"]]
        self.assertEqual(names[0], "Fumio Kishida")

    def test_one_article(self):
        hit = self.server.json("/api/v1/articles?limit=3")["items"][0]
        kept = self.server.json("/api/v1/articles/" + hit["article"])
        self.assertEqual(kept["article"]["id"], hit["article"])
        self.assertEqual(kept["record"]["document"]["id"], hit["article"])
        event = kept["record"]["events"][0]
        start, end = event["evidence"][0] if isinstance(event["evidence"][0], list) else event["evidence"][0].values()
        self.assertTrue(kept["text"][start:end])
        self.server.json("/api/v1/articles/ffff0000", status=404)

    def test_pages(self):
        whole = self.server.json("/api/v1/changes?all=true&limit=500")["items"]
        got, cursor = [], ""
        while True:
            page = self.server.json("/api/v1/changes?all=true&limit=7" + (f"&cursor={cursor}" if cursor else ""))
            got += page["items"]
            cursor = page.get("next", "")
            if not cursor:
                break
        self.assertEqual(got, whole)

    def test_etags_and_compression(self):
        status, headers, body = self.server.ask("/api/v1/timeline")
        self.assertEqual(headers["Cache-Control"], "private, no-cache")
        again, _, nothing = self.server.ask("/api/v1/timeline", headers={"If-None-Match": headers["ETag"]})
        self.assertEqual((again, nothing), (304, b""))
        other = self.server.ask("/api/v1/timeline?limit=3", headers={"If-None-Match": headers["ETag"]})
        self.assertEqual(other[0], 200)
        for accept, packed in (("gzip", True), ("br, gzip;q=0.8", True), ("gzip;q=0", False), ("identity", False)):
            _, got, data = self.server.ask("/api/v1/timeline", headers={"Accept-Encoding": accept})
            self.assertEqual(got.get("Content-Encoding") == "gzip", packed, accept)
            self.assertEqual(gzip.decompress(data) if packed else data, body)
        _, got, data = self.server.ask("/api/v1/export/claims.jsonl", headers={"Accept-Encoding": "gzip"})
        self.assertEqual(gzip.decompress(data), self.server.ask("/api/v1/export/claims.jsonl")[2])

    def test_exports(self):
        lines = self.server.ask("/api/v1/export/articles.jsonl")[2]
        with tempfile.TemporaryDirectory() as other:
            again = subprocess.run([READER, "add", "--db", other + "/b.db", "-"], input=lines, capture_output=True)
            self.assertIn(b"12 articles added", again.stderr)
            dumps = [subprocess.run([READER, "dump", "--db", db], capture_output=True).stdout for db in (other + "/b.db", self.folder / "bahi.db")]
            self.assertEqual(*dumps)
        happenings = [json.loads(line) for line in self.server.ask("/api/v1/export/happenings.jsonl")[2].splitlines()]
        self.assertEqual(len(happenings), self.server.json("/api/v1/stats")["happenings"])
        self.assertEqual(len(self.server.ask("/api/v1/export/happenings.csv")[2].decode().splitlines()), len(happenings) + 1)
        claims = [json.loads(line) for line in self.server.ask("/api/v1/export/claims.jsonl?state=Japan")[2].splitlines()]
        self.assertTrue(claims and all(any(r["who"].get("polity") == "JPN" for r in c["roles"]) for c in claims))
        entities = self.server.ask("/api/v1/export/entities.csv")[2].decode().splitlines()
        self.assertEqual(len(entities) - 1, self.server.json("/api/v1/stats")["entities"])
        self.server.json("/api/v1/export/everything.jsonl", status=404)
        self.server.json("/api/v1/export/happenings.jsonl?state=Atlantis", status=422)

    def test_calendar_and_feed(self):
        text = self.server.ask("/api/v1/upcoming.ics")[2].decode()
        self.assertTrue(text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n"))
        self.assertTrue(all(len(line.encode()) <= 75 for line in text.split("\r\n")))
        feed = xml.etree.ElementTree.fromstring(self.server.ask("/api/v1/changes.atom?all=true", headers={"Accept-Language": "hi"})[2])
        self.assertEqual(feed.tag, "{http://www.w3.org/2005/Atom}feed")
        self.assertGreater(len(feed.findall("{http://www.w3.org/2005/Atom}entry")), 5)

    def test_wrong_questions(self):
        for target, status, words in (("/api/v1/timeline?stat=India", 400, "there are state"), ("/api/v1/timeline?limit=0", 400, "1 to 500"),
                                      ("/api/v1/timeline?limit=1e3", 400, "limit"), ("/api/v1/timeline?since=2023-02-30", 400, "YYYY-MM-DD"),
                                      ("/api/v1/timeline?cursor=%3Bdrop", 400, "cursor"), ("/api/v1/timeline?type=consultx", 400, "ACCUSE"),
                                      ("/api/v1/timeline?state=Atlantis", 422, "Atlantis"), ("/api/v1/who", 400, "missing"), ("/api/v1/who?name=", 400, "empty"),
                                      ("/api/v1/happenings/zz", 404, "zz"), ("/api/v1/nothing", 404, "nothing"), ("/api/v1/find?q=-मोदी", 422, "must"),
                                      ("/api/v1/timeline?limit=2&limit=3", 400, "twice"), ("/api/v1/dyad?a=India&b=India", 422, "same")):
            with self.subTest(target):
                code, headers, body = self.server.ask(target)
                self.assertEqual(code, status, body)
                self.assertTrue(headers["Content-Type"].startswith("application/problem+json"))
                self.assertIn(words, json.loads(body)["detail"])
        for method, target, allow in (("GET", "/api/v1/read", "POST"), ("DELETE", "/api/v1/timeline", "GET, HEAD"), ("POST", "/healthz", "GET, HEAD")):
            code, headers, _ = self.server.ask(target, method)
            self.assertEqual((code, headers["Allow"]), (405, allow))

    def test_hostile_requests(self):
        s = self.server
        host = b"Host: localhost\r\n"
        first = lambda data: s.raw(data).split(b"\r\n")[0].split(b" ")[1:2]
        self.assertEqual(first(b"GET /api/v1/timeline?q=%zz HTTP/1.1\r\n" + host + b"\r\n"), [b"400"])
        self.assertEqual(first(b"GET /api/v1/who?name=%ff%fe HTTP/1.1\r\n" + host + b"\r\n"), [b"400"])
        self.assertEqual(first(b"GET /api/v1/who?name=%00 HTTP/1.1\r\n" + host + b"\r\n"), [b"400"])
        self.assertIn(first(b"GET / HTTP/1.1\r\n" + host + b"X: " + b"a" * 100000 + b"\r\n\r\n"), ([b"431"], [b"413"], []))
        self.assertIn(first(b"GET /" + b"a" * 100000 + b" HTTP/1.1\r\n" + host + b"\r\n"), ([b"414"], [b"431"], []))
        self.assertIn(first(b"nonsense\r\n\r\n"), ([b"400"], []))
        self.assertEqual(first(b"GET /../../../etc/passwd HTTP/1.1\r\n" + host + b"\r\n")[0] in (b"200", b"404"), True)  # the desk's own page, or nothing
        for path in (b"/..%2f..%2fetc/passwd", b"/assets/../../etc/passwd", b"/assets/%2e%2e/%2e%2e/etc/passwd"):
            self.assertNotIn(b"root:", s.raw(b"GET " + path + b" HTTP/1.1\r\n" + host + b"\r\n"))
        # A page of another site, by another name for 127.0.0.1 or by its own.
        self.assertEqual(first(b"GET /api/v1/stats HTTP/1.1\r\nHost: evil.example\r\n\r\n"), [b"421"])
        self.assertEqual(first(b"GET /api/v1/stats HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n") in ([b"421"], [b"400"]), True)
        text = {"text": MEETING}
        for headers, status in (({"Origin": "https://evil.example"}, 403), ({"Origin": "null"}, 403), ({"Sec-Fetch-Site": "cross-site"}, 403),
                                ({"Content-Type": "text/plain"}, 415), ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
                                ({"Origin": f"http://127.0.0.1:{s.port}"}, 200)):
            self.assertEqual(s.ask("/api/v1/read", "POST", text, headers)[0], status, headers)
        for body, status in ((b"{", 400), (b"[]", 400), (b'{"text": 5}', 422), (b'{"text": "\\ud800"}', 400), (b'{"text": "a", "more": 1}', 400),
                             (b"[" * 100000, 400), (b'{"text": "\xff"}', 400), (b'{"text": ""}', 200), (b'{"text": "x", "published": "soon"}', 422)):
            code, _, got = s.ask("/api/v1/read", "POST", body, {"Content-Type": "application/json"})
            self.assertEqual(code, status, (body[:30], got[:200]))
        large = b"POST /api/v1/read HTTP/1.1\r\n" + host + b"Content-Type: application/json\r\nConnection: close\r\n"
        self.assertEqual(first(large + b"Content-Length: 9000000\r\n\r\n"), [b"413"])  # before any of it has come
        self.assertEqual(first(large + b"Content-Length: 99999999999999999999\r\n\r\n")[0] in (b"400", b"413"), True)
        chunk = b"%x\r\n" % (1 << 20) + b" " * (1 << 20) + b"\r\n"
        self.assertEqual(first(large + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 9 + b"0\r\n\r\n"), [b"413"])
        self.assertEqual(s.ask("/healthz")[0], 200)

    def test_headers_that_guard(self):
        for target in ("/", "/api/v1/stats", "/api/v1/nothing", "/metrics"):
            headers = self.server.ask(target)[1]
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertNotIn("unsafe", headers["Content-Security-Policy"])
            self.assertIn("frame-ancestors 'none'", headers["Content-Security-Policy"])

    def test_many_slow_clients(self):
        slow = []
        try:
            for _ in range(300):
                s = socket.create_connection(("127.0.0.1", self.server.port))
                s.sendall(b"GET /api/v1/timeline HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
                slow.append(s)
            for _ in range(20):
                self.assertEqual(self.server.ask("/api/v1/timeline")[0], 200)
        finally:
            for s in slow:
                s.close()

    def test_health_and_metrics(self):
        self.assertEqual(self.server.json("/healthz")["status"], "ok")
        self.server.json("/api/v1/stats")
        text = self.server.ask("/metrics")[2].decode()
        self.assertIn('bahi_http_requests_total{route="/api/v1/stats",method="GET",status="200"}', text)
        self.assertIn("bahi_http_request_duration_seconds_bucket", text)
        status, headers, body = self.server.ask("/api/v1/stats", "HEAD")
        self.assertEqual((status, body), (200, b""))
        self.assertGreater(int(headers["Content-Length"]), 100)


class Served(Test):
    """A server of its own for each test."""

    def serve(self, *options, articles=STORY):
        code, _, err = self.run_bahi("add", "--db", "bahi.db", articles)
        self.assertEqual(code, 0, err)
        server = Server(self.folder, *options)
        self.addCleanup(server.close)
        return server

    def test_articles_come_and_are_told_of(self):
        s = self.serve()
        events = http.client.HTTPConnection("127.0.0.1", s.port, timeout=20)
        self.addCleanup(events.close)
        events.request("GET", "/api/v1/events")
        stream = events.getresponse()
        self.assertEqual(stream.getheader("Content-Type"), "text/event-stream")

        def until(name):
            event = {}
            while True:
                line = stream.readline().decode().rstrip("\n")
                if line:
                    key, _, value = line.partition(": ")
                    event[key] = value
                elif event.get("event") == name:
                    return json.loads(event["data"])
                else:
                    event = {}

        ready = until("ready")
        etag = s.ask("/api/v1/timeline")[1]["ETag"]
        new = {"id": "x1", "text": MEETING, "published": "2025-05-06", "publisher": "देशकाल"}
        self.assertEqual(s.json("/api/v1/articles", "POST", new), {"added": 1, "already": 0, "bettered": 0, "no_hindi": 0})
        self.assertEqual(until("articles")["added"], 1)
        changes = until("changes")
        self.assertIn("Jaishankar", json.dumps(changes))
        self.assertEqual(s.json("/api/v1/articles", "POST", {"articles": [new, {"text": "This is English."}]}),
                         {"added": 0, "already": 1, "bettered": 0, "no_hindi": 1})
        fresh = s.ask("/api/v1/timeline", headers={"If-None-Match": etag})
        self.assertEqual(fresh[0], 200)
        self.assertNotEqual(fresh[1]["ETag"], etag)
        # Another process adds too.
        self.lines("more.jsonl", {"id": "x2", "text": MEETING.replace("सोमवार", "मंगलवार"), "published": "2025-05-08", "source": "x2"})
        self.run_bahi("add", "--db", "bahi.db", "more.jsonl")
        self.assertEqual(until("articles")["added"], 1)
        # Who comes back is told what was missed.
        again = http.client.HTTPConnection("127.0.0.1", s.port, timeout=20)
        self.addCleanup(again.close)
        again.request("GET", "/api/v1/events", headers={"Last-Event-ID": str(ready["upto"])})
        stream = again.getresponse()
        self.assertEqual(until("articles")["added"], 2)

    def test_decisions_and_watches(self):
        s = self.serve()
        self.assertEqual(s.json("/api/v1/curation", "POST", {"what": "confirm", "target": "1b7bb140"}, status=422)["detail"], 'who decides? Give "by"')
        correct = {"what": "correct", "target": "1b7bb140", "by": "asha", "field": "date", "value": "2023-03-21", "note": "देखा"}
        numbers = s.json("/api/v1/curation", "POST", correct)["numbers"]
        self.assertEqual(s.json("/api/v1/happenings/1b7bb140")["date"]["start"], "2023-03-21")
        self.assertEqual(s.json("/api/v1/curation")["items"][0], {"number": numbers[0], **correct, "target": "1b7bb140abbaa661"})
        s.json("/api/v1/curation", "POST", {"what": "undo", "target": numbers[0], "by": "asha"})
        self.assertEqual(s.json("/api/v1/happenings/1b7bb140")["date"]["start"], "2023-03-20")
        for body, status in (({"what": "correct", "target": "1b7bb140", "by": "a", "field": "date", "value": "soon"}, 422),
                             ({"what": "explode", "target": "1b7bb140", "by": "a"}, 422), ({"what": "undo", "target": "99", "by": "a"}, 422),
                             ({"what": "confirm", "target": 5.5, "by": "a"}, 400), ({"what": "same", "target": "a", "other": "b", "by": "a"}, 422)):
            s.json("/api/v1/curation", "POST", body, status=status)
        made = s.json("/api/v1/watches", "POST", {"name": "जापान/1", "states": ["Japan"]}, status=201)
        self.assertEqual(made["question"], {"states": ["Japan"]})
        s.json("/api/v1/watches", "POST", {"name": "जापान/1", "states": ["Japan"]}, status=409)
        s.json("/api/v1/watches", "POST", {"name": "b", "states": ["Atlantis"]}, status=422)
        s.json("/api/v1/watches", "POST", {"name": "b"}, status=422)
        self.assertEqual([w["name"] for w in s.json("/api/v1/watches")], ["जापान/1"])
        s.json("/api/v1/articles", "POST", {"text": "जापान के विदेश मंत्री योशिमासा हयाशी ने गुरुवार को टोक्यो में भारत के विदेश मंत्री एस. जयशंकर से मुलाकात की।",
                                            "published": "2023-04-07"})
        name = urllib.parse.quote("जापान/1", safe="")
        news = s.json(f"/api/v1/watches/{name}/news")
        self.assertTrue(news["items"])
        s.json(f"/api/v1/watches/{name}/told", "POST", {"upto": news["upto"]}, status=204)
        self.assertEqual(s.json(f"/api/v1/watches/{name}/news")["items"], [])
        s.json(f"/api/v1/watches/{name}", "DELETE", status=204)
        s.json(f"/api/v1/watches/{name}", "DELETE", status=404)

    def test_tokens(self):
        made = {}
        for name, role in (("asha", "editor"), ("ravi", "reader")):
            code, out, err = self.run_bahi("serve", "tokens", "add", name, "--role", role, "--db", "bahi.db")
            self.assertEqual(code, 0, err)
            made[role] = out.strip()
        path = self.folder / "bahi.db.tokens"
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        self.assertFalse(any(token in path.read_text() for token in made.values()))
        self.assertEqual(self.run_bahi("serve", "tokens", "add", "asha", "--role", "reader", "--db", "bahi.db")[0], 1)
        self.assertEqual(self.run_bahi("serve", "tokens", "list", "--db", "bahi.db")[1], "asha  editor\nravi  reader\n")
        s = self.serve("--token-file", path)
        bearer = {role: {"Authorization": "Bearer " + token} for role, token in made.items()}
        self.assertEqual(s.ask("/api/v1/stats")[0], 401)
        self.assertEqual(s.ask("/metrics")[0], 401)
        self.assertEqual(s.ask("/api/v1/stats", headers={"Authorization": "Bearer bahi_wrong"})[0], 401)
        self.assertEqual(s.ask("/healthz")[0], 200)
        self.assertEqual(s.ask("/")[0], 200)
        self.assertEqual(s.ask("/api/v1/stats", headers=bearer["reader"])[0], 200)
        article = {"text": MEETING, "published": "2025-05-06"}
        self.assertEqual(s.ask("/api/v1/articles", "POST", article, bearer["reader"])[0], 403)
        self.assertEqual(s.ask("/api/v1/read", "POST", article, bearer["reader"])[0], 200)
        self.assertEqual(s.ask("/api/v1/articles", "POST", article, bearer["editor"])[0], 200)
        decision = {"what": "confirm", "target": "1b7bb140"}
        s.json("/api/v1/curation", "POST", {**decision, "by": "ravi"}, bearer["editor"], status=403)
        s.json("/api/v1/curation", "POST", decision, bearer["editor"])
        self.assertEqual(s.json("/api/v1/curation", headers=bearer["reader"])["items"][0]["by"], "asha")
        # Browsers keep it in a cookie.
        self.assertEqual(s.json("/api/v1/session"), {"name": "", "role": "", "token_needed": True})
        self.assertEqual(s.ask("/api/v1/session", "POST", {"token": "bahi_wrong"})[0], 401)
        status, headers, _ = s.ask("/api/v1/session", "POST", {"token": made["reader"]})
        self.assertEqual(status, 204)
        self.assertIn("HttpOnly; SameSite=Strict", headers["Set-Cookie"])
        cookie = {"Cookie": headers["Set-Cookie"].split(";")[0]}
        self.assertEqual(s.json("/api/v1/session", headers=cookie)["name"], "ravi")
        # A token that is taken away is not known a moment later.
        self.run_bahi("serve", "tokens", "remove", "ravi", "--db", "bahi.db")
        deadline = time.monotonic() + 10
        while s.ask("/api/v1/stats", headers=cookie)[0] == 200 and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertEqual(s.ask("/api/v1/stats", headers=cookie)[0], 401)

    def test_other_addresses_need_tokens(self):
        self.run_bahi("add", "--db", "bahi.db", STORY)
        code, _, err = self.run_bahi("serve", "--db", "bahi.db", "--listen", "0.0.0.0:0")
        self.assertEqual(code, 1)
        self.assertIn("tokens are needed", err)
        self.write("t", "")
        code, _, err = self.run_bahi("serve", "--db", "bahi.db", "--listen", "0.0.0.0:0", "--token-file", "t")
        self.assertIn("chmod 600", err)
        for wrong in ("here", "127.0.0.1:99999", "host.example:80", "[::1:80"):
            self.assertEqual(self.run_bahi("serve", "--db", "bahi.db", "--listen", wrong)[0], 1)
        code, _, err = self.run_bahi("serve", "--db", "none.db")
        self.assertIn("there is no ledger here", err)

    def test_reading_only_and_rates(self):
        s = self.serve("--read-only", "--rate", "5", "--host", "bahi.example")
        self.assertEqual(s.json("/api/v1/articles", "POST", {"text": MEETING}, status=403)["detail"], "this server only reads")
        self.assertEqual(s.ask("/api/v1/stats", headers={"Host": "bahi.example:443"})[0], 200)
        self.assertEqual(s.ask("/api/v1/stats", headers={"Host": "other.example"})[0], 421)
        statuses = [s.ask("/api/v1/stats")[0] for _ in range(40)]
        self.assertIn(429, statuses)

    def test_text_stays_text(self):
        evil = "<script>alert(1)</script>\u202e</textarea>' OR 1=1;--"
        title = evil + "क" * (1 << 20)
        s = self.serve()
        added = s.json("/api/v1/articles", "POST", {"id": evil, "source": "javascript:alert(1)", "title": title, "publisher": evil,
                                                    "text": evil + " " + MEETING, "published": "2025-05-06"})
        self.assertEqual(added["added"], 1)
        hit = s.json("/api/v1/articles?limit=1")["items"][0]
        self.assertEqual(hit["title"], title)
        feed = s.ask("/api/v1/changes.atom?all=true")[2]
        xml.etree.ElementTree.fromstring(feed)
        self.assertNotIn(b"<script>", feed)
        for query in (evil, '"', "' OR 1=1", "NEAR(", "*", "lemma:", "AND", "(((", "\u202e", "%", "-", '""'):
            code = s.ask("/api/v1/find?q=" + urllib.parse.quote(query))[0]
            self.assertIn(code, (200, 422), query)
            self.assertIn(s.ask("/api/v1/resolve?name=" + urllib.parse.quote(query))[0], (200,), query)

    def test_stops_gently(self):
        s = self.serve()
        # A client that reads a stream, one that listens, one that is slow.
        listener = http.client.HTTPConnection("127.0.0.1", s.port, timeout=20)
        listener.request("GET", "/api/v1/events")
        stream = listener.getresponse()
        exporter = http.client.HTTPConnection("127.0.0.1", s.port, timeout=20)
        exporter.request("GET", "/api/v1/export/claims.jsonl")
        export = exporter.getresponse()
        s.process.send_signal(signal.SIGTERM)
        lines = export.read().splitlines()
        self.assertTrue(lines and all(json.loads(line) for line in lines))
        stream.read()  # ends, and not by an error
        self.assertEqual(s.process.wait(15), 0)
        self.assertEqual(self.run_bahi("verify", "--db", "bahi.db")[0], 0)


if __name__ == "__main__":
    main()
