"""manage.py law: packs are checked, compared, signed, written out without a database; tried and proposed."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandParser

from config.management.pack_options import (
    add_pack_options,
    add_trust_option,
    end_refused,
    stack_of_options,
    trusted_keys,
)
from config.management.told_previews import Answer, answers_with, counts_of, line_of
from law.packs.in_words.pack_changes import instruments_told, regimes_told, value_changes
from law.packs.laying.stacking import stacked
from law.packs.opened_packs import laid_and_proven
from law.packs.proving.conformance import tables_of_cases
from law.packs.publishing import NotEmpty, sign_pack, write_own_law, write_stack
from law.packs.signed_folder.pack_faults import PackRefused
from law.packs.signed_folder.pack_files import Pack, read_folder, read_pack
from law.packs.signed_folder.publisher_keys import BadKey, read_private_key, write_key_pair
from law_desk.acts.proposing_packs import propose_pack
from law_desk.loaded.law_of_packs import law_without
from roles.doors.refusals import Refused
from trail.clock import today

_BENEATH = (
    "Thư mục của gói nằm dưới, từ dưới lên; nêu được nhiều lần. Luật của chương trình luôn ở dưới cùng."
)


class Command(BaseCommand):
    help = "Kiểm tra, so sánh, ký, xuất gói luật; xem trước và đề nghị nạp vào hệ thống (docs/law.md)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        for act, told, takes in (
            ("check", "Kiểm tra gói: nội dung, chữ ký, tình huống.", "dir"),
            ("diff", "Nêu từng giá trị gói thay: trước, sau, từ ngày nào, theo điều nào.", "dir"),
            ("export", "Xuất luật của chương trình, cùng các gói nêu ở --pack, ra một thư mục.", "dir"),
            ("sign", "Kiểm tra rồi ký gói.", "dir"),
            ("load", "Đề nghị nạp gói vào hệ thống; người khác xác nhận trên trang.", "dir"),
            ("preview", "Xem trước: hồ sơ chưa quyết định, tình huống nào được kết luận khác.", "dir"),
            ("key", "Tạo một cặp khóa để ký: TỆP và TỆP.pub.", "file"),
        ):
            own = acts.add_parser(act, help=told)
            own.add_argument(takes, type=Path, metavar="THƯ_MỤC" if takes == "dir" else "TỆP")
            if act == "sign":
                own.add_argument("--key", type=Path, required=True, metavar="TỆP", help="Khóa riêng để ký.")
            if act == "load":
                own.add_argument(
                    "--account", required=True, metavar="TÊN", help="Tài khoản của người đề nghị."
                )
                own.add_argument("--basis", default="", metavar="LỜI", help="Căn cứ đề nghị.")
            if act in ("check", "diff", "preview"):
                own.add_argument("--json", action="store_true", help="Dòng cuối là một đối tượng JSON.")
            if act not in ("key", "load", "preview"):
                add_pack_options(own, help_of_pack=_BENEATH)
            if act == "preview":
                add_trust_option(own)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['act']}")(options)
        except (PackRefused, BadKey, NotEmpty) as refused:
            end_refused(self, refused)
        except Refused as refused:
            end_refused(self, ValueError(refused_in_lines(refused)))
        except OSError as fault:
            end_refused(self, ValueError(f"Không đọc hoặc không ghi được: {fault}."))

    def _check(self, options: dict[str, Any]) -> None:
        """A draft passes unsigned; keys that are named are asked of a pack that is signed."""
        beneath = stack_of_options(self, options)
        trusted = trusted_keys(options)
        try:
            pack = read_pack(options["dir"])
            is_asked = bool(trusted) and pack.manifest.is_signed
            laid_and_proven(pack, beneath, trusted=trusted if is_asked else None)
        except PackRefused as refused:
            if options["json"]:
                self._tell_json({"pack": refused.pack, "faults": [_as_dict(each) for each in refused.faults]})
            raise
        self._tell_checked(pack, is_trusted=is_asked)
        if options["json"]:
            self._tell_json({"pack": pack.name, "hash": pack.hash, "faults": []})

    def _tell_checked(self, pack: Pack, *, is_trusted: bool) -> None:
        cases, figures = tables_of_cases(pack)
        told = f"{len(cases)} tình huống, {len(figures)} con số đều được trả lời như bảng ghi"
        self.stdout.write(f"Gói luật {pack.name}, bản {pack.manifest.version}: {told}; không thiếu phía nào.")
        if not pack.manifest.is_signed:
            self.stdout.write("Chưa ký: ký bằng lệnh law sign trước khi giao cho nơi khác dùng.")
        elif is_trusted:
            self.stdout.write(f"Đã ký bởi khóa được tin {pack.manifest.public_key}.")
        else:
            self.stdout.write(f"Đã ký bởi khóa {pack.manifest.public_key}; chưa đối chiếu với khóa nào.")

    def _diff(self, options: dict[str, Any]) -> None:
        beneath = stack_of_options(self, options)
        pack = read_pack(options["dir"])
        stack = stacked(pack, beneath)
        changes = list(value_changes(pack, beneath, stack))
        for line in (*instruments_told(beneath, stack), *regimes_told(beneath, stack)):
            self.stdout.write(f"{line}.")
        for change in changes:
            self.stdout.write("\n".join(change.told))
        self.stdout.write(f"Gói luật {pack.name}: {len(changes)} giá trị thay đổi.")
        if options["json"]:
            self._tell_json({"pack": pack.name, "changes": [change.as_dict() for change in changes]})

    def _preview(self, options: dict[str, Any]) -> None:
        """On the law of this house; a draft may be tried before it is signed or proposed."""
        pack, trusted = read_pack(options["dir"]), trusted_keys(options)
        laid_and_proven(pack, law_without(pack.name).stack, trusted=trusted or None)
        counts: Counter[str] = Counter()
        kept: list[Answer] = []
        for answer in answers_with(pack, today=today()):
            counts[answer["kind"]] += 1
            self.stdout.write(line_of(answer))
            kept += [answer] if options["json"] else []
        self.stdout.write(counts_of(counts, pack=pack))
        if options["json"]:
            self._tell_json({"pack": pack.name, "hash": pack.hash, "counts": counts, "answers": kept})

    def _export(self, options: dict[str, Any]) -> None:
        stack_of_options(self, options)
        if not options["pack"]:
            told = write_own_law(options["dir"])
            self.stdout.write(f"Đã xuất luật của chương trình, mã {told.hash}, ra {options['dir']}.")
            return
        names = write_stack(options["dir"], [Path(name) for name in options["pack"]])
        self.stdout.write(f"Đã xuất {len(names)} gói, từ dưới lên, ra {options['dir']}: {', '.join(names)}.")

    def _sign(self, options: dict[str, Any]) -> None:
        beneath = stack_of_options(self, options)
        signed = sign_pack(options["dir"], read_private_key(options["key"]), beneath=beneath)
        self.stdout.write(f"Đã ký gói luật {signed.name}, bản {signed.version}, mã {signed.hash}.")
        self.stdout.write(f"Khóa công khai: {signed.public_key}.")

    def _key(self, options: dict[str, Any]) -> None:
        public = write_key_pair(options["file"])
        self.stdout.write(f"Đã tạo khóa riêng {options['file']}: giữ kín, không giao cho ai.")
        self.stdout.write(f"Khóa công khai {public}: giao cho nơi sẽ dùng gói.")

    def _load(self, options: dict[str, Any]) -> None:
        by = User.objects.filter(username=options["account"], is_active=True).first()
        if by is None:
            end_refused(
                self, ValueError(f"Không có tài khoản nào đang dùng mang tên “{options['account']}”.")
            )
        row = propose_pack(read_folder(options["dir"]), by=by, on=today(), basis=options["basis"])
        self.stdout.write(
            f"Đã đề nghị nạp gói luật {row}, mã {row.hash}; chờ người khác xác nhận trên trang."
        )

    def _tell_json(self, content: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(content, ensure_ascii=False))


def refused_in_lines(refused: Refused) -> str:
    """What is wrong and how to mend it, a line each."""
    lines = [f"- {each.about}: {each.message} {each.remedy}".strip() for each in refused.obstacles]
    return "\n".join([f"{refused.message} {refused.remedy}".strip(), *lines])


def _as_dict(fault: Any) -> dict[str, str]:
    return {name: getattr(fault, name) for name in ("file", "key", "what", "remedy")}
