"""What a person types on the drafting page; the doors decide, these only read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from dossiers.drafting.changing_drafts import LAST_PLACE, NewNomination
from dossiers.form_fields.day_field import HistoryDayField
from dossiers.form_fields.ground_field import ACCEPTED, GroundField
from dossiers.form_fields.one_file import LONGEST_FILE_NAME
from dossiers.judging.missing_papers import PAPER_KINDS
from dossiers.judging.nomination_grounds import ground_words, grounds_in_dossier, proposed_grounds
from dossiers.judging.offered_awards import offered_awards, way_fault
from dossiers.models import Dossier, Initiative, Nomination, Recipient
from dossiers.models.recipient import still_offered
from dossiers.recipients.history_forms import MOST_ROWS
from dossiers.uploads.upload_limits import LARGEST_UPLOAD_WORDS
from law.awards import FORMS, TITLES, Award, name_of
from law.awards import award as award_of
from law.basics.grounds import Ground
from roles.forms.fields import LARGEST, TickedRowsField, choice_field, key_of, model_field
from roles.rights.unit_heirs import unit_with_heirs
from vietnamese.text import clean

# People and collectives ticked by hand for one award; a longer list comes from Excel.
MOST_ADDED = 500


def capital(words: str) -> str:
    """The first letter in upper case, the rest as it is."""
    return words[:1].upper() + words[1:]


def choices_of(awards: Sequence[Award], nothing: str) -> list[tuple[str, str]]:
    return [("", nothing), *((each.code, each.name) for each in awards)]


class AwardForm(forms.Form):
    """Titles and forms of reward are two lists: exactly one entry of one of them is chosen."""

    title = forms.ChoiceField(label="Danh hiệu thi đua", required=False)
    form = forms.ChoiceField(label="Hình thức khen thưởng", required=False)

    def __init__(self, *args: Any, dossier: Dossier, on: date, kind: str | None = None, **given: Any) -> None:
        """`kind` of the one recipient that is asked for; several are ticked where it is not given."""
        super().__init__(*args, **given)
        self.dossier = dossier
        self.offered = offered_awards(dossier, on=on, kind=kind)
        titles, rewards = ([each for each in self.offered if each.is_title is kind] for kind in (True, False))
        choice_field(self, "title").choices = choices_of(titles, "Không chọn danh hiệu")
        choice_field(self, "form").choices = choices_of(rewards, "Không chọn hình thức")
        if not titles and all(way_fault(each, dossier.way, dossier, on=on) for each in TITLES.values()):
            self.fields["title"].help_text = f"Không đề nghị được theo loại khen thưởng {dossier.way}."

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = [code for code in (given.get("title"), given.get("form")) if code]
        if len(chosen) == 2:
            self.add_error(
                "form",
                "Mỗi lần chỉ chọn một: hoặc danh hiệu thi đua, hoặc hình thức khen thưởng. "
                "Cần cả hai thì thêm làm hai lần.",
            )
        elif not chosen and not self.errors:
            self.add_error(
                "title", "Chọn một danh hiệu thi đua, hoặc một hình thức khen thưởng ở ô bên cạnh."
            )
        else:
            given["award"] = chosen[0] if chosen else ""
        return given


class AddForm(AwardForm):
    """Some of the unit's people or collectives, proposed for one award."""

    recipients = TickedRowsField(
        label="Người, tập thể được đề nghị",
        queryset=Recipient.objects.none(),
        most=MOST_ADDED,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất một người hoặc một tập thể."},
    )
    achievement = forms.CharField(
        label="Tóm tắt thành tích", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    field_order = ("recipients", "title", "form", "achievement")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        model_field(self, "recipients").queryset = self._people().filter(still_offered(self.dossier.year))
        if self.is_bound:
            self._offer_grounds(on=given["on"])

    def _people(self) -> QuerySet[Recipient]:
        """The unit's, and those of who took over from it."""
        return Recipient.objects.filter(unit__in=unit_with_heirs(self.dossier.unit))

    def _offer_grounds(self, *, on: date) -> None:
        """Of the award that was just chosen, for the kinds of recipient that were ticked with it."""
        award = self.data.get("title") or self.data.get("form") or ""
        if award not in TITLES and award not in FORMS:
            return
        keys = [key for key in cast(QueryDict, self.data).getlist("recipients") if key_of(key) is not None]
        chosen = self._people().filter(pk__in=keys)
        kinds = list(chosen.values_list("kind", flat=True).distinct())
        if len(kinds) != 1:
            return
        if grounds := grounds_in_dossier(self.dossier, award, kinds[0], self.dossier.way, on=on):
            self.fields["ground"] = GroundField(award=award, grounds=grounds)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        found, chosen = given.get("award"), given.get("recipients") or ()
        if found and (unsuited := [each for each in chosen if each.kind not in award_of(found).recipients]):
            self.add_error("title" if found in TITLES else "form", _unsuited(award_of(found), unsuited))
        return given

    def rows(self) -> list[NewNomination]:
        given = self.cleaned_data
        return [
            NewNomination(
                recipient.pk,
                given["award"],
                achievement=given["achievement"],
                ground=given.get("ground", ""),
            )
            for recipient in given["recipients"]
        ]


def _unsuited(award: Award, recipients: Sequence[Recipient]) -> str:
    kinds = [Recipient.Kind(kind).label for kind in award.recipients if kind in Recipient.Kind]
    named = ", ".join(each.name for each in recipients)
    (told, *more) = {Recipient.Kind(each.kind).label for each in recipients}
    whom = "đối tượng" if more else told
    return (
        f"{award.name} dành cho {', '.join(kinds)}, không dành cho: {named}. "
        f"Bỏ chọn {whom} này, rồi đề nghị riêng bằng danh hiệu, hình thức dành cho {whom}."
    )


class ChangeForm(AwardForm):
    """One nomination; `version` is the one its editor saw."""

    version = forms.IntegerField(min_value=1, max_value=LARGEST, widget=forms.HiddenInput)
    ordinal = forms.IntegerField(
        label="Thứ tự ưu tiên",
        required=False,
        min_value=1,
        max_value=LAST_PLACE,
        help_text="1 là ưu tiên cao nhất. Để trống nếu không xếp; người ngang nhau xét theo luật (nữ trước).",
    )
    achievement_since = HistoryDayField(label="Thành tích từ ngày")
    achievement_until = HistoryDayField(label="Thành tích đến ngày")
    achievement = forms.CharField(
        label="Tóm tắt thành tích", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    initiatives = TickedRowsField(
        label="Sáng kiến, đề tài làm căn cứ",
        queryset=Initiative.objects.none(),
        most=MOST_ROWS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("version", "title", "form", "ordinal")
    # Of two editors, one's award with the other's criterion would be nobody's proposal.
    chosen_together = ("title", "form", "ground")
    spoken: ClassVar = {
        "title": ("Danh hiệu thi đua", name_of),
        "form": ("Hình thức khen thưởng", name_of),
        "ground": ("Tiêu chuẩn xét", ground_words),
    }
    proposed: Sequence[Ground] = ()

    def __init__(self, *args: Any, nomination: Nomination, **given: Any) -> None:
        given.setdefault("initial", initial_of(nomination))
        super().__init__(*args, dossier=nomination.dossier, kind=nomination.recipient.kind, **given)
        known = nomination.recipient.initiatives.order_by("-year", "code")
        field = model_field(self, "initiatives")
        field.queryset = known
        # Django's own way to word a choice is to replace this method.
        field.label_from_instance = _initiative_label  # type: ignore[assignment]
        if not known:
            del self.fields["initiatives"]
        self._offer_grounds(nomination, on=given["on"])

    def _offer_grounds(self, nomination: Nomination, *, on: date) -> None:
        """Of the award that is chosen now; those that hold already are proposed, naming stays an act."""
        award = nomination.award
        if self.is_bound:
            award = self.data.get("title") or self.data.get("form") or ""
        if award not in TITLES and award not in FORMS:
            return
        kind, way = nomination.recipient.kind, nomination.way
        grounds = grounds_in_dossier(nomination.dossier, award, kind, way, on=on)
        if grounds:
            held = proposed_grounds(nomination, on=on) if award == nomination.award else ()
            self.proposed = [each for each in held if each.code != nomination.ground]
            self.fields["ground"] = GroundField(award=award, grounds=grounds, held=held)

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "award": given["award"],
            "ground": self.data.get(ACCEPTED) or given.get("ground", ""),
            "ordinal": given["ordinal"] or 0,
            "achievement": clean(given["achievement"]),
            "achievement_since": given["achievement_since"],
            "achievement_until": given["achievement_until"],
        }

    def initiative_ids(self) -> list[int] | None:
        chosen = self.cleaned_data.get("initiatives")
        return None if chosen is None else [each.pk for each in chosen]


class AttachForm(forms.Form):
    """One paper for the dossier or, on a nomination's panel, for that nomination."""

    kind = forms.ChoiceField(
        label="Loại giấy tờ",
        choices=[("", "Chọn loại giấy tờ"), *((kind, capital(name)) for kind, name in PAPER_KINDS.items())],
    )
    file = forms.FileField(
        label="Tệp đính kèm",
        max_length=LONGEST_FILE_NAME,
        help_text=f"PDF, Word, Excel, ảnh JPG hoặc PNG; mỗi tệp tối đa {LARGEST_UPLOAD_WORDS}.",
    )


def initial_of(nomination: Nomination) -> dict[str, Any]:
    is_title = nomination.award in TITLES
    return {
        "version": nomination.version,
        "title": nomination.award if is_title else "",
        "form": "" if is_title else nomination.award,
        "ground": nomination.ground,
        "ordinal": nomination.ordinal or None,
        "achievement": nomination.achievement,
        "achievement_since": nomination.achievement_since,
        "achievement_until": nomination.achievement_until,
        "initiatives": list(nomination.initiatives.all()) if nomination.pk else [],
    }


def _initiative_label(initiative: Any) -> str:
    decided = f", QĐ {initiative.decision_number}" if initiative.decision_number else ", chưa có quyết định"
    return f"{initiative.code}: {initiative.title} (cấp {initiative.level}, {initiative.year}{decided})"
