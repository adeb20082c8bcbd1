"""Who discarded a draft, and when: it stays, and can be restored."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0010_part_of_initiative'),
        ('roles', '0007_sent_form'),
        ('viewflow', '0015_task_scheduled'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='dossier',
            name='discarded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='dossier',
            name='discarded_on',
            field=models.DateField(blank=True, null=True, verbose_name='Ngày bỏ bản soạn'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(('discarded_on__isnull', True), ('submitted_on__isnull', True), _connector='OR'), name='discarded_dossier_was_never_submitted'),
        ),
    ]
