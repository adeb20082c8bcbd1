"""The names of the benchmarks, in the order in which they are run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bench import acts, evaluating, importing, inbox, loading, papers, state
from bench.measuring import Measured

BENCHMARKS: dict[str, Callable[..., Measured]] = {
    "act_submit_1": partial(acts.submit, advanced=1),
    "act_submit_50": partial(acts.submit, advanced=50),
    "act_bloc_review_50": partial(acts.bloc_review, advanced=50),
    "act_sign_50": partial(acts.sign, advanced=50),
    "approve_1000": partial(acts.bloc_review, advanced=1000, usual_rounds=7),
    "import_10000": importing.import_10000,
    "load_100000_titles": loading.load_100000_titles,
    "inbox": inbox.inbox,
    "evaluate_10000": evaluating.evaluate_10000,
    "evaluate_10000_pack": partial(evaluating.evaluate_10000, is_with_pack=True),
    "decision_pdf": papers.decision_pdf,
    "list_5000": papers.list_5000,
    "verify_state": state.verify_state_20000,
}
