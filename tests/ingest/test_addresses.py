import pytest

from dateline.errors import FetchError, RefusedError
from dateline.ingest.addresses import find_addresses, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "198.18.0.1",
        "203.0.113.5",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::ffff:0:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378::1",
        "2001:db8::1",
        "no address",
    ],
)
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001:830::200e"])
def test_public_addresses(address):
    assert is_public(address)


def test_one_private_answer_among_public_ones_refuses_the_host():
    with pytest.raises(RefusedError, match=r"http://x\.example/a: fetch: 10\.0\.0\.1"):
        find_addresses(
            "http://x.example/a", "x.example", 80, lambda host, port: ["1.1.1.1", "10.0.0.1"], allow_private=False
        )


def test_private_addresses_where_they_are_allowed():
    assert find_addresses("http://x/", "x", 80, lambda host, port: ["10.0.0.1"], allow_private=True) == ["10.0.0.1"]


def test_a_name_that_does_not_resolve():
    def resolve(host, port):
        raise OSError

    with pytest.raises(FetchError, match="does not resolve"):
        find_addresses("http://x.example/a", "x.example", 80, resolve, allow_private=False)
    with pytest.raises(FetchError, match="no address"):
        find_addresses("http://x.example/a", "x.example", 80, lambda host, port: [], allow_private=False)
