"""Addresses of the auditor's pages and of long work; workflow.urls includes them."""

from django.urls import URLPattern, path

from workflow.views.audit import entry_search, jobs, search_export, settled_by_words, timelines

urlpatterns: list[URLPattern] = [
    path("nhat-ky/", entry_search.trail, name="trail"),
    path("nhat-ky/ket-qua.csv", search_export.as_csv, name="trail_csv"),
    path("nhat-ky/ket-qua.xlsx", search_export.as_workbook, name="trail_workbook"),
    path("nhat-ky/chi-bang-loi/", settled_by_words.free_settlements, name="free_settlements"),
    path(
        "nhat-ky/chi-bang-loi.xlsx",
        settled_by_words.free_settlements_workbook,
        name="free_settlements_workbook",
    ),
    path("nhat-ky/kiem-chung/", jobs.verification, name="verification"),
    path("ho-so/<int:pk>/nhat-ky/", timelines.dossier_timeline, name="timeline"),
    path("ho-so/<int:pk>/nhat-ky/nguoi/", timelines.people_timeline, name="people_timeline"),
    path("nguoi/<int:pk>/nhat-ky/", timelines.recipient_timeline, name="recipient_timeline"),
    path("ho-so/<int:pk>/nhat-ky.zip", timelines.bundle, name="history_bundle"),
    path("ho-so/<int:pk>/tai-thoi-diem/", timelines.as_it_stood, name="as_it_stood"),
    path("hop/<int:pk>/nhat-ky/", timelines.meeting_timeline, name="meeting_timeline"),
    path("quyet-dinh/<int:pk>/nhat-ky/", timelines.decision_timeline, name="decision_timeline"),
    path("trinh-cap-tren/goi/<int:pk>/nhat-ky/", timelines.package_timeline, name="package_timeline"),
    path("quyet-dinh/so/<int:pk>/tai-ve/", jobs.bundle_year, name="bundle_year"),
    path("viec-nen/", jobs.jobs, name="jobs"),
    path("viec-nen/<uuid:pk>/", jobs.job, name="job"),
    path("viec-nen/<uuid:pk>/tien-do/", jobs.progress, name="job_progress"),
    path("viec-nen/<uuid:pk>/lam-lai/", jobs.again, name="job_again"),
    path("viec-nen/<uuid:pk>/ket-qua/", jobs.result, name="job_result"),
]
