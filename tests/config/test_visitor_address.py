"""From where a visitor comes, with and without proxies in front; what he claims himself is never believed."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from config.pages.tries.visitor_address import visitor_address

VISITOR = "203.0.113.7"


def address(sender: str, forwarded: str | None = None) -> str:
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return visitor_address(RequestFactory().get("/", REMOTE_ADDR=sender, **headers))


@pytest.mark.parametrize(
    ("sender", "forwarded", "expected"),
    [
        (VISITOR, None, VISITOR),
        (VISITOR, "198.51.100.1", VISITOR),
        ("127.0.0.1", "198.51.100.1", "127.0.0.1"),
        ("", "198.51.100.1", "unknown"),
    ],
)
def test_without_a_proxy_no_header_is_read(
    settings: Settings, sender: str, forwarded: str | None, expected: str
) -> None:
    settings.VINHDANH_TRUSTED_PROXIES = []

    assert address(sender, forwarded) == expected


@pytest.mark.parametrize(
    ("sender", "forwarded", "expected"),
    [
        ("127.0.0.1", VISITOR, VISITOR),
        ("", VISITOR, VISITOR),
        ("127.0.0.1", f"198.51.100.1, {VISITOR}", VISITOR),
        ("127.0.0.1", f"198.51.100.1, 127.0.0.1, {VISITOR}", VISITOR),
        ("127.0.0.1", f"{VISITOR}, 10.1.2.3", VISITOR),
        ("127.0.0.1", f"198.51.100.1,{VISITOR} ,10.1.2.9, 10.1.2.3", VISITOR),
        ("10.1.2.3", f"{VISITOR}:50123", VISITOR),
        ("198.51.100.9", VISITOR, "198.51.100.9"),
        ("127.0.0.1", None, "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", f"{VISITOR}, không rõ", "127.0.0.1"),
        ("127.0.0.1", f"{VISITOR}, unknown, 10.1.2.3", "10.1.2.3"),
        ("", "unknown", "unknown"),
    ],
)
def test_behind_proxies_the_last_hop_that_is_none_of_them_counts(
    settings: Settings, sender: str, forwarded: str | None, expected: str
) -> None:
    settings.VINHDANH_TRUSTED_PROXIES = ["127.0.0.1", "::1", "10.1.2.0/28"]

    assert address(sender, forwarded) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        (f"::ffff:{VISITOR}", VISITOR),
    ],
)
def test_the_addresses_of_one_customer_are_one(settings: Settings, given: str, expected: str) -> None:
    settings.VINHDANH_TRUSTED_PROXIES = ["::1"]

    assert address("::1", given) == expected
