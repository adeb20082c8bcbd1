from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured

from trail import clock


def test_today_is_the_day_in_vietnam():
    assert clock.today() == datetime.now(UTC).astimezone(clock.VIETNAM).date()
    assert clock.now().utcoffset().total_seconds() == 7 * 3600


def test_the_story_sets_the_day_and_gives_it_back(settings):
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(date(2020, 11, 2)):
        with clock.at(date(2020, 12, 31)):
            assert clock.today() == date(2020, 12, 31)
        assert clock.today() == date(2020, 11, 2)
        assert clock.now().date() == date(2020, 11, 2)
    assert clock.today() > date(2026, 1, 1)


def test_the_day_comes_back_after_an_error(settings):
    settings.VINHDANH_STORY_CLOCK = True
    with pytest.raises(RuntimeError), clock.at(date(2020, 11, 2)):
        raise RuntimeError
    assert clock.today() > date(2026, 1, 1)


def test_nobody_else_may_set_the_day(settings):
    settings.VINHDANH_STORY_CLOCK = False
    with pytest.raises(ImproperlyConfigured, match="Chỉ bản trình diễn"), clock.at(date(2020, 11, 2)):
        pass
    assert clock.today() > date(2026, 1, 1)


def test_without_a_setting_the_clock_stays(settings):
    del settings.VINHDANH_STORY_CLOCK
    with pytest.raises(ImproperlyConfigured), clock.at(date(2020, 11, 2)):
        pass
