#!/usr/bin/env python3
"""Bahi beside UDPipe 1 on the same sentences, in one run: udpipe.py DATA CACHE [PASSES] (needs ufal.udpipe; tools/measure udpipe installs it).

Accuracy: tags of the treebank's test part, gold tokens; UDPipe's tagger is trained on the same training part as Bahi's model `hi`, with its
default options and PASSES passes over it (5 unless told otherwise, three minutes of processor time each). Speed: processor time of one thread, best of three rounds. UDPipe is given words and tags, then tags and parses
them; Bahi is given plain text, which it also cuts into sentences and words, and goes as far as groups and case roles. UDPipe's parser is
trained on UD dev, for its speed alone: the training part has no heads. Trained models are kept in CACHE.
"""
import json, lzma, pathlib, re, subprocess, sys, tempfile, time

import ufal.udpipe as udpipe

TAGGER = "use_lemma=0;provide_lemma=0;use_feats=0;provide_feats=0;iterations=" + (sys.argv[3] if len(sys.argv) > 3 else "5")
PARSER = (
    "iterations=2;embedding_upostag=20;embedding_feats=20;embedding_xpostag=0;embedding_form=50;embedding_deprel=20;hidden_layer=200;"
    "batch_size=10;learning_rate=0.02;learning_rate_final=0.001;l2=0.5;transition_system=projective;transition_oracle=dynamic;use_gold_tags=1"
)
BENCH = pathlib.Path(__file__).parent.parent / "build/release/bench"


def read(path):
    return lzma.open(path, "rt", encoding="utf-8").read()


def tagged(path):
    """Sentences of (word, tag); compound tags folded as Bahi's trainer folds them."""
    for line in read(path).splitlines():
        words = [pair.rpartition("/") for pair in line.split()]
        fold = lambda tag: "NST" if tag == "nst" else tag[:-1] if len(tag) > 2 and tag.endswith("C") else tag
        yield [("-" if word.endswith("JOIN") else word, fold(tag)) for word, _, tag in words if word]


def sentence(words, tags=True):
    out = udpipe.Sentence()
    for form, tag in words:
        word = out.addWord(form)
        if tags:
            word.xpostag = tag
    return out


def trained(path, sentences, tagger, parser):
    if not path.exists():
        error = udpipe.ProcessingError()
        model = udpipe.Trainer.train("morphodita_parsito", sentences, udpipe.Sentences(), udpipe.Trainer.NONE, tagger, parser, error)
        if error.occurred():
            sys.exit(error.message)
        path.write_bytes(model)
    return udpipe.Model.load(str(path))


def main():
    data, cache = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    cache.mkdir(parents=True, exist_ok=True)
    part = lambda name: [words for words in tagged(data / f"hdtb_pos/hdtb_{name}.pos.txt.xz") if words]
    tagger = trained(cache / f"tagger-{TAGGER.rpartition('=')[2]}.udpipe", udpipe.Sentences([sentence(s) for s in part("train")]), TAGGER, udpipe.Trainer.NONE)
    trees, error = udpipe.Sentences(), udpipe.ProcessingError()
    reader = udpipe.InputFormat.newConlluInputFormat()
    reader.setText(read(data / "ud/hi_hdtb-ud1-dev.conllu.xz"))
    tree = udpipe.Sentence()
    while reader.nextSentence(tree, error):
        trees.append(tree)
        tree = udpipe.Sentence()
    parser = trained(cache / "parser.udpipe", trees, udpipe.Trainer.NONE, PARSER)

    test = part("test")
    count = sum(map(len, test))
    with tempfile.TemporaryDirectory() as folder:
        # The same sentences as plain text, thirty to an article; as often as makes the run long enough to be timed.
        articles = pathlib.Path(folder) / "test.jsonl"
        text = [" ".join(word for word, _ in s) for s in test]
        lines = [json.dumps({"text": "\n\n".join(text[i : i + 30])}, ensure_ascii=False) + "\n" for i in range(0, len(text), 30)]
        articles.write_text("".join(lines * 10), encoding="utf-8")
        plain = pathlib.Path(folder) / "test.pos.txt"
        plain.write_text("".join(" ".join(f"{w}/{t}" for w, t in s) + "\n" for s in test), encoding="utf-8")
        ours_right = float(re.search(r"tags ([\d.]+) %", run("morph", "--model", "hi", "--rounds", "0", plain))[1])
        best = {"tagging": 0.0, "tagging and parsing": 0.0, "Bahi": 0.0}
        for _ in range(3):
            sentences = [sentence(s, tags=False) for s in test]
            begin = time.process_time()
            for s in sentences:
                tagger.tag(s, udpipe.Model.DEFAULT)
            tagging = time.process_time() - begin
            right = sum(w.xpostag == tag for s, gold in zip(sentences, test) for w, (_, tag) in zip(list(s.words)[1:], gold))
            begin = time.process_time()
            for s in sentences:
                parser.parse(s, udpipe.Model.DEFAULT)
            parsing = time.process_time() - begin
            ours = re.search(r"text to groups +(\d+)", run("read", articles, "1"))
            for what, speed in zip(best, (count / tagging, count / (tagging + parsing), float(ours[1]))):
                best[what] = max(best[what], speed)
    print(f"{len(test)} sentences, {count} words of the treebank's test part")
    print(f"tags right: Bahi (hi) {ours_right:.2f} %, UDPipe {100 * right / count:.2f} % ({TAGGER})")
    print(f"words a second, one thread: Bahi, text to groups and roles {best['Bahi']:.0f}")
    for what in ("tagging", "tagging and parsing"):
        print(f"  UDPipe, {what} {best[what]:.0f}: Bahi is {best['Bahi'] / best[what]:.0f} times as fast")


def run(bench, *arguments):
    return subprocess.run([BENCH / f"bahi-bench-{bench}", *arguments], capture_output=True, text=True, check=True).stdout


main()
