"""Two jurists of the province, an invented law of 2027 that nobody confirmed, the law of 2026 to enter."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.urls import reverse

from law.packs.publishing import sign_pack
from law.packs.signed_folder.pack_files import read_folder
from law.packs.signed_folder.publisher_keys import public_key_of
from law_desk.acts.proposing_packs import propose_pack
from law_desk.acts.trusting_keys import trust_key
from law_desk.entering.law_key import public_law_key
from law_desk.entering.opening_laws import open_known_law
from law_desk.previews.preview_job import ask_preview
from roles.appointments.appointing import appoint_many
from roles.appointments.postings import Posting
from roles.doors.law_in_force import stack_in_force
from workflow.story.invented_people import invented_name
from workflow.story.world import World, open_accounts

INVENTED = Path("fixtures", "law_packs", "luat-gia-dinh-2027")
PUBLISHER = "Sở Nội vụ tỉnh Ví Dụ (không có thật)"
PAPER: dict[str, Any] = {
    "paper_number": "915/QĐ-UBND",
    "paper_on": date(2026, 9, 1),
    "paper_by": "Ủy ban nhân dân tỉnh Cao Bằng",
}


def jurists() -> dict[str, str]:
    """Name by user name: who proposes, who confirms."""
    return {"pc1.tinh": invented_name(985)[0], "pc2.tinh": invented_name(988)[0]}


def load_invented_law(on: date) -> None:
    """The key is no secret: whoever has the program could sign as this invented publisher."""
    world = World(on)
    world.people |= open_accounts(jurists())
    postings = [
        Posting(
            user=world[name],
            office="jurist",
            organ=world.province,
            since=on,
            post="Chuyên viên Phòng Pháp chế, Sở Nội vụ",
            **PAPER,
        )
        for name in jurists()
    ]
    appoint_many(postings, by=None, on=on)
    key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(PUBLISHER.encode()).digest())
    proposer = world["pc1.tinh"]
    compared = "Dữ liệu minh họa: khóa của nơi phát hành không có thật"
    trust_key(public_key=public_key_of(key), owner=PUBLISHER, compared=compared, by=proposer, on=on)
    with TemporaryDirectory() as room:
        folder = copytree(settings.ROOT / INVENTED, Path(room, INVENTED.name))
        sign_pack(folder, key, beneath=stack_in_force())
        basis = "Luật giả định 2027, không có thật: gói để thử cách đề nghị, xác nhận, rút"
        row = propose_pack(read_folder(folder), by=proposer, on=on, basis=basis)
    ask_preview(row.pk, by=proposer, on=on, back_url=reverse("workflow:pack_preview", args=[row.pk]))
    _open_law_of_2026(world, on)


def _open_law_of_2026(world: World, on: date) -> None:
    """It lies on the desk and nobody has entered a rule: its text was not read, and nothing is invented.
    A visitor may try all the way, for the key of this machine's desk is trusted."""
    open_known_law("R4", by=world["pc1.tinh"], on=on)
    compared = "Dữ liệu minh họa: khóa của chính máy này"
    owner = "Bàn nhập quy định của tỉnh Cao Bằng"
    trust_key(public_key=public_law_key(), owner=owner, compared=compared, by=world["pc2.tinh"], on=on)
