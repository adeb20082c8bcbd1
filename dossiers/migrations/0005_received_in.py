"""Which jurisdiction received a dossier: its rules of that day hold, also after a successor took it over."""

import django.db.models.deletion
from django.db import migrations, models

# The sealed revision bears the jurisdiction it was handed to, which a later hand-over does not change.
FILL = """
UPDATE dossiers_dossier d SET received_in_id = coalesce(
  (SELECT (r.content #>> '{dossier,jurisdiction_id}')::bigint FROM dossiers_revision r
    WHERE r.dossier_id = d.id ORDER BY r.number DESC LIMIT 1), d.jurisdiction_id)
 WHERE d.received_on IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_part_of_name"), ("roles", "0004_no_choice_of_quota_scope")]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="received_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="received_dossiers",
                to="roles.jurisdiction",
            ),
        ),
        migrations.RunSQL(
            ["SET CONSTRAINTS ALL IMMEDIATE", FILL, "SET CONSTRAINTS ALL DEFERRED"], migrations.RunSQL.noop
        ),
    ]
