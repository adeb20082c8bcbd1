"""A device that keeps passkeys, in software: it makes keys and signs with them as WebAuthn says (ES256)."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from hashlib import sha256
from html import unescape
from re import search
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

HERE = "http://testserver"
PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


def options_on(page: bytes) -> dict[str, Any]:
    """What the page asks of a device."""
    found = search(r'data-options="([^"]+)"', page.decode())
    assert found
    options: dict[str, Any] = json.loads(unescape(found[1]))
    return options


class SoftKey:
    def __init__(self, *, name: bytes = b"khoa cua Van") -> None:
        self.name, self.secret, self.count = name, generate_private_key(SECP256R1()), 0

    def made(
        self,
        options: dict[str, Any],
        *,
        origin: str = HERE,
        flags: int = PRESENT | VERIFIED,
        coordinates: int = 2,
    ) -> str:
        """The answer to a page that asks for a new key; one of fewer than two coordinates is none."""
        numbers = self.secret.public_key().public_numbers()
        places = {-2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        key = {1: 2, 3: -7, -1: 1} | dict(list(places.items())[:coordinates])
        named = bytes(16) + len(self.name).to_bytes(2) + self.name + cbor2.dumps(key)
        data = self._data(options["rp"]["id"], flags | HAS_KEY) + named
        told = self._client_data("webauthn.create", options, origin)
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer({"clientDataJSON": _text(told), "attestationObject": _text(attested)})

    def signed(self, options: dict[str, Any], *, origin: str = HERE, flags: int = PRESENT | VERIFIED) -> str:
        """The answer to a page that asks whose key this is."""
        self.count += 1
        data = self._data(options["rpId"], flags)
        told = self._client_data("webauthn.get", options, origin)
        signature = self.secret.sign(data + sha256(told).digest(), ECDSA(SHA256()))
        answer = {"clientDataJSON": told, "authenticatorData": data, "signature": signature}
        return self._answer({name: _text(part) for name, part in answer.items()})

    def _data(self, site: str, flags: int) -> bytes:
        return sha256(site.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)

    def _client_data(self, kind: str, options: dict[str, Any], origin: str) -> bytes:
        told = {"type": kind, "challenge": options["challenge"], "origin": origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _answer(self, response: dict[str, str]) -> str:
        named = _text(self.name)
        told = {"id": named, "rawId": named, "type": "public-key", "response": response}
        return json.dumps(told | {"clientExtensionResults": {}})


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
