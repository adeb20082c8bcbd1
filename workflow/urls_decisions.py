"""Addresses of decisions, from the draft to the register of numbers; workflow.urls includes them."""

from django.urls import URLPattern, path

from workflow.views import decisions, issuing, signing

urlpatterns: list[URLPattern] = [
    path("quyet-dinh/", decisions.decisions, name="decisions"),
    path("quyet-dinh/du-thao/", decisions.choose_jurisdiction, name="draft_decision"),
    path("quyet-dinh/cho-ky/", signing.to_sign, name="to_sign"),
    path("quyet-dinh/cho-ban-hanh/", issuing.to_issue, name="to_issue"),
    path("quyet-dinh/du-thao/<int:pk>/", decisions.ready, name="draft_decision"),
    path("quyet-dinh/du-thao/<int:pk>/soan/", decisions.word, name="word_decision"),
    path("quyet-dinh/so/<int:pk>/", issuing.register, name="register"),
    path("quyet-dinh/<int:pk>/", decisions.decision, name="decision"),
    path("quyet-dinh/<int:pk>/ban-in.pdf", decisions.paper, name="decision_paper"),
    path("quyet-dinh/<int:pk>/bo/", decisions.discard, name="discard_decision"),
    path("quyet-dinh/<int:pk>/ky/", signing.sign, name="sign"),
    path("quyet-dinh/<int:pk>/tra-lai/", issuing.give_back, name="return_decision"),
    path("quyet-dinh/<int:pk>/ban-hanh/", issuing.issue, name="issue"),
]
