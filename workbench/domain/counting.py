"""How many of something there are, in words."""


def counted(number: int, one: str, many: str = "") -> str:
    """`1 article`, `2 articles`, `1,204 passages`; `many` where it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
