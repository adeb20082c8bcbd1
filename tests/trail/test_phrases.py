import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.trail.conftest import CLERK, DAY
from trail.entries import SYSTEM, Actor, Note, StandingMove, body_of
from trail.phrases import (
    STANDINGS,
    act_label,
    facts_in_words,
    moves_of,
    sentence,
    standing_in_words,
    told_verb,
)
from trail.verbs import LABELS, NEVER_DONE, SENTENCES, Verb


def told(verb, *, by=CLERK, **note):
    return SimpleNamespace(payload=body_of(Note(subject=("dossier", 1), **note), verb=verb, by=by, on=DAY))


@pytest.mark.parametrize("verb", Verb)
def test_every_act_has_a_name_and_a_sentence(verb):
    assert LABELS[verb]
    assert SENTENCES[verb].startswith("{who} đã ")
    assert verb.value not in sentence(told(verb))
    assert act_label(verb.value) == LABELS[verb]


def test_the_first_entries_of_a_card_are_told_as_what_they_were() -> None:
    card = {"verb": "drafted", "subject": ["recipient", 7], "details": {"rating_saved": ["HTXSNV 2026"]}}

    assert told_verb(card) is Verb.RECIPIENT_CHANGED
    assert told_verb(card | {"details": {"added": {"name": "Tổ Một cửa"}}}) is Verb.RECIPIENT_ADDED
    assert told_verb(card | {"subject": ["dossier", 7]}) is Verb.DRAFTED


def test_an_act_is_offered_for_searching_where_a_door_of_the_program_tells_it():
    rooms = ("config", "dossiers", "emulation", "law_desk", "roles", "workflow")
    root = Path(__file__).parents[2]
    sources = "".join(path.read_text("utf-8") for room in rooms for path in (root / room).rglob("*.py"))

    named = {verb for verb in Verb if re.search(rf"Verb\.{verb.name}[,)]", sources)}
    told = {
        verb for verb in Verb if re.search(rf"(record|record_many|tell)\(\s*Verb\.{verb.name}\b", sources)
    }
    assert set(Verb) - NEVER_DONE <= named
    assert told & NEVER_DONE == set() and len(told) > 20


def test_a_sentence_tells_who_in_which_office_under_which_paper_and_why():
    assert sentence(told(Verb.SUBMITTED)) == (
        "Nông Thị Mẫu (Thủ trưởng đơn vị, Quyết định 01/QĐ-UBND) đã trình hồ sơ lên khối, cụm thi đua."
    )
    chair = Actor(user_id=None, name="Nông Văn Kỷ", office="Chủ tịch", mandate="901/QĐ-UBND ngày 01/07/2025")
    assert sentence(told(Verb.SIGNED, by=chair)).startswith(
        "Nông Văn Kỷ (Chủ tịch, Quyết định số 901/QĐ-UBND ngày 01/07/2025) "
    )
    assert sentence(told(Verb.DOSSIER_CLOSED, by=SYSTEM)) == "Hệ thống đã kết thúc hồ sơ."
    assert sentence(told(Verb.SENT_BACK, by=SYSTEM, reason="Thiếu báo cáo.")) == (
        "Hệ thống đã trả lại hồ sơ. Lý do: Thiếu báo cáo."
    )


def test_moves_are_told_in_words():
    move = StandingMove(
        nomination=3, from_="submitted", to="not_endorsed", reason="Trùng thành tích", about="Lò Văn Giả"
    )
    (words,) = moves_of(told(Verb.BLOC_REVIEWED, moves=[move]))
    assert (words.nomination, words.about, words.reason) == (3, "Lò Văn Giả", "Trùng thành tích")
    assert (words.came_from, words.became) == ("đã trình", "khối, cụm không đồng ý")


def test_no_raw_standing_reaches_a_reader():
    assert standing_in_words("some_new_code") == "chưa rõ"
    assert standing_in_words("") == "mới đưa vào danh sách"
    assert not any("_" in words for words in STANDINGS.values())


def test_facts_without_a_vietnamese_name_stay_in_the_payload():
    entry = told(
        Verb.ISSUED,
        details={
            "number": "12/QĐ-UBND",
            "signed_on": "2020-12-31",
            "internal_key": 5,
            "present": 14,
            "total": 2980000,
            "name": "",
        },
    )
    assert facts_in_words(entry) == [
        ("Số", "12/QĐ-UBND"),
        ("Ngày ký", "31/12/2020"),
        ("Số người có mặt", "14"),
        ("Tổng tiền thưởng (đồng)", "2.980.000"),
    ]
    assert json.loads(entry.payload)["details"]["internal_key"] == 5
