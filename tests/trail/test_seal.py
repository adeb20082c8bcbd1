import os
import stat

import pytest
from django.core.management import call_command

from tests.trail.conftest import submit
from trail.models import Seal
from trail.seals import seal_key
from trail.seals.sealing import is_seal_due, seal_chains
from trail.tasks import seal_periodically
from trail.verification.verify import verify

pytestmark = pytest.mark.django_db


def test_a_seal_names_only_the_chains_that_moved(sealed_now):
    submit(1)
    submit(2)
    first = sealed_now()
    submit(2)
    second = sealed_now()
    assert [line.split(" ")[:2] for line in first.heads.splitlines()] == [
        ["dossier:1", "1"],
        ["dossier:2", "1"],
    ]
    assert [line.split(" ")[:2] for line in second.heads.splitlines()] == [["dossier:2", "2"]]
    assert (first.entries, second.entries) == (2, 3)
    assert second.previous_mac == first.mac


def test_sealing_costs_the_same_for_one_chain_and_for_thirty(django_assert_max_num_queries, sealed_now):
    sealed_now()
    for dossier in range(30):
        submit(dossier)
    with django_assert_max_num_queries(8):
        seal_chains()


def test_a_seal_is_due_only_after_something_happened(sealed_now):
    assert not is_seal_due()
    submit(1)
    assert is_seal_due()
    sealed_now()
    assert not is_seal_due()


def test_the_key_is_readable_by_its_owner_alone(sealed_now, key_of_this_test):
    sealed_now()
    assert stat.S_IMODE(os.stat(key_of_this_test).st_mode) == 0o600
    assert len(key_of_this_test.read_text()) == 64


def test_without_a_key_no_seal_is_made_where_none_may_be_created(settings):
    settings.VINHDANH_SEAL_KEY_CREATE = False
    with pytest.raises(seal_key.SealKeyMissingError, match="Không có tệp khóa niêm phong"):
        seal_chains()
    assert not Seal.objects.exists()


def test_a_real_site_gives_the_key_itself_and_a_place_for_the_anchor(settings, tmp_path, sealed_now):
    settings.VINHDANH_SEAL_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
    settings.VINHDANH_SEAL_KEY_FILE = ""
    settings.VAR = str(tmp_path / "site")
    assert seal_key.seal_key() == b"01234567890123456789012345678901"
    submit(1)
    sealed_now()
    assert [path.suffix for path in (tmp_path / "site").iterdir()] == [".anchor"]
    assert verify().ok
    settings.VINHDANH_SEAL_KEY = "AAEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
    assert not verify().ok


def test_what_is_derived_for_one_purpose_tells_neither_the_key_nor_what_another_is_given(key_of_this_test):
    first, second = seal_key.derived_key("meeting 1"), seal_key.derived_key("meeting 2")
    assert len({first, second, seal_key.seal_key()}) == 3
    assert (len(first), seal_key.derived_key("meeting 1")) == (32, first)


def test_another_key_does_not_verify(history, key_of_this_test):
    key_of_this_test.write_text("0" * 64)
    assert "không mang dấu của khóa" in verify().why


def test_a_lost_key_is_told_and_not_replaced(history, settings, key_of_this_test):
    key_of_this_test.unlink()
    settings.VINHDANH_SEAL_KEY_CREATE = False
    assert "Không có tệp khóa niêm phong" in verify().why


def test_a_lost_anchor_is_told(history, key_of_this_test):
    for path in key_of_this_test.parent.glob("*.anchor"):
        path.unlink()
    assert "tệp mốc" in verify().why


def test_the_anchor_never_goes_back(history):
    newest = seal_key.anchor()
    seal_key.drop_anchor(seal_key.Anchor(seq=1, mac="x"))
    assert seal_key.anchor() == newest


def test_a_seal_that_is_undone_leaves_no_anchor(django_capture_on_commit_callbacks):
    submit(1)
    with django_capture_on_commit_callbacks(execute=False):
        seal_chains()
    assert seal_key.anchor() is None


def test_the_command_seals_and_says_so(capsys):
    submit(1)
    call_command("seal_trail", "--json")
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "Đã niêm phong lần 1: 1 chuỗi thay đổi, tổng cộng 1 mục."
    assert out[-1] == '{"seal": 1, "chains": 1, "entries": 1}'


def test_the_worker_seals_only_when_something_happened():
    seal_periodically(timestamp=0)
    assert not Seal.objects.exists()
    submit(1)
    seal_periodically(timestamp=0)
    seal_periodically(timestamp=600)
    assert Seal.objects.count() == 1
