"""A browser and its machine in words, as far as the browser tells; its own long name is not kept."""

from __future__ import annotations

# The first that is found counts: most browsers name those they descend from as well.
BROWSERS = (
    ("coc_coc_browser", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "điện thoại, máy tính bảng Android"),
    ("Windows", "máy tính Windows"),
    ("Macintosh", "máy tính Mac"),
    ("CrOS", "máy tính ChromeOS"),
    ("Linux", "máy tính Linux"),
)
UNKNOWN = "Thiết bị không rõ"


def device_in_words(agent: str) -> str:
    """ "Chrome trên máy tính Windows"; UNKNOWN where neither is told."""
    browser = _first(BROWSERS, agent)
    machine = _first(MACHINES, agent)
    if browser and machine:
        return f"{browser} trên {machine}"
    return browser or (f"Trình duyệt trên {machine}" if machine else UNKNOWN)


def _first(known: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((words for mark, words in known if mark in agent), "")
