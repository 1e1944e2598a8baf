"""The case itself: its name, its question, its scale."""

from dataclasses import dataclass

from workbench.domain.scale import Scale


@dataclass(frozen=True, slots=True)
class Case:
    """The one record every case file has. `id` tells cases apart when files are renamed or copied."""

    id: str
    title: str
    scale: Scale
    created: str
    note: str = ""
