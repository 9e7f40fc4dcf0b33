"""Which addresses a feed, a page or a redirect may lead to."""

import pytest

from netritual.transport import Unfetched
from netritual.web.public_addresses import gate, is_near, is_public, origin

PRIVATE = (
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.31.255.1",
    "192.168.1.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.88.99.1",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "64:ff9b:1::808:808", "2002:7f00:1::", "2002:808:808::1", "2001:0:53aa:64c::1", "fe80::1", "fe80::1%eth0",
    "fec0::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "100::1", "2606:4700::1%1", "", "x", "2130706433",
)  # fmt: skip
PUBLIC = ("1.1.1.1", "93.184.216.34", "100.63.255.255", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001:830::200e",
          "::ffff:8.8.8.8", "64:ff9b::808:808")  # fmt: skip


@pytest.mark.parametrize("numeric", PRIVATE)
def test_what_is_not_public(numeric: str) -> None:
    assert not is_public(numeric)
    with pytest.raises(Unfetched, match="refused"):
        gate(lambda host, port: ["1.1.1.1", numeric])("letters.example.org", 443)


@pytest.mark.parametrize("numeric", PUBLIC)
def test_what_is_public(numeric: str) -> None:
    assert is_public(numeric) and gate(lambda host, port: [numeric])("letters.example.org", 443) == [numeric]


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST.", "a.localhost", "printer.local", "nas", "nas.home.arpa", "127.0.0.1", "127.1",
     "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "192.168.1.1", "0", "::1", "::ffff:7f00:1",
     "127.0.0.1.", "metadata.internal"],
)  # fmt: skip
def test_a_host_that_is_near_in_every_spelling(host: str) -> None:
    assert is_near(host)


@pytest.mark.parametrize(
    "host", ["letters.example.org", "1.1.1.1", "2606:4700::1111", "local.example.org", "xn--p1ai.рф"]
)
def test_a_host_that_may_be_public(host: str) -> None:
    assert not is_near(host)


@pytest.mark.parametrize("spelling", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "localhost."])
def test_the_system_resolves_spellings_of_this_machine_and_they_are_refused(spelling: str) -> None:
    with pytest.raises(Unfetched, match=r"refused|unreached"):
        gate()(spelling, 80)


def test_a_private_host_is_allowed_with_its_port_alone() -> None:
    allowed = gate(lambda host, port: ["192.168.1.9"], origin("http://NAS.lan.:8080/feed"))
    assert allowed("nas.lan", 8080) == ["192.168.1.9"]
    for host, port in (("nas.lan", 80), ("router.lan", 8080), ("nas.lan.example.org", 8080)):
        with pytest.raises(Unfetched, match="refused"):
            allowed(host, port)


def test_a_name_that_nobody_knows_is_no_refusal() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(Unfetched, match="unreached"):
        gate(unknown)("nobody.example.org", 443)


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://a.example/x", ("a.example", 443)), ("http://A.example.:81/", ("a.example", 81)),
     ("http://[::1]/", ("::1", 80)), ("ftp://a.example", None), ("https://a.example:99999/", None),
     ("https://[::1", None), ("https:///x", None)],
)  # fmt: skip
def test_host_and_port(address: str, expected: tuple[str, int] | None) -> None:
    assert origin(address) == expected
