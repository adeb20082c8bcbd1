"""The doors of an office's logo: set or replaced by an image that was looked through before, taken away.

It stands in the masthead and on the sign-in page; papers have none (Nghị định 30/2020/NĐ-CP knows no logo).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.contrib.auth.models import User

from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused, require_mandate
from roles.models import Jurisdiction, OfficeLogo
from roles.models.proved_tables import LOGO
from roles.rights.permissions import mandate_for
from trail.record import Actor, record
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date


@dataclass(frozen=True, slots=True)
class LogoImage:
    """A PNG that the program itself wrote, with its size in pixels."""

    png: bytes
    width: int
    height: int


@one_act
def set_logo(image: LogoImage, *, jurisdiction: Jurisdiction, seen: str, by: User, on: date) -> OfficeLogo:
    """`seen`: the SHA-256 of the one that is replaced, empty where none was.

    Raises Forbidden, Overtaken where it is another by now, Refused where it is the same image.
    """
    actor = _actor(jurisdiction, by=by, on=on)
    digest = sha256(image.png).hexdigest()
    before = _locked(jurisdiction)
    if before is not None and before.sha256 == digest:
        raise Refused("Hình này đang là biểu trưng của cơ quan.", remedy="Chọn hình khác nếu muốn đổi.")
    _refuse_unless_seen(before, seen)
    values = {
        "image": image.png,
        "sha256": digest,
        "width": image.width,
        "height": image.height,
        "set_on": on,
        "set_by": by,
    }
    row, _is_new = OfficeLogo.objects.update_or_create(jurisdiction=jurisdiction, defaults=values)
    _record(Verb.LOGO_SET, row.pk, jurisdiction, before=seen, after=digest, by=actor, on=on)
    return row


@one_act
def take_logo_away(*, jurisdiction: Jurisdiction, seen: str, by: User, on: date) -> None:
    """The program's own sign stands there again. Raises Forbidden, Overtaken where it is another, or none."""
    actor = _actor(jurisdiction, by=by, on=on)
    found = _locked(jurisdiction)
    _refuse_unless_seen(found, seen)
    if found is None:
        raise Overtaken("Cơ quan không còn biểu trưng nào để bỏ.")
    key = found.pk
    found.delete()
    _record(Verb.LOGO_TAKEN_AWAY, key, jurisdiction, before=seen, after="", by=actor, on=on)


def _actor(jurisdiction: Jurisdiction, *, by: User, on: date) -> Actor:
    mandate = mandate_for(by, "set_local_rule", jurisdiction, on=on)
    return require_mandate(mandate, to="đặt, bỏ biểu trưng của cơ quan").actor


def _locked(jurisdiction: Jurisdiction) -> OfficeLogo | None:
    """Whoever sets the first one has no row to wait at, so that the jurisdiction's is locked."""
    Jurisdiction.objects.select_for_update(of=("self",)).get(pk=jurisdiction.pk)
    rows = OfficeLogo.objects.filter(jurisdiction=jurisdiction)
    return rows.select_related("set_by").defer("image").first()


def _refuse_unless_seen(found: OfficeLogo | None, seen: str) -> None:
    if (found.sha256 if found else "") == seen:
        return
    if found is None:
        raise Overtaken("Biểu trưng này đã được bỏ; cơ quan không còn biểu trưng nào.")
    who = found.set_by.get_full_name() or found.set_by.get_username()
    raise Overtaken(
        f"{who} vừa đặt biểu trưng khác ngày {short_date(found.set_on)}; chưa có gì được ghi.",
        remedy="Mở lại trang, xem biểu trưng đang dùng rồi đổi nếu còn cần.",
    )


def _record(
    verb: Verb, key: int, jurisdiction: Jurisdiction, *, before: str, after: str, by: Actor, on: date
) -> None:
    record(
        verb,
        subject=("logo", key),
        by=by,
        on=on,
        details={"before": before, "after": after, **proof(key, LOGO)},
        jurisdiction_id=jurisdiction.pk,
        about=f"Biểu trưng của {jurisdiction.name}",
    )
