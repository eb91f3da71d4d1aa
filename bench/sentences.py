#!/usr/bin/env python3
"""How well text is cut into sentences and words: sentences.py BAHI pud FILE.conllu[.xz], or sentences.py BAHI pool POOL.jsonl.xz TABLE.tsv

pud: the treebank's sentences as running text, one space between them. pool: pieces of articles, whose sentences' ends were set by hand; a row
of the table has the article's id, where the piece begins and ends and where its sentences end, in code points of the text.
"""
import json, lzma, subprocess, sys, unicodedata


def read(path):
    return (lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")).read()


def letters(text):
    """The letters of a text, decomposed, without spaces and joiners, each with its place."""
    return [(c, i) for i, raw in enumerate(text) for c in unicodedata.normalize("NFD", raw) if not c.isspace() and c not in "\u200b\u200c\u200d\u00ad\ufeff"]


def spans(pieces, text):
    """Where the pieces stand in the text, one after the other. What cleaning changed is known by its last letters, or left out."""
    stream = letters(text)
    plain = "".join(c for c, _ in stream)
    at, out = 0, []
    for piece in pieces:
        want = "".join(c for c, _ in letters(piece))
        found = plain.find(want, at)
        end = found + len(want) if found >= 0 else plain.find(want[-12:], at) + len(want[-12:])
        if want and end >= len(want[-12:]):
            out.append((stream[found if found >= 0 else at][1], stream[end - 1][1] + 1))
            at = end
    return out


def layers(bahi, articles):
    """Sentences and words of every article, by its id."""
    lines = "".join(json.dumps({"id": i, "text": text}, ensure_ascii=False) + "\n" for i, text in articles.items())
    out = subprocess.run([bahi, "layers", "-"], input=lines, capture_output=True, text=True, check=True).stdout
    found, now = {}, iter(articles)
    for line in out.splitlines():
        if line.startswith("# newdoc"):
            sentences, words = found.setdefault(next(now), ([], []))
        elif line.startswith("# text = "):
            sentences.append(line.removeprefix("# text = "))
        elif line and not line.startswith("#"):
            words.append(line.split("\t")[1])
    return found


def score(what, gold, ours):
    good = len(gold & ours)
    print(f"{what}: {len(gold)} by hand, {len(ours)} read, F1 {200 * good / max(1, len(gold) + len(ours)):.2f}")


def pud(bahi, path):
    text, gold_sentences, gold_words = "", set(), set()
    for sentence in read(path).split("\n\n"):
        begin = len(text)
        for line in sentence.splitlines():
            cells = line.split("\t")
            if cells[0].isdigit():
                gold_words.add((len(text), len(text) + len(cells[1])))
                text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        if len(text) > begin:
            text = text.rstrip()
            gold_sentences.add((begin, len(text)))
            text += " "
    sentences, words = layers(bahi, {"pud": text})["pud"]
    score("sentences", gold_sentences, set(spans(sentences, text)))
    score("words", gold_words, set(spans(words, text)))


def pool(bahi, path, table):
    rows = [line.rstrip("\n").split("\t") for line in open(table, encoding="utf-8") if not line.startswith(("#", "id\t"))]
    wanted = {row[0] for row in rows}
    articles = {a["id"]: a["text"] for a in map(json.loads, read(path).splitlines()) if a["id"] in wanted}
    found = layers(bahi, articles)
    gold, ours = set(), set()
    for id_, first, last, ends in rows:
        gold |= {(id_, int(e)) for e in ends.split()}
        ours |= {(id_, e) for _, e in spans(found[id_][0], articles[id_]) if int(first) < e <= int(last)}
    score("ends of sentences", gold, ours)
    for id_, e in sorted(gold ^ ours) if "--list" in sys.argv else []:
        print("missed" if (id_, e) in gold else "wrong", id_, e)


(pud if sys.argv[2] == "pud" else pool)(sys.argv[1], *[a for a in sys.argv[3:] if not a.startswith("--")])
