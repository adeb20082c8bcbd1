"""What members are told when a convened meeting is changed, postponed or called off."""

import django_fsm
from django.db import migrations, models

STATES = [
    ("convened", "Đã triệu tập"),
    ("called_off", "Đã hủy họp"),
    ("open", "Đang họp"),
    ("closed", "Đã kết thúc"),
    ("minuted", "Đã có biên bản"),
]


class Migration(migrations.Migration):
    dependencies = [("workflow", "0006_course_of_a_meeting")]

    operations = [
        migrations.AddField(
            "meeting", "notice", models.CharField("Thông báo cho thành viên", blank=True, max_length=2000)
        ),
        migrations.AddField("meeting", "notified_on", models.DateField("Ngày thông báo", null=True)),
        migrations.AlterField(
            "meeting",
            "state",
            django_fsm.FSMField(choices=STATES, default="convened", max_length=50),
        ),
    ]
