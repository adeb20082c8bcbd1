"""Addresses of decisions besides the acts: the list, what waits, the paper, the register of numbers."""

from django.urls import URLPattern, path

from workflow.views import decisions, issuing, signing

urlpatterns: list[URLPattern] = [
    path("quyet-dinh/", decisions.decisions, name="decisions"),
    path("quyet-dinh/du-thao/", decisions.choose_jurisdiction, name="choose_jurisdiction"),
    path("quyet-dinh/du-thao/<int:pk>/", decisions.to_draft, name="to_draft"),
    path("quyet-dinh/cho-ky/", signing.to_sign, name="to_sign"),
    path("quyet-dinh/cho-ban-hanh/", issuing.to_issue, name="to_issue"),
    path("quyet-dinh/so/<int:pk>/", issuing.register, name="register"),
    path("quyet-dinh/<int:pk>/", decisions.decision, name="decision"),
    path("quyet-dinh/<int:pk>/ban-in.pdf", decisions.paper, name="decision_paper"),
]
