"""Addresses of imports from Excel; part of the room's own addresses."""

from django.urls import path

from dossiers.importing import views as views

urlpatterns = [
    path("ho-so/<int:pk>/nhap-excel/", views.upload, name="import"),
    path("ho-so/<int:pk>/nhap-excel/mau.xlsx", views.template, name="import_template"),
    path("nhap-excel/<uuid:pk>/", views.outcome, name="import_outcome"),
    path("nhap-excel/<uuid:pk>/tien-do/", views.progress, name="import_progress"),
    path("nhap-excel/<uuid:pk>/lam-lai/", views.again, name="import_again"),
    path("nhap-excel/<uuid:pk>/danh-dau-loi.xlsx", views.marked, name="import_marked"),
    path("nhap-excel/<uuid:pk>/tra-loi/", views.reply, name="import_reply"),
    path("nhap-excel/<uuid:pk>/ghi/", views.store, name="import_store"),
]
