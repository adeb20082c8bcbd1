"""“Thông báo”: what a person was told, opened under his own rights, and what he has read of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from news.own_news import about, in_words, mark_read, news_of
from news.subjects import is_within_reach
from news.topics import Topic
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.forms.posted_ids import ticked_ids
from workflow.views.shared.paging import page_from_latest_day

SIZE = 25
GONE_ELSEWHERE = (
    "Nội dung này nay không còn ở chỗ ông/bà: đã được thu hồi hoặc chuyển nơi khác, nên không mở được."
)


@signed_in
@require_GET
def news(request: AskedRequest) -> HttpResponse:
    """The latest day first; `chu-de` is a topic, `chua-doc` leaves what was not read yet."""
    rows = news_of(request.user.pk, on=request.on)
    topic = next((each for each in Topic if each.value == request.GET.get("chu-de")), None)
    only_unread = request.GET.get("chua-doc") == "1"
    if topic is not None:
        rows = rows.filter(about(topic))
    if only_unread:
        rows = rows.filter(read_at__isnull=True)
    page = page_from_latest_day(request, rows, day="on", size=SIZE)
    told = {
        "page": page,
        "rows": in_words(page.rows),
        "unread": [row.pk for row in page.rows if row.read_at is None],
        "topics": [(each.value, each.label) for each in Topic],
        "topic": topic.value if topic else "",
        "only_unread": only_unread,
        "is_filtered": only_unread or topic is not None,
    }
    return render(request, "news/list.html", told)


@signed_in
@require_POST
def open_news(request: AskedRequest) -> HttpResponse:
    """Marks one as read and leads to its page, which asks its own right; where that is lost, says why."""
    chosen = ticked_ids(request.POST, "tin", field="Thông báo")[:1]
    mark_read(request.user.pk, chosen)
    for told in in_words(news_of(request.user.pk, on=request.on).filter(pk__in=chosen)):
        if not told.url:
            continue
        if is_within_reach(told.item, request.user, on=request.on):
            return redirect(told.url)
        messages.info(request, f"{told.subject.title}. {GONE_ELSEWHERE}")
    return redirect("news:list")


@signed_in
@require_POST
def mark_news(request: AskedRequest) -> HttpResponse:
    """What the page showed and no more: what came since is not read yet."""
    mark_read(request.user.pk, ticked_ids(request.POST, "tin", field="Thông báo"))
    return redirect("news:list")
