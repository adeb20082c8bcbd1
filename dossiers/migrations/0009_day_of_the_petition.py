"""The day of the petition as the unit's own register has it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0008_job_runs"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="petition_on",
            field=models.DateField(blank=True, null=True, verbose_name="Ngày tờ trình"),
        ),
    ]
