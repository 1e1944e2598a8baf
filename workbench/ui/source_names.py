"""What a source is called in the window, where little room is for it."""

from workbench.domain.overview import Source

NOT_GIVEN = "Outlet not given"
"""A title or the name of a file would pass for one, and take the room of the words that matter."""


def named(source: Source) -> str:
    """The outlet, else who wrote it, else that neither was given."""
    return source.signed or NOT_GIVEN
