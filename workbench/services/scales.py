"""The rating scales that come with the program, and those a person keeps beside them."""

import tomllib
from pathlib import Path

from workbench.domain.errors import NotFound, UserError
from workbench.domain.scale import Rating, Scale
from workbench.places import resource

TONES = ("supports", "refutes", "mixed", "open")


def known_scales() -> list[Scale]:
    """The scales of `resources/scales/`, by name."""
    scales = [load_scale(file) for file in resource("scales").glob("*.toml")]
    return sorted(scales, key=lambda scale: scale.name)


def known_scale(scale_id: str) -> Scale:
    """Raises NotFound for a scale that does not come with the program."""
    scales = known_scales()
    for scale in scales:
        if scale.id == scale_id:
            return scale
    raise NotFound(f"There is no scale “{scale_id}”.", f"There are: {', '.join(s.id for s in scales)}.")


def load_scale(file: Path) -> Scale:
    """A scale from a TOML file like those of `resources/scales/`.

    Raises UserError when the file cannot be read or lacks something a scale needs.
    """
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
        ratings = tuple(Rating(**rating) for rating in said["ratings"])
        scale = Scale(said["id"], said["name"], ratings)
    except OSError as error:
        raise UserError(f"Could not read {file.name}: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise UserError(
            f"{file.name} is not a rating scale.",
            "It needs id, name, and ratings that each have id, label, tone and meaning.",
        ) from error
    strange = [rating.tone for rating in ratings if rating.tone not in TONES]
    if strange or not ratings or len({rating.id for rating in ratings}) < len(ratings):
        raise UserError(
            f"{file.name} is not a rating scale.",
            f"Each rating needs an id of its own and one of the tones {', '.join(TONES)}.",
        )
    return scale
