"""Sets letters with typst in one process.

usage: batch_typst.py FACES OUT STANDARD LETTER...

One compiler is kept, as its documentation advises: faces are found once, and what letters
have in common (`letter.typ`) is evaluated once. STANDARD is `default` or a PDF standard.
"""

import sys
from pathlib import Path

import typst


def main():
    faces, out, standard, *letters = sys.argv[1:]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[faces])
    compiler = typst.Compiler(root=str(Path(letters[0]).parent), font_paths=fonts)
    standards = [] if standard == "default" else standard
    for letter in letters:
        target = Path(out) / Path(letter).with_suffix(".pdf").name
        compiler.compile(input=letter, output=str(target), pdf_standards=standards)


main()
