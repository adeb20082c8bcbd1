"""The rules of a dossier in whole sentences: those that are alike stand in one."""

from __future__ import annotations

from datetime import date

import pytest

from law.packs.in_words.rule_sentences import concerns, kind_of_sentence, sentence_of
from law.rulebook import rulebook_on

DAY_2020, DAY_2026 = date(2020, 11, 20), date(2026, 9, 8)


def told(day: date, *keys: str) -> str:
    rules = rulebook_on(day)
    values = [(key, rules.value(key)) for key in keys]
    known = [(key, value) for key, value in values if value is not None]
    assert len({kind_of_sentence(*each) for each in known}) == 1
    return sentence_of(known, ["CSTĐTQ"])


@pytest.mark.parametrize(
    ("day", "keys", "sentence"),
    [
        (
            DAY_2026,
            ("condition.TTLĐXS.recipient", "condition.TTLĐXS.rating", "condition.TTLĐXS.share"),
            "Phải đạt điều kiện: đúng đối tượng; mức độ hoàn thành nhiệm vụ của tập thể (từ mức hoàn thành "
            "xuất sắc nhiệm vụ trở lên); tỷ lệ Lao động tiên tiến (từ 70% trở lên).",
        ),
        (
            DAY_2020,
            ("condition.TTLĐTT.share",),
            "Phải đạt điều kiện: tỷ lệ Lao động tiên tiến (trên 50%).",
        ),
        (
            DAY_2020,
            ("condition.CSTĐ tỉnh.grassroots_fighter", "condition.CSTĐ tỉnh.initiative"),
            "Phải đạt điều kiện: 03 lần liên tục Chiến sĩ thi đua cơ sở (đứt quãng thì trái quy định); sáng "
            "kiến, đề tài ảnh hưởng trong tỉnh (ít nhất 1 sáng kiến, đề tài; được công nhận cấp tỉnh).",
        ),
        (
            DAY_2026,
            ("course.công trạng", "clock.appraisal"),
            "Luật giao địa phương tự quy định về: đường đi của hồ sơ khen công trạng; thời hạn thẩm định "
            "hồ sơ.",
        ),
        (DAY_2026, ("reward.TTLĐXS",), "Tiền thưởng Tập thể lao động xuất sắc bằng 1,5 lần mức lương cơ sở."),
        (DAY_2020, ("quota.CSTĐCS",), "Tỷ lệ Chiến sĩ thi đua cơ sở không quá 15%."),
        (DAY_2020, ("copies.CSTĐTQ",), "Số bộ hồ sơ Chiến sĩ thi đua toàn quốc: 2 bộ."),
        (
            DAY_2020,
            ("papers.LĐTT",),
            "Giấy tờ của hồ sơ Lao động tiên tiến: tờ trình, văn bản đề nghị; biên bản bình xét.",
        ),
        (DAY_2020, ("clock.notify",), "Thời hạn thông báo kết quả cho trường hợp được khen thưởng: 10 ngày."),
        (
            DAY_2026,
            ("condition.*.public_posting",),
            "Phải đạt điều kiện: công khai trước khi họp Hội đồng (khi xét Chiến sĩ thi đua toàn quốc; "
            "10 ngày).",
        ),
    ],
)
def test_a_rule_is_a_sentence(day: date, keys: tuple[str, ...], sentence: str) -> None:
    assert told(day, *keys) == sentence


@pytest.mark.parametrize(
    ("key", "way", "award", "is_told"),
    [
        ("course.công trạng", "công trạng", "LĐTT", True),
        ("course.đột xuất", "công trạng", "LĐTT", False),
        ("clock.appraisal_sudden", "đột xuất", "BK tỉnh", True),
        ("clock.appraisal_sudden", "công trạng", "BK tỉnh", False),
        ("condition.*.public_posting", "công trạng", "CSTĐTQ", True),
        ("condition.*.public_posting", "công trạng", "LĐTT", False),
        ("simplified", "đột xuất", "BK tỉnh", True),
        ("simplified", "công trạng", "BK tỉnh", False),
    ],
)
def test_a_rule_of_another_way_or_of_other_awards_alone_does_not_concern_a_dossier(
    key: str, way: str, award: str, is_told: bool
) -> None:
    value = rulebook_on(DAY_2020).value(key)

    assert value is not None and concerns(key, value, way=way, awards=[award]) is is_told
