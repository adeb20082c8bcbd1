"""Nothing is found where nobody forged."""

from __future__ import annotations

from tests.state.world import World
from workflow.verifying import verify_state


def test_a_world_that_went_through_the_doors_has_no_fault(world: World) -> None:
    state = verify_state()

    assert [fault.as_dict() for fault in state.faults] == []
    assert state.trail.ok
    assert set(state.not_provable) == {
        "nội dung đang soạn, chưa niêm phong",
        "phiếu trong hòm của cuộc họp chưa kết thúc (chỉ đếm được, không biết nội dung)",
    }
