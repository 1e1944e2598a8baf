"""A stretch of something that is counted, mostly the code points of a text."""

Span = tuple[int, int]
"""From a place up to, not including, another one."""
