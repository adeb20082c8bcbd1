"""The account of the embedded server, made for root."""

import pytest

from config.postgres import server_account


def test_useradd_is_found_where_the_path_of_a_root_shell_has_no_system_programs(monkeypatch, tmp_path):
    program = tmp_path / "useradd"
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", "/usr/local/bin:/usr/bin:/bin")
    monkeypatch.setattr(server_account, "SYSTEM_PROGRAMS", (str(tmp_path),))

    assert server_account.useradd() == str(program)


def test_a_system_without_useradd_is_told_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(server_account, "SYSTEM_PROGRAMS", ())

    with pytest.raises(FileNotFoundError, match="embedded_postgres"):
        server_account.useradd()
