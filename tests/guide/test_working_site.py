"""docs/deploying.md, from an empty machine to a site that was lost and came back."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import psycopg
import pytest

from tests.guide.guide_text import all_that_is_written, deployed, rehearsed
from tests.guide.machine import Machine
from tests.guide.visitor import Page, Visitor, plainly
from tests.papers import small_pdf

PASSWORD = "mot-cau-de-nho-2026"
PAPER = small_pdf("Biên bản bình xét")
OFFICE = {"paper_number": "7/QĐ", "paper_on": "05/01/2026", "paper_by": "UBND tỉnh Cao Bằng"}


def test_the_guide_ends_in_a_working_site_and_brings_it_back(machine: Machine) -> None:
    with machine.postgres():
        found(machine)
        with machine.unit("vinhdanh-worker"), on_the_air(machine):
            look_at_the_entrance(machine)
            clerk, paper = do_a_day_of_work(machine)
            carry_away_the_key(machine)
            assert "mã hóa cho khóa" in machine.run_unit("vinhdanh-backup")
            assert "Không có gì phải sửa." in machine.type_in("doctor")
            assert visitor(machine).open("/khoe").status == 200
        read_the_log(machine)
        machine.type_in("before-upgrade")

        lose_everything(machine)
        bring_it_back(machine)

        with on_the_air(machine):
            answer = clerk.open(paper)
            assert (answer.status, answer.content) == (200, PAPER), "her session and her paper are back"
    assert machine.carried_out == set(rehearsed()), "no command of the guide is left out"
    assert [word for word in machine.places() if word not in all_that_is_written()] == []


def found(machine: Machine) -> None:
    """Parts 2 to 5."""
    machine.ask_postgres("role")
    machine.ask_postgres("database")
    machine.write("etc/env", deployed("env"))
    machine.type_in("keys")
    assert "no issues (2 silenced)" in machine.type_in("first-run")
    assert "Mã bắt đầu: " in machine.type_in("first-code")
    assert "hãy đăng nhập" in machine.type_in("found", answers=f"{PASSWORD}\n{PASSWORD}\n")
    machine.type_in("certificate")
    _look_at_the_database(machine)


def _look_at_the_database(machine: Machine) -> None:
    address = {"host": "127.0.0.1", "port": machine.database_port, "user": "vinhdanh", "dbname": "vinhdanh"}
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(**address, passfile="/nowhere")
    with psycopg.connect(**address, password=machine.password) as connection:
        assert connection.execute("SELECT lower('ĐẶNG THỊ MƯỜI')").fetchone() == ("đặng thị mười",)


@contextmanager
def on_the_air(machine: Machine) -> Iterator[None]:
    """Parts 6 and 7."""
    with machine.nginx(), machine.unit("vinhdanh-web"):
        machine.await_web()
        yield


def look_at_the_entrance(machine: Machine) -> None:
    led = plainly(machine.http_port, "/ho-so/?q=1")
    door = visitor(machine).open("/dang-nhap/")

    assert (led.status, led.headers["Location"]) == (301, "https://thidua.example.vn/ho-so/?q=1")
    assert door.status == 200
    assert door.headers["Strict-Transport-Security"] == "max-age=300"
    assert visitor(machine).open("/khoe/song").status == 200
    # More than gunicorn's limits of a request line, and of the number of headers.
    assert visitor(machine).open("/" + "a" * 8200).status == 414
    assert visitor(machine).open("/", **{f"X-{number}": "1" for number in range(61)}).status == 431


def do_a_day_of_work(machine: Machine) -> tuple[Visitor, str]:
    """The first officer founds a unit and appoints its clerk; she begins a dossier and attaches a paper."""
    officer, home = signed_in(machine, "cv.tdkt", PASSWORD)
    assert "Việc của tôi" in home.text
    jurisdiction = re.search(r"/tham-quyen/(\d+)/", home.text)
    assert jurisdiction
    organ = f"/tham-quyen/{jurisdiction[1]}"
    unit = officer.send(
        officer.open(f"{organ}/don-vi/moi/"),
        "has_legal_personality",
        name="Sở Xây dựng tỉnh Cao Bằng",
        level="sở",
        instrument="Quyết định 01/QĐ-UBND ngày 02/01/2026 của UBND tỉnh",
    )
    assert "Đã ghi đơn vị “Sở Xây dựng tỉnh Cao Bằng”" in unit.text
    appointed = officer.send(
        officer.open(f"{organ}/phan-cong/moi/"),
        "paper_number",
        username="cb.xaydung",
        full_name="Nông Văn Hải",
        organ="unit:" + unit.path.strip("/").rpartition("/")[2],
        office="unit_clerk",
        post="Chuyên viên",
        **OFFICE,
    )
    told = re.sub("<[^>]+>", "", appointed.text)
    password = re.search(r"đăng nhập lần đầu: ([a-z2-9]{4}(?:-[a-z2-9]{4}){3})", told)
    assert password, appointed.text
    clerk, asked = signed_in(machine, "cb.xaydung", password[1])
    own = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    assert "Đã đổi mật khẩu" in clerk.send(asked, "old_password", old_password=password[1], **own).text
    draft = clerk.send(clerk.open("/ho-so/moi/"), "title", title="Đề nghị khen thưởng tổng kết năm")
    attached = clerk.send(draft, "kind", kind="minutes", file=upload("bien-ban.pdf"))
    address = re.search(r"/giay-to/\d+/", attached.text)
    assert address, attached.text
    return clerk, address[0]


def carry_away_the_key(machine: Machine) -> None:
    """The machine that makes the backups never has it again, until there is something to recover."""
    (machine.room / "etc/backup.key").rename(machine.room / "in-the-safe")


def read_the_log(machine: Machine) -> None:
    """A day of work, told by addresses and offices."""
    told = (machine.room / "log/vinhdanh-web.out").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    assert {"sign_in", "home", "health", "alive"} <= {line.get("route") for line in lines}
    assert any(line.get("office") for line in lines)
    for hidden in ("Nông Văn Hải", "cb.xaydung", PASSWORD, "csrf", "sessionid"):
        assert hidden not in told


def lose_everything(machine: Machine) -> None:
    machine.ask_postgres("set-aside")
    shutil.rmtree(machine.room / "var/media")
    for anchor in (machine.room / "var").glob("seal.*"):
        anchor.unlink()


def bring_it_back(machine: Machine) -> None:
    """Part 10."""
    machine.ask_postgres("database")
    (machine.room / "in-the-safe").rename(machine.room / "etc/backup.key")
    restored = machine.type_in("restore")
    assert "1 hồ sơ" in restored and "Số dòng của mọi bảng khớp" in restored
    told = machine.type_in("verify")
    assert "Nhật ký còn nguyên vẹn" in told and "đã niêm phong đến" in told
    assert "không sai lệch" in told
    assert machine.type_in("compare-migrations") == "", "an upgrade that migrated nothing"


def visitor(machine: Machine) -> Visitor:
    return Visitor(machine.https_port, machine.room / "etc/tls/fullchain.pem")


def signed_in(machine: Machine, username: str, password: str) -> tuple[Visitor, Page]:
    person = visitor(machine)
    door = person.open("/dang-nhap/")
    return person, person.send(door, "password", username=username, password=password)


def upload(name: str) -> BytesIO:
    content = BytesIO(PAPER)
    content.name = name
    return content
