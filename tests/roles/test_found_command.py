"""The first installation: one command founds the first jurisdiction and its first officer."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from roles.models import Jurisdiction
from roles.rights.permissions import mandate_for
from trail.clock import today

ANSWERS = {
    "name": "UBND tỉnh Cao Bằng",
    "organ_heading": "ỦY BAN NHÂN DÂN TỈNH CAO BẰNG",
    "heading": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CAO BẰNG",
    "place": "Cao Bằng",
    "since": "01/01/2020",
    "username": "canbo",
    "person": "Bế Thị Lan",
    "post": "Chuyên viên",
    "paper_number": "1/QĐ-SNV",
    "paper_on": "02/01/2020",
    "paper_by": "Sở Nội vụ",
}
OPTIONS = [f"--{name.replace('_', '-')}={value}" for name, value in ANSWERS.items()]


@pytest.fixture(autouse=True)
def typed_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roles.management.commands.found.getpass", lambda prompt: "mot-cau-de-nho-2020")


def test_the_first_officer_may_appoint_in_the_new_jurisdiction(db: None, capsys) -> None:
    call_command("found", *OPTIONS)
    officer, jurisdiction = User.objects.get(), Jurisdiction.objects.get()
    assert officer.get_full_name() == "Bế Thị Lan"
    assert mandate_for(officer, "appoint", jurisdiction, on=today()) is not None
    assert "Đã lập UBND tỉnh Cao Bằng" in capsys.readouterr().out


def test_a_second_founding_is_refused(db: None) -> None:
    call_command("found", *OPTIONS)
    with pytest.raises(CommandError, match="đã có cấp có thẩm quyền"):
        call_command("found", *OPTIONS)


def test_a_refused_founding_leaves_nothing(db: None) -> None:
    with pytest.raises(CommandError, match="Thiếu số văn bản"):
        call_command(
            "found", *[option for option in OPTIONS if "paper-number" not in option], "--paper-number= "
        )
    assert not User.objects.exists() and not Jurisdiction.objects.exists()


def test_an_account_that_is_there_before_the_founding_is_led_to_the_first_page(db: None) -> None:
    guide = (Path(__file__).resolve().parents[2] / "docs/deploying.md").read_text(encoding="utf-8")
    part = guide.partition("\n## 5. Lần chạy đầu")[2].partition("\n## ")[0]
    client = Client()
    client.force_login(
        User.objects.create_superuser("quantri"), backend="django.contrib.auth.backends.ModelBackend"
    )

    before = client.get("/").content.decode()
    call_command("found", *OPTIONS)
    after = client.get("/").content.decode()

    assert 'href="/bat-dau/"' in before and "<code>manage.py first_code</code>" in before
    assert "manage.py first_code" in part and "manage.py found " in part
    assert "manage.py first_code" not in after
    assert "<strong>Bế Thị Lan</strong>, Chuyên viên (UBND tỉnh Cao Bằng)" in after
