"""What a command tells that has changed a case: a sentence, or the same keys for all as JSON."""

from collections.abc import Iterator
from typing import Any

from workbench.cli.call import Call
from workbench.cli.layout import as_json
from workbench.domain.history import Entry


def told(call: Call, entry: Entry | None, sentence: str, **about: Any) -> Iterator[str]:
    """What was done; `entry` is None where nothing was different. `about` names what it was done to."""
    if call.json:
        step = {"changed": entry is not None, "entry": entry and entry.number, "label": entry and entry.label}
        yield as_json({**step, **about})
    else:
        yield sentence
