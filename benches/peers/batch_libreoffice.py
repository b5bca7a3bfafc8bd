"""Fills letters into a .docx template with docxtpl and has LibreOffice convert them.

usage: batch_libreoffice.py TEMPLATE PROFILE OUT LETTER.json...
"""

import json
import subprocess
import sys
from pathlib import Path

from docxtpl import DocxTemplate


def main():
    template, profile, out, *letters = sys.argv[1:]
    filled = []
    for letter in map(Path, letters):
        # A template that was filled in once cannot be filled in again.
        document = DocxTemplate(template)
        document.render(json.loads(letter.read_text(encoding="utf-8")), autoescape=True)
        filled.append(Path(out) / f"{letter.stem}.docx")
        document.save(filled[-1])
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless",
         "--convert-to", "pdf", "--outdir", out, *filled],
        check=True, stdout=subprocess.DEVNULL,
    )


main()
