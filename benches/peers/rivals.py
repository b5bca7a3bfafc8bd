"""What else a clerk's office could set letters with: the sources and the commands."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import sources
from sources import FACES, HERE


class Peer:
    """A program with a folder for what it is given; `letters` are names and letters."""

    # How many letters one run of its batch sets: the slow ones fewer.
    batch = 1000
    # What its memory is.
    memory = "one process"

    def __init__(self, folder, python):
        self.folder = folder / self.name
        self.folder.mkdir(parents=True, exist_ok=True)
        self.python = python
        fonts = self.folder / "fonts.conf"
        fonts.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
            f"<fontconfig><dir>{FACES}</dir><cachedir>{self.folder}/fontcache</cachedir></fontconfig>\n"
        )
        # No other faces than ours.
        self.env = {**os.environ, "FONTCONFIG_FILE": str(fonts)}

    def write(self, letters):
        for name, letter in letters.items():
            path = self.folder / f"{name}{self.suffix}"
            path.write_text(self.source(letter), encoding="utf-8")

    def paths(self, names):
        return [str(self.folder / f"{name}{self.suffix}") for name in names]


class Typst(Peer):
    name, title, suffix = "typst", "typst", ".typ"
    standard = "default"
    source = staticmethod(sources.typst)

    def write(self, letters):
        shutil.copy(HERE / "letter.typ", self.folder)
        super().write(letters)

    def cold(self, name, out):
        """What a user types who has typst from PyPI."""
        standards = "[]" if self.standard == "default" else repr(self.standard)
        code = (
            f"import typst; typst.compile({self.paths([name])[0]!r}, output={f'{out}/{name}.pdf'!r}, "
            f"font_paths=[{str(FACES)!r}], ignore_system_fonts=True, pdf_standards={standards})"
        )
        return [self.python, "-c", code]

    def many(self, names, out):
        return [self.python, HERE / "batch_typst.py", FACES, out, self.standard, *self.paths(names)]


class TypstA2a(Typst):
    """With what reply's files have: PDF/A-2a."""

    name, title, standard = "typst-a2a", "typst, PDF/A-2a", "a-2a"


class XeLaTeX(Peer):
    name, title, suffix = "xelatex", "XeLaTeX + ctex", ".tex"
    batch = 10
    memory = "the larger of xelatex and xdvipdfmx, which run at once"
    source = staticmethod(sources.latex)

    def write(self, letters):
        shutil.copy(HERE / "letter.sty", self.folder)
        super().write(letters)
        self.env["TEXINPUTS"] = f"{self.folder}:"

    def cold(self, name, out):
        # There is nothing in a letter that wants a second run.
        return ["xelatex", "-interaction=batchmode", "-halt-on-error", f"-output-directory={out}",
                *self.paths([name])]

    def many(self, names, out):
        """One process after the other: it has no other way."""
        loop = 'out=$1; shift; for f; do xelatex -interaction=batchmode -halt-on-error -output-directory="$out" "$f" || exit; done'
        return ["sh", "-c", loop, "sh", out, *self.paths(names)]


class LibreOffice(Peer):
    name, title, suffix = "libreoffice", "LibreOffice + docxtpl", ".json"
    batch = 20
    memory = "the largest process, soffice.bin"

    def write(self, letters):
        self.template = self.folder / "template.docx"
        subprocess.run([self.python, HERE / "docx_template.py", self.template], check=True)
        super().write(letters)

    @staticmethod
    def source(letter):
        values = {
            **vars(letter),
            "blocks": [{"level": level, "text": text} for level, text in letter.blocks],
            "signed": [*letter.signatures, letter.date],
        }
        return json.dumps(values, ensure_ascii=False)

    def cold(self, name, out):
        return self.many([name], out)

    def many(self, names, out):
        """One process for all of them; its profile is there from an earlier run."""
        profile = self.folder / "profile"
        return [self.python, HERE / "batch_libreoffice.py", self.template, profile, out,
                *self.paths(names)]


class WeasyPrint(Peer):
    name, title, suffix = "weasyprint", "WeasyPrint", ".html"
    batch = 20
    source = staticmethod(sources.web)

    def write(self, letters):
        style = (HERE / "letter.css").read_text(encoding="utf-8")
        (self.folder / "letter.css").write_text(
            style.replace("url(FACES/", f"url({FACES.as_uri()}/"), encoding="utf-8"
        )
        super().write(letters)
        # Without the library it is another program.
        code = "from weasyprint.text.ffi import harfbuzz_subset; assert harfbuzz_subset"
        subprocess.run([self.python, "-c", code], check=True)

    def cold(self, name, out):
        return [Path(self.python).parent / "weasyprint", "-q", *self.paths([name]), f"{out}/{name}.pdf"]

    def many(self, names, out):
        return [self.python, HERE / "batch_weasyprint.py", out, *self.paths(names)]


ALL = [Typst, TypstA2a, XeLaTeX, LibreOffice, WeasyPrint]
