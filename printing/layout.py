"""The dated layout of official papers, read once from layout.toml.

Renderers take their distances here and the lint its bounds: no number of the decree lives in code.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

POINTS_PER_MM = 72 / 25.4
OF_THE_BODY = (
    *("kind", "about", "authority", "bases", "enacting", "article", "body", "addressee"),
    *("signer_post", "signer_name"),
)
CLOSER = ("signature_room", "section_gap_pt", "signing_row")


@dataclass(frozen=True, slots=True)
class Measure:
    """A distance: the value taken and the bounds of the decree, in `unit`."""

    at: float
    least: float
    most: float
    unit: str
    citation: str


@dataclass(frozen=True, slots=True)
class Element:
    """A kind of text on the page; sizes in points."""

    size: float
    least: float
    most: float
    citation: str
    bold: bool = False
    italic: bool = False
    upper: bool = False


@dataclass(frozen=True)
class Layout:
    """All settings of one decree; lengths are answered in points."""

    version: str
    measures: Mapping[str, Measure]
    elements: Mapping[str, Element]
    house: Mapping[str, float] = field(default_factory=dict)

    def points(self, name: str) -> float:
        """A measure of the decree or of the house as PDF points."""
        if name in self.measures:
            measure = self.measures[name]
            return measure.at * POINTS_PER_MM if measure.unit == "mm" else measure.at
        return self.house[name] if name.endswith("_pt") else self.house[name] * POINTS_PER_MM

    def citation(self, name: str) -> str:
        """The place in the decree that fixes a measure or an element."""
        rule = self.measures.get(name) or self.elements[name]
        return f"{rule.citation}, {self.version}"

    def with_measure(self, name: str, at: float) -> "Layout":
        """The same layout with one distance set otherwise, as a site or a test may ask."""
        return replace(self, measures={**self.measures, name: replace(self.measures[name], at=at)})

    def settings(self) -> Iterator["Layout"]:
        """This layout and others the decree allows, for a paper whose last page would hold little: closer
        ones; else lines further apart, which fill that page."""
        yield from self.closer_settings()
        for name in ("wide_line_spacing", "widest_line_spacing"):
            yield self.with_measure("line_spacing", self.house[name])

    def closer_settings(self) -> Iterator["Layout"]:
        """This layout; less room between the parts; the least letters as well."""
        yield self
        closer = replace(
            self, house={**self.house, **{name: self.house[f"closer_{name}"] for name in CLOSER}}
        )
        yield closer
        for name in OF_THE_BODY:
            closer = closer.with_element(name, size=min(self.elements[name].size, self.elements[name].least))
        yield closer.with_measure("indent", self.measures["indent"].least)

    def with_element(self, name: str, **changes: Any) -> "Layout":
        """The same layout with one element's size, weight or slant set otherwise."""
        changed = replace(self.elements[name], **changes)
        return replace(self, elements={**self.elements, name: changed})


def read_layout(path: Path) -> Layout:
    """Read a layout file; a key that is missing or unknown raises TypeError at start, not on paper."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Layout(
        version=table["version"],
        measures={name: Measure(**values) for name, values in table["measures"].items()},
        elements={name: Element(**values) for name, values in table["elements"].items()},
        house=table["house"],
    )


ND30 = read_layout(Path(__file__).with_name("layout.toml"))
