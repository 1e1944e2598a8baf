"""Numbers: every quantity of a case by what it counts, and which of them disagree."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.changed import told
from workbench.cli.layout import ID_SHOWN, cut, json_line, place_told, table
from workbench.domain.counting import counted
from workbench.domain.dates import readable_date
from workbench.domain.errors import NotFound
from workbench.finding.folding import folded
from workbench.finding.number_ledger import NumberGroup, NumberRow, Relation
from workbench.services.citing import Cited
from workbench.services.numbers import Numbers, claim_of, narrowed
from workbench.services.session import Session

_VALUE_SHOWN, _WHO_SHOWN, _OUTLET_SHOWN = 28, 28, 16
"""Characters of a cell of the table."""

_BEFORE_NUMBER = 4
_HEADS = ("VALUE", "WHO", "FOR", "OUTLET", "RELATION", "WORDS")


def declare(add: Adder) -> None:
    command = add(
        "numbers",
        numbers,
        help="compare the numbers of all articles by what they count",
        about="List every quantity of the case, grouped by what it counts, and say which agree and which "
        "disagree: they lie apart although they are about the same time and the same people or things. Each "
        "row is compared with the value of its group that is told most often. With words, only groups and "
        "rows in which all of them are found.",
        examples=(
            "workbench numbers iraq",
            "workbench numbers iraq troops Clinton",
            "workbench numbers iraq --disagree --json",
        ),
    )
    takes_case(command)
    command.add_argument("words", nargs="*", metavar="WORD", help="only rows with these words")
    command.add_argument("--disagree", action="store_true", help="only groups in which numbers disagree")
    command.add_argument(
        "--comments",
        action="store_true",
        help="with comments, teasers and boilerplate, which are not compared",
    )
    command.add_argument(
        "--compare", metavar="VALUE", help="compare the numbers of its group with this one, such as 27,000"
    )
    command.add_argument(
        "--make-claim", action="store_true", help="make a claim of the one number that is found"
    )


def numbers(call: Call) -> Iterator[str]:
    if call.options.make_claim:
        yield from _make_claim(call)
        return
    with call.read() as session:
        groups = _found(call, session)
        if call.json:
            cited = Cited(session)
            for number, group in enumerate(groups, 1):
                yield from map(json_line, _told(number, group, cited))
            return
    for group in groups:
        yield from _shown(group)
    rows = sum(len(group.rows) for group in groups)
    found = f"{counted(rows, 'number')} in {counted(len(groups), 'group')}."
    yield found if groups else "No numbers found."


def _make_claim(call: Call) -> Iterator[str]:
    with call.change() as session:
        rows = [row for group in _found(call, session) for row in group.rows]
        if len(rows) != 1:
            found = counted(len(rows), "number")
            raise NotFound(f"These words find {found}, not one.", "Give words that single it out.")
        claim, step = claim_of(rows[0])
        done = session.do(step)
    yield from told(call, done, f"Added {claim.id[:ID_SHOWN]}: “{claim.wording}”", claim=claim.id)


def _found(call: Call, session: Session) -> Sequence[NumberGroup]:
    options = call.options
    groups = narrowed(Numbers().ledger(session, with_comments=options.comments), " ".join(options.words))
    found = [group for group in groups if group.relation is Relation.DISAGREE or not options.disagree]
    return found if options.compare is None else _compared_with(options.compare, found)


def _compared_with(value: str, groups: Sequence[NumberGroup]) -> Sequence[NumberGroup]:
    """The groups that have this value, compared with it. Raises NotFound when none has."""
    rows = ((group, _written(value, group)) for group in groups)
    chosen = [replace(group, reference=row) for group, row in rows if row is not None]
    if not chosen:
        raise NotFound(f"No number is written “{value}”.", "Write it as the list shows it: 27,000 troops.")
    return chosen


def _written(value: str, group: NumberGroup) -> NumberRow | None:
    """The first row that is written so, or else has this in it."""
    wanted = folded(value)
    having = [row for row in group.rows if wanted in folded(row.written)]
    return next((row for row in having if folded(row.written) == wanted), next(iter(having), None))


def _told(number: int, group: NumberGroup, cited: Cited) -> Iterator[dict[str, Any]]:
    """One object a row, with the same keys for all; the rows of a group follow each other by value."""
    for at, (row, relation) in enumerate(zip(group.rows, group.relations(), strict=True)):
        quantity, mention = row.mention.quantity, row.mention
        yield {
            "group": number,
            "counts": group.counts,
            "unit": quantity.unit,
            "group_relation": group.relation,
            "row": at + 1,
            "relation": relation,
            "compared_with": group.reference.written,
            "value": row.written,
            "low": _plain(quantity.low),
            "high": None if quantity.high is None else _plain(quantity.high),
            "qualifier": quantity.qualifier,
            "counted": quantity.counts,
            "scope": quantity.scope,
            "said_by": mention.said_by,
            "wanted_by": mention.wanted_by,
            "when": mention.when,
            "since": mention.period.first.isoformat() if mention.period else "",
            "until": mention.period.last.isoformat() if mention.period else "",
            "value_start": quantity.phrase_start,
            "value_end": quantity.phrase_end,
            **place_told(row.anchor, row.source),
            "linked": [
                {"claim": one.claim_id, "stance": one.stance} for one in cited.evidence_at(row.anchor)
            ],
        }


def _plain(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)


def _shown(group: NumberGroup) -> Iterator[str]:
    yield f"{group.name} — {group.relation}" if len(group.rows) > 1 else group.name
    lines = [_line(row, relation) for row, relation in zip(group.rows, group.relations(), strict=True)]
    filled = [at for at, _ in enumerate(_HEADS) if any(line[at] for line in lines)]
    rows = ([line[at] for at in filled] for line in lines)
    yield from (f"  {line}" for line in table(rows, [_HEADS[at] for at in filled]))
    yield ""


def _line(row: NumberRow, relation: Relation | None) -> Sequence[str]:
    outlet, published = cut(row.source.name, _OUTLET_SHOWN), row.source.attribution.published
    return (
        cut(row.written, _VALUE_SHOWN),
        cut(who(row), _WHO_SHOWN),
        row.mention.time.removeprefix("for "),
        f"{outlet} {readable_date(published)}".rstrip(),
        relation or "",
        _beside(row),
    )


def _beside(row: NumberRow) -> str:
    """The sentence; from shortly before the number where it stands further on."""
    start = row.mention.quantity.phrase_start - row.anchor.start
    cut_at = row.anchor.quote.rfind(" ", 0, max(start - _BEFORE_NUMBER, 0))
    return row.anchor.quote if cut_at < 0 else f"… {row.anchor.quote[cut_at + 1 :]}"


def who(row: NumberRow) -> str:
    """`U.S. generals want it`, `one source`: who is told to want or to say the number."""
    wanting, saying = row.mention.wanted_by, row.mention.said_by
    return "; ".join(filter(None, (wanting and f"wanted by {wanting}", saying and f"said by {saying}")))
