"""Letters in the words of each peer: what its user would write."""

import html
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FACES = ROOT / "fonts"


def typst(letter):
    """Wants `letter.typ` beside it."""
    # Whatever typst might take for markup.
    plain = lambda text: re.sub(r"([\\#$*_`<>@\[\]~\"'/=+.-])", r"\\\1", text)
    quoted = lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    several = lambda texts: "(" + "".join(quoted(text) + ", " for text in texts) + ")"
    blocks = "\n\n".join(
        ("=" * level + " " if level else "") + plain(text) for level, text in letter.blocks
    )
    return f"""#import "letter.typ": reply
#show: reply.with(
  letterhead: {quoted(letter.letterhead)},
  number: {quoted(letter.number)},
  title: {several(letter.title)},
  addressee: {quoted(letter.addressee)},
  signatures: {several(letter.signatures)},
  date: {quoted(letter.date)},
  remarks: {several(letter.remarks)},
)

{blocks}
"""


def latex(letter):
    """Wants `letter.sty` beside it."""
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    escape = lambda match: special.get(match[0], "\\" + match[0])
    words = lambda text: re.sub(r"[\\~^#$%&_{}]", escape, text)
    # A long address has to be told from words, or it runs off the page.
    parts = lambda text: re.split(r"(https?://[\w.:/-]+)", text, flags=re.ASCII)
    plain = lambda text: "".join(
        rf"\url{{{part}}}" if part.startswith("http") else words(part) for part in parts(text)
    )
    commands = {0: "{}", 1: r"\headingone{{{}}}", 2: r"\headingtwo{{{}}}"}
    blocks = "\n\n".join(
        commands.get(level, "{}").format(plain(text)) for level, text in letter.blocks
    )
    lines = lambda texts: r" \\ ".join(plain(text) for text in texts)
    remarks = "\n\n".join(plain(remark) for remark in letter.remarks)
    return rf"""\documentclass[UTF8,fontset=none,linespread=1]{{ctexart}}
\newcommand\FACES{{{FACES}/}}
\usepackage{{letter}}
\begin{{document}}
\letterhead{{{plain(letter.letterhead)}}}
\docno{{{plain(letter.number)}}}
\lettertitle{{{lines(letter.title)}}}
\addressee{{{plain(letter.addressee)}}}

{blocks}

\signed{{{lines([*letter.signatures, letter.date])}}}

{remarks}
\end{{document}}
"""


def web(letter):
    """Wants `letter.css` beside it, with the folder of the faces put in."""
    part = lambda tag, name, text: f'<{tag} class="{name}">{text}</{tag}>'
    plain = html.escape
    blocks = "\n".join(
        f"<h{level}>{plain(text)}</h{level}>" if level else f"<p>{plain(text)}</p>"
        for level, text in letter.blocks
    )
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{plain("".join(letter.title))}</title>
<link rel="stylesheet" href="letter.css"></head><body>
<div class="rule head"></div><div class="rule foot"></div>
{part("p", "letterhead", plain(letter.letterhead))}
{part("p", "number", plain(letter.number))}
{part("p", "title", "<br>".join(map(plain, letter.title)))}
{part("p", "addressee", plain(letter.addressee))}
{blocks}
{part("p", "signed", "<br>".join(map(plain, [*letter.signatures, letter.date])))}
{"".join(part("p", "remark", plain(remark)) for remark in letter.remarks)}
</body></html>
"""
