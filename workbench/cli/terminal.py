"""What a terminal is sent: UTF-8 whatever its locale, and nothing that could steer it."""

import re
from typing import TextIO

BOLD, NOT_BOLD = "\033[1m", "\033[0m"

UNPRINTABLE = re.compile(r"(?!\033\[[01]m)[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters, but for line feed, tab and our own bold type."""


def printable(line: str) -> str:
    """The line without control characters: nobody knows what is in the words of an article."""
    return UNPRINTABLE.sub("□", line)


def speak_utf8(*streams: TextIO) -> None:
    """Whatever the locale says: a quotation mark must never be what breaks a command."""
    for stream in streams:
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")
