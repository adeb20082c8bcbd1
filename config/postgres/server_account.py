"""Whom the embedded server runs as: PostgreSQL refuses root, so for root it runs under a user of its own."""

import functools
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAME = "embedded_postgres"
# A root shell opened by `su` keeps its caller's PATH, which has no directory of system programs.
SYSTEM_PROGRAMS = ("/usr/sbin", "/sbin", "/usr/local/sbin")


@dataclass(frozen=True)
class ServerAccount:
    """`identity` goes to subprocess.run; `user` is None where the server runs as the caller."""

    user: pwd.struct_passwd | None

    @property
    def identity(self) -> dict[str, Any]:
        if self.user is None:
            return {}
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}

    def make_room(self, directory: Path) -> None:
        """A private directory of the server; raises PermissionError where a stranger made it before us."""
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        owner = os.geteuid() if self.user is None else self.user.pw_uid
        if directory.stat().st_uid not in {owner, os.geteuid()}:
            raise PermissionError(
                f"{directory}: thư mục này thuộc về người dùng khác; hãy xóa nó rồi chạy lại."
            )
        if self.user is not None:
            os.chown(directory, self.user.pw_uid, self.user.pw_gid)

    def reach(self, directory: Path) -> None:
        """Before every order to the server: somebody may have closed a directory above in the meantime."""
        if self.user is not None:
            let_pass(directory)


def let_pass(path: Path) -> None:
    """Lets others walk through (not read) the directories above `path`: the server must reach its files."""
    for parent in path.absolute().parents:
        mode = parent.stat().st_mode
        if not mode & stat.S_IXOTH:
            parent.chmod(mode | stat.S_IXOTH)


@functools.cache
def server_account(programs: Path) -> ServerAccount:
    """For root the account is made with useradd where missing, and may run what lies in `programs`."""
    if os.geteuid() != 0:
        return ServerAccount(user=None)
    let_pass(programs / "postgres")
    for file in programs.parent.rglob("*"):
        # Root's umask may have kept the wheel's files from everybody else.
        mode = file.stat().st_mode
        wanted = mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
        if mode != wanted:
            file.chmod(wanted)
    return ServerAccount(user=_known() or _made())


def _known() -> pwd.struct_passwd | None:
    return next((user for user in pwd.getpwall() if user.pw_name == NAME), None)


def _made() -> pwd.struct_passwd:
    command = [
        useradd(),
        "--system",
        "--user-group",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
        NAME,
    ]
    subprocess.run(command, capture_output=True, check=True)
    return pwd.getpwnam(NAME)


def useradd() -> str:
    """Where the program is; raises FileNotFoundError that tells what to do where there is none."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), *SYSTEM_PROGRAMS])
    found = shutil.which("useradd", path=path)
    if found is None:
        raise FileNotFoundError(
            "Không có lệnh useradd để lập tài khoản riêng cho cơ sở dữ liệu kèm theo (PostgreSQL không chạy "
            f"dưới root). Hãy lập tài khoản hệ thống tên {NAME}, hoặc chạy lại bằng người dùng thường."
        )
    return found
