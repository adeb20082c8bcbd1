"""The field by which an office hands in its logo, and what the limited child makes of the file."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from tempfile import NamedTemporaryFile

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from dossiers.form_fields.one_file import LONGEST_FILE_NAME
from dossiers.uploads.limited_child import ChildStopped, look_in_child
from dossiers.uploads.temporary_names import TEMPORARY
from roles.doors.refusals import Refused
from roles.founding.office_logos import LogoImage

CHILD = "config.pages.house.logo_child"
WALL_SECONDS = 30
# What is kept is a fifth of this; a larger file is a photograph, not a logo made for screens.
LARGEST_KB = 500
HELP = (
    f"Ảnh PNG hoặc JPEG, tối đa {LARGEST_KB} KB; nền trong suốt thì dùng PNG. Biểu trưng hiện ở đầu trang và "
    "ở trang đăng nhập, không in trên văn bản: thể thức văn bản theo Nghị định 30/2020/NĐ-CP không có biểu "
    "trưng."
)


def _small_enough(upload: UploadedFile) -> None:
    if upload.size is not None and upload.size > LARGEST_KB * 1024:
        told = -(-upload.size // 1024)
        raise ValidationError(f"Tệp nặng {told} KB; biểu trưng được tối đa {LARGEST_KB} KB.")


class LogoField(forms.FileField):
    """One file; what is in it is asked of the child, once everything else of the form is in order."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label="Biểu trưng",
            required=required,
            max_length=LONGEST_FILE_NAME,
            help_text=HELP,
            widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
            error_messages={"required": "Chọn tệp biểu trưng.", "empty": "Tệp trống, không có hình nào."},
            validators=[_small_enough],
        )


class LogoForm(forms.Form):
    """`seen`: the SHA-256 of the logo that stood on the page, empty where none did."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    logo = LogoField()


class TakeLogoAwayForm(forms.Form):
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)


def logo_image(upload: UploadedFile) -> LogoImage:
    """What is kept of the file. Raises Refused for one that is no sound PNG or JPEG, whatever its name."""
    with NamedTemporaryFile(prefix=TEMPORARY) as copy:
        for piece in upload.chunks():
            copy.write(piece)
        copy.flush()
        try:
            answer = json.loads(look_in_child(CHILD, Path(copy.name), wall_seconds=WALL_SECONDS))
        except ChildStopped as stopped:
            raise Refused(
                "Chương trình không đọc được tệp biểu trưng nên đã dừng lại.",
                remedy="Lưu lại hình dưới dạng PNG rồi chọn lại tệp.",
            ) from stopped
    if refused := answer.get("refused"):
        raise Refused("Chưa nhận được tệp biểu trưng.", remedy=refused)
    return LogoImage(png=b64decode(answer["png"]), width=answer["width"], height=answer["height"])
