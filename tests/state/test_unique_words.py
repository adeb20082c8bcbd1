"""What may be there but once: whoever would make it twice reads words, or there is a reason why nobody can.

The words stand in the door that looks first; `tests/fire/test_same_form_twice` and the tests of races send
two at once against many of them. Behind every door `one_act` puts into words what slips through.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db.models import Model, UniqueConstraint

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("trail", "roles", "emulation", "dossiers", "law_desk", "workflow", "news", "config")
_CARD = ("dossiers/recipients/changing_recipients.py", "trùng với dòng khác")
_CHECK = ("dossiers/recipients/paper_checks/checking_facts.py", "Dữ kiện này đã được kết luận")
_OFFICES = "roles/founding/blocs/bloc_offices.py"
_APPOINTED = "roles/appointments/appointment_obstacles.py"
_LINKED = ("config/pages/single_sign_on/linked_subjects.py", "đã được liên kết")
WORDS = {
    "roles.UnitProfile one_profile_a_day": ("roles/founding/unit_profiles.py", "đã mang tên này từ"),
    "roles.Succession one_succession_a_pair": (
        "roles/founding/ending_units.py",
        "đã kết thúc hoạt động từ trước",
    ),
    "roles.Jurisdiction organ": ("roles/founding/jurisdictions.py", "đã là một cấp có thẩm quyền."),
    "roles.LocalRule one_local_rule_a_day": (
        "roles/local_rules/setting_rules.py",
        "Đã có quy định có hiệu lực từ",
    ),
    "roles.PaperWords one_paper_words_a_day": (
        "roles/founding/changing_words.py",
        "Đã ghi nội dung từ ngày",
    ),
    "roles.OfficeLogo jurisdiction": ("roles/founding/office_logos.py", "vừa đặt biểu trưng khác"),
    "roles.LocalDay one_local_day_a_day": ("roles/local_rules/setting_days.py", "đã ghi là ngày"),
    "roles.Bloc one_bloc_a_code": ("roles/founding/blocs/composing.py", "Mã khối, cụm {code} đã có"),
    "roles.BlocMembership one_membership_a_year": (
        "roles/founding/blocs/composing.py",
        "Một đơn vị chỉ thuộc một khối, cụm trong năm",
    ),
    "roles.BlocOffice one_head_a_bloc_and_day": (_OFFICES, "đã có {holder.get_role_display()}"),
    "roles.BlocOffice one_bloc_office_a_unit_and_day": (
        "roles/founding/blocs/head_obstacles.py",
        "không thể vừa là khối trưởng vừa là khối phó",
    ),
    "roles.CouncilVersion one_council_version_a_day": ("roles/founding/councils.py", "đã có thành phần từ"),
    "roles.Appointment one_appointment_a_person_and_office": (_APPOINTED, "đã giữ chức trách"),
    "roles.Appointment one_holder_of_a_sole_office": (_APPOINTED, "chỉ có một người"),
    "roles.AuthenticatorKey user": (
        "config/pages/second_step/authenticator_codes.py",
        "vừa được bật xác thực hai bước",
    ),
    "config.LinkedSubject one_account_an_identity": _LINKED,
    "config.LinkedSubject one_identity_an_account": _LINKED,
    "roles.Passkey credential": (
        "config/pages/second_step/passkeys/kept_passkeys.py",
        "Khóa truy cập này đã được thêm.",
    ),
    "roles.SentForm one_sending_a_form": ("roles/doors/sent_once.py", "gửi lại không ghi thêm lần nữa"),
    "law_desk.EnteredLaw regime": ("law_desk/entering/opening_laws.py", "đã được mở để nhập"),
    "law_desk.PublisherKey one_trust_a_key": ("law_desk/acts/trusting_keys.py", "Khóa này đã được tin từ"),
    "law_desk.LoadedPack one_open_proposal_a_pack": (
        "law_desk/acts/proposing_packs.py",
        "Đúng gói này đã được đề nghị ngày",
    ),
    "emulation.Registration one_registration_a_year": (
        "emulation/registering.py",
        "Đơn vị đã đăng ký thi đua năm",
    ),
    "dossiers.Transfer one_open_transfer_a_person": (
        "dossiers/recipients/transfers/transferring.py",
        "đang chờ nơi ấy tiếp nhận",
    ),
    "dossiers.OutsideLine one_outside_line_a_recipient": (
        "dossiers/recipients/outside/named_people.py",
        "đã có ở dòng {first.number}",
    ),
    "dossiers.Recipient one_person_a_staff_code": (
        "dossiers/recipients/changing_recipients.py",
        "đã thuộc về {other.name}",
    ),
    "dossiers.Rating one_rating_a_year": _CARD,
    "dossiers.Initiative one_initiative_a_code": _CARD,
    "dossiers.CollectiveYear one_collective_year": _CARD,
    "dossiers.PaperCheck one_standing_check_a_title": _CHECK,
    "dossiers.PaperCheck one_standing_check_an_initiative": _CHECK,
    "dossiers.Nomination one_nomination_a_recipient_and_award": (
        "dossiers/drafting/new_nominations.py",
        "đã được đề nghị {name_of(code)} trong hồ sơ này.",
    ),
    "workflow.AgendaItem one_live_agenda_item": (
        "workflow/actions/steps/meetings/agenda_setting.py",
        "đã có trong cuộc họp",
    ),
    "workflow.Line one_live_line": (
        "workflow/actions/steps/carrying/decision_contents.py",
        "đã có trong quyết định khác",
    ),
    "workflow.PackedCase one_live_package_a_nomination": (
        "workflow/actions/steps/carrying/decision_contents.py",
        "đã có trong hồ sơ trình cấp trên khác",
    ),
    "workflow.Hold one_open_hold_a_nomination": (
        "workflow/actions/steps/locking.py",
        "việc này đã được xử lý trước đó",
    ),
    "workflow.Disqualification one_open_disqualification_a_nomination": (
        "workflow/actions/steps/locking.py",
        "việc này đã được xử lý trước đó",
    ),
    "workflow.NameRequest one_open_name_request_a_case": (
        "workflow/actions/steps/locking.py",
        "việc này đã được xử lý trước đó",
    ),
    "workflow.Passage one_open_passage_a_dossier": (
        "workflow/actions/steps/locking.py",
        "việc này đã được xử lý trước đó",
    ),
}
_OF_A_SET = "made of a mapping by the very columns, with what it belongs to, in one act"
_COUNTED_UP = "the database counts it up in one statement, under the lock of its row"
NOBODY = {
    "law_desk.LoadedPack one_pack_a_place": _COUNTED_UP,
    "law_desk.LoadedPack one_running_pack_a_name": "superseded under the lock of the stack",
    "roles.OpenForm one_open_form_a_person": "one row is made or found, as often as its page tells of itself",
    "config.OpenSession session": "one statement notes the session or finds it noted",
    "news.NewsItem one_reminder_of_a_day": "one statement makes it or finds it made",
    "news.MailChoice person": "made or found under the lock of the account",
    "news.Mail key": "one statement makes the letter or finds it made; others are counted under a lock",
    "news.Mail item": "made in the statement that makes its news",
    "roles.LeavingAccount user": "made under the lock of the account, if it does not leave yet",
    "roles.GivenPassword user": "given under the lock of the account",
    "roles.RecoveryCode recovery_code_once": "ten random codes, made under the lock of the account",
    "trail.Chain trail_one_chain_per_subject": "one statement finds the chain or makes it",
    "trail.Entry trail_one_entry_per_place": "places are counted under the lock of the chain",
    "trail.FileAlarm name": "one statement finds the alarm of the file or makes it",
    "trail.Seal seq": "one task seals, and no form leads to it",
    "emulation.RegisteredTitle one_count_an_award": _OF_A_SET,
    "dossiers.Dossier flow": "each dossier begins a process of its own",
    "dossiers.Revision one_revision_a_number": "sealed under the lock of the dossier, which is then shut",
    "dossiers.HeldTitle nomination": "given by the issue alone, which the state of the decision stops",
    "dossiers.Paper sha256": "the same bytes are the same paper: found, or stored",
    "dossiers.Seat one_seat_row": "one statement finds the row or makes it",
    "workflow.RollEntry one_roll_entry_a_member": _OF_A_SET,
    "workflow.Envelope entry": "sealed under the lock of the place on the roll, in the act that marks it",
    "workflow.AgendaItem one_item_a_meeting": "set under the lock of the meeting, of a set of nominations",
    "workflow.Adjournment one_open_adjournment_a_meeting": "the state of the meeting stops a second one",
    "workflow.Decision one_decision_a_number": _COUNTED_UP,
    "workflow.Line one_line_a_nomination": "lines are made of sets of nominations, under the locks of both",
    "workflow.PackedCase one_packed_case_a_nomination": "packed as a set, under the locks of its cases",
    "workflow.PackedCase granted_once_above": "what was granted waits for nobody any more",
    "workflow.NumberSeries one_series_a_year": _COUNTED_UP,
    "workflow.SkippedNumbers a_number_is_skipped_once": "told from the series' last number on, under lock",
    "workflow.Passage task": "each stay on a desk opens a task of its own",
}


def once_only() -> Iterator[str]:
    """Everything of which the database lets there be but one, numbers of its own giving apart."""
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            yield from (f"{model._meta.label} {name}" for name in _unique_in(model))


def _unique_in(model: type[Model]) -> Iterator[str]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint | ExclusionConstraint):
            yield constraint.name
    for field in model._meta.local_concrete_fields:
        if field.unique and not (field.primary_key and (field.has_default() or field.name == "id")):
            yield field.name


def test_what_may_be_there_but_once_has_words_or_a_reason_why_nobody_meets_it() -> None:
    found = set(once_only())

    assert sorted(found - set(WORDS) - set(NOBODY)) == []
    assert sorted((set(WORDS) | set(NOBODY)) - found) == []
    assert set(WORDS) & set(NOBODY) == set()


def test_the_words_stand_in_the_door_that_is_named() -> None:
    missing = {
        name: words
        for name, (file, words) in WORDS.items()
        if words not in (ROOT / file).read_text(encoding="utf-8")
    }

    assert missing == {}
