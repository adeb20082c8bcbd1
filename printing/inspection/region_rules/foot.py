"""The foot of the paper: who signs and in whose name, and who receives it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from printing.inspection.anatomy import NEAR, Anatomy, Placed
from printing.inspection.paper_faults import PaperFault, Profile, paper_fault
from printing.inspection.region_rules.style import style_faults

TITLES = re.compile(
    r"^(GS|PGS|TS|ThS|Th\.?S|BS|CN|KS|CK[I1]+|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT|AHLĐ|Giáo sư|Tiến sĩ|Thạc sĩ|"
    r"Bác sĩ|Cử nhân|Kỹ sư|Nhà giáo|Anh hùng)\b",
    re.IGNORECASE,
)
POST = re.compile(r"^(Chủ tịch|Phó |Giám đốc|Trưởng |Chánh |Bí thư|Ủy viên|Hiệu trưởng|Thư ký)")
LINES_TOGETHER = 2
COLLECTIVE = "TM."


def foot_faults(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    yield from _signature(found, profile)
    yield from _recipients(found, profile)


def blocks(found: Anatomy) -> list[tuple[list[Placed], list[Placed]]]:
    """Each signature as its post lines and its name lines, parted by the room for the signature."""
    label = found.recipients_label
    signed = [at for at in found.closing if at.page is found.closing[0].page]
    middle = (found.closing[0].page.width + found.layout.points("margin_left")) / 2 if signed else 0.0
    right = [at for at in signed if at.phrase.centre > middle]
    left = [at for at in signed if at.phrase.centre < middle]
    if label:
        left = [at for at in left if at.phrase.y > label.phrase.y + NEAR]
    return [_parted(column) for column in (right, left) if column]


def _parted(column: list[Placed]) -> tuple[list[Placed], list[Placed]]:
    falls = [a.phrase.y - b.phrase.y for a, b in pairwise(column)]
    if not falls:
        return column, []
    cut = falls.index(max(falls)) + 1
    return column[:cut], column[cut:]


def _signature(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    layout = profile.layout
    citation = layout.citation("signer_post")
    signatures = blocks(found) if found.closing else []
    wanted = 2 if profile.kind == "minutes" else 1
    if len(signatures) < wanted or any(not names for _, names in signatures):
        yield paper_fault(
            "signer.missing", "chữ ký", "không đủ chức vụ và họ tên", "chức vụ, họ tên", citation
        )
        return
    for posts, names in signatures:
        for at in posts:
            yield from style_faults(at, "signer_post", layout)
        for at in names:
            yield from style_faults(at, "signer_name", layout)
        name = names[-1]
        if TITLES.match(name.text):
            page = name.page.number
            yield paper_fault(
                "signer.titles", name.text, name.text, "họ tên không kèm học hàm, học vị", citation, page=page
            )
        if POST.match(name.text):
            above = "chức vụ khác đặt phía trên họ tên"
            yield paper_fault(
                "signer.post_below", name.text, name.text, above, citation, page=name.page.number
            )
    yield from _authority(signatures[0][0], profile, citation)
    yield from _together(found, signatures[0][0][0], citation)


def _together(found: Anatomy, first: Placed, citation: str) -> Iterator[PaperFault]:
    """Two lines of the text at least stand on the page of the signature."""
    lines = sum(at.page is first.page for at in found.lines)
    if lines < LINES_TOGETHER <= len(found.lines):
        page, wanted = first.page.number, f"cùng trang với {LINES_TOGETHER} dòng cuối của nội dung"
        yield paper_fault("signer.alone", first.text, "tách khỏi nội dung", wanted, citation, page=page)


def _authority(posts: list[Placed], profile: Profile, citation: str) -> Iterator[PaperFault]:
    """TM. when a collective decides, and never when its head acts in person."""
    first = posts[0]
    is_collective = first.text.startswith(COLLECTIVE)
    if profile.signs_for_collective is None or is_collective == profile.signs_for_collective:
        return
    wanted = f"{COLLECTIVE} và tên tập thể" if profile.signs_for_collective else f"không ghi {COLLECTIVE}"
    yield paper_fault("signer.collective", first.text, first.text, wanted, citation, page=first.page.number)


def _recipients(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    layout = profile.layout
    citation = layout.citation("recipients")
    label = found.recipients_label
    if label is None:
        if not profile.is_table:
            yield paper_fault("recipients.missing", "Nơi nhận", "không tìm thấy", "phải có", citation)
        return
    page = label.page.number
    yield from style_faults(label, "recipients_label", layout)
    if label.text != "Nơi nhận:":
        yield paper_fault("recipients_label.text", label.text, label.text, "Nơi nhận:", citation, page=page)
    post = blocks(found)[0][0][0] if blocks(found) else None
    if profile.kind != "minutes" and post and abs(post.phrase.y - label.phrase.y) > 2 * NEAR:
        yield paper_fault(
            "recipients_label.level", label.text, "lệch", "ngang hàng với chức vụ", citation, page=page
        )
    middle = label.page.width / 2
    lines = [at for at in found.closing if at.phrase.y < label.phrase.y - NEAR and at.phrase.x0 < middle - 60]
    for at in lines:
        yield from style_faults(at, "recipients", layout)
    yield from _items(lines, label.phrase.x0, citation, page)


def _items(lines: list[Placed], left: float, citation: str, page: int) -> Iterator[PaperFault]:
    """Each begins "- " at the left edge and ends ";", and the last one is "- Lưu: …."."""
    items: list[str] = []
    for at in lines:
        if at.phrase.x0 < left + NEAR:
            items.append(at.text)
        elif items:
            items[-1] += f" {at.text}"
    for item in items:
        if not item.startswith("- "):
            yield paper_fault("recipients.dash", item, item, "gạch đầu dòng", citation, page=page)
    for item in items[:-1]:
        if not item.endswith(";"):
            yield paper_fault("recipients.separator", item, item[-1], "dấu chấm phẩy", citation, page=page)
    if not items or not re.fullmatch(r"- Lưu: .+\.", items[-1]):
        last = items[-1] if items else "Nơi nhận"
        yield paper_fault("recipients.last", last, last, "- Lưu: VT, … và dấu chấm", citation, page=page)
