"""What a case window remembers between two starts: its size, its panes, and the place in each case.

All of it is told by the settings, which a person can open and spoil; what makes no sense is forgotten.
"""

import binascii
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any

from workbench.config import settings as table
from workbench.config.settings import Settings

_PLACES_KEPT = 50
"""Cases whose places are remembered; so few that the file stays small."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a window was left. `geometry` is what Qt tells of its size and place, `across` are the widths of
    its panes from the left, `drawer` is the height of the drawer when it is open and `drawer_tab` the name
    of the panel in it, each empty or 0 where nothing is known; `hidden` are the names of panes. Lengths
    are in logical pixels.
    """

    geometry: bytes = b""
    across: tuple[int, ...] = ()
    drawer: int = 0
    drawer_open: bool = False
    drawer_tab: str = ""
    hidden: frozenset[str] = frozenset()


def kept_layout(settings: Settings) -> Layout:
    kept = _object(settings[table.SPLITTERS])
    drawer, drawer_tab = kept.get("drawer"), kept.get("drawer_tab")
    return Layout(
        geometry=_bytes(settings[table.GEOMETRY]),
        across=tuple(width for width in _list(kept.get("across")) if isinstance(width, int)),
        drawer=drawer if isinstance(drawer, int) else 0,
        drawer_open=kept.get("drawer_open") is True,
        drawer_tab=drawer_tab if isinstance(drawer_tab, str) else "",
        hidden=frozenset(name for name in _list(kept.get("hidden")) if isinstance(name, str)),
    )


def keep_layout(settings: Settings, layout: Layout) -> None:
    kept = {
        "across": layout.across,
        "drawer": layout.drawer,
        "drawer_open": layout.drawer_open,
        "drawer_tab": layout.drawer_tab,
        "hidden": sorted(layout.hidden),
    }
    settings[table.SPLITTERS] = json.dumps(kept)
    settings[table.GEOMETRY] = b64encode(layout.geometry).decode()


def kept_place(settings: Settings, case_id: str) -> tuple[str, str]:
    """The ids of the text and of the claim that a case was left at; empty where it was at none."""
    match _object(settings[table.PLACES]).get(case_id):
        case [str(text_id), str(claim_id)]:
            return text_id, claim_id
    return "", ""


def keep_place(settings: Settings, case_id: str, text_id: str, claim_id: str) -> None:
    places = _object(settings[table.PLACES])
    places.pop(case_id, None)
    # the case left last comes last
    places = dict([*places.items(), (case_id, (text_id, claim_id))][-_PLACES_KEPT:])
    settings[table.PLACES] = json.dumps(places)


def _object(words: str) -> dict[str, Any]:
    try:
        kept = json.loads(words or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _list(kept: object) -> list[Any]:
    return kept if isinstance(kept, list) else []


def _bytes(words: str) -> bytes:
    try:
        return b64decode(words)
    except binascii.Error:
        return b""
