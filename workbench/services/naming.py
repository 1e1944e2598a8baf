"""What a person means when they name a claim or an article in a few words."""

from collections.abc import Mapping

from workbench.domain.counting import counted
from workbench.domain.errors import NotFound

_PLURALS = {"copy": "copies"}
_SHOWN = 120
"""Characters of what a thing says of itself."""


def the_one(words: str, described: Mapping[str, str], name: str) -> str:
    """The id of the one thing that `words` name: by its id, how the id begins, words that follow
    each other in its description, or words anywhere in it.

    `described` holds ids and what each thing says of itself; `name` is what such a thing is called.
    Raises NotFound when nothing fits, or several things do.
    """
    wanted = words.strip()
    if wanted in described:
        return wanted
    found = [id for id in described if wanted and id.startswith(wanted)]
    folded = {id: said.casefold() for id, said in described.items()}
    if not found and wanted:
        found = [id for id, said in folded.items() if wanted.casefold() in said]
    if not found and wanted:
        found = [id for id, said in folded.items() if all(word in said for word in wanted.casefold().split())]
    match found:
        case [id]:
            return id
        case []:
            raise NotFound(f"No {name} is called “{wanted}”.", "Name it by its id, or by some of its words.")
        case _:
            some = "; ".join(f"{id[:8]} “{_short(described[id])}”" for id in found[:3])
            several = counted(len(found), name, _PLURALS.get(name, ""))
            raise NotFound(f"“{wanted}” matches {several}: {some}.", "Use the id of one of them.")


def _short(said: str) -> str:
    said = " ".join(said.split())
    return said if len(said) <= _SHOWN else said[:_SHOWN].rstrip() + "…"
