"""What a draft came back with; of those that lie returned since before, as the trail tells it."""

import json
from typing import Any

from django.db import migrations, models

LONGEST = 1000


def take_in_returned(apps: Any, schema_editor: Any) -> None:
    """Drafts whose last act is the clerk's return: nobody has changed or signed them since."""
    Decision, Entry = apps.get_model("workflow", "Decision"), apps.get_model("trail", "Entry")
    for decision in Decision.objects.filter(state="drafted", is_dropped=False):
        chain = Entry.objects.filter(chain__subject_kind="decision", chain__subject_id=decision.pk)
        last = chain.order_by("-seq").first()
        if last is not None and last.verb == "decision_returned":
            decision.returned_on = last.acted_on
            decision.to_mend = json.loads(last.payload)["reason"][:LONGEST]
            decision.save(update_fields=["returned_on", "to_mend"])


class Migration(migrations.Migration):
    dependencies = [
        ("trail", "0003_file_alarm"),
        ("workflow", "0011_settled_by_words_alone"),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="returned_on",
            field=models.DateField(null=True, verbose_name="Ngày văn thư trả lại"),
        ),
        migrations.AddField(
            model_name="decision",
            name="to_mend",
            field=models.CharField(
                blank=True, max_length=1000, verbose_name="Chỗ phải sửa, chưa được trả lời", default=""
            ),
            preserve_default=False,
        ),
        migrations.RunPython(take_in_returned, migrations.RunPython.noop),
    ]
