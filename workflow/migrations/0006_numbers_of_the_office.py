"""Numbers that the office gave outside the program, and the numbers and days of the papers that are cited."""

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('roles', '0007_sent_form'),
        ('workflow', '0005_envelopes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='decision',
            name='signed_for',
            field=models.CharField(blank=True, max_length=400, verbose_name='Người được ký thay'),
        ),
        migrations.AddField(
            model_name='decision',
            name='submission_number',
            field=models.CharField(blank=True, max_length=60, verbose_name='Số tờ trình trình ký'),
        ),
        migrations.AddField(
            model_name='decision',
            name='submission_on',
            field=models.DateField(null=True, verbose_name='Ngày tờ trình trình ký'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='minutes_number',
            field=models.CharField(blank=True, max_length=60, verbose_name='Số biên bản'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='minutes_on',
            field=models.DateField(null=True, verbose_name='Ngày biên bản'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='proposal',
            field=models.CharField(blank=True, max_length=300, verbose_name='Theo đề nghị'),
        ),
        migrations.CreateModel(
            name='SkippedNumbers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Năm')),
                ('first', models.PositiveIntegerField(verbose_name='Từ số')),
                ('last', models.PositiveIntegerField(verbose_name='Đến số')),
                ('reason', models.CharField(max_length=300, verbose_name='Lý do')),
                ('entered_on', models.DateField(verbose_name='Ngày ghi')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organ', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skipped_numbers', to='roles.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('first__gte', 1), ('last__gte', models.F('first'))), name='skipped_numbers_begin_before_they_end'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('organ', '='), ('year', '='), (models.Func(models.F('first'), models.F('last'), models.Value('[]'), function='int4range'), '&&')], name='a_number_is_skipped_once')],
            },
        ),
    ]
