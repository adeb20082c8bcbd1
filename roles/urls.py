"""Addresses about organs, people and local rules."""

from django.urls import path

from roles.views import (
    appointments,
    changing_blocs,
    choose_office,
    founding_blocs,
    founding_councils,
    founding_jurisdictions,
    founding_units,
    giving_passwords,
    local_rules,
    organs,
    units,
)

app_name = "roles"
urlpatterns = [
    path("chuc-trach/", choose_office.choose_seat, name="choose_seat"),
    path("tham-quyen/<int:pk>/don-vi/", units.units, name="units"),
    path("tham-quyen/<int:pk>/don-vi/moi/", founding_units.new_unit, name="new_unit"),
    path("don-vi/<int:pk>/", units.unit, name="unit"),
    path("don-vi/<int:pk>/doi-ten/", founding_units.rename, name="rename_unit"),
    path("don-vi/<int:pk>/ket-thuc/", founding_units.end, name="end_unit"),
    path("tham-quyen/<int:pk>/khoi/", organs.blocs, name="blocs"),
    path("tham-quyen/<int:pk>/khoi/moi/", founding_blocs.new_bloc, name="new_bloc"),
    path("khoi/<int:pk>/", organs.bloc, name="bloc"),
    path("khoi/<int:pk>/thanh-vien/", founding_blocs.members, name="members"),
    path("khoi/<int:pk>/khoi-truong/", founding_blocs.officers, name="officers"),
    path("khoi/<int:pk>/thay-khoi-truong/", changing_blocs.change_officers, name="change_officers"),
    path("khoi/<int:pk>/ket-thuc/", changing_blocs.end, name="end_bloc"),
    path("tham-quyen/<int:pk>/cap/", founding_jurisdictions.jurisdiction, name="jurisdiction"),
    path("tham-quyen/<int:pk>/in-tren-van-ban/", founding_jurisdictions.paper_words, name="paper_words"),
    path(
        "tham-quyen/<int:pk>/in-tren-van-ban/doi/", founding_jurisdictions.change_words, name="change_words"
    ),
    path("in-tren-van-ban/<int:pk>/rut/", founding_jurisdictions.withdraw_words, name="withdraw_words"),
    path("tham-quyen/<int:pk>/cap/moi/", founding_jurisdictions.new, name="new_jurisdiction"),
    path("tham-quyen/<int:pk>/cap/ket-thuc/", founding_jurisdictions.end, name="end_jurisdiction"),
    path("tham-quyen/<int:pk>/hoi-dong/", organs.councils, name="councils"),
    path("tham-quyen/<int:pk>/hoi-dong/moi/", founding_councils.new_council, name="new_council"),
    path("hoi-dong/<int:pk>/", organs.council, name="council"),
    path("hoi-dong/<int:pk>/kien-toan/", founding_councils.new_version, name="council_version"),
    path("tham-quyen/<int:pk>/quy-dinh/", local_rules.local_rules, name="local_rules"),
    path("tham-quyen/<int:pk>/quy-dinh/<str:key>/", local_rules.set_rule, name="set_rule"),
    path("tham-quyen/<int:pk>/ngay-nghi/", local_rules.local_days, name="local_days"),
    path("tham-quyen/<int:pk>/ngay-nghi/moi/", local_rules.enter_day, name="enter_day"),
    path("ngay-nghi/<int:pk>/rut/", local_rules.withdraw_day, name="withdraw_day"),
    path("quy-dinh/<int:pk>/ket-thuc/", local_rules.end_rule, name="end_rule"),
    path("tham-quyen/<int:pk>/phan-cong/", appointments.appointments, name="appointments"),
    path("tham-quyen/<int:pk>/tai-khoan/", giving_passwords.accounts, name="accounts"),
    path("tham-quyen/<int:pk>/phan-cong/moi/", appointments.new_appointment, name="new_appointment"),
    path("phan-cong/<int:pk>/ket-thuc/", appointments.end, name="end_appointment"),
    path("phan-cong/<int:pk>/mat-khau/", giving_passwords.give, name="give_password"),
    path("phan-cong/<int:pk>/ban-giao/", appointments.hand_over, name="hand_over"),
    path("phan-cong/<int:pk>/buoc-hai/", giving_passwords.reset, name="reset_second_step"),
]
