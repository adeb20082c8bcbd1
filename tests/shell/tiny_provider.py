"""A provider of identities in a thread: real HTTP, real signatures, as much of OpenID Connect as is asked."""

from __future__ import annotations

import base64
import json
import time
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "vinhdanh", "bi-mat-cua-trang"


@dataclass
class TinyProvider:
    """`lies` are claims said otherwise than they are; `forges` signs with a key that is not published."""

    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1", "use": "sig"}))
    lies: dict[str, Any] = field(default_factory=dict)
    forges: bool = False
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def __enter__(self) -> TinyProvider:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _answering(self))
        Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_given: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def says_yes(self, address: str, *, subject: str) -> dict[str, str]:
        """Somebody who was sent to `address` proves there who he is; with what he is sent back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["client_id"] == CLIENT and asked["code_challenge_method"] == "S256"
        code = f"ma-{len(self.asked)}"
        self.asked[code] = asked | {"sub": subject}
        return {"code": code, "state": asked["state"]}

    def document(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def token(self, sent: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """None unless the client proves who it is, and that it is the one that asked."""
        asked = self.asked.pop(sent.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        verifier = sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        if asked is None or authorization != f"Basic {basic}" or asked["code_challenge"] != challenge:
            return None
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": asked["sub"], "nonce": asked["nonce"]}
        claims |= {"iat": now, "exp": now + 300} | self.lies
        key = RSAKey.generate_key(2048, {"kid": "1"}) if self.forges else self.key
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, claims, key)
        return {"access_token": "x", "token_type": "Bearer", "id_token": signed}


def _answering(provider: TinyProvider) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.told.append(self.path)
            keys = {"keys": [provider.key.as_dict(private=False)]}
            self._say(200, keys if self.path == "/jwks" else provider.document())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            sent = {name: values[0] for name, values in parse_qs(body).items()}
            token = provider.token(sent, self.headers.get("Authorization", ""))
            self._say(200 if token else 400, token or {"error": "invalid_grant"})

        def _say(self, status: int, told: dict[str, Any]) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """A test's output is for its findings."""

    return Answering
