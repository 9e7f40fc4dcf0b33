"""A text that a command reads: a file by its name, or stdin by ``-``."""

from netritual.cli.shell import Shell
from netritual.domain.language.encodings import decode
from netritual.domain.language.text import clean
from netritual.errors import UsageError, why

LARGEST = 1_000_000
"""Bytes of a text that is read; a larger file is no draft and no profile."""


def text_of(shell: Shell, path: str) -> str:
    """The text of a file, or of stdin; UsageError for one that cannot be read, or is too large."""
    if path == "-":
        return clean("\n".join(shell.streams.typed_lines()), newlines=True)
    try:
        data = shell.parts.disk.read(path)
    except OSError as error:
        raise UsageError(f"{path} could not be read: {why(error)}.", hint="Give the name of a text file.") from None
    if len(data) > LARGEST:
        raise UsageError(f"{path} is too large to be a text that somebody wrote.", hint="Give a smaller file.")
    return clean(decode(data).replace("\r\n", "\n"), newlines=True)
