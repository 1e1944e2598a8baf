"""What commands need to be there: the facts of the desk, and those that are needed together."""

WRITABLE = frozenset({"writable"})
"""The case may be changed."""
ARTICLE = frozenset({"article"})
PASSAGE = frozenset({"passage"})
"""Words of an article are selected."""
CLAIM = frozenset({"claim"})
"""There is a current claim."""
SUGGESTION = frozenset({"suggestion"})
QUOTE = frozenset({"quote"})
DIFFERENCE = frozenset({"difference"})
"""The current saying or document is not the same everywhere."""
NUMBER = frozenset({"number"})
ORPHAN = frozenset({"orphan"})

OWN_ARTICLE = ARTICLE | WRITABLE
OWN_CLAIM = CLAIM | WRITABLE
OWN_ORPHAN = ORPHAN | WRITABLE
LINKABLE = PASSAGE | CLAIM | WRITABLE
ANSWERABLE = SUGGESTION | WRITABLE
