"""Telling a collection with some bad records from a file that is no collection of articles."""

from collections.abc import Iterable, Iterator

from workbench.domain.errors import UserError
from workbench.reading.extracted import Extracted

_PATIENCE = 100
"""Bad records at the beginning after which nobody believes that a good one will come."""


def one_sentence_if_all_bad(
    found: Iterable[Extracted | UserError], file_name: str
) -> Iterator[Extracted | UserError]:
    """The same, but a file without any article is refused as a whole, by the first thing that is wrong.

    Raises UserError, naming the file.
    """
    bad: list[UserError] = []
    believed = False
    for one in found:
        if believed:
            yield one
        elif isinstance(one, UserError):
            bad.append(one)
            if len(bad) == _PATIENCE:
                break
        else:
            believed = True
            yield from bad
            yield one
    if believed:
        return
    if len(bad) == 1:
        raise bad[0]
    if not bad:
        raise UserError(f"There are no articles in “{file_name}”.", "Choose a file that holds some.")
    why = bad[0].message
    raise UserError(f"There are no articles in “{file_name}”: {why[:1].lower()}{why[1:]}", bad[0].hint)
