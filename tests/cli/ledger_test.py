"""The ledger from outside: kills, locks, bad files, and what its commands print."""
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

BAHI = sys.argv[1]
STORY = Path(__file__).resolve().parents[2] / "stories" / "kishida" / "articles.jsonl"
SHARE = int(os.environ.get("BAHI_TEST_SHARE", "1"))


def bahi(*args, **kwargs):
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "120"}
    env.pop("BAHI_DB", None)
    return subprocess.run([BAHI, *map(str, args)], capture_output=True, text=True, env=env, timeout=300, check=False, **kwargs)


class Ledger(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.db = Path(self.folder.name) / "bahi.db"

    def tearDown(self):
        self.folder.cleanup()

    def add(self, *inputs, db=None):
        return bahi("add", "--db", db or self.db, *inputs)

    def dump(self, db=None):
        done = bahi("dump", "--db", db or self.db)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def verify(self, db=None):
        done = bahi("verify", "--db", db or self.db)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_add_twice_and_back_up(self):
        first = self.add(STORY)
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertIn("12 articles added", first.stderr)
        again = self.add(STORY)
        self.assertIn("0 articles added, 12 already there", again.stderr)
        self.verify()
        copy = Path(self.folder.name) / "copy.db"
        self.assertEqual(bahi("backup", "--db", self.db, copy).returncode, 0)
        self.assertEqual(self.dump(copy), self.dump())
        self.assertEqual(bahi("backup", "--db", self.db, copy).returncode, 1)

    def test_the_environment_names_the_ledger(self):
        done = subprocess.run([BAHI, "add", STORY], env={**os.environ, "BAHI_DB": str(self.db)}, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0)
        self.assertTrue(self.db.exists())

    def test_any_number_of_threads(self):
        other = Path(self.folder.name) / "other.db"
        self.add(STORY)
        bahi("add", "--db", other, "--jobs", 1, STORY)
        self.assertEqual(self.dump(), self.dump(other))

    def test_remove_and_reread(self):
        self.add(STORY)
        whole = self.dump()
        self.assertIn("12 articles read as before, 0 otherwise", bahi("reread", "--db", self.db).stderr)
        self.assertEqual(self.dump(), whole)
        self.assertEqual(bahi("reread", "--db", self.db, "--model", "none", "--dry-run").returncode, 0)
        self.assertEqual(self.dump(), whole)
        done = bahi("remove", "--db", self.db, "stories/kishida/05-moved")
        self.assertIn("1 article removed", done.stderr)
        self.verify()
        self.assertNotIn("05-moved", self.dump())
        self.assertEqual(bahi("remove", "--db", self.db, "nothing").returncode, 1)

    def happenings(self):
        done = bahi("timeline", "--db", self.db, "--format", "json", "--limit", 100)
        return {h["id"]: h for h in json.loads(done.stdout)["items"]}

    def curate(self, *arguments):
        """Decides; the numbers of the decisions."""
        done = bahi("curate", "--db", self.db, "--by", "संपादक", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [int(line.rsplit(" ", 1)[1]) for line in done.stderr.splitlines() if ": decision " in line]

    def test_what_a_person_decides_wins(self):
        self.add(STORY)
        before = self.happenings()
        read = [line for line in self.dump().splitlines() if not line.startswith('{"curation"')]

        def one(act, stage):
            return next(i for i, h in before.items() if (h["act"], h["stage"]) == (act, stage))

        meeting, visit, dhaka, doubtful, wrong = (one("meet", "occurred"), one("visit", "occurred"), one("visit", "denied"),
                                                  one("talk", "under way"), one("refuse", "occurred"))
        decisions = []
        decisions += self.curate("correct", meeting[:8], "date", "2023-03-21", "--note", "निमंत्रण पत्र के अनुसार")
        decisions += self.curate("correct", dhaka, "status", "cancelled")
        decisions += self.curate("confirm", doubtful)
        decisions += self.curate("reject", wrong)

        def as_decided():
            now = self.happenings()
            self.assertEqual(now[meeting]["date"]["start"], "2023-03-21")
            self.assertEqual(now[meeting]["decided"], "corrected")
            self.assertEqual(now[dhaka]["stage"], "cancelled")
            self.assertGreaterEqual(now[doubtful]["confidence"], 0.99)
            self.assertIn("confirm", now[doubtful]["decided"])
            self.assertNotIn(wrong, now)
            self.verify()

        as_decided()
        # A claim of the visit stands alone, and comes back.
        shown = json.loads(bahi("show", "--db", self.db, "--format", "json", visit).stdout)
        claim = next(r["quote"]["claim"] for r in shown["revisions"] if r["quote"]["claim"] != visit)
        alone = self.curate("split", claim)
        now = self.happenings()
        self.assertIn(claim, now)
        self.assertLess(now[visit]["claims"], before[visit]["claims"])
        self.curate("undo", alone[0])
        self.assertEqual(self.happenings()[visit]["claims"], before[visit]["claims"])
        # Two that are read apart become one.
        merged = self.curate("merge", visit, dhaka)
        self.assertEqual(len(merged), before[dhaka]["claims"])
        self.assertEqual(self.happenings()[visit]["claims"], before[visit]["claims"] + before[dhaka]["claims"])
        for number in merged:
            self.curate("undo", number)
        as_decided()
        # A new reading, and back to the old one.
        decided = self.dump()
        self.assertNotIn(" 0 otherwise", bahi("reread", "--db", self.db, "--model", "none").stderr)
        self.verify()
        bahi("reread", "--db", self.db)
        self.assertEqual(self.dump(), decided)
        as_decided()
        log = bahi("curate", "--db", self.db, "log").stdout
        for words in ("संपादक  correct " + meeting, "date 2023-03-21 निमंत्रण पत्र के अनुसार", "reject " + wrong, f"undo {alone[0]}", "(undone by "):
            self.assertIn(words, log)
        for number in reversed(decisions):
            self.curate("undo", number)
        self.assertEqual([line for line in self.dump().splitlines() if not line.startswith('{"curation"')], read)

    def test_who_is_who_is_decided_by_a_person(self):
        articles = Path(self.folder.name) / "jameel.jsonl"
        articles.write_text("".join(json.dumps({"id": str(n), "source": f"r/{n}", "published": f"2024-03-0{n}", "text": text}, ensure_ascii=False) + "\n" for n, text in enumerate((
            "मालदीव के मत्स्य मंत्री मूसा जमील ने सोमवार को माले में भारत के विदेश मंत्री एस. जयशंकर से मुलाकात की।",
            "मालदीव के राजदूत एम. जमील ने मंगलवार को नई दिल्ली में भारत के रक्षा मंत्री राजनाथ सिंह से मुलाकात की।"), 1)), encoding="utf-8")
        self.add(articles)

        def now():
            self.verify()
            people = {json.loads(bahi("who", "--db", self.db, "--format", "json", name).stdout)["who"]["id"] for name in ("मूसा जमील", "एम. जमील")}
            return len(people), len(json.loads(bahi("proposals", "--db", self.db, "--format", "json").stdout)["items"])

        self.assertEqual(now(), (2, 1))
        apart = self.dump()
        same = self.curate("same", "मूसा जमील", "एम. जमील")
        self.assertEqual(now(), (1, 0))
        self.assertEqual(json.loads(bahi("who", "--db", self.db, "--format", "json", "मूसा जमील").stdout)["happenings"], 2)
        bahi("reread", "--db", self.db, "--model", "none")
        bahi("reread", "--db", self.db)
        self.assertEqual(now(), (1, 0))
        self.curate("undo", same[0])
        self.assertEqual(now(), (2, 1))
        different = self.curate("different", "मूसा जमील", "एम. जमील", "--note", "दो भाई")
        self.assertEqual(now(), (2, 0))
        self.curate("undo", different[0])
        self.assertEqual([line for line in self.dump().splitlines() if not line.startswith('{"curation"')], apart.splitlines())

    def test_decisions_that_cannot_be_made(self):
        self.add(STORY)
        one = next(iter(self.happenings()))
        whole = self.dump()
        for status, words, arguments in ((2, "who decides", ("confirm", one)), (2, "nothing to decide", ("--by", "क", "approve", one)),
                                         (2, "curate correct", ("--by", "क", "correct", one)), (2, "date, status", ("--by", "क", "correct", one, "place", "दिल्ली")),
                                         (2, "no day", ("--by", "क", "correct", one, "date", "2023-02-30")),
                                         (1, "no status", ("--by", "क", "correct", one, "status", "later")),
                                         (1, "one already", ("--by", "क", "same", "kishida", "किशिदा")),
                                         (1, "no happening", ("--by", "क", "confirm", "0000000000000001")), (1, "no decision 7", ("--by", "क", "undo", "7")),
                                         (1, "नामालूम", ("--by", "क", "same", "kishida", "नामालूम"))):
            done = bahi("curate", "--db", self.db, *arguments)
            self.assertEqual(done.returncode, status, (arguments, done.stderr))
            self.assertIn(words, done.stderr)
        self.assertEqual(self.dump(), whole)

    def watch(self, *arguments, status=0):
        done = bahi("watch", arguments[0], "--db", self.db, *arguments[1:])
        self.assertEqual(done.returncode, status, (arguments, done.stderr))
        return done.stdout if status == 0 else done.stderr

    def part(self, first, last):
        """The articles of the story from one to another, as a file."""
        path = Path(self.folder.name) / f"{first}.jsonl"
        path.write_text("".join(STORY.read_text(encoding="utf-8").splitlines(keepends=True)[first:last]), encoding="utf-8")
        return path

    def test_watches_tell_what_is_new_once(self):
        for arguments in (("किशिदा", "--who", "kishida"), ("two", "--dyad", "India", "जापान"), ("talks", "--type", "consult"), ("delhi", "--place", "दिल्ली"),
                          ("late", "--stage", "postponed"), ("off", "--stage", "denied", "--stage", "cancelled")):
            self.watch("add", *arguments)
        self.assertIn("late  --stage postponed", self.watch("list"))
        self.assertEqual(json.loads(self.watch("list", "--format", "json"))[0]["question"], {"place": "दिल्ली"})
        self.assertEqual(self.watch("run"), "")
        added = self.add(self.part(0, 4)).stderr.splitlines()[1:]
        self.assertEqual([line.split(":")[0] for line in added], ["talks", "two", "किशिदा"])
        news = [json.loads(line) for line in self.watch("run", "किशिदा", "--format", "jsonl").splitlines()]
        self.assertTrue(all(n["watch"] == "किशिदा" for n in news))
        self.assertIn(("rumoured", "announced"), [(n["revision"].get("before"), n["revision"].get("after")) for n in news])
        self.assertEqual(self.watch("run", "किशिदा"), "")  # told once
        self.assertIn("announced", self.watch("run", "two"))  # each for itself
        self.assertIn("late: 1 new", self.add(self.part(4, 5)).stderr)
        self.assertEqual(self.add(self.part(4, 5)).stderr.count("\n"), 1)  # nothing came
        late = [json.loads(line)["revision"] for line in self.watch("run", "late", "--format", "jsonl").splitlines()]
        self.assertEqual([(r["stage"], r["day"]) for r in late], [("postponed", "2023-02-27")])
        # The order of arrival counts, not the day: what comes late is news too. Undone and added again, it is news again.
        self.add(self.part(6, 12))
        self.watch("run")
        self.assertIn("off: 1 new", self.add(self.part(5, 6)).stderr)
        bahi("remove", "--db", self.db, "stories/kishida/06-denial")
        self.assertEqual(self.watch("run", "off"), "")
        self.add(self.part(5, 6))
        self.assertIn("2023", self.watch("run", "off", "--language", "hi"))
        self.watch("run")
        # A new reading of the same articles is none.
        bahi("reread", "--db", self.db, "--model", "none")
        self.assertEqual(self.watch("run"), "")
        self.verify()
        self.watch("remove", "late")
        self.assertNotIn("late", self.watch("list"))

    def test_what_papers_dispute(self):
        for name, arguments in (("is", ("--type", "ASSAULT")), ("postponed", ("--stage", "postponed"))):
            self.watch("add", name, *arguments)
        self.add(self.part(0, 11))
        self.watch("run")
        self.add(self.part(11, 12))
        (news,) = [n["revision"] for n in map(json.loads, self.watch("run", "is", "--format", "jsonl").splitlines()) if n["revision"]["what"] == "disputed"]
        self.assertEqual((news["before"], news["after"], news["quote"]["publisher"]), ("dead 12", "dead 20", "देशकाल"))
        conflicts = json.loads(bahi("conflicts", "--db", self.db, "--format", "json").stdout)["items"]
        found = {(d["conflict"]["field"], frozenset((d["conflict"]["value_a"], d["conflict"]["value_b"]))) for d in conflicts}
        self.assertEqual(found, {("number", frozenset(("dead 12", "dead 20"))), ("date", frozenset(("2023-03-20", "2023-03-21")))})

    def test_news_as_a_feed_and_to_a_command(self):
        import xml.etree.ElementTree as ET

        self.watch("add", "R&D <1>", "--who", "किशिदा")
        self.add(self.part(0, 5))
        told = Path(self.folder.name) / "told"
        self.assertIn("exit status 3", self.watch("run", "--exec", "exit 3", status=1))
        self.watch("run", "--format", "jsonl", "--exec", f'(echo "$BAHI_WATCH"; cat) > {told}')
        lines = told.read_text(encoding="utf-8").splitlines()
        self.assertEqual(lines[0], "R&D <1>")
        self.assertIn("वार्ता", "".join(n["revision"]["quote"]["publisher"] for n in map(json.loads, lines[1:])))
        told.unlink()
        self.watch("run", "--exec", f"touch {told}")
        self.assertFalse(told.exists())  # without news nothing is run
        self.add(self.part(5, 12))
        atom = "{http://www.w3.org/2005/Atom}"
        feed = ET.fromstring(self.watch("run", "--format", "atom"))
        entries = feed.findall(atom + "entry")
        self.assertGreater(len(entries), 2)
        for element in (feed, *entries):
            for name in ("id", "title", "updated"):
                self.assertTrue(element.findtext(atom + name))
        self.assertEqual(entries[0].find(atom + "category").get("term"), "R&D <1>")
        ids = [e.findtext(atom + "id") for e in entries]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertEqual(len(ET.fromstring(self.watch("run", "--format", "atom")).findall(atom + "entry")), 0)

    def test_wrong_watches(self):
        self.assertIn("no ledger here", self.watch("run", status=1))
        self.assertIn("no ledger here", self.watch("remove", "x", status=1))
        self.assertIn("what is to be watched", self.watch("add", "x", status=2))
        self.assertIn("no type of event", self.watch("add", "x", "--type", "TALK", status=2))
        self.watch("add", "x", "--stage", "later", status=2)
        self.assertIn("no state or body", self.watch("add", "x", "--dyad", "India", "Atlantis", status=1))
        self.watch("add", "x", "--who", "नामालूम")  # nobody yet
        self.assertIn("already", self.watch("add", "x", "--place", "काबुल", status=1))
        self.add(STORY)
        self.assertEqual(self.watch("run"), "")
        self.assertIn("no watch «y»", self.watch("run", "y", status=1))
        self.assertIn("no watch «y»", self.watch("remove", "y", status=1))
        self.watch("add", "z", "--who", "किशिदा")  # what is there is no news
        self.assertEqual(self.watch("run"), "")

    def test_questions_answer_in_every_format(self):
        self.add(STORY)
        questions = [("find", "किशिदा"), ("find", "hiroshima"), ("who", "किशिदा"), ("who", "kishida"), ("dyad", "India", "Japan"),
                     ("timeline",), ("upcoming", "--on", "2023-03-01"), ("changes", "--since", "2023-02-01"), ("conflicts",), ("sources",),
                     ("stats",), ("proposals",)]
        for question in questions:
            for language in ("en", "hi"):
                done = bahi(*question, "--db", self.db, "--format", "table", "--language", language)
                self.assertEqual(done.returncode, 0, (question, done.stderr))
                self.assertTrue(done.stdout.strip(), question)
            json.loads(bahi(*question, "--db", self.db, "--format", "json").stdout)
            self.assertIn(",", bahi(*question, "--db", self.db, "--format", "csv").stdout.splitlines()[0])
        one = json.loads(bahi("timeline", "--db", self.db, "--format", "json").stdout)["items"][0]["id"]
        self.assertIn(one[:8], bahi("show", "--db", self.db, "--format", "table", one[:8]).stdout)

    def test_wrong_questions(self):
        self.assertIn("no ledger here", bahi("who", "--db", self.db, "putin").stderr)
        self.add(STORY)
        self.assertIn("nobody in the ledger", bahi("who", "--db", self.db, "नामालूम").stderr)
        self.assertIn("no state or body", bahi("dyad", "--db", self.db, "Atlantis", "India").stderr)
        self.assertIn("no type of event", bahi("timeline", "--db", self.db, "--type", "TALK").stderr)
        self.assertEqual(bahi("find", "--db", self.db, "--since", "2023-02-30", "x").returncode, 2)

    def test_what_is_no_ledger_stays_as_it_is(self):
        self.db.write_bytes(b"x" * 5000)
        done = self.add(STORY)
        self.assertEqual(done.returncode, 1)
        self.assertIn("is no ledger", done.stderr)
        self.assertEqual(self.db.read_bytes(), b"x" * 5000)

    def test_an_input_that_fails_keeps_the_rest(self):
        lines = STORY.read_text(encoding="utf-8").splitlines()
        bad = Path(self.folder.name) / "bad.jsonl"
        bad.write_text("\n".join(lines[:3] + ["{broken", '{"id": "x"}', json.dumps({"id": "01-rumour", "text": "अलग लेख है यह, पर पहचान वही है।"})] + lines[3:]),
                       encoding="utf-8")
        done = self.add(bad)
        self.assertEqual(done.returncode, 1)
        self.assertIn("bad.jsonl:4", done.stderr)
        self.assertIn("13 articles added, 2 could not be read", done.stderr)
        self.verify()

    def test_a_second_writer_is_told_who_holds_it(self):
        import sqlite3

        self.add(STORY)
        holder = sqlite3.connect(self.db, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        try:
            article = Path(self.folder.name) / "new.txt"
            article.write_text("भारत और जापान के विदेश मंत्रियों ने तोक्यो में मुलाकात की।", encoding="utf-8")
            done = bahi("add", "--db", self.db, "--wait", 0, article)
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"process {os.getpid()}", done.stderr)
            self.assertEqual(bahi("stats", "--db", self.db).returncode, 0)  # reading goes on
        finally:
            holder.execute("ROLLBACK")
            holder.close()
        self.assertEqual(self.add(article).returncode, 0)

    def test_no_more_room_for_the_file(self):
        import resource

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

        done = bahi("add", "--db", self.db, STORY, preexec_fn=limit)
        self.assertEqual(done.returncode, 1)
        self.assertIn("bahi.db", done.stderr)
        self.add(STORY)
        self.verify()

    def test_killed_at_any_moment(self):
        """After SIGKILL the ledger is whole, holds all that was acknowledged, and can be completed."""
        articles = Path(self.folder.name) / "many.jsonl"
        story = [json.loads(line) for line in STORY.read_text(encoding="utf-8").splitlines()]
        with articles.open("w", encoding="utf-8") as out:
            for n in range(10 // min(SHARE, 5)):
                for a in story:
                    out.write(json.dumps({**a, "source": f"{a['source']}/{n}", "text": a["text"] + f"\n\nक्रमांक {n}।"}, ensure_ascii=False) + "\n")
        want = Path(self.folder.name) / "want.db"
        started = time.monotonic()
        self.assertEqual(self.add("--batch", 10, articles, db=want).returncode, 0)
        whole = time.monotonic() - started
        complete = self.dump(want)
        rounds = int(os.environ.get("BAHI_KILLS", "6"))
        chance = random.Random(5)
        for _ in range(rounds):
            for old in Path(self.folder.name).glob("killed.db*"):
                old.unlink()
            killed = Path(self.folder.name) / "killed.db"
            with subprocess.Popen([BAHI, "add", "--list", "--batch", "10", "--db", killed, articles], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as p:
                time.sleep(chance.uniform(0, whole))
                p.send_signal(signal.SIGKILL)
                acknowledged = [line.split()[1] for line in p.stdout.read().decode().splitlines() if line.startswith("added") and line.count("  ") >= 2]
            if killed.exists() and killed.stat().st_size > 0:
                check = bahi("verify", "--db", killed)
                if "is empty" not in check.stderr:
                    self.assertEqual(check.returncode, 0, check.stderr)
                    kept = self.dump(killed)
                    for uid in acknowledged:
                        self.assertIn(f'{{"article":"{uid}"', kept)
            self.assertEqual(self.add(articles, db=killed).returncode, 0)
            self.assertEqual(self.dump(killed), complete)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
