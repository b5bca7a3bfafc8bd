"""Makes the .docx template that docxtpl fills in, in the letter format of GB/T 9704—2012.

usage: docx_template.py TEMPLATE
"""

import sys

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FANG = "Zhuque Fangsong (technical preview)"
LATIN = "Liberation Serif"
BIAOSONG, HEI, KAI, SONG = "Noto Serif SC", "Noto Sans SC Medium", "AR PL KaitiM GB", "AR PL SungtiL GB"
RED = RGBColor(0xFF, 0, 0)


def face(run, han, latin=LATIN, size=16, bold=False, colour=None, spacing=-4):
    run.font.name = latin
    run.font.size = Pt(size)
    run.bold = bold
    if colour is not None:
        run.font.color.rgb = colour
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), han)
    # In twentieths of a point: 28 characters of 16 pt in 156 mm.
    tracking = OxmlElement("w:spacing")
    tracking.set(qn("w:val"), str(spacing))
    run._element.get_or_add_rPr().append(tracking)


def paragraph(document, text, han=FANG, indent=True, align=WD_ALIGN_PARAGRAPH.JUSTIFY, **more):
    made = document.add_paragraph()
    style = made.paragraph_format
    style.space_before = style.space_after = Pt(0)
    # 22 rows in 225 mm.
    style.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.line_spacing = Mm(10.4455) if more.get("size", 16) == 16 else Pt(more["size"] * 1.5)
    style.first_line_indent = Pt(32) if indent else None
    made.alignment = align
    face(made.add_run(text), han, **more)
    return made


def border(made, side, value):
    """A double rule, thick and thin."""
    borders = OxmlElement("w:pBdr")
    rule = OxmlElement(f"w:{side}")
    for key, setting in (("val", value), ("sz", "24"), ("space", "4"), ("color", "FF0000")):
        rule.set(qn(f"w:{key}"), setting)
    borders.append(rule)
    made._element.get_or_add_pPr().append(borders)


def folio(section):
    made = section.footer.paragraphs[0]
    made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kind, text in ((None, "— "), ("begin", None), (None, "PAGE"), ("end", None), (None, " —")):
        run = made.add_run()
        face(run, SONG, SONG, 14, spacing=0)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)
        elif text == "PAGE":
            code = OxmlElement("w:instrText")
            code.text = text
            run._element.append(code)
        else:
            run.text = text


def main():
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    # The last row's room goes below the type area.
    section.top_margin, section.bottom_margin = Mm(34), Mm(30)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(24)
    section.different_first_page_header_footer = True
    folio(section)
    foot = section.first_page_footer.paragraphs[0]
    border(foot, "top", "thinThickSmallGap")

    centre, right, left = (getattr(WD_ALIGN_PARAGRAPH, s) for s in ("CENTER", "RIGHT", "LEFT"))
    head = paragraph(
        document, "{{ letterhead }}", BIAOSONG, False, centre,
        latin=BIAOSONG, size=34, bold=True, colour=RED, spacing=0,
    )
    border(head, "bottom", "thickThinSmallGap")
    paragraph(document, "{{ number }}", indent=False, align=right)
    paragraph(document, "{%p for line in title %}")
    paragraph(
        document, "{{ line }}", BIAOSONG, False, centre,
        latin=BIAOSONG, size=22, bold=True, spacing=0,
    )
    paragraph(document, "{%p endfor %}")
    paragraph(document, "{{ addressee }}", indent=False)
    paragraph(document, "{%p for block in blocks %}")
    for level, han, latin in ((1, HEI, HEI), (2, KAI, LATIN)):
        paragraph(document, f"{{%p if block.level == {level} %}}")
        paragraph(document, "{{ block.text }}", han, latin=latin)
        paragraph(document, "{%p endif %}")
    paragraph(document, "{%p if block.level != 1 and block.level != 2 %}")
    paragraph(document, "{{ block.text }}")
    paragraph(document, "{%p endif %}")
    paragraph(document, "{%p endfor %}")
    paragraph(document, "", indent=False)
    paragraph(document, "", indent=False)
    paragraph(document, "{%p for line in signed %}")
    signed = paragraph(document, "{{ line }}", indent=False, align=right)
    signed.paragraph_format.right_indent = Pt(64)
    paragraph(document, "{%p endfor %}")
    paragraph(document, "{%p for remark in remarks %}")
    paragraph(document, "{{ remark }}")
    paragraph(document, "{%p endfor %}")
    document.save(sys.argv[1])


main()
