"""Words of people where Qt would read markup or keys into them: every character is shown as it is."""

from html import escape


def plain_tooltip(words: str) -> str:
    """For `setToolTip`, which takes words for HTML when they look like it; long ones are wrapped."""
    return f"<p>{escape(words)}</p>" if words else ""


def plain_label(words: str) -> str:
    """For buttons and menus, where one `&` underlines a letter."""
    return words.replace("&", "&&")
