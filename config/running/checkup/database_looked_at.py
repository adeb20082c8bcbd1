"""The database: there, new enough, with its extensions and migrations, its clock that of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error

from config.running.checkup.looked_at import LookedAt

OLDEST = 15
EXTENSIONS = frozenset({"pg_trgm", "btree_gist"})
CLOCKS_DIFFER = timedelta(seconds=5)
_ASKED = """
SELECT current_setting('server_version_num')::int, pg_encoding_to_char(encoding), lower('ĐẶNG') = 'đặng',
       ARRAY(SELECT extname::text FROM pg_extension), timezone(%s, clock_timestamp())
FROM pg_database WHERE datname = current_database()
"""


def look_at_database() -> Iterator[LookedAt]:
    """The first line tells whether there is one; without it nothing else of it can be looked at."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_ASKED, [settings.TIME_ZONE])
            version, encoding, has_letters, extensions, there = cursor.fetchone()
    except Error as fault:
        yield LookedAt(
            f"Không kết nối được cơ sở dữ liệu ({str(fault).splitlines()[0]}).",
            "Xem PostgreSQL có chạy không, DATABASE_URL và tệp mật khẩu (docs/deploying.md, phần 2 và 4).",
        )
        return
    here = datetime.now(ZoneInfo(settings.TIME_ZONE)).replace(tzinfo=None)
    major = version // 10_000
    yield LookedAt(
        f"Cơ sở dữ liệu: PostgreSQL {major}.",
        "" if major >= OLDEST else f"Nâng lên PostgreSQL {OLDEST} hoặc mới hơn.",
    )
    yield LookedAt(
        f"Bảng mã {encoding}, chữ hoa chữ thường tiếng Việt.",
        ""
        if encoding == "UTF8" and has_letters
        else "Lập lại cơ sở dữ liệu với ENCODING 'UTF8' LOCALE 'C.UTF-8' (docs/deploying.md, phần 2).",
    )
    missing = sorted(EXTENSIONS - set(extensions))
    yield LookedAt(
        f"Phần mở rộng: thiếu {', '.join(missing)}." if missing else "Phần mở rộng của PostgreSQL.",
        "; ".join(f"CREATE EXTENSION {name}" for name in missing),
    )
    yield _told_of_clocks(abs(here - there))


def look_at_migrations() -> Iterator[LookedAt]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        first = waiting[0][0]
        yield LookedAt(
            f"Còn {len(waiting)} di trú chưa chạy, đầu tiên là {first.app_label}.{first.name}.",
            "Sao lưu, rồi chạy manage.py migrate.",
        )
    else:
        yield LookedAt("Di trú: đã chạy đủ.")


def _told_of_clocks(apart: timedelta) -> LookedAt:
    if apart <= CLOCKS_DIFFER:
        return LookedAt(f"Đồng hồ của máy này và của cơ sở dữ liệu, múi giờ {settings.TIME_ZONE}.")
    return LookedAt(
        f"Đồng hồ của máy này và của cơ sở dữ liệu lệch nhau {apart.total_seconds():.0f} giây.",
        "Bật đồng bộ giờ (NTP, timedatectl set-ntp true) trên mọi máy.",
    )
