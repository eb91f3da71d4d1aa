#!/usr/bin/env python3
"""What the papers say is so: every path they name is there, every command they show runs and shows what they show.

    docs_test.py READER [--write]

A `console` block holds commands («$ …») and what a terminal of 100 columns shows; «…» alone on a line stands for any number of lines
that are left out. --write puts what is shown now in the place of what was.
"""
import os, pathlib, re, sys, tempfile, unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "cli"))
from bahi import READER, ROOT, on_terminal

PAPERS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
PATH = re.compile(r"(?:\.\./)?(?:\./)?(?:\.ci|bench|cases|cli|cmake|docs|include|lang|models|ontology|schema|src|tests|tools)/[\w./*<>-]*|\./(?:demo|check)")


def commands(block):
    """[(command, what is shown)]"""
    out = []
    for line in block.splitlines():
        if line.startswith("$ "):
            out.append((line[2:], []))
        elif out:
            out[-1][1].append(line)
    return out


def run(command):
    with tempfile.TemporaryDirectory() as folder:
        link = pathlib.Path(folder) / "bahi"
        link.symlink_to(READER)
        env = {"PATH": f"{folder}:{os.environ['PATH']}", "NO_COLOR": "1"}
        status, shown = on_terminal(["bash", "-c", command], ROOT, env=env)
    return status, shown.rstrip("\n").splitlines()


def same(want, have):
    """Do the lines agree, where «…» stands for any lines?"""
    if not want:
        return not have
    if want[0].strip() == "…":
        return any(same(want[1:], have[i:]) for i in range(len(have) + 1))
    return bool(have) and want[0].rstrip() == have[0].rstrip() and same(want[1:], have[1:])


class Papers(unittest.TestCase):
    def test_paths(self):
        for paper in PAPERS:
            for quoted in re.findall(r"`([^`\n]+)`|\]\(([^)#:]+)\)", paper.read_text(encoding="utf-8")):
                for path in PATH.findall(quoted[0]) if quoted[0] else [quoted[1]]:
                    path = path.rstrip(".,")
                    if any(c in path for c in "<*"):
                        path = path.split("<")[0].split("*")[0].rsplit("/", 1)[0]
                    base = paper.parent if quoted[1] else ROOT
                    with self.subTest(paper=paper.name, path=path):
                        self.assertTrue((base / path).exists() or "build/" in quoted[0], f"{paper.name} names {path}, which is not there")

    def test_commands(self):
        for paper in PAPERS:
            for block in BLOCK.findall(paper.read_text(encoding="utf-8")):
                for command, want in commands(block):
                    with self.subTest(paper=paper.name, command=command):
                        status, have = run(command)
                        self.assertEqual(status, 0, have[-3:])
                        self.assertTrue(same([l for l in want], have) or same(want[:-1], have), "\n".join([command, *have, "(accept it with tools/bless --write)"]))

    def test_the_lines_of_code(self):
        """readme_test.cc is built and run by ctest: the README shows just that."""
        code = re.search(r"^```cpp\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S).group(1)
        self.assertIn(code, (ROOT / "tests/readme_test.cc").read_text(encoding="utf-8"))


def write():
    for paper in PAPERS:
        old = paper.read_text(encoding="utf-8")

        def fresh(match):
            out = ""
            for command, want in commands(match.group(1)):
                status, have = run(command)
                if status != 0:
                    sys.exit(f"{paper.name}: {command}: {have[-3:]}")
                ended = [i for i, l in enumerate(want) if l.strip() == "…"]
                if ended and not same(want, have):
                    have = [*have[: ended[0]], "…"]
                elif ended:
                    have = want
                while have and not have[-1].strip():
                    have.pop()
                out += "$ " + command + "\n" + "".join(l.rstrip() + "\n" for l in have)
            return f"```console\n{out}```"

        new = BLOCK.sub(fresh, old)
        if new != old:
            paper.write_text(new, encoding="utf-8")
            print(f"{paper.relative_to(ROOT)}: what its commands show is written anew")


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    else:
        unittest.main(argv=sys.argv[:1])
