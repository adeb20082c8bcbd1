"""Pages with every component on them, without a database: for the eye, for axe and for the content policy."""

from datetime import date
from types import SimpleNamespace

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from config.ui.marks import LAW, STANDINGS

POLICY = "default-src 'self'"

SHELL = {
    "person": "Lương Thị Khánh Vân",
    "office": "Trưởng khối",
    "place": "Khối thi đua số 7, huyện Hà Quảng",
    "jurisdiction": "Huyện Hà Quảng",
    "today": date(2020, 10, 14),
    "notice": "Bản trình diễn: người và số liệu là bịa.",
    "search_url": "/tim/",
    "seat_url": "/doi-cho/",
    "seats": [
        {"value": "1", "office": "Trưởng khối", "place": "Khối thi đua số 7", "is_current": True},
        {"value": "2", "office": "Thủ trưởng đơn vị", "place": "Trường Mầm non Sóc Hà", "is_current": False},
    ],
    "navigation": [
        {"label": "Việc của tôi", "url": "/", "icon": "inbox", "count": 14, "is_current": True},
        {"label": "Hồ sơ", "url": "/ho-so/", "icon": "folder"},
        {"label": "Hội đồng", "url": "/hoi-dong/", "icon": "users", "count": 2},
        {"label": "Quyết định", "url": "/quyet-dinh/", "icon": "certificate"},
        {"heading": "Tra cứu"},
        {"label": "Đơn vị và khối", "url": "/don-vi/", "icon": "building-community"},
        {"label": "Nhật ký", "url": "/nhat-ky/", "icon": "history"},
    ],
}
CITATION = "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP"


class NominationForm(forms.Form):
    full_name = forms.CharField(
        label="Họ và tên", help_text="Viết đủ họ, chữ đệm và tên như trong hồ sơ cán bộ."
    )
    born_on = forms.DateField(label="Ngày sinh")
    award = forms.ChoiceField(
        label="Danh hiệu", choices=[("", "Chọn danh hiệu"), ("a", "Lao động tiên tiến")]
    )
    way = forms.ChoiceField(
        label="Cách xét", widget=forms.RadioSelect, choices=[("1", "Theo công trạng"), ("2", "Đột xuất")]
    )
    report = forms.CharField(label="Tóm tắt thành tích", widget=forms.Textarea, required=False)
    evidence = forms.FileField(label="Minh chứng", help_text="PDF, DOCX, XLSX, JPG hoặc PNG, tối đa 20 MB.")
    is_true = forms.BooleanField(
        label="Tôi đã đối chiếu với hồ sơ gốc", help_text="Người ký tờ trình chịu trách nhiệm."
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Lý do", widget=forms.Textarea, help_text="Lý do được lưu trong nhật ký hồ sơ."
    )


def components(request: HttpRequest) -> HttpResponse:
    return _page(request, "components/gallery.html", _everything(request))


def confirm(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        "components/confirm.html",
        {
            "title": "Trả lại hồ sơ",
            "question": "Trả hồ sơ năm 2020 về Trường Mầm non Sóc Hà?",
            "consequences": [
                "Hồ sơ trở về bàn của đơn vị, lần trình thứ 2.",
                "07 suất đang giữ được trả lại.",
            ],
            "form": ReasonForm(),
            "submit_label": "Trả lại hồ sơ",
            "cancel_url": "/",
            "citation": CITATION,
            "is_grave": True,
        },
    )


def progress(request: HttpRequest) -> HttpResponse:
    return _page(request, "components/progress.html", {"job": _job()})


def job(request: HttpRequest) -> HttpResponse:
    return render(request, "components/progress_bar.html", {"job": _job() | {"done": 200}})


def wide_sign_in(request: HttpRequest) -> HttpResponse:
    from config.pages.forms import SignInForm

    accounts = [
        {
            "group": "Huyện Hà Quảng, năm 2020",
            "office": office,
            "name": name,
            "place": place,
            "username": name,
        }
        for office, name, place in (
            ("Cán bộ thi đua của đơn vị", "Hoàng Thị Sen", "Trường Mầm non Sóc Hà"),
            ("Thủ trưởng đơn vị", "Nông Văn Thạch", "Trường Mầm non Sóc Hà"),
            ("Trưởng khối", "Lương Thị Khánh Vân", "Khối thi đua số 7"),
        )
    ]
    given = {"username": "sen", "password": ""}
    return _page(
        request, "registration/sign_in.html", {"form": SignInForm(request, given), "demo_accounts": accounts}
    )


def _page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    user = SimpleNamespace(is_authenticated=True, username="van")
    answer = render(request, template, {"shell": SHELL, "user": user, **context})
    answer["Content-Security-Policy"] = POLICY
    return answer


def _job() -> dict[str, object]:
    return {
        "title": "In 500 giấy khen",
        "state": "running",
        "done": 180,
        "total": 500,
        "poll_url": "/job/",
        "leave_url": "/",
    }


def _finding(verdict: str, message: str, remedy: str, nominee_name: str = "") -> dict[str, str]:
    return {
        "verdict": verdict,
        "message": message,
        "remedy": remedy,
        "citation": CITATION,
        "nominee_name": nominee_name,
    }


def _everything(request: HttpRequest) -> dict[str, object]:
    today = date(2020, 10, 14)
    faulty = NominationForm({"full_name": "", "born_on": "31/02/1980", "award": "", "way": "1"}, {})
    return {
        "today": today,
        "waiting": 14,
        "money": 1_490_000,
        "journey": [
            {"label": "Đơn vị soạn", "state": "done", "on": date(2020, 10, 1), "by": "Hoàng Thị Sen"},
            {"label": "Khối xét", "state": "current", "on": date(2020, 10, 12), "note": "chờ Trưởng khối"},
            {"label": "Thẩm định", "state": "partly", "note": "02 trong 04 đã thẩm định"},
            {"label": "Hội đồng", "state": "todo"},
            {"label": "Quyết định", "state": "todo"},
        ],
        "returned": [
            {"label": "Đơn vị soạn", "state": "came_back", "on": today, "note": "Thiếu báo cáo thành tích"},
            {"label": "Khối xét", "state": "skipped", "note": "không thực hiện"},
            {"label": "Thẩm định", "state": "todo"},
        ],
        "findings": [
            _finding(
                "unlawful",
                "Đề nghị 7 Chiến sĩ thi đua cơ sở trên 40 Lao động tiên tiến; được tối đa 6.",
                "Bỏ 1 trường hợp khỏi danh sách; người đứng cuối thứ tự ưu tiên là ông Triệu Văn Páo.",
            ),
            _finding(
                "incomplete", "Chưa có quyết định công nhận sáng kiến.", "Tải lên tệp PDF.", "Bế Ích Quân"
            ),
            _finding("held", "Đang trong thời gian thanh tra.", "Chờ kết luận thanh tra.", "Đàm Thị Lan"),
            _finding("review", "Tỷ lệ phiếu do tỉnh quy định chưa được nhập.", "Nhập tham số địa phương."),
            _finding("lawful", "Đủ hai năm liên tục hoàn thành tốt nhiệm vụ.", ""),
        ],
        "met": [
            {
                "message": "đủ 03 lần liên tục Chiến sĩ thi đua cơ sở: 2020, 2021, 2022",
                "citation": "Điều 22 Luật Thi đua, khen thưởng 2003",
                "source": "Quyết định số 12/QĐ-UBND ngày 30/12/2022",
            }
        ],
        "chart": SimpleNamespace(
            title="Quyết định đã ban hành",
            note="Số cuối cùng: 12.",
            bars=[
                SimpleNamespace(label="Tháng 9", value=3, told="3 quyết định", url="#thang-9", tone="gold"),
                SimpleNamespace(label="Tháng 10", value=9, told="", url="", tone="amber"),
            ],
        ),
        "form": faulty,
        "rows": [
            {
                "unit": "Trường Mầm non Sóc Hà",
                "count": 47,
                "standing": "submitted",
                "due_on": date(2020, 10, 21),
            },
            {
                "unit": "Ủy ban nhân dân xã Trường Hà",
                "count": 1240,
                "standing": "held",
                "due_on": date(2020, 10, 12),
            },
            {"unit": "Hạt Kiểm lâm huyện Hà Quảng", "count": 8, "standing": "awarded", "due_on": None},
            {
                "unit": "Đơn vị có tên rất dài " * 12 + "k" * 60,
                "count": 1,
                "standing": "draft",
                "due_on": date(2020, 10, 27),
            },
        ],
        "near": date(2020, 10, 16),
        "past": date(2020, 10, 12),
        "page": Paginator(range(4321), 25).page(4),
        "standings": list(STANDINGS),
        "verdicts": list(LAW),
        "job": _job(),
        "messages": [
            Message(constants.SUCCESS, "Đã trình 47 trường hợp lên Khối thi đua số 7."),
            Message(constants.ERROR, "Tệp “danh-sach.xls” là dạng cũ. Hãy lưu lại thành .xlsx rồi tải lên."),
        ],
    }
