"""Gold articles beside what a reader makes of them, for the programs that pair the two by the scorer's match."""
import importlib.util, json, pathlib, subprocess


def load(path):
    """The scorer, a program, as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def readings(scorer, reader, folders):
    """(path, gold, record, the scorer's view of the record, text) of every gold article in the folders, in the order of their names."""
    for path in sorted(p for folder in folders for p in pathlib.Path(folder).glob("*.gold.json")):
        article = path.with_name(path.name.removesuffix(".gold.json") + ".txt")
        gold = json.loads(path.read_text(encoding="utf-8"))
        date = ["--date", gold["published"]] if gold["published"] else []
        done = subprocess.run([reader, "read", "--format", "jsonl", *date, article], capture_output=True, text=True, check=True)
        record = json.loads(done.stdout)
        text = article.read_bytes().decode("utf-8")
        yield article, gold, record, scorer.Record(record, text), text
