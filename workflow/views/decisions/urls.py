"""Addresses of decisions besides the acts: the list, what waits, the paper, the register of numbers."""

from django.urls import URLPattern, URLResolver, include, path

from workflow.views.decisions import (
    decided_under,
    decision_pages,
    issuing,
    new_drafts,
    numbering,
    signing,
    submissions,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("workflow.views.decisions.packages.urls")),
    path("quyet-dinh/", decision_pages.decisions, name="decisions"),
    path("quyet-dinh/du-thao/", new_drafts.choose_jurisdiction, name="choose_jurisdiction"),
    path("quyet-dinh/du-thao/<int:pk>/", new_drafts.to_draft, name="to_draft"),
    path("quyet-dinh/cho-ky/", signing.to_sign, name="to_sign"),
    path("quyet-dinh/cho-ban-hanh/", issuing.to_issue, name="to_issue"),
    path("quyet-dinh/so/<int:pk>/", numbering.register, name="register"),
    path("phap-che/goi/<int:pack>/quyet-dinh/", decided_under.decided_under, name="decided_under"),
    path("quyet-dinh/<int:pk>/", decision_pages.decision, name="decision"),
    path("quyet-dinh/<int:pk>/to-trinh.pdf", submissions.submission, name="submission"),
    path(
        "quyet-dinh/<int:pk>/to-trinh/<int:act>.pdf",
        submissions.earlier_submission,
        name="earlier_submission",
    ),
    path("quyet-dinh/<int:pk>/ban-in.pdf", decision_pages.paper, name="decision_paper"),
]
