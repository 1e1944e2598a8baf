"""Names for records, and the moment things happen."""

import os
from datetime import UTC, datetime


def new_id() -> str:
    """Sixteen hexadecimal digits, random: two cases can be merged without a clash."""
    return os.urandom(8).hex()


def now() -> str:
    """The present moment in UTC to the second, as in `2026-11-20T08:21:02Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
