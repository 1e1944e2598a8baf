"""Quotes: who is quoted with what, in which wordings, and the documents that several articles copy out."""

from collections.abc import Iterator, Sequence
from typing import Any

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.changed import told
from workbench.cli.layout import ID_SHOWN, cut, json_line, place_told, source_line, wrapped
from workbench.domain.counting import counted
from workbench.domain.errors import NotFound
from workbench.finding.comparing import Difference
from workbench.finding.difference_kinds import DifferenceKind
from workbench.finding.folding import folded
from workbench.finding.wordings import Wording
from workbench.services import collating, quote_ledger
from workbench.services.collating import Collation, Copied, Variation
from workbench.services.quote_ledger import LedgerRow, LedgerWording, Quote, in_words
from workbench.services.session import Session


def declare(add: Adder) -> None:
    command = add(
        "quotes",
        quotes,
        help="compare what is quoted, word by word, between outlets",
        about="List what people are quoted as saying, one saying after the other, those told by most "
        "outlets first: who says it, how each outlet words it, and every difference from the first wording, "
        "with its kind. With words, only sayings in which all of them are found. With --documents, letters "
        "and statements that several articles copy out are compared instead, including those that the "
        "program proposes.",
        examples=(
            "workbench quotes iraq",
            "workbench quotes iraq letter draft --json",
            "workbench quotes iraq --speaker Milley",
            "workbench quotes iraq --documents",
        ),
    )
    takes_case(command)
    command.add_argument("words", nargs="*", metavar="WORD", help="only what has these words")
    command.add_argument("--speaker", default="", metavar="NAME", help="only what this person says")
    command.add_argument("--shared", action="store_true", help="only sayings that several outlets tell")
    command.add_argument("--documents", action="store_true", help="documents that several articles copy out")
    command.add_argument(
        "--make-claim",
        action="store_true",
        help="make a claim of the one that is found, with every wording as context",
    )


def quotes(call: Call) -> Iterator[str]:
    if call.options.make_claim:
        yield from _make_claim(call)
    elif call.options.documents:
        yield from _documents(call)
    else:
        yield from _sayings(call)


def _sayings(call: Call) -> Iterator[str]:
    with call.read() as session:
        found = _sayings_found(call, session)
        for row in found:
            if call.json:
                yield json_line(_saying_told(row))
            else:
                yield from _saying_shown(row)
        if not call.json:
            shared = sum(row.outlets > 1 for row in found)
            several = f", {shared:,} of them told by several outlets" if shared else ""
            yield f"{counted(len(found), 'saying')}{several}." if found else "No quotation found."


def _documents(call: Call) -> Iterator[str]:
    with call.read() as session:
        found = _documents_found(call, session)
        for one in found:
            if call.json:
                yield json_line(document_told(one))
            else:
                yield from document_lines(one)
        if not call.json:
            none = "No document is copied out by several articles."
            yield f"{counted(len(found), 'document')}." if found else none


def _make_claim(call: Call) -> Iterator[str]:
    options = call.options
    with call.change() as session:
        if options.documents:
            of_documents = _documents_found(call, session)
            _must_be_one([one.title for one in of_documents], "document")
            claim, step = collating.claim_from(of_documents[0], None, by=session.analyst)
        else:
            of_sayings = _sayings_found(call, session)
            _must_be_one([row.words for row in of_sayings], "saying")
            claim, step = quote_ledger.claim_from(of_sayings[0], by=session.analyst)
        done = session.do(step)
    yield from told(call, done, f"Added {claim.id[:ID_SHOWN]}: “{claim.wording}”", claim=claim.id)


def _sayings_found(call: Call, session: Session) -> list[LedgerRow]:
    options = call.options
    return [
        row
        for row in quote_ledger.quote_ledger(session)
        if row.outlets > 1 or not options.shared
        if _has(options.words, *(one.words for one in row.wordings))
        if _has([options.speaker], row.speaker, *(one.speaker for one in row.wordings))
    ]


def _documents_found(call: Call, session: Session) -> list[Collation]:
    return [
        one
        for one in collating.collations(session)
        if _has(call.options.words, one.title, *(copy.anchor.quote for copy in one.copies))
    ]


def _must_be_one(found: Sequence[str], name: str) -> None:
    """Raises NotFound where a claim is wanted of what nobody has singled out."""
    if not found:
        raise NotFound(f"No {name} has these words.", "Leave some of them out.")
    if found[1:]:
        some = "; ".join(f"“{cut(words, 60)}”" for words in found[:3])
        raise NotFound(f"{len(found):,} {name}s have these words: {some}.", "Give more of its words.")


def _has(words: Sequence[str], *texts: str) -> bool:
    """Whether all the words are somewhere in these texts, in capitals or not."""
    looked = " ".join(map(folded, texts))
    return all(folded(word).strip() in looked for word in words)


# for scripts


def _saying_told(row: LedgerRow) -> dict[str, Any]:
    return {
        "kind": "saying",
        "speaker": row.speaker,
        "words": row.words,
        "outlets": row.outlets,
        "worst": row.worst,
        "wordings": [_wording_told(row, one) for one in row.wordings],
    }


def _wording_told(row: LedgerRow, one: LedgerWording) -> dict[str, Any]:
    base, wording = row.wordings[0].wording, one.wording
    return {
        **place_told(one.quotes[0].anchor, one.source),
        "speaker": one.speaker,
        "verb": one.verb,
        "is_base": one is row.wordings[0],
        "is_fragment": one.is_fragment,
        "classes": one.kinds,
        "quotes": [_quote_told(quote) for quote in one.quotes],
        "differences": [_difference_told(base, wording, found) for found in one.differences],
    }


def _quote_told(quote: Quote) -> dict[str, Any]:
    anchor, said = quote.anchor, quote.quotation.said
    return {
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
        "pieces": [{"start": one.start, "end": one.end, "quote": one.words} for one in quote.pieces],
        "said_by": _part(said.speaker_at, quote.named),
        "verb": _part(said.verb_at, said.verb),
        "is_closed": quote.quotation.is_closed,
    }


def _part(span: tuple[int, int], words: str) -> dict[str, Any] | None:
    start, end = span
    return {"start": start, "end": end, "quote": words} if start < end else None


def _difference_told(base: Wording, wording: Wording, found: Difference) -> dict[str, Any]:
    base_start, base_end = base.span(*found.base)
    start, end = wording.span(*found.other)
    return {
        "class": found.kind,
        "base_words": found.base_words,
        "words": found.words,
        "base_start": base_start,
        "base_end": base_end,
        "start": start,
        "end": end,
    }


def document_told(one: Collation) -> dict[str, Any]:
    base = one.copies[0].wording
    return {
        "kind": "document",
        "document": one.document_id or None,
        "title": one.title,
        "is_proposed": one.is_proposed,
        "worst": one.worst,
        "copies": [
            {
                **place_told(copy.anchor, copy.source),
                "copy": copy.witness_id or None,
                "is_base": copy is one.copies[0],
                "is_whole": copy.wording.is_whole,
                "differences": [
                    _difference_told(base, copy.wording, found) for found in copy.comparison.differences
                ],
            }
            for copy in one.copies
        ],
    }


# for people


def _saying_shown(row: LedgerRow) -> Iterator[str]:
    told = [row.speaker or "Nobody named", counted(row.outlets, "outlet")]
    if len(row.wordings) > row.outlets:
        told.append(counted(len(row.wordings), "quotation"))
    if row.worst:
        told.append(f"differs: {row.worst}")
    yield " · ".join(told)
    for number, one in enumerate(row.wordings):
        verb = f" ({one.verb})" if one.verb else ""
        is_same = number and not one.kinds and not one.is_fragment
        words = "the same words" if is_same else f"“{one.words}”"
        yield from wrapped(f"{source_line(one.source)}{verb}: {words}", "      ", "    ")
        if one.kinds and one.kinds[0] is DifferenceKind.SPEAKER:
            yield from wrapped(f"speaker: {one.speaker}", "          ", "        ")
        for found in one.differences:
            yield from wrapped(f"{found.kind}: {in_words(found)}", "          ", "        ")
    yield ""


def document_lines(one: Collation) -> Iterator[str]:
    yield f"{one.title}  {'(proposed)' if one.is_proposed else f'[{one.document_id[:ID_SHOWN]}]'}"
    for number, copy in enumerate(one.copies, 1):
        whole = "" if copy.wording.is_whole else ", a piece"
        id = f"  [{copy.witness_id[:ID_SHOWN]}]" if copy.witness_id else ""
        yield from wrapped(f"{number}  {_where(copy)}{whole}{id}", "       ", "    ")
    for variation in one.variations:
        yield from wrapped(_variation_shown(variation), "      ", "    ")
    yield ""


def _where(copy: Copied) -> str:
    return f"{source_line(copy.source)}, {copy.anchor.start}–{copy.anchor.end}"


def _variation_shown(variation: Variation) -> str:
    """One line of the apparatus: “operations” 1] “missions” 4 · other words"""
    readings = "; ".join(
        f"{f'“{reading.difference.words}”' if reading.difference.words else 'left out'} {reading.copy + 1}"
        for reading in variation.readings
    )
    base = f"“{variation.words}”" if variation.words else "nothing"
    return f"{base}] {readings} · {variation.kind}"
