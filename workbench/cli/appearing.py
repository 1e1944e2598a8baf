"""Where a claim is made: appears."""

from collections.abc import Iterator

from workbench.cli.arguments import takes_article, takes_case, takes_claim, takes_quote
from workbench.cli.call import Adder, Call
from workbench.cli.changed import told
from workbench.cli.naming import passage_named
from workbench.services import checking


def declare(add: Adder) -> None:
    command = add(
        "appears",
        appears,
        help="say that a claim is made in a passage",
        about="Say that a claim is made in a passage, in these or in other words. That is where it comes "
        "from; it is no evidence.",
        examples=('workbench appears iraq unsigned AMN --quote "the letter, which was unsigned"',),
    )
    takes_case(command)
    takes_claim(command)
    takes_article(command)
    takes_quote(command)


def appears(call: Call) -> Iterator[str]:
    options = call.options
    with call.change() as session:
        claim = session.find_claim(options.claim)
        anchor = passage_named(session, options.article, options.quote, options.within)
        known = [one for one in session.appearances_of(claim.id) if one.anchor == anchor]
        done = None if known else session.do(checking.add_appearance(claim, anchor))
        place = next(one for one in session.appearances_of(claim.id) if one.anchor == anchor)
        source = session.source_of(anchor)
    what = "Appears" if done else "Already known to appear"
    sentence = f"{what} in {source.name}: “{claim.wording}”"
    yield from told(call, done, sentence, claim=claim.id, appearance=place.id)
