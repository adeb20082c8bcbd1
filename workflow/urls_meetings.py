"""Addresses of council meetings besides the acts: the list, one meeting, its papers."""

from django.urls import URLPattern, path

from workflow.views import convening, meetings, presiding

urlpatterns: list[URLPattern] = [
    path("hop/", meetings.meetings, name="meetings"),
    path("hop/trieu-tap/", convening.choose_council, name="choose_council"),
    path("hop/<int:pk>/", meetings.meeting, name="meeting"),
    path("hop/<int:pk>/giay-moi/", meetings.invitations, name="invitations"),
    path("hop/<int:pk>/bien-ban.pdf", presiding.minutes, name="minutes"),
]
