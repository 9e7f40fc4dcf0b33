"""What can go wrong, in words for a person.

Every error that reaches a person says what happened, what is safe, and what to do. Exit
codes: 1 failed and nothing lost, 2 wrong use.
"""

FAILED = 1
WRONG_USE = 2
INTERRUPTED = 130


def why(error: OSError) -> str:
    """What the system says of a file that could not be had: "No such file or directory"."""
    return error.strerror or type(error).__name__


class NetritualError(Exception):
    """Something that a person must be told.

    ``message`` is one plain sentence; ``title`` names the matter in a word or two (a toast's head); ``hint`` says what
    is safe or what to do; ``exit_code`` is what a command ends with.
    """

    exit_code = FAILED

    def __init__(self, message: str, *, title: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.title = title
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(NetritualError):
    """The call or the answer does not fit: exit 2, nothing was touched."""

    exit_code = WRONG_USE


class NotFound(UsageError):
    """A name or an id that nobody and nothing has."""


class Refused(NetritualError):
    """A verb will not do this to the record as it stands; nothing was changed."""


class NotSaved(NetritualError):
    """A save did not reach the disk. What was typed is kept by the caller and given back."""


class Unsound(NetritualError):
    """Stored data is damaged, newer than this program, or not ours to overwrite."""
