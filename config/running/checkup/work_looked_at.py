"""What runs beside the pages: workers, late and failed jobs, the nightly backup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from config.running.backups.growing_archive import SUFFIX
from config.running.checkup.content_looked_at import look_at_room
from config.running.checkup.looked_at import LookedAt
from config.running.watching.queue_state import is_worker_seen, jobs_by_state, late_jobs
from news.mail_settings import half_set, is_on
from news.models import Mail, MailState
from trail.clock import VIETNAM
from trail.models import FileAlarm
from vietnamese.numbers import grouped
from workflow.models import StateCheck

OLDEST_BACKUP = timedelta(hours=26)
"""A night, and the two hours that a backup may take longer than the one before."""
_WATCH = "systemctl status vinhdanh-worker; journalctl -u vinhdanh-worker"


def look_at_work() -> Iterator[LookedAt]:
    seen, late, failed = is_worker_seen(), late_jobs(), jobs_by_state().get("failed", 0)
    yield LookedAt(
        "Tiến trình việc nền đang chạy." if seen else "Không có tiến trình việc nền nào đang chạy.",
        "" if seen else f"systemctl start vinhdanh-worker; rồi xem {_WATCH}",
    )
    yield LookedAt(
        f"{grouped(late)} việc nền chờ quá 15 phút." if late else "Không việc nền nào chờ quá 15 phút.",
        f"Chạy thêm tiến trình việc nền, xem {_WATCH}" if late else "",
    )
    yield LookedAt(
        f"{grouped(failed)} việc nền không làm được." if failed else "Không việc nền nào hỏng.",
        "Xem lý do: journalctl -u vinhdanh-worker; sửa rồi manage.py procrastinate shell, lệnh retry"
        if failed
        else "",
    )


def look_at_mail() -> Iterator[LookedAt]:
    """Half a configuration is told with the other settings, here that nothing goes out by it."""
    wrong = "; ".join(half_set())
    if wrong:
        yield LookedAt("Thư điện tử không gửi được.", f"{wrong} (docs/deploying.md, phần 4).")
    elif not is_on():
        yield LookedAt("Không gửi thư điện tử; thông báo có ở trang “Thông báo”.")
    else:
        lost = Mail.objects.filter(state__in=[MailState.FAILED, MailState.UNKNOWN]).count()
        yield LookedAt(
            f"{grouped(lost)} thư không gửi được, hoặc không rõ đã gửi chưa."
            if lost
            else "Không thư nào hỏng.",
            "manage.py mail nêu từng thư; sửa rồi manage.py mail --again SỐ." if lost else "",
        )


def look_at_proofs() -> Iterator[LookedAt]:
    """What the last comparison of rows and history found, and the files that people met wrong since."""
    last = StateCheck.objects.order_by("-began_at").first()
    alarms = FileAlarm.objects.filter(mended_at=None).count()
    if last is None:
        yield LookedAt("Chưa có lần đối chiếu dữ liệu nào; đêm nay sẽ có.")
    else:
        word = (
            "không sai lệch"
            if last.is_ok
            else (f"{grouped(last.found)} chỗ sai lệch, hoặc nhật ký không nguyên vẹn")
        )
        remedy = "" if last.is_ok else "Chạy manage.py verify_trail và verify_state; xem docs/trail.md."
        yield LookedAt(
            f"Lần đối chiếu dữ liệu gần nhất ({last.ended_at.astimezone(VIETNAM):%d/%m/%Y}): {word}.", remedy
        )
    yield LookedAt(
        f"{grouped(alarms)} tệp không đúng mã kiểm." if alarms else "Không tệp nào bị báo sai mã kiểm.",
        "Lấy lại tệp từ bản sao lưu; trang “Kiểm chứng” nêu tên từng tệp." if alarms else "",
    )


def look_at_backups() -> Iterator[LookedAt]:
    """Only where somebody has said where they lie."""
    if not settings.VINHDANH_BACKUP_DIR:
        if settings.VINHDANH_PRODUCTION:
            yield LookedAt("Chưa khai nơi đặt bản sao lưu.", "Đặt BACKUP_DIR (docs/deploying.md, phần 9).")
        return
    place = Path(settings.VINHDANH_BACKUP_DIR)
    if not place.is_dir():
        yield LookedAt(f"Không có thư mục sao lưu {place}.", f"install -d -o vinhdanh -m 0750 {place}")
        return
    times = [path.stat().st_mtime for path in place.glob(f"*{SUFFIX}")]
    start = "systemctl start vinhdanh-backup.service; systemctl enable --now vinhdanh-backup.timer"
    if not times:
        yield LookedAt(f"Chưa có bản sao lưu nào ở {place}.", start)
    else:
        age = datetime.now(UTC) - datetime.fromtimestamp(max(times), UTC)
        hours = int(age.total_seconds() // 3600)
        yield LookedAt(
            f"Bản sao lưu mới nhất lập cách đây {hours} giờ.", start if age > OLDEST_BACKUP else ""
        )
    yield look_at_room(place, "nơi sao lưu")
