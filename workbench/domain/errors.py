"""Problems a person can do something about."""


class UserError(Exception):
    """A problem that is not a bug of ours: one plain sentence, and a way out.

    `message` says what is wrong and with which file; `hint` says what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class Conflict(UserError):
    """A change set describes records that are no longer as it remembers them."""


class NotFound(UserError):
    """Something was named that this case does not hold."""
