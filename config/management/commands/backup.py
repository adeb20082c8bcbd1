"""manage.py backup [DIR] [--json]: database and files as one. Exit 0 whole, 1 with files missing, or none."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.running.backups.backup_keys import read_public_key, sign_of_key, write_backup_keys
from config.running.backups.backup_refused import BackupRefused
from config.running.backups.making import MadeBackup, make_backup
from vietnamese.numbers import grouped

NOT_INSIDE = """Không nằm trong bản sao lưu, phải cất riêng, mỗi thứ ở nơi khác với bản sao lưu:
- khóa niêm phong nhật ký (SEAL_KEY): mất thì không kiểm chứng được nhật ký và không phục hồi được;
- khóa riêng mở bản sao lưu đã mã hóa: mất thì không ai mở được;
- mốc niêm phong mới nhất (seal.*.anchor): cho biết phần nhật ký có sau bản sao lưu;
- khóa ký gói luật (LAW_KEY_FILE), nếu có;
- SECRET_KEY, tệp môi trường, vai và mật khẩu của PostgreSQL, chứng thư HTTPS: lập lại được
  theo docs/deploying.md."""


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu và kho tệp của cùng một thời điểm vào một tệp, trong khi trang vẫn chạy."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "directory",
            nargs="?",
            type=Path,
            metavar="THƯ_MỤC",
            help="Nơi đặt bản sao lưu; mặc định BACKUP_DIR.",
        )
        parser.add_argument("--json", action="store_true", help="Dòng cuối là một đối tượng JSON.")
        parser.add_argument(
            "--new-key",
            type=Path,
            metavar="TỆP",
            help="Chỉ tạo cặp khóa: TỆP (riêng) và TỆP.pub (công khai).",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            if options["new_key"]:
                self._make_keys(options["new_key"])
                return
            made = self._make(options["directory"])
        except BackupRefused as fault:
            raise CommandError(str(fault)) from fault
        for name, found in made.manifest.damaged.items():
            state = {"missing": "không còn", "unreadable": "không đọc được"}.get(found, "không đúng mã kiểm")
            self.stderr.write(f"Tệp {name} {state} trong kho tệp nên không có trong bản sao lưu này.")
        self.stdout.write(NOT_INSIDE)
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(made), ensure_ascii=False))
        if made.manifest.damaged:
            self.stderr.write(
                "Những tệp ấy đã được báo cho kiểm tra, giám sát (trang “Kiểm chứng”); lấy lại chúng từ "
                "một bản "
                "sao lưu cũ hơn, hoặc nộp lại giấy tờ."
            )
            sys.exit(1)

    def _make_keys(self, path: Path) -> None:
        public = write_backup_keys(path)
        self.stdout.write(
            f"Đã tạo khóa {sign_of_key(read_public_key(public))}. Đặt BACKUP_KEY_FILE={public} trên máy chủ; "
            f"đem {path} khỏi máy chủ, cất hai bản ở hai nơi: chỉ khóa ấy mở được bản sao lưu."
        )

    def _make(self, directory: Path | None) -> MadeBackup:
        place = directory or (Path(settings.VINHDANH_BACKUP_DIR) if settings.VINHDANH_BACKUP_DIR else None)
        if place is None:
            raise CommandError("Chưa biết đặt bản sao lưu ở đâu: nêu thư mục sau lệnh, hoặc đặt BACKUP_DIR.")
        file = settings.VINHDANH_BACKUP_KEY_FILE
        key = read_public_key(Path(file)) if file else None
        made = make_backup(place, key=key)
        rows = sum(made.manifest.rows.values())
        sealed = f"mã hóa cho khóa {sign_of_key(key)}" if key else "KHÔNG mã hóa: giữ như giữ chính dữ liệu"
        self.stdout.write(
            f"Đã sao lưu {grouped(rows)} dòng và {grouped(made.manifest.files)} tệp vào {made.path} "
            f"({grouped(made.size // 1024)} KiB, {sealed}).\nSHA-256: {made.sha256}"
        )
        if not made.sealed:
            self.stdout.write(
                "Chưa niêm phong thêm được vì đang có việc ghi; dùng niêm phong định kỳ gần nhất."
            )
        return made


def _as_json(made: MadeBackup) -> dict[str, Any]:
    return {
        "path": str(made.path),
        "sha256": made.sha256,
        "bytes": made.size,
        "rows": sum(made.manifest.rows.values()),
        "files": made.manifest.files,
        "damaged": made.manifest.damaged,
        "sealed": made.sealed,
    }
