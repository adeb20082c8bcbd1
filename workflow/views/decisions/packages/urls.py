"""Addresses of packages besides the acts: what waits and what was sent, one of them, its files."""

from django.urls import URLPattern, path

from workflow.views.decisions.packages import package_pages

urlpatterns: list[URLPattern] = [
    path("trinh-cap-tren/<int:pk>/", package_pages.packages, name="packages"),
    path("trinh-cap-tren/goi/<int:pk>/", package_pages.package, name="package"),
    path("trinh-cap-tren/goi/<int:pk>/to-trinh.pdf", package_pages.package_petition, name="package_petition"),
    path(
        "trinh-cap-tren/goi/<int:pk>/to-trinh.docx",
        package_pages.package_petition_word,
        name="package_petition_word",
    ),
    path("trinh-cap-tren/goi/<int:pk>/ho-so.zip", package_pages.package_archive, name="package_archive"),
    path("trinh-cap-tren/goi/<int:pk>/van-ban/<int:reply>/", package_pages.reply_scan, name="reply_scan"),
]
