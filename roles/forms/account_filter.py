"""What of the accounts of a house is asked for; the names stand in the address."""

from __future__ import annotations

from django import forms

from roles.models import Office
from roles.organs.account_register import AccountState

_ALL = [("", "Tất cả")]


class AccountFilterForm(forms.Form):
    """What is empty or unknown filters nothing."""

    q = forms.CharField(
        label="Họ tên, tên đăng nhập, chức vụ hoặc nơi giữ chức trách", required=False, max_length=100
    )
    tinh_trang = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[*_ALL, *((each.value, each.label) for each in AccountState)],
    )
    hai_buoc = forms.ChoiceField(
        label="Xác thực hai bước", required=False, choices=[*_ALL, ("co", "Có"), ("khong", "Không có")]
    )
    chuc_trach = forms.ChoiceField(label="Chức trách", required=False, choices=[*_ALL, *Office.choices])

    def asked(self) -> dict[str, str]:
        """As `narrowed` takes it."""
        self.is_valid()
        said = self.cleaned_data
        names = {"words": "q", "state": "tinh_trang", "step": "hai_buoc", "office": "chuc_trach"}
        return {key: said.get(name) or "" for key, name in names.items()}
