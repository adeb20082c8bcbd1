"""manage.py restore FILE [--key FILE] [--check] [--replace] [--json]: exit 0 all agrees, 1 it does not."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Max

from config.running.backups.backup_keys import read_private_key
from config.running.backups.backup_refused import BackupRefused
from config.running.backups.restoring import Restored, check_backup, restore_backup
from config.running.backups.whole_backup import CheckedBackup
from trail.clock import VIETNAM, today
from vietnamese.numbers import grouped
from workflow.models import NumberSeries
from workflow.proofs.verifying import StateVerification, verify_state
from workflow.queries.auditing.state_faults import sentence_of

TOLD_SERIES = 20
COUNTED = {
    "dossiers_dossier": "hồ sơ",
    "dossiers_nomination": "trường hợp đề nghị",
    "workflow_decision": "quyết định",
    "trail_entry": "mục nhật ký",
}


class Command(BaseCommand):
    help = "Phục hồi bản sao lưu vào cơ sở dữ liệu trống và kho tệp, rồi kiểm chứng nhật ký và dữ liệu."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="TỆP", help="Bản sao lưu do manage.py backup lập.")
        parser.add_argument("--key", type=Path, metavar="TỆP", help="Khóa riêng mở bản sao lưu đã mã hóa.")
        parser.add_argument(
            "--check", action="store_true", help="Chỉ đọc hết bản sao lưu xem có trọn vẹn không."
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="Bỏ mọi thứ đang có trong cơ sở dữ liệu trước khi phục hồi.",
        )
        parser.add_argument("--json", action="store_true", help="Dòng cuối là một đối tượng JSON.")

    def handle(self, *_: Any, **options: Any) -> None:
        path = options["file"]
        try:
            key = read_private_key(options["key"]) if options["key"] else None
            if options["check"]:
                self._tell_whole(check_backup(path, key=key))
                return
            restored = restore_backup(path, key=key, anew=options["replace"])
        except BackupRefused as fault:
            raise CommandError(str(fault)) from fault
        self._tell_restored(restored)
        state = verify_state()
        self._tell_proved(state)
        self._tell_numbers()
        ok = state.ok and not restored.uncounted and not restored.backup.manifest.damaged
        if options["json"]:
            told = {"ok": ok, "rows": restored.backup.manifest.rows, "state": state.as_json()}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        if not ok:
            sys.exit(1)

    def _tell_whole(self, backup: CheckedBackup) -> None:
        counts = _counts(backup)
        self.stdout.write(f"Bản sao lưu {_moment(backup)} còn trọn vẹn: {counts}.")

    def _tell_restored(self, restored: Restored) -> None:
        self.stdout.write(f"Đã phục hồi bản sao lưu {_moment(restored.backup)}: {_counts(restored.backup)}.")
        for table, (wanted, found) in restored.uncounted.items():
            self.stderr.write(
                f"Bảng {table}: bản sao lưu có {grouped(wanted)} dòng, nay có {grouped(found)} dòng."
            )
        if not restored.uncounted:
            self.stdout.write("Số dòng của mọi bảng khớp với bản sao lưu.")
        for name in restored.backup.manifest.damaged:
            self.stderr.write(
                f"Tệp {name} đã sai hoặc đã mất từ trước khi sao lưu; hãy lấy từ một bản cũ hơn."
            )
        if restored.migrated:
            self.stdout.write(
                f"Bản sao lưu cũ hơn chương trình: đã chạy {grouped(restored.migrated)} di trú."
            )
        if restored.is_anchor_newer:
            self.stdout.write(
                "Mốc niêm phong trên máy mới hơn bản sao lưu và được giữ nguyên: phần nhật ký sau bản sao "
                "lưu đã mất "
                "(docs/deploying.md, phần 10)."
            )

    def _tell_proved(self, state: StateVerification) -> None:
        if not state.trail.ok:
            self.stderr.write(f"Nhật ký KHÔNG còn nguyên vẹn: {state.trail.why} Chưa mở trang.")
            return
        self.stdout.write(
            f"Nhật ký còn nguyên vẹn: {grouped(state.trail.entries)} mục trong "
            f"{grouped(state.trail.chains)} chuỗi."
        )
        for fault in state.faults:
            self.stderr.write(sentence_of(fault))
        word = f"{grouped(state.found)} chỗ sai lệch" if state.found else "không sai lệch"
        self.stdout.write(f"Đã đối chiếu {grouped(state.rows)} dòng: {word}.")

    def _tell_numbers(self) -> None:
        """Numbers given after the backup stand on papers already, and would be given once more."""
        newest = NumberSeries.objects.aggregate(year=Max("year"))["year"]
        rows = list(NumberSeries.objects.filter(year=newest).select_related("organ").order_by("organ_id"))
        if rows:
            self.stdout.write(
                "Trước khi ban hành quyết định tiếp theo, đối chiếu với sổ của văn thư: số đã cấp sau bản "
                "sao lưu không "
                f"có ở đây, phải đặt lại ở “Đặt số văn bản tiếp theo”. Sổ năm {newest} dừng ở:"
            )
        for row in rows[:TOLD_SERIES]:
            self.stdout.write(f"- {row.organ.name_on(today())}: số {row.last:02}")
        if len(rows) > TOLD_SERIES:
            self.stdout.write(f"- và {len(rows) - TOLD_SERIES} sổ khác.")


def _moment(backup: CheckedBackup) -> str:
    at = datetime.fromisoformat(backup.about.made_at).astimezone(VIETNAM)
    return f"lúc {at:%H:%M:%S} ngày {at:%d/%m/%Y}"


def _counts(backup: CheckedBackup) -> str:
    told = [f"{grouped(backup.manifest.rows.get(table, 0))} {word}" for table, word in COUNTED.items()]
    return ", ".join([*told, f"{grouped(backup.manifest.files)} tệp"])
