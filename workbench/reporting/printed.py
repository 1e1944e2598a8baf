"""A report in words: each fact as the sentence or figure that is printed, in the order it is read.

HTML and PDF lay these values out and add nothing, so they cannot say different things. `phrasing`
makes them; every string in them is text to be escaped, none of it is markup.
"""

from dataclasses import dataclass

TONES = ("supports", "refutes", "mixed", "open", "context")
"""What colour and icon something takes; each also stands in words beside it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value. `origin` says where it was read; `link` is a web address or empty."""

    label: str
    value: str
    origin: str = ""
    link: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class PrintedRating:
    """A step of the scale, and how many claims of the report stand on it."""

    label: str
    tone: str
    meaning: str
    claims: int


@dataclass(frozen=True, slots=True)
class PrintedVerdict:
    """`as_of` is the date up to which sources were considered; `given` says by whom and when."""

    label: str
    tone: str
    meaning: str
    as_of: str
    given: str
    rationale: str


@dataclass(frozen=True, slots=True)
class PrintedPassage:
    """A quote in its context, and all that is needed to find it again.

    `source` is the outlet, `details` are title, byline, date and kind of text;
    `number` the article's in the appendix; `warnings` what a reader must know before relying on it.
    """

    id: str
    lead: str
    quote: str
    tail: str
    language: str
    source: str
    details: tuple[str, ...]
    number: int
    source_id: str
    link: str
    act: str
    note: str
    warnings: tuple[str, ...]
    linked: str
    place: str


@dataclass(frozen=True, slots=True)
class PrintedGroup:
    """The passages of one stance; `nothing` is what is printed when there are none,
    empty where nothing needs to be."""

    tone: str
    title: str
    passages: tuple[PrintedPassage, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class PrintedTie:
    """Which sources seem to have their story from one place, why, and the words it rests on."""

    sources: str
    reason: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedClaim:
    """`supports`, `refutes` and `context` count passages outside comments, teasers and boilerplate.

    `independence` is “5 articles, 2 independent origins”, "" where there is but one source, and `ties` say
    why they are fewer.
    """

    id: str
    number: int
    wording: str
    facts: tuple[Fact, ...]
    verdict: PrintedVerdict | None
    appearances: tuple[PrintedPassage, ...]
    groups: tuple[PrintedGroup, ...]
    superseded: tuple[PrintedVerdict, ...]
    still_open: tuple[str, ...]
    supports: int
    refutes: int
    context: int
    outlets: tuple[str, ...]
    independence: str = ""
    ties: tuple[PrintedTie, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """A version or a part of a source: a heading and its facts."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class PrintedSource:
    id: str
    number: int
    name: str
    cited: str
    facts: tuple[Fact, ...]
    parts: tuple[PrintedEntry, ...]
    versions: tuple[PrintedEntry, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A whole report, ready to be laid out. `on` is an ISO date, for what machines read."""

    title: str
    note: str
    prepared_by: str
    on: str
    program: str
    facts: tuple[Fact, ...]
    scale: str
    ratings: tuple[PrintedRating, ...]
    claims: tuple[PrintedClaim, ...]
    sources: tuple[PrintedSource, ...]
