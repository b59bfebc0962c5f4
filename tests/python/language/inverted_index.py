"""An inverted index of words, sets, and a class with __getitem__, __contains__, in an interactive-like session."""
from collections import defaultdict
from collections.abc import Iterator
import re, sys
RE_WORD = re.compile(r'\w+')
STOP_CODE = sys.maxunicode + 1
def tokenize(text: str) -> Iterator[str]:
    """return iterable of uppercased words"""
    for match in RE_WORD.finditer(text):
        yield match.group().upper()
NAMES = {0x41: 'LATIN CAPITAL LETTER A', 0x1F600: 'GRINNING FACE', 0x1F638: 'GRINNING CAT FACE WITH SMILING EYES',
         0x265A: 'BLACK CHESS KING', 0x265B: 'BLACK CHESS QUEEN', 0x2713: 'CHECK MARK'}
class InvertedIndex:
    entries: dict[str, set[str]]
    def __init__(self, names=NAMES):
        entries = defaultdict(set)
        for code, name in names.items():
            for word in tokenize(name):
                entries[word].add(chr(code))
        self.entries = entries
    def search(self, query: str) -> set[str]:
        if words := list(tokenize(query)):
            found = self.entries[words[0]]
            return found.intersection(*(self.entries[w] for w in words[1:]))
        else:
            return set()
def format_results(chars):
    for char in sorted(chars):
        code = ord(char)
        yield f'U+{code:04X}\t{char}\t{NAMES[code]}'
index = InvertedIndex()
for q in ('cat smiling', 'black chess', 'face', '', 'nothing'):
    res = index.search(q)
    print(f'{q!r}: {len(res)} found')
    print(*format_results(res), sep='\n')
print(f'{index.entries["FACE"] = !s:.0}', sorted(index.entries)[:5], 'ZZZ' in index.entries)
print(InvertedIndex.__annotations__, hex(STOP_CODE), f'{STOP_CODE:_}', f'{STOP_CODE:#x}', f'{STOP_CODE:e}')
print(f'{"─" * 8} {"total":^{12}}|{3.14159:>{8}.{2}f}|{-7:=+5d}|{True:5}|{None!s:>6}')
