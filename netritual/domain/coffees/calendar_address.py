"""The secret address of a calendar: what may be one, and under which name it is kept. Pure."""

from urllib.parse import urlsplit

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Plain http is allowed to this machine alone."""


def secret_name(calendar: str) -> str:
    """The name in the keyring of a calendar's secret address."""
    return f"calendar:{calendar}"


def calendar_address(text: str) -> str | None:
    """The address as it is fetched: https (webcal is read as https), or http on this machine; None when it is none."""
    address = text.strip()
    if address.lower().startswith("webcal://"):
        address = "https://" + address[len("webcal://") :]
    if not address or any(c.isspace() or not c.isprintable() for c in address):
        return None
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if host and (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)):
        return address
    return None
