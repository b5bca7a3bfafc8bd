"""A letter as every peer is given it: the text that reply prints, part by part."""

import xml.etree.ElementTree as xml
from dataclasses import dataclass, field


@dataclass
class Letter:
    letterhead: str
    number: str
    title: list[str]  # its lines, or the phrases it is made of
    addressee: str
    blocks: list[tuple[int, str]]  # level of heading, 0 for a paragraph
    signatures: list[str]
    date: str
    remarks: list[str] = field(default_factory=list)

    @staticmethod
    def from_markup(text):
        """Out of `reply build LETTER --stage markup`."""
        root = xml.fromstring(text)
        all_of = lambda tag: ["".join(part.itertext()).strip() for part in root.findall(tag)]
        blocks = []
        for part in root:
            if part.tag in ("heading", "p"):
                blocks.append((int(part.get("level", 0)), "".join(part.itertext()).strip()))
        title = root.find("title")
        lines = [line.text.strip() for line in title] or [title.text.strip()]
        return Letter(
            letterhead=all_of("letterhead")[0],
            number=all_of("number")[0],
            title=lines,
            addressee=all_of("addressee")[0],
            blocks=blocks,
            signatures=all_of("signature"),
            date=all_of("date")[0],
            remarks=all_of("remark"),
        )
