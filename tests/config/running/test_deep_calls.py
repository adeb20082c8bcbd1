"""Calls however deep take no memory from the system again and again."""

import resource

from config.running.deep_calls import with_room_for_deep_calls

DEPTH, TIMES = 300, 200


def calls_at_every_depth(depth: int = DEPTH) -> None:
    for _ in range(TIMES):
        leaf()
    if depth:
        calls_at_every_depth(depth - 1)


def leaf() -> int:
    return 1


def pages_taken() -> int:
    return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt


def pages_taken_by(call: object) -> int:
    assert callable(call)
    before = pages_taken()
    call()
    return pages_taken() - before


def test_with_room_no_depth_takes_a_page_of_memory_with_each_call() -> None:
    assert pages_taken_by(with_room_for_deep_calls(calls_at_every_depth)) < TIMES


def test_the_call_itself_is_the_same() -> None:
    assert with_room_for_deep_calls(divmod)(7, 2) == (3, 1)
