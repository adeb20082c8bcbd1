"""What a paper is made of, told to those who hear it read: the structure of ISO 32000-1, 14.7 and 14.8.

All that is drawn stands under a tag; rules, page numbers and a table's head on its further pages stand under
ARTIFACT, which is not read out. Tags are read in the order in which they were first written under.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

COLUMN_HEAD = "/A<</O/Table/Scope/Column>>"
ACROSS = "/A<</O/Table/Scope/Row/ColSpan {}>>"  # a sub-heading over so many columns


@dataclass(slots=True, eq=False)
class Tag:
    """A structure element: `role` is a standard type such as "P", "H1", "TD"; without `parent` it is hung on
    the document itself.

    `number` is its place in the tree, from 1, 0 until it is hung; `marks` are the stretches of its text, each
    the page and the marked content of that page, both from 0.
    """

    role: str
    parent: "Tag | None" = None
    attributes: str = ""
    number: int = 0
    kids: "list[Tag]" = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)


ARTIFACT = Tag("Artifact")


class StructureTree:
    """The tags of one paper as they are written, page after page."""

    def __init__(self) -> None:
        self._document = Tag("Document", number=1)
        self._tags = [self._document]
        self._owners: list[list[Tag]] = []
        self._open: Tag | None = None

    def begin_page(self) -> None:
        self._owners.append([])

    def hang(self, tag: Tag) -> None:
        """Give a tag its place behind what was hung on the same parent before."""
        if not tag.number and tag is not ARTIFACT:
            parent = tag.parent or self._document
            self.hang(parent)
            self._tags.append(tag)
            tag.number = len(self._tags)
            parent.kids.append(tag)

    def turn_to(self, tag: Tag | None) -> list[str]:
        """The operators that close the stretch under the last tag and open one under another."""
        if tag is self._open:
            return []
        operators = ["EMC"] if self._open else []
        self._open = tag
        return [*operators, self._opening(tag)] if tag else operators

    def _opening(self, tag: Tag) -> str:
        if tag is ARTIFACT:
            return "/Artifact BMC"
        self.hang(tag)
        owners = self._owners[-1]
        at = len(owners)
        owners.append(tag)
        tag.marks.append((len(self._owners) - 1, at))
        return f"/{tag.role}<</MCID {at}>>BDC"

    def objects(self, *, first: int, pages: Sequence[int]) -> Iterator[str]:
        """The bodies of all objects, numbered from `first`: the root, the way back from the text, the tags.

        `pages` are the numbers of the page objects.
        """
        base = first + 1  # of tag 0, which is none
        ways_back = f"/ParentTree {base} 0 R/ParentTreeNextKey {len(pages)}"
        yield f"<</Type/StructTreeRoot/K {base + 1} 0 R{ways_back}>>"
        yield f"<</Nums[{' '.join(self._ways_back(base))}]>>"
        for tag in self._tags:
            parent = base + tag.parent.number if tag.parent else base + 1
            above = first if tag is self._document else parent
            yield f"<</S/{tag.role}/P {above} 0 R{tag.attributes}{_content(tag, base, pages)}>>"

    def _ways_back(self, base: int) -> Iterator[str]:
        for page, owners in enumerate(self._owners):
            yield f"{page}[{' '.join([f'{base + tag.number} 0 R' for tag in owners])}]"


def _content(tag: Tag, base: int, pages: Sequence[int]) -> str:
    """The tags below a tag, else its text: marked contents of its page, and of further pages by name."""
    if tag.kids:
        return f"/K[{' '.join([f'{base + kid.number} 0 R' for kid in tag.kids])}]"
    if not tag.marks:
        return ""
    home = tag.marks[0][0]
    if len(tag.marks) == 1:
        return f"/Pg {pages[home]} 0 R/K {tag.marks[0][1]}"
    marks = [
        f"{at}" if page == home else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {at}>>" for page, at in tag.marks
    ]
    return f"/Pg {pages[home]} 0 R/K[{' '.join(marks)}]"
