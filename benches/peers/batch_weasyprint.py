"""Sets letters with WeasyPrint in one process.

usage: batch_weasyprint.py OUT LETTER...

The style sheet is parsed once and its faces are loaded once.
"""

import sys
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration


def main():
    out, *letters = sys.argv[1:]
    fonts = FontConfiguration()
    style = CSS(filename=Path(letters[0]).parent / "letter.css", font_config=fonts)
    for letter in letters:
        target = Path(out) / Path(letter).with_suffix(".pdf").name
        HTML(filename=letter).write_pdf(target, stylesheets=[style], font_config=fonts)


main()
