"""What an office has and what it still needs, a line for each thing, with the page on which it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.urls import reverse

from dossiers.loading.kinds.organisation import ORGANISATION_LOAD
from law.basics.local_keys import LOCAL_KEYS
from roles.doors.law_in_force import stack_in_force
from roles.local_rules.law_asked import AskedOfLevel, asked_of
from roles.models import Jurisdiction, Office
from vietnamese.numbers import counted, two_digits
from workflow.views.home.setup.left_to_nobody import LeftToNobody
from workflow.views.home.setup.needs import Need, missing_in
from workflow.views.home.setup.never_missing import never_missing
from workflow.views.home.setup.own_levels import own_level_lines
from workflow.views.home.setup.setup_facts import CouncilFacts, SetupFacts, facts_of
from workflow.views.home.setup.setup_line import SetupLine, SetupState
from workflow.views.home.setup.setup_steps import SetupSteps, Step
from workflow.views.home.setup.submitting import law_line, submission_lines

# Of units whose work lies before nobody; the others are counted.
NAMED = 5


def setup_lines(jurisdiction: Jurisdiction, *, on: date) -> list[SetupLine]:
    """In the order in which one thing needs another."""
    stack = stack_in_force()
    facts = facts_of([jurisdiction], on=on, stack=stack)[jurisdiction.pk]
    asked = asked_of(jurisdiction.level, on=on, stack=stack, falls_back=facts.falls_back)
    missing, steps = set(missing_in(facts, asked)), SetupSteps(jurisdiction, on)
    signer = steps.appoint("Phân công người ký", Office.CHAIR)
    clerk = steps.appoint("Phân công văn thư", Office.CLERK)
    return [
        _held("Người ký quyết định", Need.SIGNER in missing, "Chưa có ai ký quyết định.", signer),
        _held("Văn thư", Need.CLERK in missing, "Chưa có ai cấp số, ban hành quyết định.", clerk),
        *_of_units(facts, steps),
        *_of_blocs(facts, steps),
        *_of_council(facts, asked, missing, steps),
        *_of_rules(jurisdiction, facts, asked),
        *never_missing(jurisdiction, facts, on=on),
        *submission_lines(steps),
        *law_line(steps, stack=stack),
        *own_level_lines(steps, stack=stack),
    ]


def _held(title: str, is_missing: bool, told: str, step: Step) -> SetupLine:
    if is_missing:
        return SetupLine(title, SetupState.MISSING, told, step)
    return SetupLine(title, SetupState.DONE, "Đã có người.")


def _of_units(facts: SetupFacts, steps: SetupSteps) -> Iterator[SetupLine]:
    found = reverse("roles:new_unit", args=[steps.jurisdiction.pk])
    if not facts.units:
        told = "Chưa có đơn vị nào trình hồ sơ lên đây."
        made = "Thành lập đơn vị", found
        yield SetupLine("Đơn vị", SetupState.MISSING, told, made, steps.load(ORGANISATION_LOAD))
        yield SetupLine("Người của đơn vị", SetupState.LATER, "Sau khi có đơn vị.")
        return
    yield SetupLine("Đơn vị", SetupState.DONE, f"{counted(facts.units)} đơn vị.")
    line = SetupLine("Người của đơn vị", SetupState.DONE, "Đơn vị nào cũng có người trình hồ sơ.")
    if not facts.staffed:
        told = "Chưa đơn vị nào có thủ trưởng để trình hồ sơ."
        line = replace(line, state=SetupState.MISSING, told=told, step=steps.staff())
    elif facts.staffed < facts.units:
        told = f"Còn {_of(facts.units - facts.staffed, facts.units)} đơn vị chưa có người trình hồ sơ."
        line = replace(line, state=SetupState.PART, told=told, step=steps.staff())
    yield line
    if facts.left:
        yield _left(facts.left, steps)


def _left(units: list[LeftToNobody], steps: SetupSteps) -> SetupLine:
    """Open work that is on nobody's table: named, since nobody else tells of it."""
    told = "; ".join(f"{one.name} ({_waiting(one)})" for one in units[:NAMED])
    if len(units) > NAMED:
        told += f" và {counted(len(units) - NAMED)} đơn vị khác"
    told += ": chưa phân công cán bộ làm công tác thi đua hoặc thủ trưởng."
    clerk = steps.appoint("Phân công cán bộ", Office.UNIT_CLERK, at=f"unit:{units[0].unit_id}")
    return SetupLine("Việc chưa có người làm", SetupState.MISSING, told, clerk)


def _waiting(one: LeftToNobody) -> str:
    told = ((one.dossiers, "hồ sơ đang mở"), (one.transfers, "người chờ tiếp nhận"))
    return ", ".join(f"{counted(number)} {what}" for number, what in told if number)


def _of_blocs(facts: SetupFacts, steps: SetupSteps) -> Iterator[SetupLine]:
    title = f"Khối, cụm thi đua năm {steps.on.year}"
    if not facts.units:
        return
    if not facts.placed:
        told = (
            "Chưa có khối, cụm nào có thành viên: hồ sơ trình thẳng cơ quan thẩm định. Đơn vị nào phải qua "
            "bình xét của khối, cụm thì xếp trước khi trình."
        )
        yield SetupLine(title, SetupState.CHECK, told, steps.compose())
        return
    line = SetupLine(title, SetupState.DONE, f"{counted(facts.blocs)} khối, cụm có thành viên.")
    if facts.placed < facts.units:
        left = _of(facts.units - facts.placed, facts.units)
        told = f"Còn {left} đơn vị chưa thuộc khối, cụm nào: hồ sơ của các đơn vị ấy trình thẳng."
        line = replace(line, state=SetupState.PART, told=told, step=steps.compose())
    yield line
    led = SetupLine("Khối trưởng, khối phó", SetupState.DONE, "Khối, cụm nào cũng có đủ.")
    if facts.led < facts.blocs:
        open_ones = _of(facts.blocs - facts.led, facts.blocs)
        told = f"Còn {open_ones} khối, cụm chưa đủ đơn vị và người làm trưởng, phó."
        state = SetupState.PART if facts.led else SetupState.MISSING
        led = replace(led, state=state, told=told, step=steps.lead())
    yield led


def _of_council(
    facts: SetupFacts, asked: AskedOfLevel, missing: set[Need], steps: SetupSteps
) -> Iterator[SetupLine]:
    """None where the law of the day asks no council of this level and there is none."""
    if not asked.council and not facts.councils:
        return
    open_one = next((each for each in facts.councils if not each.is_whole), None)
    if facts.councils and open_one is None:
        yield SetupLine("Hội đồng", SetupState.DONE, "Đủ thành viên như quyết định thành lập.")
        return
    state = SetupState.MISSING if Need.COUNCIL in missing else SetupState.PART
    yield SetupLine("Hội đồng", state, _told_of(open_one), steps.council(open_one))


def _told_of(council: CouncilFacts | None) -> str:
    if council is None:
        return "Có danh hiệu, hình thức phải qua Hội đồng, mà chưa có hội đồng nào."
    if council.size is None:
        return "Chưa ghi quyết định thành lập hoặc kiện toàn đang có hiệu lực."
    told = f"Đã phân công {two_digits(council.seated.total())} trên {two_digits(council.size)} thành viên"
    first = {Office.COUNCIL_CHAIR: "Chủ tịch", Office.COUNCIL_SECRETARY: "Thư ký"}
    lacking = [word for office, word in first.items() if not council.seated[office]]
    return f"{told}; chưa có {', '.join(lacking)}." if lacking else f"{told}."


def _of_rules(jurisdiction: Jurisdiction, facts: SetupFacts, asked: AskedOfLevel) -> Iterator[SetupLine]:
    if not asked.keys:
        return
    title, there = "Quy định của địa phương", facts.rules | facts.rules_above.keys()
    left = [key for key in asked.keys if key not in there]
    if not left:
        yield SetupLine(title, SetupState.DONE, _told_rules(facts, asked))
        return
    step = "Đặt quy định", reverse("roles:set_rule", args=[jurisdiction.pk, left[0]])
    yield SetupLine(title, SetupState.MISSING, _told_left(left, asked), step)


def _told_left(left: list[str], asked: AskedOfLevel) -> str:
    """What the law leaves to the place, then what a text that nobody has confirmed may say of a council."""
    told: dict[str, list[str]] = {}
    for key in left:
        text = asked.unread.get(key)
        why = "Pháp luật để địa phương quy định"
        if text:
            why = f"Chương trình chưa xác nhận {text}, cần đặt thì mới triệu tập được Hội đồng"
        told.setdefault(why, []).append(LOCAL_KEYS[key].label)
    return " ".join(f"{why}: {'; '.join(labels)}." for why, labels in told.items())


def _told_rules(facts: SetupFacts, asked: AskedOfLevel) -> str:
    told = "Đã có mọi giá trị mà pháp luật để địa phương quy định."
    above: dict[str, list[str]] = {}
    for key in asked.keys:
        if whose := facts.rules_above.get(key):
            above.setdefault(whose, []).append(LOCAL_KEYS[key].label)
    by_whom = [f" Theo quy định của {whose}: {'; '.join(labels)}." for whose, labels in above.items()]
    return "".join((told, *by_whom))


def _of(part: int, whole: int) -> str:
    return f"{counted(part)} trên {counted(whole)}"
