"""Posts as the pages' own forms make them, but for one id, which is of another thing or of nothing at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dossiers.models import Dossier, Nomination, Rating, Recipient
from roles.models import Appointment, Bloc, Council, Jurisdiction, Unit
from tests.matrix import World
from tests.papers import small_pdf
from trail.clock import today
from workflow.models import AgendaItem, Decision, Line, Meeting, Package

NOTHING = 999_999_999_999
PAPER = {"paper_number": "07/QĐ-UBND", "paper_on": "20/11/2026", "paper_by": "UBND huyện"}
DAY = "01/12/2099"


@dataclass(frozen=True)
class Post:
    """`is_live`: a check while somebody types, which shows the form as it is and writes nothing."""

    name: str
    office: str
    pk: tuple[object, ...]
    sent: dict[str, Any]
    query: str = ""
    is_live: bool = False

    @property
    def url(self) -> str:
        return reverse(self.name, args=self.pk) + self.query


def posts(world: World) -> Iterator[Post]:
    yield from _of_drafts(world)
    yield from _of_recipients(world)
    yield from _of_checks(world)
    yield from _of_dossiers(world)
    yield from _of_meetings(world)
    yield from _of_decisions(world)
    yield from _of_packages(world)
    yield from _of_organs(world)


def first_of(dossier: Dossier) -> int:
    return min(dossier.nominations.values_list("pk", flat=True))


def others(world: World, dossier: Dossier) -> list[int]:
    """Nominations that are not the dossier's: of the same jurisdiction, of another one, and none."""
    _draft, _bloc, _board, _returned, carried, far, _far_draft = world.things[Dossier]
    assert dossier not in (carried, far)
    return [first_of(carried), first_of(far), NOTHING]  # type: ignore[arg-type]


def _of_drafts(world: World) -> Iterator[Post]:
    dossier, _, _, returned, *_ = world.things[Dossier]
    assert isinstance(dossier, Dossier)
    row = dossier.nominations.order_by("pk")[0]
    changed = {
        "version": row.version,
        "title": row.award,
        "achievement_since": "01/01/2020",
        "achievement_until": "31/12/2020",
    }
    for key in others(world, dossier):
        yield _by("dossiers:order", "unit_clerk", dossier, {f"thu-tu-{row.pk}": "1", f"thu-tu-{key}": "2"})
        yield _by("dossiers:imagined", "unit_clerk", dossier, {"giu": [row.pk, key]})
        file = SimpleUploadedFile("bao-cao.pdf", small_pdf("báo cáo"))
        attached = {"kind": "achievement_report", "file": file, "nomination": key}
        yield _by("dossiers:attach", "unit_clerk", dossier, attached)
        for way in ("sang-kien", "giay-to"):
            given = {"cach": way, "gia-tri": key, "version": row.version}
            yield _by("dossiers:mend", "unit_clerk", row, given)
    for key in others(world, dossier):
        yield Post("dossiers:remove", "unit_clerk", (dossier.pk, key), {})
    for removal in (world.words["removal"], NOTHING):
        yield Post("dossiers:restore", "unit_clerk", (returned.pk, removal), {})
    for person in _strangers(world, row.recipient):
        given = {"recipients": [row.recipient_id, getattr(person, "pk", NOTHING)], "form": "GK huyện"}
        initiative = min(person.initiatives.values_list("pk", flat=True)) if person else NOTHING
        named = {**changed, "initiatives": [initiative]}
        yield _by("dossiers:add", "unit_clerk", dossier, given)
        yield _by("dossiers:check", "unit_clerk", dossier, given, is_live=True)
        yield _by("dossiers:change", "unit_clerk", row, named)
        yield _by("dossiers:change_check", "unit_clerk", row, named, is_live=True)


def _strangers(world: World, person: Recipient) -> list[Recipient | None]:
    """Somebody of the far district, and nobody."""
    return [*(each for each in world.things[Recipient] if each.unit_id != person.unit_id), None]  # type: ignore[attr-defined, list-item]


def _of_recipients(world: World) -> Iterator[Post]:
    own, far = world.things[Recipient]
    assert isinstance(own, Recipient)
    counts = {f"{name}-TOTAL_FORMS": "0" for name in ("titles", "initiatives")}
    counts |= {f"{name}-INITIAL_FORMS": "0" for name in ("titles", "initiatives")}
    facts = {"kind": own.kind, "name": own.name, "sex": own.sex, "maternity_months": 0, "study_months": 0}
    rating = {"ratings-TOTAL_FORMS": "1", "ratings-INITIAL_FORMS": "1", "ratings-0-year": "2019"}
    colleague = Rating.objects.filter(recipient__unit=own.unit).exclude(recipient=own)
    strange = Rating.objects.filter(recipient=far)
    for key in (*colleague.values_list("pk", flat=True)[:1], strange.get().pk, NOTHING):
        sent = {**facts, **counts, **rating, "ratings-0-level": "KHTNV", "ratings-0-id": key}
        yield _by("dossiers:recipient", "unit_clerk", own, sent)
    moved = {"moved_on": "20/11/2020", **PAPER, "paper_on": "20/11/2020"}
    for unit in (world.things[Unit][2].pk, own.unit_id, NOTHING):  # type: ignore[attr-defined]
        yield _by("dossiers:transfer", "unit_clerk", own, {**moved, "to_unit": unit})


def _of_checks(world: World) -> Iterator[Post]:
    here = world.things[Jurisdiction][0]
    _own, far = world.things[Recipient]
    (strange,) = far.initiatives.values_list("pk", flat=True)  # type: ignore[attr-defined]
    for key in (strange, NOTHING):
        sent = {"chon": [key], "outcome": "right"}
        yield _by("dossiers:declared", "board_officer", here, sent, query="?loai=sang-kien")


def _of_dossiers(world: World) -> Iterator[Post]:
    _draft, at_bloc, at_board, *_, far_draft = world.things[Dossier]
    assert isinstance(at_bloc, Dossier) and isinstance(at_board, Dossier)
    own = list(at_bloc.nominations.values_list("pk", flat=True))
    agreed = {f"y-{pk}": "co" for pk in own}
    for key in others(world, at_bloc):
        for field, value in (("y", "co"), ("hang", "1"), ("ly-do", "Không đủ.")):
            sent = {**agreed, f"{field}-{key}": value, "dong-y": "1"}
            yield _by("workflow:bloc_review", "bloc_head", at_bloc, sent)
    for key in others(world, at_board):
        answer = [f"{each}-{key}-registration.title" for each in ("xu-ly", "can-cu", "ghi-ro")]
        for field in (f"y-{key}", f"ly-do-{key}", *answer):
            yield _by("workflow:appraise", "board_officer", at_board, {field: "tham-dinh", "con-lai": "1"})
        yield _by("workflow:forward", "board_officer", at_board, {"chuyen": [first_of(at_board), key]})
        for way in ("giu", "xem", "tiep"):
            sent = {f"{way}-chosen": [key], f"{way}-reason": "Có đơn thư.", way: "1"}
            sent |= {f"{way}-awaited_from": "Thanh tra huyện", f"{way}-next_look_on": DAY}
            yield _by("workflow:hold", "board_officer", at_board, sent)
    begun = {"year": "2026", "way": "công trạng", "title": "Khen thưởng năm 2026"}
    strange = far_draft.unit_id  # type: ignore[attr-defined]
    for unit, first in ((strange, ""), (NOTHING, ""), (at_bloc.unit_id, far_draft.pk)):
        yield Post("workflow:begin", "unit_clerk", (), {**begun, "unit": unit, "first": first})


def _of_meetings(world: World) -> Iterator[Post]:
    convened, held, _minuted, far = world.things[Meeting]
    assert isinstance(held, Meeting)
    *_, far_bloc, _far_draft = world.things[Dossier]
    council = world.things[Council][0]
    for key in (first_of(far_bloc), NOTHING):  # type: ignore[arg-type]
        sent = {"title": "Họp xét", "meets_on": DAY, "muc": [key]}
        yield _by("workflow:convene", "council_secretary", council, sent)
        yield _by("workflow:change_meeting", "council_secretary", convened, sent)
    for user in (max(far.roll.values_list("user_id", flat=True)), NOTHING):  # type: ignore[attr-defined]
        yield _by("workflow:open_meeting", "council_chair", convened, {f"co-mat-{user}": "present"} | _OPENS)
        yield _by(
            "workflow:open_meeting", "council_chair", convened, {f"ly-do-{user}": "Đi công tác"} | _OPENS
        )
        for field in ("co-mat", "ly-do"):
            yield _by("workflow:resume", "council_chair", held, {f"{field}-{user}": "present"} | _OPENS)
    answers = {f"y-{pk}": "dong-y" for pk in held.items.values_list("pk", flat=True)} | {"viec": "gui"}
    hours = {"began_on": "20/11/2020", "began_at": "14:00"}
    for item in (*_items(convened, far), NOTHING):
        yield _by("workflow:write_record", "council_secretary", held, hours | {f"thao-luan-{item}": "Có."})
        sent = answers | {f"y-{item}": "dong-y"}
        yield _by("workflow:vote", "council_member", held, sent)
        member = (held.pk, world.words["member"])
        yield Post("workflow:enter_written", "council_secretary", member, sent)


_OPENS = {"viec": "khai-mac", "opened_at": "14:00"}


def _items(*meetings: Any) -> list[int]:
    return [min(AgendaItem.objects.filter(meeting=each).values_list("pk", flat=True)) for each in meetings]


def _of_decisions(world: World) -> Iterator[Post]:
    drafted, signed, *_, far = world.things[Decision]
    *_, far_bloc, _far_draft = world.things[Dossier]
    ready = Nomination.objects.filter(dossier=world.things[Dossier][4], award="LĐTT", lines__isnull=True)
    words = {"about": "Về việc tặng danh hiệu", "achievement": "đã có thành tích xuất sắc"}
    for key in (first_of(far_bloc), NOTHING):  # type: ignore[arg-type]
        sent = {**words, "muc": [ready[0].pk, key]}
        place = (world.things[Jurisdiction][0].pk,)
        query = "?danh-hieu=LĐTT&loai=công+trạng&nam=2020"
        yield Post("workflow:draft_decision", "board_officer", place, sent, query)
    own = Line.objects.filter(decision=drafted).order_by("pk")[0].pk
    words |= {"seen": "1"}
    for key in (first_of(far_bloc), NOTHING):  # type: ignore[arg-type]
        yield _by("workflow:change_decision", "board_officer", drafted, {**words, "muc": [key]})
    for other in (far.pk, NOTHING):
        yield _by("workflow:change_decision", "board_officer", drafted, {**words, f"chuyen-{own}": other})
    lines = [Line.objects.filter(decision=each).order_by("pk")[0].pk for each in (signed, far)]
    for key in (*lines, NOTHING):
        yield _by("workflow:sign", "chair", drafted, {f"ly-do-{key}": "Không đủ.", "viec": "ky"})
        yield _by(
            "workflow:take_back_refusal", "chair", drafted, {"lines": [key], "reason": "Ghi nhầm dòng."}
        )
        for field, value in (("thu-tu", "1"), ("chuyen", "bo")):
            sent = {**words, f"{field}-{key}": value}
            yield _by("workflow:change_decision", "board_officer", drafted, sent)


def _of_packages(world: World) -> Iterator[Post]:
    gone, made = world.things[Package]
    *_, far_bloc, _far_draft = world.things[Dossier]
    ready = Nomination.objects.filter(dossier__nominations__packed__package=made, packed=None).distinct()
    query = "?danh-hieu=BK+TTg&loai=đột+xuất&nam=2025"
    said = {"outcome": "granted", "paper_number": "812/QĐ-TTg", "paper_on": "18/05/2026"}
    for key in (first_of(far_bloc), NOTHING):  # type: ignore[arg-type]
        sent = {"addressee": "Thủ tướng Chính phủ", "muc": [ready[0].pk, key]}
        place = (made.jurisdiction_id,)  # type: ignore[attr-defined]
        yield Post("workflow:prepare_package", "province_officer", place, sent, query)
        scan = SimpleUploadedFile("van-ban.pdf", small_pdf("812/QĐ-TTg"))
        answer = {**said, "decided_by": "Thủ tướng Chính phủ", "scan": scan, "muc": [key]}
        yield _by("workflow:record_reply", "province_officer", gone, answer)


def _of_organs(world: World) -> Iterator[Post]:
    own_unit, second, far_unit = world.things[Unit]
    own_power, *_, far_power = world.things[Jurisdiction]
    below = world.things[Jurisdiction][2]
    bloc = world.things[Bloc][0]
    mandate = next(each for each in world.things[Appointment] if each.unit == far_unit)  # type: ignore[attr-defined]
    name = {"name": "Ủy ban nhân dân xã mới", "since": DAY, "instrument": "Nghị quyết 1", "level": "xã"}
    seat = {"username": "nv.moi", "full_name": "Nông Văn Mới", "post": "Công chức", "since": "20/11/2026"}
    power = {"name": "xã", "heading": "Chủ tịch", "organ_heading": "UBND", "symbol": "QĐ", "place": "Xã"}
    for key in (far_unit.pk, NOTHING):
        yield _by("roles:members", "board_officer", bloc, {**PAPER, "units": [own_unit.pk, key]})
        changed = {**PAPER, "head": f"{key}:", "since": DAY, "reason": "Luân phiên"}
        yield _by("roles:change_officers", "board_officer", bloc, changed)
        ended = {"last_day": DAY, "successors": [key], "instrument": "Nghị quyết 1"}
        yield _by("roles:end_unit", "board_officer", own_unit, ended)
        yield _by("roles:rename_unit", "board_officer", own_unit, {**name, "parent": key})
        yield _by("roles:new_unit", "board_officer", own_power, {**name, "parent": key})
        both = f"?don-vi={own_unit.pk}&don-vi={second.pk}"
        for sent in ({"heir": key}, {"heir": "new", "parent": key}):
            yield _by("dossiers:merge_units", "board_officer", own_power, {**name, **sent}, query=both)
        far = f"?don-vi={own_unit.pk}&don-vi={key}"
        merged = {**name, "heir": "new", "confirm": "1"}
        yield _by("dossiers:merge_units", "board_officer", own_power, merged, query=far)
        appointed = {**PAPER, **seat, "organ": f"unit:{key}", "office": "unit_clerk"}
        yield _by("roles:new_appointment", "board_officer", own_power, appointed)
        founded = {**PAPER, **seat, **power, "instrument": "Nghị quyết 1", "organ": key}
        yield _by("roles:new_jurisdiction", "board_officer", own_power, founded)
    parted = {**name, "name_1": "xã mới", f"go_{NOTHING}": "1", "confirm": "1"}
    yield _by("dossiers:split_unit", "board_officer", own_unit, parted)
    for key in (far_power.pk + 1_000, NOTHING):
        ended = {"last_day": DAY, "successor": key, "instrument": "Nghị quyết 1"}
        yield _by("roles:end_jurisdiction", "board_officer", below, ended)
    leaving = next(each for each in world.things[Appointment] if each != mandate)
    for key in (mandate.user_id, NOTHING):
        handed = {**PAPER, "last_day": f"{today():%d/%m/%Y}", "reason": "Nghỉ hưu", "shown": leaving.pk}
        handed |= {f"heir_{leaving.pk}": key}
        yield _by("roles:hand_over", "board_officer", leaving, handed)
    for key in (mandate.pk, NOTHING):
        yield Post("roles:choose_seat", "unit_clerk", (), {"seat": key})
    for name in ("news:open", "news:mark"):
        yield Post(name, "unit_clerk", (), {"tin": NOTHING})


def _by(name: str, office: str, thing: Any, sent: dict[str, Any], **more: Any) -> Post:
    return Post(name, office, (thing.pk,), sent, **more)


def named_in(found: Iterable[Post]) -> set[str]:
    return {post.name for post in found}
