"""Addresses of council meetings and of voting; workflow.urls includes them."""

from django.urls import URLPattern, path

from workflow.views import convening, meetings, presiding, voting

urlpatterns: list[URLPattern] = [
    path("hop/", meetings.meetings, name="meetings"),
    path("hop/trieu-tap/", convening.choose_council, name="convene"),
    path("hop/trieu-tap/<int:pk>/", convening.convene, name="convene"),
    path("hop/<int:pk>/", meetings.meeting, name="meeting"),
    path("hop/<int:pk>/giay-moi/", meetings.invitations, name="invitations"),
    path("hop/<int:pk>/khai-mac/", presiding.open_now, name="open_meeting"),
    path("hop/<int:pk>/ket-thuc/", presiding.close, name="close_meeting"),
    path("hop/<int:pk>/lap-bien-ban/", presiding.write_minutes, name="write_minutes"),
    path("hop/<int:pk>/bien-ban.pdf", presiding.minutes, name="minutes"),
    path("hop/<int:pk>/bo-phieu/", voting.vote, name="vote"),
    path("hop/<int:pk>/y-kien/<int:member>/", voting.written, name="written"),
]
