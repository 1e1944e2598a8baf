"""Worth: which sentences of an article are worth checking, and why."""

from collections.abc import Iterator

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.layout import json_line, place_told, wrapped
from workbench.domain.counting import counted
from workbench.services.worth_checking import worth_checking


def declare(add: Adder) -> None:
    command = add(
        "worth",
        worth,
        help="list the sentences of an article that are worth checking",
        about="List the sentences of an article that are worth checking, each with the reasons: numbers, "
        "quotations, denials and firm statements. Questions, opinions, comments and boilerplate are left "
        "out. Nothing is added to the case.",
        examples=("workbench worth iraq politico", "workbench worth iraq wire --json"),
    )
    takes_case(command)
    command.add_argument("article", metavar="ARTICLE", help="its title, outlet, file name or id")


def worth(call: Call) -> Iterator[str]:
    with call.read() as session:
        text = session.newest_text(session.find_article(call.options.article).id)
        found = worth_checking(session, text)
        around = session.surroundings({text.id})
        for one in found:
            anchor = around.anchor(text.id, one.start, one.end)
            reasons = [reason.words for reason in one.reasons]
            if call.json:
                told = place_told(anchor, around.source(anchor))
                yield json_line({**told, "reasons": reasons, "said_by": one.said_by})
            else:
                yield from wrapped(anchor.quote)
                yield from wrapped("; ".join(reasons), "    ")
                yield ""
        if not call.json:
            yield f"{counted(len(found), 'sentence')} worth checking."
