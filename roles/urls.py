"""Addresses about organs, people and local rules."""

from django.urls import path

from roles.views import organs, people, rules, seats

app_name = "roles"
urlpatterns = [
    path("chuc-trach/", seats.choose_seat, name="choose_seat"),
    path("tham-quyen/<int:pk>/don-vi/", organs.units, name="units"),
    path("don-vi/<int:pk>/", organs.unit, name="unit"),
    path("tham-quyen/<int:pk>/khoi/", organs.blocs, name="blocs"),
    path("khoi/<int:pk>/", organs.bloc, name="bloc"),
    path("tham-quyen/<int:pk>/hoi-dong/", organs.councils, name="councils"),
    path("hoi-dong/<int:pk>/", organs.council, name="council"),
    path("tham-quyen/<int:pk>/quy-dinh/", rules.local_rules, name="local_rules"),
    path("tham-quyen/<int:pk>/quy-dinh/<str:key>/", rules.set_rule, name="set_rule"),
    path("quy-dinh/<int:pk>/ket-thuc/", rules.end_rule, name="end_rule"),
    path("tham-quyen/<int:pk>/phan-cong/", people.appointments, name="appointments"),
    path("tham-quyen/<int:pk>/phan-cong/moi/", people.new_appointment, name="new_appointment"),
    path("phan-cong/<int:pk>/ket-thuc/", people.end, name="end_appointment"),
]
