"""How far a proposed case has come, in the words of the year's table: each stands at exactly one stage."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from dossiers.models import Standing


class Stage(StrEnum):
    """The value stands in the address of a filtered list."""

    AT_BLOC = "o-khoi"
    AT_BOARD = "cho-tham-dinh"
    HELD = "tam-giu"
    APPRAISED = "du-dieu-kien"
    PASSED = "thong-qua"
    AWARDED = "da-khen"
    DECLINED = "khong-duoc"
    FORWARDED = "chuyen-len"


class StageWords(NamedTuple):
    """`short` follows a figure in a cell: "4 đã khen"."""

    label: str
    short: str
    standings: tuple[Standing, ...]


S = Standing
STAGES: dict[Stage, StageWords] = {
    Stage.AT_BLOC: StageWords("Chờ khối, cụm", "chờ khối, cụm", (S.SUBMITTED,)),
    Stage.AT_BOARD: StageWords("Chờ thẩm định", "chờ thẩm định", (S.ENDORSED,)),
    Stage.HELD: StageWords("Tạm giữ", "tạm giữ", (S.HELD,)),
    Stage.APPRAISED: StageWords("Đủ điều kiện", "đủ điều kiện", (S.APPRAISED, S.TABLED)),
    Stage.PASSED: StageWords("Hội đồng thông qua", "thông qua", (S.PASSED,)),
    Stage.AWARDED: StageWords("Đã khen thưởng", "đã khen", (S.AWARDED,)),
    Stage.DECLINED: StageWords(
        "Không được",
        "không được",
        (S.NOT_ENDORSED, S.NOT_QUALIFIED, S.FAILED, S.REFUSED, S.NOT_GRANTED, S.REVOKED),
    ),
    Stage.FORWARDED: StageWords("Chuyển cấp trên", "chuyển lên", (S.FORWARDED, S.SENT_UP)),
}
STAGE_OF: dict[str, Stage] = {
    standing: stage for stage, words in STAGES.items() for standing in words.standings
}
# Every case that was handed over and not taken back.
ALL_PROPOSED, ALL_PROPOSED_WORDS = "de-nghi", "Đã đề nghị (mọi mốc)"


def standings_asked(value: str) -> Sequence[str]:
    """The standings that a filter's value means: those of a stage, of all proposed, or the one it names."""
    if value == ALL_PROPOSED:
        return tuple(STAGE_OF)
    return STAGES[Stage(value)].standings if value in STAGES else (value,)


def stage_choices() -> list[tuple[str, str]]:
    """For a filter, in the order of the way."""
    return [(ALL_PROPOSED, ALL_PROPOSED_WORDS), *((each.value, STAGES[each].label) for each in Stage)]
