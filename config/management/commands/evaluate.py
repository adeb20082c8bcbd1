"""manage.py evaluate: what would the law say? JSON or a list in Excel; no database."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.management.law_tables import (
    ToldTable,
    table_of_awards,
    table_of_grounds,
    table_of_reviews,
    table_of_rules,
)
from config.management.pack_options import add_pack_options, end_refused, stack_of_options
from dossiers.importing.cell_faults import Refusal
from dossiers.without_dossier.lists.evaluating import Evaluated, evaluate_list
from dossiers.without_dossier.lists.verdict_workbook import evaluated_workbook
from law.case_files.answers import answer_file, output
from law.case_files.json_text import NotJson, parse
from law.procedure.local_words import read_local
from law.rulebook import LawStack, NoRulebook
from trail.clock import today
from vietnamese.dates import parse_date


class Command(BaseCommand):
    help = "Xét một hay nhiều trường hợp theo pháp luật của ngày nêu trong tệp; không lưu gì."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="Tệp JSON hoặc danh sách .xlsx; “-” là đầu vào chuẩn.")
        parser.add_argument("--out", help="Với .xlsx: tệp kết quả; bỏ trống thì thêm “-da-xet” vào tên tệp.")
        parser.add_argument("--on", help="Với .xlsx: ngày xét, ví dụ 10/01/2023; bỏ trống là hôm nay.")
        parser.add_argument("--year", type=int, help="Với .xlsx: năm của thành tích; bỏ trống thì theo tệp.")
        parser.add_argument(
            "--local",
            action="append",
            default=[],
            metavar="TÊN=GIÁ_TRỊ",
            help="Với .xlsx: quy định của địa phương, ví dụ vote.CSTĐCS=80; nêu được nhiều lần.",
        )
        parser.add_argument("--json", action="store_true", help="Dòng cuối là một đối tượng JSON.")
        parser.add_argument(
            "--awards", action="store_true", help="In bảng danh hiệu và hình thức khen thưởng."
        )
        parser.add_argument(
            "--reviews", action="store_true", help="In những quy tắc còn để người quyết định, và vì sao."
        )
        parser.add_argument(
            "--grounds",
            action="store_true",
            help="In mã các tiêu chuẩn xét theo danh hiệu, hình thức, chế độ.",
        )
        parser.add_argument(
            "--rules", metavar="NGÀY", help="In mọi quy định của ngày ấy kèm căn cứ, ví dụ 10/01/2023."
        )
        add_pack_options(
            parser,
            help_of_pack="Xét theo luật có thêm gói này, từ dưới lên; nêu được nhiều lần.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stack = stack_of_options(self, options)
        if table := self._table(stack, options):
            lines = [json.dumps(table.content, ensure_ascii=False)] if options["json"] else table.lines
            for line in lines:
                self._tell(line)
            return
        if not options["file"]:
            self.stderr.write("Thiếu tệp JSON. Cách dùng: manage.py evaluate TỆP.json [--json]")
            sys.exit(2)
        if options["file"].lower().endswith(".xlsx"):
            self._evaluate_list(Path(options["file"]), stack, options)
            return
        if options["local"]:
            self.stderr.write(
                "--local chỉ dùng với .xlsx; trong JSON thì ghi trường local của từng trường hợp."
            )
            sys.exit(2)
        content = self._read(options["file"])
        self._tell_packs(stack)
        answers, told, is_whole = answer_file(content, stack=stack)
        for line in told:
            self._tell(line)
        if options["json"]:
            self._tell(json.dumps(answers, ensure_ascii=False))
        if not is_whole:
            sys.exit(1)

    def _evaluate_list(self, path: Path, stack: LawStack, options: dict[str, Any]) -> None:
        """Writes the same list with verdicts; status 1 where the file or a row could not be judged."""
        out = Path(options["out"] or path.with_name(f"{path.stem}-da-xet.xlsx"))
        try:
            on = parse_date(options["on"]) if options["on"] else today()
            local = read_local(options["local"], on=on, stack=stack)
            told = evaluate_list(path, on=on, year=options["year"], local=local, stack=stack)
            out.write_bytes(evaluated_workbook(told))
        except ValueError as fault:
            self.stderr.write(str(fault))
            sys.exit(2)
        except OSError as fault:
            self.stderr.write(f"Không đọc hoặc không ghi được tệp: {fault}.")
            sys.exit(2)
        except Refusal as refusal:
            self.stderr.write(f"{refusal.what} {refusal.remedy}")
            sys.exit(1)
        self._tell_packs(stack)
        self._tell_list(told, out, as_json=options["json"])
        if told.faults:
            sys.exit(1)

    def _tell_list(self, told: Evaluated, out: Path, *, as_json: bool) -> None:
        for row in told.rows:
            name = row.row.get("name")
            self._tell(f"{row.row.key} {name}, {row.row.award}: {row.words}.")
            for found in row.adverse:
                self._tell(f"  {found.message} Căn cứ {found.citation}.")
        for fault in told.faults:
            self._tell(f"{fault.sheet} {fault.cell}: chưa xét. {fault.what} {fault.remedy}")
        for words in told.of_the_place:
            self._tell(f"Quy định của địa phương: {words}.")
        self._tell(f"Đã xét {len(told.rows)} dòng, ngày {told.on:%d/%m/%Y}; kết quả ở {out}.")
        if as_json:
            faults = [fault.as_dict() for fault in told.faults]
            self._tell(
                json.dumps({"file": str(out), "faults": faults, **output(told.judgement)}, ensure_ascii=False)
            )

    def _tell(self, line: str) -> None:
        """Characters that no text may hold (half a surrogate pair) come out as a question mark."""
        self.stdout.write(line.encode("utf-8", "replace").decode("utf-8"))

    def _read(self, name: str) -> object:
        try:
            content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            return parse(content)
        except OSError as fault:
            self.stderr.write(f"Không đọc được tệp {name}: {fault}.")
        except NotJson as fault:
            self.stderr.write(f"Tệp {name} {fault}. Sửa lại tệp rồi chạy lại.")
        sys.exit(2)

    def _tell_packs(self, stack: LawStack) -> None:
        """The packs beside the program's own law, by which everything below is said."""
        for layer in stack.layers[1:]:
            self._tell(f"Theo gói luật {layer.name}, bản {layer.version}, mã {layer.hash[:12]}.")

    def _table(self, stack: LawStack, options: dict[str, Any]) -> ToldTable | None:
        """The table that was asked for instead of a verdict."""
        if options["awards"]:
            return table_of_awards(stack)
        if options["reviews"]:
            return table_of_reviews()
        if options["grounds"]:
            return table_of_grounds(stack)
        if not options["rules"]:
            return None
        try:
            return table_of_rules(parse_date(options["rules"]), stack)
        except (ValueError, NoRulebook) as fault:
            end_refused(self, fault)
