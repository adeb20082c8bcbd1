"""Addresses: every act's page from the table, and the lists and papers of the corridor around them."""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, include, path
from django.utils.module_loading import import_string

from workflow.table.moves import BY_ACT
from workflow.table.row import Move
from workflow.views.comparisons import revision_page
from workflow.views.disqualified import board_side, unit_side
from workflow.views.dossiers import desk_acts, dossier_page
from workflow.views.dossiers.appraisal import answering_names, carried_on
from workflow.views.home.below import lower_levels_page
from workflow.views.home.setup import setup_page
from workflow.views.inboxes import all_dossiers, dossier_lists, held
from workflow.views.search import all_people, search_page, whole_person
from workflow.views.years.year_table import year_files, year_table_page

app_name = "workflow"


def act_pages(moves: Iterable[Move]) -> Iterator[URLPattern]:
    """One address for each row that has a page; its route is named like the act."""
    for move in moves:
        if move.page is not None:
            yield path(move.page.route, import_string(move.page.view), name=str(move.act))


urlpatterns = [
    *act_pages(BY_ACT.values()),
    path("viec/", dossier_lists.inbox, name="inbox"),
    path("ho-so/", all_dossiers.dossiers, name="dossiers"),
    path("ho-so/danh-sach.xlsx", all_dossiers.dossiers_workbook, name="dossiers_workbook"),
    path("tim/", search_page.search, name="search"),
    path("ho-so/<int:pk>/", dossier_page.dossier, name="dossier"),
    path("ho-so/<int:pk>/thay-doi/", revision_page.revisions, name="revisions"),
    path("ho-so/<int:pk>/quy-dinh-ap-dung.pdf", desk_acts.applied_rules, name="applied_rules"),
    path("ho-so/<int:pk>/thong-bao-tra-lai.pdf", desk_acts.return_notice, name="return_notice"),
    path("tham-quyen/<int:pk>/cap-duoi/", lower_levels_page.below, name="below"),
    path("tham-quyen/<int:pk>/con-thieu/", setup_page.setup, name="setup"),
    path("tham-quyen/<int:pk>/dang-tam-giu/", held.held, name="held"),
    path("tham-quyen/<int:pk>/khong-du-dieu-kien/", board_side.disqualified, name="disqualified"),
    path(
        "truong-hop/<int:pk>/thong-bao-khong-du-dieu-kien.pdf",
        unit_side.disqualification_notice,
        name="disqualification_notice",
    ),
    path("tham-quyen/<int:pk>/de-nghi-sua-ten/", answering_names.name_requests, name="name_requests"),
    path("tham-quyen/<int:pk>/da-tham-dinh/", carried_on.carried_on, name="carried_on"),
    path("tham-quyen/<int:pk>/nguoi/", all_people.people, name="people"),
    path("tham-quyen/<int:pk>/nguoi.xlsx", all_people.people_workbook, name="people_workbook"),
    path("nguoi/<int:pk>/thanh-tich/", whole_person.whole_person, name="whole_person"),
    path("tham-quyen/<int:pk>/bang-tong-hop/", year_table_page.year_table_page, name="year_table"),
    path("tham-quyen/<int:pk>/bang-tong-hop.xlsx", year_files.year_table_workbook, name="year_workbook"),
    path("tham-quyen/<int:pk>/bang-tong-hop.pdf", year_files.year_table_paper, name="year_paper"),
    path("", include("workflow.views.meetings.urls")),
    path("", include("workflow.views.decisions.urls")),
    path("", include("workflow.views.audit.urls")),
    path("", include("workflow.views.tried_packs.urls")),
]
