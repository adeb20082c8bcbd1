"""The page on which several rules are kept at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from law.awards import name_of
from law_desk.entering.keeping_rules import answered_apart, keeps_its_article, may_be_kept
from law_desk.entering.keeping_rules import keep_rules as keep
from law_desk.entering.views.rule_pages import sheet_of
from law_desk.entering.worksheet import EnteredRule, Worksheet
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
    article = forms.CharField(label="Điều của văn bản mới", max_length=20, required=False)
    clause = forms.CharField(label="Khoản", max_length=20, required=False)
    point = forms.CharField(label="Điểm", max_length=20, required=False)


def _choice(each: EnteredRule, sheet: Worksheet) -> str:
    ended = "" if keeps_its_article(each, sheet) else "; không còn dẫn được, dẫn điều của văn bản mới"
    return f"{each.rule.subject}: {each.rule.told} ({each.rule.citation}{ended})"


@holds("enter_law")
@sent_once
def keep_rules(request: AskedRequest, law: int, award: str) -> HttpResponse:
    sheet = sheet_of(law, award)
    rows = may_be_kept(sheet)
    if request.method != "POST" and not rows:
        return redirect("law_desk:award_rules", law=law, award=award)

    def act(typed: dict[str, Any]) -> tuple[str, str]:
        told = {name: typed[name] for name in ("words", "published", "article", "clause", "point")}
        count = keep(law, award, typed["rules"], **told, by=request.user, on=request.on)
        return f"Đã ghi giữ nguyên {count} quy định.", reverse("law_desk:award_rules", args=[law, award])

    form = KeepForm(request.POST or None)
    ticked: Any = form.fields["rules"]
    ticked.choices = [(each.rule.key, _choice(each, sheet)) for each in rows]
    told = {
        "sheet": sheet,
        "name": name_of(award),
        "apart": [each.rule.subject for each in answered_apart(sheet)],
        "is_cited_anew": not all(keeps_its_article(each, sheet) for each in rows),
    }
    return form_response(request, "law_desk/entering/keep_rules.html", told, form=form, act=act)
