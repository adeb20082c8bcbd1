"""The forms by which jurists make something: a trusted key, a proposal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from law_desk.models import LoadedPack, PublisherKey
from tests.fire.filled_form import FilledForm
from tests.fire.form_ground import Ground
from tests.law_desk.jurists import BETTER, signed_pack, trusted, with_jurists
from tests.scene import TODAY


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


def zipped(files: Mapping[str, bytes]) -> SimpleUploadedFile:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, told in files.items():
            archive.writestr(name, told)
    return SimpleUploadedFile("goi.zip", content.getvalue(), content_type="application/zip")
