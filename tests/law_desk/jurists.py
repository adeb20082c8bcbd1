"""Two jurists of the province, a publisher whose key they trust, and signed packs to load."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from law.basics.law_stack import LawStack
from law.packs.signed_folder.pack_files import read_folder
from law.rulebook import own_law
from law_desk.acts.proposing_packs import propose_pack
from law_desk.acts.settling_packs import confirm_pack
from law_desk.acts.trusting_keys import trust_key
from law_desk.models import LoadedPack, PublisherKey
from tests.law.pack_ground import changed, copied, signed
from tests.scene import Scene, seat

DAY = date(2027, 6, 15)
"""The pack of 2027 is loaded two weeks before its first day."""
BETTER = (
    ("manifest.toml", 'version = "1"', 'version = "2"'),
    ("votes.toml", "percent = 85", "percent = 90"),
    ("cases/con_so.md", "85", "90"),
)
"""What the second version of the pack says otherwise: CSTĐ tỉnh needs 90 of 100 votes."""
WORSE = (("votes.toml", "percent = 85", "percent = 95"), ("cases/con_so.md", "85", "95"))
"""A third one: 95 of 100."""
SPOILT = tuple[str, str, str]
"""A file of the pack, words in it, and those that stand there instead."""


def with_jurists(scene: Scene) -> Scene:
    seats = [(name, "jurist", scene.province, "Chuyên viên pháp chế") for name in ("jurist1", "jurist2")]
    seat(scene, seats, on=date(2018, 1, 15))  # type: ignore[arg-type]
    return scene


def signed_pack(*spoilt: SPOILT, beneath: LawStack | None = None) -> tuple[Mapping[str, bytes], str]:
    """The files of the made-up law of 2027, some words of it others, and the key that signed it, as hex."""
    return _signed(spoilt, beneath or own_law())


@lru_cache(maxsize=32)
def _signed(spoilt: tuple[SPOILT, ...], beneath: LawStack) -> tuple[Mapping[str, bytes], str]:
    folder = copied(Path(mkdtemp(prefix="vinhdanh-test-")))
    for each in spoilt:
        changed(folder, *each)
    key = signed(folder, beneath=beneath)
    return read_folder(folder), key


def trusted(scene: Scene, key: str, *, on: date = DAY) -> PublisherKey:
    return trust_key(
        public_key=key,
        owner="Sở Nội vụ tỉnh Ví Dụ",
        compared="Đọc lại qua điện thoại với Trưởng phòng Pháp chế",
        by=scene["jurist1"],
        on=on,
    )


def proposed(scene: Scene, *spoilt: SPOILT, beneath: LawStack | None = None, on: date = DAY) -> LoadedPack:
    files, key = signed_pack(*spoilt, beneath=beneath)
    trusted(scene, key, on=on)
    return propose_pack(files, by=scene["jurist1"], on=on, basis="Công báo số 12 ngày 20/03/2027")


def loaded(scene: Scene, *spoilt: SPOILT, beneath: LawStack | None = None, on: date = DAY) -> LoadedPack:
    pack = proposed(scene, *spoilt, beneath=beneath, on=on)
    return confirm_pack(pack.pk, by=scene["jurist2"], on=on)
