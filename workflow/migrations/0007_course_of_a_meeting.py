"""A meeting is called anew or off, breaks off and goes on; who leaves when, and what is said of each item."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

STATES = [
    ("convened", "Đã triệu tập"),
    ("called_off", "Đã hủy họp"),
    ("open", "Đang họp"),
    ("adjourned", "Tạm nghỉ, chờ họp tiếp"),
    ("closed", "Đã kết thúc"),
    ("minuted", "Đã có biên bản"),
]


class Migration(migrations.Migration):
    dependencies = [("workflow", "0006_numbers_of_the_office")]

    operations = [
        migrations.AddField("rollentry", "left_at", models.DateTimeField("Ra về lúc", null=True)),
        migrations.AddField(
            "agendaitem", "discussion", models.CharField("Ý kiến thảo luận", blank=True, max_length=2000)
        ),
        migrations.AddField(
            "meeting", "notice", models.CharField("Thông báo cho thành viên", blank=True, max_length=2000)
        ),
        migrations.AddField("meeting", "notified_on", models.DateField("Ngày thông báo", null=True)),
        migrations.CreateModel(
            name="Adjournment",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("adjourned_at", models.DateTimeField("Tạm nghỉ lúc")),
                ("resumes_on", models.DateField("Ngày họp tiếp")),
                ("resumes_at", models.TimeField("Giờ họp tiếp", null=True)),
                ("place", models.CharField("Địa điểm họp tiếp", blank=True, max_length=200)),
                ("reason", models.CharField("Lý do tạm nghỉ", max_length=500)),
                ("resumed_at", models.DateTimeField("Họp tiếp lúc", null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjournments",
                        to="workflow.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["meeting"],
                        name="one_open_adjournment_a_meeting",
                        condition=Q(resumed_at__isnull=True),
                    )
                ]
            },
        ),
        migrations.AlterField(
            "meeting",
            "state",
            models.CharField(choices=STATES, default="convened", max_length=50),
        ),
    ]
