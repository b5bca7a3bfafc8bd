#!/usr/bin/env python3
"""Makes words.txt out of jieba's dictionary and own.txt.

usage: make.py PATH/TO/jieba/dict.txt

See README.md in this folder.
"""

import math
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HAN = re.compile("[\u4e00-\u9fff〇]+")
# Words rarer than this are left out: what they would keep whole hardly comes up in a title.
LEAST = 20
# Names of persons are left out but for the very common: a part of one often looks like a
# word (对江临市 is not 对江, 临市).
LEAST_PERSON = 100
# Names of places and bodies are rare in any text, and what titles are about.
LEAST_PLACE = 5
LONGEST = 12
# What a word of our own costs, in bits: as much as a common one.
OWN_BITS = 14


def least(tag):
    if tag in ("nr", "nrt", "nrfg"):
        return LEAST_PERSON
    return LEAST_PLACE if tag in ("ns", "nt") else LEAST


def main(path):
    rows = [line.split() for line in open(path, encoding="utf-8-sig")]
    total = sum(int(freq) for _, freq, _ in rows)
    bits = {}
    for word, freq, tag in rows:
        taken = HAN.fullmatch(word) and len(word) <= LONGEST and int(freq) >= least(tag)
        if taken:
            bits[word] = round(math.log2(total / int(freq)))
    for word in (HERE / "own.txt").read_text(encoding="utf-8").split():
        bits[word] = min(OWN_BITS, bits.get(word, OWN_BITS))
    words = sorted(bits, key=lambda word: word.encode())
    text = "".join(f"{word} {bits[word]}\n" for word in words)
    (HERE / "words.txt").write_text(text, encoding="utf-8")


main(sys.argv[1])
