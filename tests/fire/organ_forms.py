"""The forms by which organs are founded, changed and ended; those that end something come last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from roles.founding.changing_words import change_paper_words
from roles.local_rules.setting_days import enter_local_day
from roles.models import (
    Appointment,
    AuthenticatorKey,
    Bloc,
    BlocOffice,
    Council,
    CouncilVersion,
    Jurisdiction,
    LocalDay,
    LocalRule,
    PaperWords,
    Unit,
    UnitProfile,
)
from tests.fire.filled_form import INSTRUMENT, PAPER, FilledForm, told, url_of
from tests.fire.form_ground import Ground
from tests.logos import drawn, logo_file
from tests.scene import TODAY, mandate_of, staff
from trail.verbs import Verb

DAY_OFF = {"paper": "Công điện 12/CĐ-UBND", "reason": "Tránh bão"}
RENAMED = {"paper": "Quyết định 8/QĐ-UBND", "reason": "Đổi tên phòng"}
LAST_DAY = {"last_day": "30/11/2020", "instrument": INSTRUMENT}


def forms_of_organs(ground: Ground) -> Iterator[FilledForm]:
    scene, here = ground.scene, ground.scene.district
    powers = {
        "heading": "Chủ tịch",
        "organ_heading": "UBND xã",
        "symbol": "QĐ-UBND",
        "place": "Xã",
        "post": "Công chức",
    }

    def officer(turn: int) -> dict[str, str]:
        return {"username": f"nguoi.moi.{turn}", "full_name": "Lý Thị Mẩy"}

    yield FilledForm(
        "roles:new_unit",
        "officer",
        url_of("roles:new_unit", here),
        lambda turn: {"name": f"xã mới {turn}", "since": "20/11/2020", "instrument": INSTRUMENT},
        Unit.objects.all(),
        words="“xã mới 1” đã được ghi từ ngày 20/11/2020.",
    )
    yield FilledForm(
        "roles:rename_unit",
        "officer",
        url_of("roles:rename_unit", scene.units[2]),
        lambda turn: {"name": f"xã gọi khác {turn}", "since": f"2{turn}/11/2020", "instrument": INSTRUMENT},
        UnitProfile.objects.all(),
        words="đã mang tên này từ 21/11/2020",
    )
    yield FilledForm(
        "roles:new_council",
        "officer",
        url_of("roles:new_council", here),
        lambda turn: {"name": f"Hội đồng sáng kiến {turn}"},
        Council.objects.all(),
        words="đã có “Hội đồng sáng kiến 1”.",
    )
    yield FilledForm(
        "roles:council_version",
        "officer",
        url_of("roles:council_version", scene.council),
        lambda turn: {"size": "16", "since": f"2{turn}/11/2020", **PAPER},
        CouncilVersion.objects.all(),
        words="đã có thành phần từ 21/11/2020",
    )
    yield FilledForm(
        "roles:new_jurisdiction",
        "officer",
        url_of("roles:new_jurisdiction", here),
        lambda turn: {
            "organ": ground.spare[1 + turn].pk,
            "name": f"xã tách {1 + turn}",
            "since": "20/11/2020",
            "instrument": INSTRUMENT,
            **powers,
            **PAPER,
            **officer(turn),
        },
        Jurisdiction.objects.all(),
        words="đã là một cấp có thẩm quyền.",
        words_after="không còn trong danh sách",
    )
    yield FilledForm(
        "roles:new_appointment",
        "officer",
        url_of("roles:new_appointment", here),
        lambda turn: {
            "organ": f"unit:{scene.units[2].pk}",
            "office": "unit_clerk",
            "post": "Công chức",
            "since": "20/11/2020",
            **PAPER,
            **officer(2 + turn),
        },
        Appointment.objects.all(),
    )
    yield FilledForm(
        "roles:set_rule",
        "officer",
        reverse("roles:set_rule", args=[here.pk, "vote.LĐTT"]),
        lambda turn: {"value": "60", "since": f"2{turn}/11/2020", "citation": "Quy chế"},
        LocalRule.objects.all(),
        words="Đã có quy định có hiệu lực từ 21/11/2020",
    )
    yield FilledForm(
        "roles:enter_day",
        "officer",
        url_of("roles:enter_day", here),
        lambda turn: {"day": f"2{3 + turn}/12/2020", "kind": "rest", **DAY_OFF},
        LocalDay.objects.all(),
        words="đã ghi là ngày nghỉ",
    )
    yield FilledForm(
        "roles:change_words",
        "officer",
        url_of("roles:change_words", here),
        lambda turn: {
            **here.words_on(TODAY)._asdict(),
            "board_post": f"Trưởng phòng Nội vụ số {turn}",
            "since": f"2{turn}/12/2020",
            **RENAMED,
        },
        PaperWords.objects.all(),
        words="Đã ghi nội dung từ ngày",
    )
    yield FilledForm(
        "logo_page",
        "officer",
        url_of("logo_page", here),
        lambda turn: {"logo": logo_file(drawn(("red", "blue")[turn]))},
        told(Verb.LOGO_SET),
        words="Hình này đang là biểu trưng của cơ quan.",
    )


def forms_of_blocs(ground: Ground) -> Iterator[FilledForm]:
    scene, bloc = ground.scene, ground.scene.bloc
    first, second, third = (unit.pk for unit in scene.units)
    yield FilledForm(
        "roles:new_bloc",
        "officer",
        url_of("roles:new_bloc", scene.district),
        lambda turn: {"code": f"K1{turn}", "name": f"Khối {turn}"},
        Bloc.objects.all(),
        words="Mã khối, cụm K11 đã có",
    )
    yield FilledForm(
        "roles:members",
        "officer",
        f"{url_of('roles:members', bloc)}?nam=2021",
        lambda turn: {"units": [first, second, third][: 2 + turn], **PAPER},
        told(Verb.BLOC_COMPOSED),
    )
    yield FilledForm(
        "roles:officers",
        "officer",
        f"{url_of('roles:officers', bloc)}?nam=2021",
        lambda turn: {**({"deputy": first, "head": ""}, {"head": second})[turn], **PAPER},
        BlocOffice.objects.all(),
    )
    yield FilledForm(
        "roles:change_officers",
        "officer",
        url_of("roles:change_officers", bloc),
        lambda turn: {
            **({"head": f"{third}:"}, {"head": f"{first}:"})[turn],
            "since": f"2{turn}/11/2020",
            "reason": "Sáp nhập",
            **PAPER,
        },
        BlocOffice.objects.all(),
    )


def forms_of_endings(ground: Ground) -> Iterator[FilledForm]:
    scene, spare = ground.scene, ground.spare[3]
    one, other = (unit.pk for unit in ground.spare[4:])
    (person,) = staff(ground.spare[5], 1)
    yield FilledForm(
        "dossiers:split_unit",
        "officer",
        url_of("dossiers:split_unit", ground.spare[5]),
        lambda turn: {
            "name_1": f"xã tách ra {turn}",
            f"go_{person.pk}": "1",
            "since": "20/11/2020",
            "instrument": INSTRUMENT,
            "confirm": "1",
        },
        told(Verb.UNIT_SPLIT),
        has_another=False,
    )
    yield FilledForm(
        "dossiers:merge_units",
        "officer",
        f"{url_of('dossiers:merge_units', scene.district)}?don-vi={one}&don-vi={other}",
        {"heir": one, "since": "20/11/2020", "instrument": INSTRUMENT, "level": "xã", "confirm": "1"},
        told(Verb.UNIT_TOOK_OVER),
        has_another=False,
    )
    ending = {"until": "20/11/2020", "reason": "Chuyển công tác"}
    rule = LocalRule.objects.get(jurisdiction=scene.district, key="vote.CSTĐCS")
    day_off = enter_local_day(
        by=scene["officer"],
        jurisdiction=scene.district,
        day=date(2020, 12, 28),
        kind="rest",
        on=TODAY,
        **DAY_OFF,
    )
    renamed = change_paper_words(
        scene.district,
        scene.district.words_on(TODAY)._replace(board_post="Trưởng phòng Nội vụ"),
        since=date(2020, 12, 28),
        by=scene["officer"],
        on=TODAY,
        **RENAMED,
    )
    leaving = mandate_of(scene, "clerk1")
    for name, thing, typed, verb in (
        ("roles:end_unit", spare, {**LAST_DAY, "is_dissolved": "on"}, Verb.UNIT_ENDED),
        ("roles:end_bloc", ground.spare_bloc, LAST_DAY, Verb.BLOC_ENDED),
        (
            "roles:end_jurisdiction",
            ground.below,
            {**LAST_DAY, "successor": scene.district.pk},
            Verb.JURISDICTION_ENDED,
        ),
        (
            "roles:give_password",
            mandate_of(scene, "clerk2"),
            {"reason": "Quên mật khẩu"},
            Verb.PASSWORD_GIVEN,
        ),
        (
            "roles:reset_second_step",
            _with_second_step(mandate_of(scene, "head2")),
            {"reason": "Mất điện thoại"},
            Verb.SECOND_STEP_RESET,
        ),
        (
            "roles:hand_over",
            leaving,
            {
                "shown": leaving.pk,
                "last_day": "20/11/2020",
                "reason": "Nghỉ hưu",
                f"heir_{leaving.pk}": scene["head2"].pk,
                **PAPER,
            },
            Verb.WORK_HANDED_OVER,
        ),
        ("roles:end_appointment", mandate_of(scene, "clerk3"), ending, Verb.APPOINTMENT_ENDED),
        ("roles:end_rule", rule, ending, Verb.LOCAL_RULE_ENDED),
        ("take_logo_away", scene.district, {}, Verb.LOGO_TAKEN_AWAY),
        ("roles:withdraw_day", day_off, {"reason": "Ghi nhầm"}, Verb.LOCAL_DAY_WITHDRAWN),
        ("roles:withdraw_words", renamed, {"reason": "Ghi nhầm"}, Verb.PAPER_WORDS_WITHDRAWN),
    ):
        yield FilledForm(name, "officer", url_of(name, thing), typed, told(verb), has_another=False)


def _with_second_step(row: Appointment) -> Appointment:
    AuthenticatorKey.objects.create(user=row.user, sealed="key", last_step=0)
    return row
