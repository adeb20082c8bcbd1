from printing.decision import render_decision
from tests.printing.samples import district_decision


def test_the_same_decision_gives_the_same_bytes():
    assert render_decision(district_decision()) == render_decision(district_decision())


def test_no_typeface_is_named_that_is_not_embedded():
    assert b"Helvetica" not in render_decision(district_decision())
