"""Head and deputy of a bloc hold office from a day: those of a whole year hold it from its first day on."""

from typing import Any

import django.contrib.postgres.constraints
from django.db import migrations, models
from django.db.models import F, Func, Value


def hold_from_the_first_day(apps: Any, schema_editor: Any) -> None:
    first = Func(F("year"), Value(1), Value(1), function="make_date", output_field=models.DateField())
    apps.get_model("roles", "BlocOffice").objects.update(since=first)


def no_overlap(name: str, *same: str) -> Any:
    period = models.Func(models.F("since"), models.F("until"), models.Value("[]"), function="daterange")
    expressions: list[tuple[Any, str]] = [*((field, "=") for field in same), (period, "&&")]
    return django.contrib.postgres.constraints.ExclusionConstraint(name=name, expressions=expressions)


class Migration(migrations.Migration):
    dependencies = [("roles", "0005_rights_of_ending")]

    operations = [
        migrations.AddField("blocoffice", "since", models.DateField(null=True, verbose_name="Từ ngày")),
        migrations.AddField(
            "blocoffice", "until", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")
        ),
        migrations.RunPython(hold_from_the_first_day, migrations.RunPython.noop),
        migrations.AlterField("blocoffice", "since", models.DateField(verbose_name="Từ ngày")),
        migrations.AlterField(
            "blocoffice", "reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")
        ),
        migrations.RemoveConstraint("blocoffice", "one_head_a_bloc_and_year"),
        migrations.RemoveConstraint("blocoffice", "one_bloc_office_a_unit"),
        migrations.AddConstraint("blocoffice", no_overlap("one_head_a_bloc_and_day", "bloc", "year", "role")),
        migrations.AddConstraint(
            "blocoffice", no_overlap("one_bloc_office_a_unit_and_day", "bloc", "year", "unit")
        ),
        migrations.AddConstraint(
            "blocoffice",
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="bloc_office_ends_after_it_begins",
            ),
        ),
    ]
