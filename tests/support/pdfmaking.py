"""PDF documents for tests, made by typst as newspapers and ministries make theirs."""

import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import typst

STORY = (
    "The letter was a draft, the general said on Monday. It was an honest mistake and should never have "
    "been sent. All but 3,000 troops will leave the country by the end of the year, according to two "
    "officials who were not allowed to speak in public. The ministry declined to comment on the figures. "
)


def a_pdf(body: str, *, page: str = "", text: str = "", about: str = "") -> bytes:
    """A document from typst markup; `page`, `text` and `about` are arguments of typst's set rules.

    `#image("photograph.png")` is a picture without words.
    """
    source = f"""
        #set document({about})
        #set page(width: 148mm, height: 210mm, margin: 15mm)
        #set page({page})
        #set text(size: 9pt, lang: "en")
        #set text({text})
        #set par(justify: true)
        {body}
    """
    files = {"photograph.png": _photograph()} if "photograph.png" in body else {}
    (pdf,) = _made(source, files, "pdf")
    return pdf


def a_scan(body: str, *, page: str = "") -> bytes:
    """The same document printed and scanned: pictures of its pages."""
    source = f"#set page(width: 148mm, height: 210mm, margin: 15mm)\n#set page({page})\n{body}"
    pictures = {f"{number}.png": picture for number, picture in enumerate(_made(source, {}, "png"))}
    pages = "\n".join(f'#image("{name}", width: 100%)' for name in pictures)
    (pdf,) = _made(f"#set page(width: 148mm, height: 210mm, margin: 0mm)\n{pages}", pictures, "pdf")
    return pdf


def numbered_sentences(first: int, count: int) -> Iterator[str]:
    """Sentences that can be told apart, so that their order can be proved."""
    for number in range(first, first + count):
        yield f"Sentence {number} says that {number * 7} people were there when the road was closed again."


def a_long_pdf(pages: int) -> bytes:
    """A document of so many pages, each with 48 of the numbered sentences in two columns, a running head
    and its number.
    """
    return a_pdf(
        "#pagebreak()\n".join(" ".join(numbered_sentences(page * 48, 48)) for page in range(pages)),
        page="columns: 2, header: [The Gazette #h(1fr) No. 12], "
        "footer: context align(center, counter(page).display())",
        text="size: 8pt",
    )


@cache
def _photograph() -> bytes:
    (picture,) = _made(
        "#set page(width: 60mm, height: 40mm, fill: gradient.linear(black, white))\n#h(1mm)", {}, "png"
    )
    return picture


def _made(source: str, files: Mapping[str, bytes], format: str) -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in {"main.typ": source.encode(), **files}.items():
            Path(folder, name).write_bytes(content)
        made = typst.compile(Path(folder, "main.typ"), root=folder, format=format, ppi=200)
    return made if isinstance(made, list) else [made]
