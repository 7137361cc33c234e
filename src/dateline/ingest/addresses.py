"""Which network addresses a fetch may connect to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from dateline.errors import FetchError, RefusedError

Resolve = Callable[[str, int], list[str]]
"""Host and port to the addresses that its name has now."""

# IPv6 blocks that carry an IPv4 address inside, which may be a private one: mapped (RFC 4291), compatible,
# translated (RFC 2765), NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056), Teredo (RFC 4380).
_CARRIERS = tuple(
    ipaddress.IPv6Network(block)
    for block in (
        "::ffff:0:0/96",
        "::/96",
        "::ffff:0:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
    )
)
# Blocks of IANA's special-purpose registries that some Python versions still count as global.
_SPECIAL = tuple(
    ipaddress.ip_network(block) for block in ("192.0.0.0/24", "192.88.99.0/24", "100::/64", "3fff::/20", "5f00::/16")
)
# Public by number, but answered by the machine's own cloud: Azure's metadata and agent address.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})


def is_public(address: str) -> bool:
    """Whether an IP address is one that anybody on the internet could reach.

    >>> is_public("169.254.169.254"), is_public("100.64.0.1"), is_public("::ffff:127.0.0.1"), is_public("1.1.1.1")
    (False, False, False, True)
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and (ip.is_site_local or any(ip in block for block in _CARRIERS)):
        return False
    special = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local or ip.is_private
    listed = ip in _METADATA or any(ip in block for block in _SPECIAL)
    return ip.is_global and not special and not listed


def resolve_host(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver gives for a host name, in its order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def find_addresses(where: str, host: str, port: int, resolve: Resolve, *, allow_private: bool) -> list[str]:
    """The addresses to connect to. One private address among them refuses the host: it may be the next one used.

    ``where`` is the web address that is asked for, as errors name it.
    Raises FetchError where the name does not resolve, RefusedError where an address is not public.
    """
    try:
        addresses = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError(where, "the host's name does not resolve", "check the address and the network") from error
    if not addresses:
        raise FetchError(where, "the host's name has no address", "check the address")
    barred = [] if allow_private else [address for address in addresses if not is_public(address)]
    if barred:
        problem = f"{barred[0]} is no public address"
        raise RefusedError(where, problem, "pass --allow-private if you trust this host")
    return addresses
