"""The forms by which jurists make something: a trusted key, a proposal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from law_desk.entering.telling_cases import withdraw_case
from law_desk.models import EnteredLaw, LoadedPack, PackPreview, PublisherKey, RuleEntry, ToldCase
from tests.fire.filled_form import FilledForm, url_of
from tests.fire.form_ground import Ground
from tests.law_desk.desk import answered, key_trusted, said_right
from tests.law_desk.jurists import BETTER, signed_pack, trusted, with_jurists
from tests.scene import TODAY, Scene


def forms_of_the_law(ground: Ground) -> Iterator[FilledForm]:
    scene = with_jurists(ground.scene)
    packs = [signed_pack(), signed_pack(*BETTER)]
    for _files, key in packs:
        trusted(scene, key, on=TODAY)
    yield FilledForm(
        "law_desk:trust",
        "jurist1",
        reverse("law_desk:trust"),
        lambda turn: {"owner": "Sở Nội vụ", "public_key": f"{turn}a" * 32, "compared": "Đọc qua điện thoại"},
        PublisherKey.objects.all(),
        words="Khóa này đã được tin từ",
    )
    yield FilledForm(
        "law_desk:propose",
        "jurist1",
        reverse("law_desk:propose"),
        lambda turn: {"file": zipped(packs[turn][0]), "basis": "Công báo số 12"},
        LoadedPack.objects.all(),
        words="Đúng gói này đã được đề nghị ngày",
    )
    row = LoadedPack.objects.order_by("pk")[0]
    preview = url_of("workflow:pack_preview", row)
    yield FilledForm(
        "workflow:pack_preview", "jurist1", preview, {}, PackPreview.objects.all(), has_another=False
    )
    yield from _forms_of_the_desk(scene)


def _forms_of_the_desk(scene: Scene) -> Iterator[FilledForm]:
    who, evidence = "jurist1", {"words": "Lời của điều luật", "published": "Công báo số 12"}
    known, new = reverse("law_desk:open_law", args=["R4"]), reverse("law_desk:new_law")
    laws, page = EnteredLaw.objects, reverse("law_desk:desk")
    yield FilledForm("law_desk:open_law", who, known, {}, laws.all(), page=page, has_another=False)
    yield FilledForm("law_desk:new_law", who, new, _new_law, laws.all(), words="đã được mở để nhập")
    law, award = laws.get(regime="R4"), "LĐTT"
    key_trusted(scene, on=TODAY)
    keep = reverse("law_desk:keep_rules", args=[law.pk, award])
    enter = reverse("law_desk:enter_rule", args=[law.pk, award, "reward.LĐTT"])
    kept = {"answer": "kept", "article": "1", **evidence}
    entries = RuleEntry.objects.filter(law=law)
    rules = ("papers.LĐTT", "copies.LĐTT")
    yield FilledForm(
        "law_desk:keep_rules",
        who,
        keep,
        lambda turn: {"rules": rules[turn], **evidence},
        entries,
        words="một quy định vừa được trả lời",
        words_after="không còn trong danh sách",
    )
    yield FilledForm("law_desk:enter_rule", who, enter, kept, entries, by_two=2)
    told = {"told": "Chờ", "on": "01/10/2026", "facts": "", "verdict": "đúng quy định"}
    tell = reverse("law_desk:tell_case", args=[law.pk, award])
    yield FilledForm("law_desk:tell_case", who, tell, told, ToldCase.objects.all(), by_two=2)
    for case in ToldCase.objects.all():
        withdraw_case(case.pk, by=scene[who], on=TODAY)
    answered(scene, law, award, on=TODAY)
    said_right(scene, law, award, on=TODAY)
    propose = reverse("law_desk:propose_award", args=[law.pk, award])
    review = reverse("law_desk:review", args=[law.pk, award])
    packs = LoadedPack.objects.all()
    yield FilledForm("law_desk:propose_award", who, propose, {}, packs, page=review, has_another=False)


def _new_law(turn: int) -> dict[str, str]:
    return {
        "instrument": f"Luật giả định {2028 + turn}",
        "kind": "law",
        "issued_on": "15/03/2027",
        "since": f"01/01/{2028 + turn}",
        "basis": f"Luật giả định năm {2028 + turn}",
    }


def zipped(files: Mapping[str, bytes]) -> SimpleUploadedFile:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, told in files.items():
            archive.writestr(name, told)
    return SimpleUploadedFile("goi.zip", content.getvalue(), content_type="application/zip")
