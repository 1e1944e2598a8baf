"""What a text says about itself: title, outlet, byline, dates, each with the place it was read from.

What is not said stays empty. A date in a letter or a comment is not the article's.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.domain.article import Attribution, ZoneKind
from workbench.domain.dates import readable_date
from workbench.reading.cues import cues, folded, table
from workbench.reading.datelines import dateline, is_person
from workbench.reading.dates import day_meant
from workbench.reading.imported import FoundPart, FoundZone
from workbench.reading.paragraphs import LineNumbers, Paragraph, paragraphs

_SMALL_PRINT = (ZoneKind.BOILERPLATE, ZoneKind.TEASER)
_NOTHING = Attribution()
_CREDITS = (
    *("title", "byline", "outlet", "published", "updated", "url", "language"),
    *("published_on", "updated_on"),
)


@dataclass(frozen=True, slots=True)
class _Statement:
    """That the words at `position` give `field` its `value`; `quote` is empty for a line of its own.

    The value of `published_on` and `updated_on` is a day without its year.
    """

    field: str
    value: str
    position: int
    quote: str = ""

    def origin(self, lines: LineNumbers) -> str:
        line = lines.at(self.position)
        if not self.quote:
            return f"line {line} of the text"
        return f"“{self.quote}”, line {line}" if line > 1 else f"“{self.quote}” at the start of the text"


def page_attribution(
    words: str, zones: Sequence[FoundZone], parts: Sequence[FoundPart], known: Attribution | None = _NOTHING
) -> Attribution:
    """What a text says of the page as a whole: where it has parts, the credits are theirs.

    `known` is what the format says, from whose dates “Updated Monday” can be told; None where no date
    tells a weekday.
    """
    if parts:
        zones = [zone for zone in zones if zone.kind is not ZoneKind.DATELINE]
    return _attribution(LineNumbers(words), _statements(words, zones), known)


def find_parts(words: str, zones: Sequence[FoundZone], begun: Collection[int] = ()) -> tuple[FoundPart, ...]:
    """The parts of a page that holds several articles: each has its headline and its own credit, or
    begins where the format says that an article is `begun`.

    What stands above the first headline and below the last article goes with the part beside it.
    """
    heads = [
        index
        for index, (zone, below) in enumerate(pairwise(zones))
        if zone.kind is ZoneKind.HEADLINE
        and (zone.start in begun or (below.kind is ZoneKind.DATELINE and _has_credit(words, below)))
    ]
    if len(heads) < 2:
        return ()
    lines = LineNumbers(words)
    return tuple(
        FoundPart(zones[first].start, zones[last - 1].end, _part_attribution(words, lines, zones[first:last]))
        for first, last in pairwise((0, *heads[1:], len(zones)))
    )


def _part_attribution(words: str, lines: LineNumbers, zones: Sequence[FoundZone]) -> Attribution:
    """An excerpt’s title is the one its “Read more from …” gives; the line above may be the page’s."""
    own = _attribution(lines, _statements(words, zones))
    for given in _quoted_titles(words, zones):
        if given.value != own.title:
            return replace(own, title=given.value, origins={**own.origins, given.field: given.origin(lines)})
        break
    return own


def _attribution(
    lines: LineNumbers, statements: Iterator[_Statement], known: Attribution | None = _NOTHING
) -> Attribution:
    first: dict[str, _Statement] = {}
    for statement in statements:
        first.setdefault(statement.field, statement)
    days = {field: first.pop(f"{field}_on", None) for field in ("published", "updated")}
    said = Attribution(
        **{field: statement.value for field, statement in first.items()},
        origins={field: statement.origin(lines) for field, statement in first.items()},
    )
    for field, day in days.items():
        if day and known and field not in first:
            said = _with_day(said, known, field, day.value, day.origin(lines))
    return said


def _with_day(said: Attribution, known: Attribution, field: str, day: str, origin: str) -> Attribution:
    """With the date of a day without its year, if it can be told from the other date."""
    other = "updated" if field == "published" else "published"
    dated = said if getattr(said, other) else known
    reference = getattr(dated, other)
    date = day_meant(day, reference, later=field == "updated")
    if not date or getattr(known, field):
        return said
    against = f"the dateline of {readable_date(reference)}"
    if dated is known:
        against = f"{readable_date(reference)}, {known.origins.get(other, 'the known date')}"
    origins = {**said.origins, field: f"{origin}, against {against}"}
    return replace(said, **{field: date}, origins=origins)


def _statements(words: str, zones: Sequence[FoundZone]) -> Iterator[_Statement]:
    """All that these zones say, the surest first."""
    for zone in zones:
        if zone.kind is ZoneKind.HEADLINE and not zone.label:
            for paragraph in paragraphs(words, zone.start, zone.end):
                yield _Statement("title", " ".join(paragraph.words.lstrip("#").split()), paragraph.start)
    datelines = list(_within(words, zones, ZoneKind.DATELINE))
    for paragraph in datelines:
        yield from _credits(paragraph)
    yield from _publisher(list(_within(words, zones, *_SMALL_PRINT)))
    for paragraph in datelines:
        if (said := dateline(paragraph.words)) and said.agency:
            yield _Statement("outlet", said.agency, paragraph.start, paragraph.words)


def _credits(paragraph: Paragraph) -> Iterator[_Statement]:
    said = dateline(paragraph.words)
    if said is None and is_person(paragraph.words):
        yield _Statement("byline", paragraph.words, paragraph.start)
    elif said is not None:
        for field in _CREDITS:
            if value := getattr(said, field):
                yield _Statement(field, value, paragraph.start, paragraph.words)


def _publisher(small_print: Sequence[Paragraph]) -> Iterator[_Statement]:
    """Whose page it is, as its own notes and requests tell."""
    for pattern in cues("outlet", "cues"):
        for paragraph in small_print:
            if len(paragraph.words) > table("outlet")["at_most"]:
                continue
            if match := pattern.match(folded(paragraph.words)):
                outlet, said = (paragraph.words[slice(*match.span(name))] for name in ("outlet", "said"))
                yield _Statement("outlet", outlet.strip(), paragraph.start, said.strip())


def _quoted_titles(words: str, zones: Sequence[FoundZone]) -> Iterator[_Statement]:
    for paragraph in _within(words, zones, ZoneKind.TEASER):
        for pattern in cues("quoted_title", "cues"):
            if match := pattern.match(folded(paragraph.words)):
                title, said = (paragraph.words[slice(*match.span(name))] for name in ("title", "said"))
                yield _Statement("title", title, paragraph.start, f"{said} …")


def _has_credit(words: str, zone: FoundZone) -> bool:
    said = (dateline(paragraph.words) for paragraph in paragraphs(words, zone.start, zone.end))
    return any(line and (line.outlet or line.byline) for line in said)


def _within(words: str, zones: Sequence[FoundZone], *kinds: ZoneKind) -> Iterator[Paragraph]:
    for zone in zones:
        if zone.kind in kinds:
            yield from paragraphs(words, zone.start, zone.end)
