"""What is held gets a clock of its own; what was held before begins on the day that the trail tells."""

import django.db.models.deletion
from django.db import migrations, models

# For whom it waits and when it is looked at next nobody was asked: the office reads that it has to say so.
FILL = """
INSERT INTO workflow_hold (nomination_id, held_on, awaited_from)
SELECT n.id,
       (SELECT max(e.acted_on) FROM trail_entry e JOIN trail_chain c ON c.id = e.chain_id
         WHERE c.subject_kind = 'dossier' AND c.subject_id = n.dossier_id
           AND e.payload::jsonb @> jsonb_build_object(
                 'moves', jsonb_build_array(jsonb_build_object('nomination', n.id, 'to', 'held')))),
       ''
  FROM dossiers_nomination n WHERE n.standing = 'held'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0002_one_series_an_organ"),
        ("dossiers", "0006_whole_judgement"),
        ("trail", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("held_on", models.DateField(null=True)),
                (
                    "awaited_from",
                    models.CharField(blank=True, max_length=200, verbose_name="Chờ kết luận của"),
                ),
                ("next_look_on", models.DateField(null=True, verbose_name="Ngày xem lại")),
                ("ended_on", models.DateField(null=True)),
                (
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="dossiers.nomination",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("nomination",),
                        name="one_open_hold_a_nomination",
                    )
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=["next_look_on", "id"],
                        name="holds_by_look",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            ["SET CONSTRAINTS ALL IMMEDIATE", FILL, "SET CONSTRAINTS ALL DEFERRED"],
            migrations.RunSQL.noop,
        ),
    ]
