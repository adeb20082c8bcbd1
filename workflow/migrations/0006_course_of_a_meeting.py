"""What happens while a council meets: who leaves when, and what is said of each item."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workflow", "0005_envelopes")]

    operations = [
        migrations.AddField("rollentry", "left_at", models.DateTimeField("Ra về lúc", null=True)),
        migrations.AddField(
            "agendaitem", "discussion", models.CharField("Ý kiến thảo luận", blank=True, max_length=2000)
        ),
    ]
