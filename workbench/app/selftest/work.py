"""The checks that need no window: readers, sentences, the case file, search, reports, certificates."""

import io
import ssl
import sys
import zipfile
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from workbench.app.selftest.check import Check, expect, sample_case
from workbench.domain.errors import UserError
from workbench.places import resource
from workbench.reporting.formats import FORMATS

_SENTENCE = "The harbour board voted on Tuesday to widen the northern basin."
"""Stands in every file of `resources/selftest/`."""

_SAMPLES = ("txt", "md", "html", "mhtml", "eml", "mbox", "jsonl", "csv", "rtf", "docx", "odt", "epub", "zip")


def _python(_folder: Path) -> str:
    import lxml.etree
    import rapidfuzz

    from workbench.services.health import SQLITE
    from workbench.services.session import Session

    Session.warm_up()  # brings in sqlite_utils
    similarity = rapidfuzz.fuzz.ratio("all but 3,000 troops", "all but 10,000 troops")
    return (
        f"Python {sys.version.split()[0]}, SQLite {SQLITE}, "
        f"libxml2 {'.'.join(map(str, lxml.etree.LIBXML_VERSION))}, similarity {similarity:.0f} of 100"
    )


def _sentences(_folder: Path) -> str:
    from workbench.domain.article import ZoneKind
    from workbench.reading import FoundZone, sentences

    words = "Gen. Milley spoke. The U.S. stays."
    zones = [FoundZone(0, len(words), ZoneKind.BODY, "")]
    found = [words[start:end] for start, end in sentences(words, zones, "en")]
    expect(found == ["Gen. Milley spoke.", "The U.S. stays."], f"{found} are no sentences")
    return f"{len(found)} sentences"


def _reads(ending: str, _folder: Path) -> str:
    from workbench.reading import read_all

    name = f"sample.{ending}"
    for article in read_all(content_of(resource(f"selftest/{name}")), name):
        if isinstance(article, UserError):
            raise article
        expect(_SENTENCE in article.words, f"the sentence is not in {article.words[:200]!r}")
        return f"{len(article.words)} characters, {len(article.passages)} sentences"
    raise LookupError(f"no article in {name}")


def _reads_pdf(folder: Path) -> str:
    """What typst has printed, pdfium reads."""
    from workbench.reading import read_all

    [article] = read_all(_report(folder, ".pdf"), "report.pdf")
    if isinstance(article, UserError):
        raise article
    expect("Iraq" in article.words, f"the report's words are not in {article.words[:200]!r}")
    return f"{len(article.page_starts)} pages, {len(article.words)} characters"


def content_of(sample: Path) -> bytes:
    """A file as it is; a folder as the packed file that its members make."""
    if sample.is_file():
        return sample.read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        # these formats want to be known by their first member
        for member in sorted(sample.rglob("*"), key=lambda path: (path.name != "mimetype", path)):
            if member.is_file():
                archive.write(member, member.relative_to(sample).as_posix())
    return packed.getvalue()


def _reads_apart(folder: Path) -> str:
    """A process of its own reads a page, as in an import of many."""
    from workbench.services.importing import import_files
    from workbench.services.scales import known_scale
    from workbench.services.session import Session

    scale = known_scale("averitec")
    with Session.create(folder / "Import.fcase", "Import", "Self-test", scale) as session:
        [outcome] = import_files(session, [resource("selftest/sample.html")])
        if isinstance(outcome, UserError):
            raise outcome
        [row] = session.articles()
        return f"“{row.article.attribution.title}”"


def _keeps_a_case(folder: Path) -> str:
    from workbench.services import health
    from workbench.services.session import Session

    path = sample_case(folder)
    findings = health.examine(path)
    expect(findings.is_sound, f"the doctor found {findings}")
    with Session.open(path, "Self-test", read_only=True) as session:
        problems = session.verify()
        expect(not problems, f"the history does not verify: {problems}")
        articles, claims = session.counts()
        return f"{articles} articles, {claims} claims, sound"


def _searches(folder: Path) -> str:
    from workbench.services.session import Session

    with Session.open(sample_case(folder), "Self-test", read_only=True) as session:
        hits = session.search("withdrawals letter")
        expect(bool(hits), "the full-text index finds nothing")
        return f"{len(hits)} passages"


def _suggests(folder: Path) -> str:
    from workbench.services.session import Session
    from workbench.services.suggesting import suggest_for

    with Session.open(sample_case(folder), "Self-test") as session:  # the first one writes its index
        found = suggest_for(session, "All but 3,000 troops will be withdrawn from Iraq")
        expect(bool(found) and bool(found[0].reasons), "nothing is proposed, or without reasons")
        return f"{len(found)} passages"


def _compares_quotes(folder: Path) -> str:
    from workbench.services.quote_ledger import quote_ledger
    from workbench.services.session import Session

    with Session.open(sample_case(folder), "Self-test", read_only=True) as session:
        rows = quote_ledger(session)
        expect(any(row.outlets > 1 for row in rows), "no saying is found in two outlets")
        return f"{len(rows)} sayings"


def _compares_numbers(folder: Path) -> str:
    from workbench.services.numbers import Numbers
    from workbench.services.session import Session

    with Session.open(sample_case(folder), "Self-test", read_only=True) as session:
        groups = Numbers().ledger(session)
        expect(bool(groups), "no numbers are found")
        return f"{len(groups)} groups"


def _reports(ending: str, folder: Path) -> str:
    content = _report(folder, ending)
    expect(bool(content), "the report is empty")
    return f"{len(content):,} bytes"


def _report(folder: Path, ending: str) -> bytes:
    from workbench.services.reporting import build_report, write_report
    from workbench.services.session import Session

    file = folder / f"report{ending}"
    if not file.exists():
        with Session.open(sample_case(folder), "Self-test", read_only=True) as session:
            day = date.today().isoformat()
            write_report(build_report(session, prepared_by="Self-test", on=day), file)
    return file.read_bytes()


def _certificates(_folder: Path) -> str:
    """Without them no address of the web can be fetched."""
    known = ssl.create_default_context().cert_store_stats()["x509_ca"]
    if not known:  # where the system keeps them one by one, they are loaded when they are asked for
        paths = ssl.get_default_verify_paths()
        known = len(list(Path(paths.capath).iterdir())) if paths.capath else 0
    expect(known > 0, "no certificate authority is known, so no page can be fetched")
    return f"{known} authorities"


def _help_pages(_folder: Path) -> str:
    pages = [page.read_text(encoding="utf-8") for page in sorted(resource("help").glob("*.md"))]
    expect(bool(pages), "the help has no pages")
    return f"{len(pages)} pages"


CHECKS: Mapping[str, Check] = {
    "libraries": _python,
    "sentences": _sentences,
    **{f"reads .{ending}": partial(_reads, ending) for ending in _SAMPLES},
    "reads in a process of its own": _reads_apart,
    "case file": _keeps_a_case,
    "search": _searches,
    "suggestions": _suggests,
    "quotes": _compares_quotes,
    "numbers": _compares_numbers,
    **{f"report as {ending}": partial(_reports, ending) for ending in FORMATS},
    "reads .pdf": _reads_pdf,
    "certificates": _certificates,
    "help": _help_pages,
}
