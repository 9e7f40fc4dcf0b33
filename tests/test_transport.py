"""The door to the network: the very address that was looked at, under the name that was asked for."""

import asyncio
import datetime
import ssl
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from netritual import transport
from netritual.transport import Bounds, Gate, Response, Unfetched, get
from tests.web.servers import Behaviour, Running, here, serving

BOUNDS = Bounds(size=1000, step=1, whole=2, redirects=3)
SEEN: Mapping[str, Behaviour] = {
    "letters": lambda r: r.answer(f"{r.headers['Host']} {r.path} {r.headers['Accept-Encoding']}".encode()),
    "insecure": lambda r: r.answer(status=302, Location="http://letters.example/"),
    "to": lambda r: r.answer(status=302, Location=f"https://letters.example:{r.port}/"),
}


def fetched(address: str, gate: Gate | None = None) -> Response:
    return asyncio.run(get(address, BOUNDS, {}, lambda one: one, gate))


@pytest.fixture(scope="module")
def plain() -> Iterator[Running]:
    with serving(SEEN) as running:
        yield running


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, ssl.SSLContext]]:
    """A server under https for *.example but ``other``, and what trusts it."""
    pem = _certificate(tmp_path_factory.mktemp("pem"), "letters.example", "insecure.example", "to.example")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with serving(SEEN, context) as running:
        yield running, ssl.create_default_context(cafile=str(pem))


def _certificate(folder: Path, *names: str) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    start, end = datetime.datetime(2020, 1, 1), datetime.datetime(2120, 1, 1)
    alternatives = x509.SubjectAlternativeName([x509.DNSName(one) for one in names])
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(start).not_valid_after(end).add_extension(alternatives, critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = folder / "own.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return pem


def test_the_name_is_asked_for_at_the_address_that_the_gate_gave(plain: Running) -> None:
    asked: list[tuple[str, int]] = []

    def gate(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return here(host, port) if len(asked) == 1 else ["127.0.0.9"]  # another answer the next time

    found = fetched(plain.url("letters", "/a?b=1"), gate)
    assert found.body.decode() == f"letters.example:{plain.port} /a?b=1 gzip"
    assert asked == [("letters.example", plain.port)]


def test_the_next_address_is_tried_where_one_cannot_be_reached(plain: Running) -> None:
    assert fetched(plain.url("letters"), lambda host, port: ["127.0.0.9", "127.0.0.1"]).status == 200
    with pytest.raises(Unfetched, match="unreached"):
        fetched(plain.url("letters"), lambda host, port: [])


def test_no_proxy_is_asked_behind_a_gate(plain: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    assert fetched(plain.url("letters"), here).status == 200


def test_a_certificate_is_that_of_the_name(
    certified: tuple[Running, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, trusting = certified
    monkeypatch.setattr(transport, "_certificates", lambda: trusting)
    assert fetched(f"https://letters.example:{server.port}/", here).body.startswith(b"letters.example")
    assert fetched(f"https://letters.example.:{server.port}/", here).status == 200
    with pytest.raises(Unfetched, match="untrusted"):
        fetched(f"https://other.example:{server.port}/", here)


def test_https_is_not_left_again(certified: tuple[Running, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch) -> None:
    server, trusting = certified
    monkeypatch.setattr(transport, "_certificates", lambda: trusting)
    with pytest.raises(Unfetched, match="insecure"):
        fetched(f"https://insecure.example:{server.port}/", here)
    assert fetched(f"https://to.example:{server.port}/", here).url == f"https://letters.example:{server.port}/"


def test_a_name_server_that_does_not_answer_is_not_waited_for(plain: Running) -> None:
    waiting = Event()

    def silent(host: str, port: int) -> list[str]:
        waiting.wait(5)
        return []

    with pytest.raises(Unfetched, match="late"):
        asyncio.run(get(plain.url("letters"), BOUNDS._replace(whole=0.1), {}, lambda one: one, silent))
    waiting.set()


def test_no_error_holds_the_address() -> None:
    for address in ("http://secret.example:1/token", "http://[secret", "secret"):
        with pytest.raises(Unfetched) as error:
            fetched(address, lambda host, port: ["127.0.0.1"])
        assert "secret" not in repr(error.value) and error.value.__context__ is None
