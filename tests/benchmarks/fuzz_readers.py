"""Feeds each reader with good files that have been spoilt, for as long as it is told to.

    python tests/benchmarks/fuzz_readers.py [--minutes 10] [--seed 1] [FORMAT …]

A reader may give articles or refuse in a sentence. Anything else, and any file that takes longer than
`--slow` seconds, is kept in `build/fuzz/`, and the exit code is 1. The tests do the same for some
seconds (tests/reading/test_any_bytes.py).
"""

import argparse
import io
import json
import random
import sys
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Mapping
from email.message import EmailMessage
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import docx
from packing import odt, packed
from pages import PROSE, page
from pdfmaking import a_long_pdf

from workbench.domain.errors import UserError
from workbench.reading import read_all

KEPT = Path(__file__).parents[2] / "build" / "fuzz"
MOST_ARTICLES = 2000

PIECES = (
    rb"\ { } \u-1? \bin99999999 \' \ud800 [ , \" > < </ <!-- &a; <table> 1e999 obj endobj stream << >> "
    rb"=?utf-8?b?////?= =?x?q?= (< charset=zip format=flowed filename*=utf-9''%ff PK From --b /Length /Kids"
).split()
PIECES += [b"\0", b"\xff\xfe", b"\r", b"\n\n", b"\xf0\x9f", b"<!DOCTYPE a [<!ENTITY a 'b'>]>"]
PIECES += [b"Content-Type: message/rfc822\n\n", b"Content-Transfer-Encoding: base64\n\n"]


def good_files() -> Mapping[str, tuple[str, bytes]]:
    """A file of each format, with the name to read it under."""
    text = f"Basin to Be Widened\n\nBy Ada Quill\n\n{PROSE}\n"
    rows = 'id;title;text\n1;Basin;"Words; and ""more"""\n2;Ships;words\n'
    lines = (
        '{"id": 1, "title": "Basin", "text": "Words \\u00e9"}\n{"text": ["a", "b"], "date": "2020-01-06"}\n'
    )
    mail = a_mail()
    files = {
        "text": text.encode(),
        "md": f"---\ntitle: Basin\n---\n# Basin\n\n{PROSE}\n\n> quoted\n\n|a|b|\n|---|---|\n|1|2|\n".encode(),
        "html": page("<table><tr><td>1</td><td>2</td></tr></table><blockquote>quoted</blockquote>").encode(),
        "mhtml": b"Snapshot-Content-Location: https://x.example\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
        + page().encode()
        + b"\n--b--\n",
        "pdf": a_long_pdf(3),
        "docx": a_word_document(),
        "odt": odt(
            f"<text:h text:outline-level='1'>Basin</text:h><text:p>{PROSE}<text:s text:c='3'/></text:p>"
        ),
        "rtf": b"{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 A;}}{\\stylesheet{\\s1 heading 1;}}"
        b"{\\info{\\title T}}\\pard\\s1 Head\\par\\pard\\f0 \\'cf\\u228?{\\footnote note}\\par"
        b"\\trowd\\intbl a\\cell b\\cell\\row}",
        "epub": a_book(),
        "eml": mail,
        "mbox": b"From ada Mon Jan  6 2020\n" + mail + b"\n\nFrom ada Mon Jan  6 2020\n" + mail,
        "jsonl": lines.encode(),
        "json": b'{"articles": [{"text": "x"}, {"text": "<p>y</p>", "source": {"name": "z"}}]}',
        "csv": rows.encode(),
        "zip": packed({"a.txt": text, "b.jsonl": lines, "c.eml": mail, "d.zip": packed({"e.csv": rows})}),
    }
    return {kind: (f"a.{kind}", content) for kind, content in files.items()}


def a_mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ada Quill <ada@x.example>", "Sübject"
    mail["Date"], mail["Message-ID"] = "Mon, 6 Jan 2020 10:00:00 -0500", "<1@x>"
    mail.set_content("Hello.\n\nOn Monday, Ada Quill wrote:\n> Quoted.\n>> Deeper.\n-- \nA signature\n")
    mail.add_alternative(page(), subtype="html")
    mail.add_attachment(b"words", maintype="application", subtype="octet-stream", filename="a.txt")
    return mail.as_bytes()


def a_word_document() -> bytes:
    document, held = docx.Document(), io.BytesIO()
    document.add_heading("Basin", 0)
    document.add_comment(document.add_paragraph(PROSE).runs[0], "Sure?", author="The desk")
    document.add_table(2, 2).cell(0, 0).text = "a"
    document.sections[0].header.paragraphs[0].text = "The Island Post"
    document.save(held)
    return held.getvalue()


def a_book() -> bytes:
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfile full-path="b.opf"/></c>',
            "b.opf": '<p><metadata><title>B</title></metadata><manifest><item id="a" href="a.xhtml" '
            'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></p>',
            "a.xhtml": page(),
        }
    )


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed, lost, doubled or put in; of a packed one, mostly inside."""
    if content.startswith(b"PK") and chance.random() < 0.7:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(list(files))
        return packed(files | {name: spoilt(files[name], chance)})
    spoiling = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 10))):
        place = chance.randrange(len(spoiling) + 1)
        match chance.randrange(5):
            case 0 if spoiling:
                spoiling[place % len(spoiling)] = chance.randrange(256)
            case 1:
                del spoiling[place : place + chance.choice((1, 3, 20, 200))]
            case 2:
                start = chance.randrange(len(spoiling) + 1)
                spoiling[place:place] = spoiling[start : start + chance.randrange(300)]
            case 3:
                spoiling[place:place] = chance.randbytes(chance.randrange(20))
            case _:
                spoiling[place:place] = chance.choice(PIECES) * chance.choice((1, 1, 3, 30))
    return bytes(spoiling)


def outcome(content: bytes, name: str) -> str:
    """What came of reading a file; raises whatever is no refusal."""
    try:
        for found in islice(read_all(content, name), MOST_ARTICLES):
            if isinstance(found, UserError):
                continue
            json.dumps((found.words, found.file_name, found.known_id)).encode()
            "".join(
                (found.words, found.attribution.title, found.attribution.byline, found.file_name)
            ).encode()
    except UserError:
        return "refused"
    return "read"


def fuzz(name: str, content: bytes, chance: random.Random, seconds: float, slow: float) -> Counter[str]:
    told: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        file = spoilt(content, chance)
        begun = time.perf_counter()
        try:
            said = outcome(file, name)
        except Exception as error:  # noqa: BLE001 - what else is raised is the question
            said = f"FAILED: {type(error).__name__}"
            traceback.print_exc(limit=-3)
        took = time.perf_counter() - begun
        if took > slow:
            said = f"SLOW: {took:.0f} s"
        if said.split(":")[0].isupper():
            KEPT.mkdir(parents=True, exist_ok=True)
            (KEPT / f"{sum(told.values())}-{name}").write_bytes(file)
        told[said] += 1
    return told


def main() -> int:
    files = good_files()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=" ".join(files))
    parser.add_argument("--minutes", type=float, default=10.0, help="for each format (10)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slow", type=float, default=5.0, metavar="SECONDS", help="what is too long (5)")
    options = parser.parse_args()
    warnings.simplefilter("error")
    failed = False
    for kind in options.formats or files:
        name, content = files[kind]
        told = fuzz(name, content, random.Random(options.seed), 60 * options.minutes, options.slow)
        print(
            f"{kind:6} {sum(told.values()):8,} files: "
            + ", ".join(f"{n:,} {what}" for what, n in told.items())
        )
        failed = failed or any(what.split(":")[0].isupper() for what in told)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
