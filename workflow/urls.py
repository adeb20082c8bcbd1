"""Addresses of the corridor: home and lists, the dossier, the desks; then meetings, decisions and audit."""

from django.urls import include, path

import workflow.access  # noqa: F401  (the questions that the views declare)
from workflow.views import (
    begin,
    bloc,
    board,
    carried_on,
    dossier,
    held,
    hold,
    inbox,
    search,
    submit,
    succession,
)

app_name = "workflow"
urlpatterns = [
    path("viec/", inbox.inbox, name="inbox"),
    path("ho-so/", inbox.dossiers, name="dossiers"),
    path("ho-so/moi/", begin.begin, name="begin"),
    path("tim/", search.search, name="search"),
    path("ho-so/<int:pk>/", dossier.dossier, name="dossier"),
    path("ho-so/<int:pk>/trinh/", submit.submit, name="submit"),
    path("ho-so/<int:pk>/thu-hoi/", submit.recall, name="recall"),
    path("ho-so/<int:pk>/thong-bao-tra-lai.pdf", dossier.return_notice, name="return_notice"),
    path("truong-hop/<int:pk>/rut/", submit.withdraw, name="withdraw"),
    path("ho-so/<int:pk>/tiep-nhan/", dossier.receive, name="receive"),
    path("ho-so/<int:pk>/tra-lai/", dossier.send_back, name="send_back"),
    path("ho-so/<int:pk>/binh-xet/", bloc.review, name="bloc_review"),
    path("ho-so/<int:pk>/thu-hoi-binh-xet/", bloc.recall, name="bloc_recall"),
    path("ho-so/<int:pk>/tham-dinh/", board.appraise, name="appraise"),
    path("ho-so/<int:pk>/chuyen-cap-tren/", board.forward, name="forward"),
    path("ho-so/<int:pk>/tam-giu/", hold.hold, name="hold"),
    path("tham-quyen/<int:pk>/dang-tam-giu/", held.held, name="held"),
    path("tham-quyen/<int:pk>/da-tham-dinh/", carried_on.carried_on, name="carried_on"),
    path("tham-quyen/<int:pk>/ban-giao/", succession.succession, name="succession"),
    path("", include("workflow.urls_meetings")),
    path("", include("workflow.urls_decisions")),
    path("", include("workflow.urls_audit")),
]
