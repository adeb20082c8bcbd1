"""The page on which several rules are kept at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from law.awards import name_of
from law_desk.entering.keeping_rules import keep_rules as keep
from law_desk.entering.keeping_rules import may_be_kept
from law_desk.entering.views.rule_pages import sheet_of
from roles.access.asked_request import AskedRequest
from roles.access.declarations import holds
from roles.doors.sent_once import sent_once
from roles.forms.fields import MISSING, TickedField
from roles.views.answering import form_response


class KeepForm(forms.Form):
    """Which rules, and from which words it follows that they stay as they were."""

    rules = TickedField(
        label="Quy định giữ nguyên",
        coerce=str,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chưa chọn quy định nào."},
    )
    words = forms.CharField(
        label="Lời của điều luật",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=MISSING,
        help_text="Lời cho thấy các quy định ấy không bị sửa, ví dụ điều liệt kê những điều được sửa đổi.",
    )
    published = forms.CharField(label="Nơi công bố", max_length=300, error_messages=MISSING)


@holds("enter_law")
@sent_once
def keep_rules(request: AskedRequest, law: int, award: str) -> HttpResponse:
    sheet = sheet_of(law, award)
    rows = may_be_kept(sheet)
    if request.method != "POST" and not rows:
        return redirect("law_desk:award_rules", law=law, award=award)

    def act(typed: dict[str, Any]) -> tuple[str, str]:
        told = {"words": typed["words"], "published": typed["published"]}
        count = keep(law, award, typed["rules"], **told, by=request.user, on=request.on)
        return f"Đã ghi giữ nguyên {count} quy định.", reverse("law_desk:award_rules", args=[law, award])

    form = KeepForm(request.POST or None)
    ticked: Any = form.fields["rules"]
    ticked.choices = [
        (each.rule.key, f"{each.rule.subject}: {each.rule.told} ({each.rule.citation})") for each in rows
    ]
    told = {"sheet": sheet, "name": name_of(award)}
    return form_response(request, "law_desk/entering/keep_rules.html", told, form=form, act=act)
