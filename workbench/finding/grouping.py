"""Things that hang together, by pairs of which it is known."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def grouped(keys: Iterable[Key], pairs: Iterable[tuple[Key, Key]]) -> list[list[Key]]:
    """The keys in groups that hang together by the pairs, all in their order."""
    group: dict[Key, list[Key]] = {key: [key] for key in keys}
    for first, second in pairs:
        one, other = group[first], group[second]
        if one is not other:
            one += other
            group.update(dict.fromkeys(other, one))
    order = {key: place for place, key in enumerate(group)}
    kept = {id(keys): sorted(keys, key=order.__getitem__) for keys in group.values()}
    return list(kept.values())
