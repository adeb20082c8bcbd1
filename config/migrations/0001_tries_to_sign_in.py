"""Tries to sign in that did not prove right; the tables of django-axes, which kept names as typed, go."""

from django.db import migrations, models
from django.db.models.functions import Now

DROP_AXES = """
DROP TABLE IF EXISTS axes_accessattemptexpiration, axes_accessattempt, axes_accesslog, axes_accessfailurelog;
DELETE FROM django_migrations WHERE app = 'axes';
"""


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="FailedTry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=64)),
                ("source", models.CharField(max_length=64)),
                ("at", models.DateTimeField(db_default=Now())),
            ],
            options={
                "indexes": [
                    models.Index(fields=["name", "at"], name="config_tries_by_name"),
                    models.Index(fields=["source", "at"], name="config_tries_by_source"),
                ],
            },
        ),
        migrations.RunSQL(DROP_AXES, migrations.RunSQL.noop),
    ]
