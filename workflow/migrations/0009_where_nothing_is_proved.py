"""The auditor opens the dossiers whose rows nothing proves yet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workflow", "0008_disqualification")]

    operations = [
        migrations.AddField(
            model_name="statecheck",
            name="unproved_of",
            field=models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict),
        ),
    ]
