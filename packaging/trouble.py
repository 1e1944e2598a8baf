"""What ends a command early: one sentence for the person who gave it."""


class Trouble(Exception):
    """`str(trouble)` says what is wrong and what to do about it."""
