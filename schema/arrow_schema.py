#!/usr/bin/env python3
"""Writes schema/record.arrow: the record's Arrow schema, as an Arrow IPC stream without batches. Lists and structs follow docs/record.md.

    .venv/bin/python schema/arrow_schema.py        (needs pyarrow; tools/setup check makes .venv)
"""
import pathlib

import pyarrow as pa

text, flag = pa.string(), pa.bool_()
span = pa.list_(pa.int32(), 2)
spans, texts = pa.list_(span), pa.list_(text)


def struct(**fields):
    return pa.struct([pa.field(name, kind) for name, kind in fields.items()])


name = struct(hi=text, en=text)
date = struct(start=text, end=text, precision=text, approximate=flag, basis=text, span=span)

RECORD = pa.schema([
    ("record", pa.int32()),
    ("document", struct(id=text, text_hash=text, given_id=text, source=text, title=text, publisher=text, published=text, language=text, characters=pa.int32(),
                        sections=pa.list_(struct(heading=span, body=span)), text=text)),
    ("entities", pa.list_(struct(id=text, kind=text, key=text, name=name, country=text, latitude=pa.float64(), longitude=pa.float64(), ids=struct(wikidata=text), sector=text,
                                 mentions=pa.list_(struct(span=span, form=text))))),
    ("offices", pa.list_(struct(person=text, title=name, of=text, tenure=text, evidence=spans, basis=text, why=text))),
    ("events", pa.list_(struct(id=text, uid=text, told=text, event=text, mode=text, act=text, contexts=texts, actor=texts, recipient=texts,
                               participants=pa.list_(struct(entity=text, role=text)), complete=flag, inferred=texts, status=text, recurs=text, date=date, weekday=text, place=texts,
                               occasion=text, topics=pa.list_(struct(hi=text, en=text, span=span, event_id=text)),
                               magnitude=struct(dead=pa.float64(), injured=pa.float64(), size=pa.float64(), amount=pa.float64(), currency=text),
                               degree=text, on_behalf_of=text, channel=text, claimed_by=pa.list_(struct(entity=text, unnamed=text, channel=text, span=span)),
                               alternatives=pa.list_(struct(role=text, candidates=texts)), voice=text, evidence=spans, trigger=span, rule=text, confidence=pa.float64()))),
    ("statements", pa.list_(struct(id=text, speaker=text, unnamed=text, addressee=text, act=text, content=span, quote=span, topics=pa.list_(name), stance=struct(toward=text, polarity=text),
                                   propositions=pa.list_(struct(span=span, negated=flag, modality=text)), occasion=text, channel=text, date=date, evidence=spans, rule=text,
                                   confidence=pa.float64()))),
    ("times", pa.list_(struct(span=span, type=text, value=date, duration=text, basis=text))),
    ("diagnostics", pa.list_(struct(code=text, message=text, spans=spans))),
], metadata={"bahi.record": "1"})

PATH = pathlib.Path(__file__).with_name("record.arrow")


def main():
    with pa.OSFile(str(PATH), "wb") as sink, pa.ipc.new_stream(sink, RECORD):
        pass


if __name__ == "__main__":
    main()
