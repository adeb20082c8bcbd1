"""From where a request comes, as far as it can be believed: the last hop that is no proxy of this site."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

log = logging.getLogger(__name__)

# A customer of a provider has a whole /64 and could take another address of it for every try.
ONE_CUSTOMER = 64
# The proxy on the same machine may come through a Unix socket, which has no address.
SOCKET = ""
UNKNOWN = "unknown"


def visitor_address(request: HttpRequest) -> str:
    """An IPv4 address, an IPv6 network of 64 bits, or UNKNOWN.

    X-Forwarded-For is read from the right, and only as far as each hop was told by a trusted proxy: what
    stands left of the first stranger was written by that stranger. Without trusted proxies it is not read.
    """
    trusted = [ip_network(text, strict=False) for text in settings.VINHDANH_TRUSTED_PROXIES]
    sender = request.META.get("REMOTE_ADDR", "")
    nearest = address_in(sender)
    is_proxy = sender == SOCKET if nearest is None else is_among(nearest, trusted)
    if not trusted or not is_proxy:
        return _customer(nearest)
    for hop in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        address = address_in(hop)
        if address is None:
            log.error("a trusted proxy sends no readable X-Forwarded-For: its visitors count as one")
            break
        nearest = address
        if not is_among(address, trusted):
            break
    return _customer(nearest)


def customer_of(text: str) -> str | None:
    """An address that somebody writes, as `visitor_address` tells it; None when it is none."""
    address = address_in(text)
    return None if address is None else _customer(address)


def address_in(hop: str) -> Address | None:
    """`203.0.113.7`, with a port or in brackets too; IPv4 mapped into IPv6 is that IPv4 address."""
    text = hop.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def is_among(address: Address, networks: Iterable[Network]) -> bool:
    return any(address.version == network.version and address in network for network in networks)


def _customer(address: Address | None) -> str:
    if address is None:
        return UNKNOWN
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, ONE_CUSTOMER), strict=False))
