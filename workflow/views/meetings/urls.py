"""Addresses of council meetings besides the acts: the list, one meeting, its papers."""

from django.urls import URLPattern, path

from workflow.views.meetings import convening, meeting_pages, presiding

urlpatterns: list[URLPattern] = [
    path("hop/", meeting_pages.meetings, name="meetings"),
    path("hop/trieu-tap/", convening.choose_council, name="choose_council"),
    path("hop/<int:pk>/", meeting_pages.meeting, name="meeting"),
    path("hop/<int:pk>/giay-moi/", meeting_pages.invitations, name="invitations"),
    path("hop/<int:pk>/giay-moi.pdf", meeting_pages.invitation_letter, name="invitation_letter"),
    path("hop/<int:pk>/danh-sach-dai-bieu.pdf", meeting_pages.attendance_list, name="attendance_list"),
    path("hop/<int:pk>/bien-ban.pdf", presiding.minutes, name="minutes"),
]
