"""What the tests of the command line share."""
import fcntl, json, os, pathlib, pty, struct, subprocess, sys, tempfile, termios, unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
READER = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 and os.path.exists(sys.argv[1]) else str(ROOT / "build/release/bahi")

SHARE = int(os.environ.get("BAHI_TEST_SHARE", 1))  # large inputs are divided by it: more for builds with sanitizers

MEETING = "नई दिल्ली, 5 मई (वार्ता)। विदेश मंत्री एस. जयशंकर ने सोमवार को फ्रांस के विदेश मंत्री ज्यां-नोएल बैरो से मुलाकात की।\n"
WARNING = "जापान के प्रधानमंत्री शिंजो आबे ने गुरुवार को उत्तर कोरिया को चेतावनी दी।\n"


def on_terminal(command, folder, columns=100, env=None):
    """(exit status, what a terminal of so many columns is sent by the command)"""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=inner, stderr=inner, cwd=folder, env={**clean, **(env or {})})
    os.close(inner)
    data = b""
    while True:
        try:
            block = os.read(outer, 1 << 16)
        except OSError:  # the other side is gone
            break
        if not block:
            break
        data += block
    os.close(outer)
    return process.wait(60), data.decode().replace("\r\n", "\n")


class Test(unittest.TestCase):
    """A test in a folder of its own, which is the current folder of what it runs."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def lines(self, name, *articles):
        return self.write(name, "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles))

    def run_bahi(self, *arguments, stdin=b"", env=None):
        """(exit status, standard output, standard error)"""
        done = subprocess.run([READER, *map(str, arguments)], input=stdin if isinstance(stdin, bytes) else stdin.encode(), capture_output=True,
                              cwd=self.folder, env={**os.environ, **(env or {})}, timeout=120)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def read(self, *arguments, status=0, **more):
        """The records, and standard error."""
        code, out, err = self.run_bahi("read", "--format", "jsonl", *arguments, **more)
        self.assertEqual(code, status, err)
        return [json.loads(line) for line in out.splitlines()], err


def main():
    unittest.main(argv=sys.argv[:1] + [a for a in sys.argv[1:] if not os.path.exists(a)])
