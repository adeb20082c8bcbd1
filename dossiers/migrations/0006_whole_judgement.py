"""What was found right is kept beside what was not, with the day and the rulebook of the judgement."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0005_received_in'),
    ]

    operations = [
        migrations.AddField(
            model_name='nomination',
            name='judged_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='nomination',
            name='met',
            field=models.JSONField(blank=True, db_default=models.Value([], models.JSONField()), default=list),
        ),
        migrations.AddField(
            model_name='nomination',
            name='rulebook',
            field=models.CharField(blank=True, db_default='', default='', max_length=64),
        ),
    ]
