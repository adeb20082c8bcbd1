"""Votes are sealed until a meeting closes; ballots written before are put into an order that tells nothing."""

import secrets
from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count

SUM = "UPDATE workflow_agendaitem SET yes = yes_present + yes_written WHERE yes_present IS NOT NULL"


def shuffle(apps: Any, schema_editor: Any) -> None:
    """All in one transaction, with new keys; the table's file is a new one, without what its old rows told."""
    ballot = apps.get_model("workflow", "Ballot")
    sums = ballot.objects.values_list("item_id", "agrees").annotate(Count("pk"))
    choices = [(item, agrees) for item, agrees, count in sums for _ in range(count)]
    secrets.SystemRandom().shuffle(choices)
    schema_editor.execute("TRUNCATE workflow_ballot")
    ballot.objects.bulk_create(ballot(item_id=item, agrees=agrees) for item, agrees in choices)


class Migration(migrations.Migration):
    dependencies = [("workflow", "0004_state_check")]

    operations = [
        migrations.CreateModel(
            name="Envelope",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("sealed", models.BinaryField()),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="envelope",
                        to="workflow.rollentry",
                    ),
                ),
            ],
        ),
        migrations.AddField("agendaitem", "yes", models.PositiveSmallIntegerField(null=True)),
        migrations.RunSQL(
            ["SET CONSTRAINTS ALL IMMEDIATE", SUM, "SET CONSTRAINTS ALL DEFERRED"],
            migrations.RunSQL.noop,
        ),
        # How many agreed in writing may be one member's vote.
        migrations.RemoveField("agendaitem", "yes_present"),
        migrations.RemoveField("agendaitem", "yes_written"),
        migrations.RemoveField("ballot", "is_written"),
        migrations.RunPython(shuffle, migrations.RunPython.noop),
    ]
