"""Which addresses look at what was posted: read from the views themselves and all that they call."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dis import get_instructions
from types import CodeType, FunctionType, ModuleType
from typing import Any

from roles.access.addresses import Address

ROOMS = ("config", "news", "workflow", "law_desk", "dossiers", "emulation", "roles")
_STORES_NOTHING = "shows what would be, and stores nothing"
_OWN_ACCOUNT = "an account's own door: twice is the same as once"
WRITES_NOTHING = {
    "sign_in": _OWN_ACCOUNT,
    "sign_out": _OWN_ACCOUNT,
    "change_password": _OWN_ACCOUNT,
    "end_my_sessions": _OWN_ACCOUNT,
    "second_step": _OWN_ACCOUNT,
    "enrol_authenticator": "set up once; what comes later is told that it is",
    "renew_recovery_codes": "new codes each time, and only the last ones open",
    "remove_second_step": _OWN_ACCOUNT,
    "passkey_sign_in": _OWN_ACCOUNT,
    "add_passkey": "the challenge goes with its first answer, and a key is there once",
    "name_passkey": _OWN_ACCOUNT,
    "remove_passkey": _OWN_ACCOUNT,
    "link_provider": _OWN_ACCOUNT,
    "unlink_provider": _OWN_ACCOUNT,
    "roles:choose_seat": "chooses one of several offices: twice is the same as once",
    "dossiers:check": _STORES_NOTHING,
    "dossiers:change_check": _STORES_NOTHING,
    "dossiers:imagined": _STORES_NOTHING,
    "dossiers:evaluate_list": _STORES_NOTHING,
}
ONCE_FOR_ALL = {"first_run": "the code goes with what it begins (tests/shell/test_first_run.py)"}
FINDS_IT_DONE = {
    "news:choose": "the same choices twice are the same choices",
    "news:confirm": "what was proved stays proved",
    "news:address": "the same address twice is the same address; letters of a day are counted",
    "news:open": "what was read stays read",
    "news:mark": "what was read stays read",
    "dossiers:order": "sets the places: the same places twice are the same order",
    "dossiers:change": "bears the version it saw: the second reads beside its own words what the first wrote",
    "dossiers:mend": "bears the version it saw; a paper or a title that is there already is not laid again",
    "dossiers:remove": "what is gone already is led to its first undo",
    "dossiers:detach": "what is gone already is told",
    "dossiers:import_reply": "the same answers twice are the same answers",
    "dossiers:import_again": "work that was taken up is not silent any more",
    "workflow:job_again": "work that was taken up is not silent any more",
    "law_desk:review": "the same answers twice are the same answers",
    "law_desk:withdraw_case": "a case that was withdrawn is told as withdrawn",
    "law_desk:confirm": "a pack that was settled is told as settled",
    "law_desk:refuse": "a pack that was settled is told as settled",
    "law_desk:take_back": "a pack that does not hold is told so",
    "law_desk:end_trust": "a trust that was ended is told as ended",
    "dossiers:import_store": "the job itself is marked as stored, under its lock",
    "dossiers:load_again": "work that was taken up is not silent any more",
    "dossiers:load_store": "the job itself is marked as stored, under its lock",
}
ASKED = frozenset({"POST", "FILES", "body", "method"})


def takes_posts(address: Address) -> bool:
    """Said by its methods where the view names them, else by what it and its own helpers read."""
    if (methods := _methods(address.view)) is not None:
        return "POST" in methods
    kept = getattr(address.view, "view_class", None)
    return hasattr(kept, "post") if kept else _reads(inspect.unwrap(address.view), set())


def _methods(view: Callable[..., Any]) -> list[str] | None:
    """What `require_http_methods` around the view lets through; None where nothing is required."""
    while view is not None:
        free = getattr(view, "__code__", None) and view.__code__.co_freevars
        if free and "request_method_list" in free:
            return list(view.__closure__[free.index("request_method_list")].cell_contents)
        view = getattr(view, "__wrapped__", None)
    return None


def _reads(function: FunctionType, seen: set[FunctionType]) -> bool:
    if function in seen:
        return False
    seen.add(function)
    names, attributes = _named(function.__code__)
    called = _called(function.__globals__, names, attributes)
    return bool(attributes & ASKED) or any(_reads(each, seen) for each in called)


def _named(code: CodeType) -> tuple[set[str], set[str]]:
    """The globals and the attributes that the code names, inner functions included."""
    names, attributes = set[str](), set[str]()
    for step in get_instructions(code):
        if step.opname == "LOAD_GLOBAL":
            names.add(step.argval)
        elif step.opname in ("LOAD_ATTR", "LOAD_METHOD"):
            attributes.add(step.argval)
        elif isinstance(step.argval, CodeType):
            inner = _named(step.argval)
            names, attributes = names | inner[0], attributes | inner[1]
    return names, attributes


def _called(known: dict[str, Any], names: set[str], attributes: set[str]) -> Iterator[FunctionType]:
    things = [known[name] for name in names if name in known]
    modules = [thing for thing in things if isinstance(thing, ModuleType)]
    things += [getattr(module, name) for module in modules for name in attributes if hasattr(module, name)]
    for thing in things:
        found = inspect.unwrap(thing) if isinstance(thing, FunctionType) else None
        if isinstance(found, FunctionType) and found.__module__.split(".")[0] in ROOMS:
            yield found
