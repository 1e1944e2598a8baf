"""Print what CHANGELOG.md says of a version, for the page of its release: news.py 1.2.3"""

import re
import sys
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"


def news_of(version: str, changelog: str) -> str:
    """The section below the version's heading. Raises LookupError when there is none."""
    found = re.search(rf"^## {re.escape(version)}(?![.\w])[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.M | re.S)
    if found is None:
        raise LookupError(f"CHANGELOG.md says nothing of {version}.")
    return found[1].strip() + "\n"


if __name__ == "__main__":
    try:
        print(news_of(sys.argv[1], CHANGELOG.read_text("utf-8")), end="")
    except LookupError as missing:
        sys.exit(str(missing))
