"""Differences between two sequences. Start reading at `SequenceMatcher`: the longest common block, then what is left
and right of it. `Differ` and `unified_diff` write them as lines. HtmlDiff and diff_bytes are left out.
"""

from collections import Counter, namedtuple
from heapq import nlargest

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK',
           'context_diff', 'unified_diff', 'Match']

Match = namedtuple('Match', 'a b size')


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares sequences of anything with a hash. What `isjunk` says true to does not begin a common block."""

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """What is found out about the second sequence is kept: to compare many with one, change the first."""
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = self.fullbcount = None
        places = {}
        for at, item in enumerate(b):
            places.setdefault(item, []).append(at)
        self.bjunk = {item for item in places if self.isjunk and self.isjunk(item)}
        for item in self.bjunk:
            del places[item]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:  # what is everywhere tells little and costs much
            often = len(b) // 100 + 1
            self.bpopular = {item for item, found in places.items() if len(found) > often}
            for item in self.bpopular:
                del places[item]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block that a[alo:ahi] and b[blo:bhi] have in common; the earliest of several."""
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        i, j, size = alo, blo, 0
        lengths = {}  # by index in b: how long the common block that ends there is
        for at in range(alo, ahi):
            longer = {}
            for other in self.b2j.get(a[at], ()):
                if other < blo:
                    continue
                if other >= bhi:
                    break
                length = longer[other] = lengths.get(other - 1, 0) + 1
                if length > size:
                    i, j, size = at - length + 1, other - length + 1, length
            lengths = longer
        for wanted in (False, True):  # first what is popular beside it, then junk
            while i > alo and j > blo and (b[j - 1] in junk) == wanted and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while (i + size < ahi and j + size < bhi and (b[j + size] in junk) == wanted
                   and a[i + size] == b[j + size]):
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        """All common blocks in order; at the end one of size 0."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        waiting = [(0, len(self.a), 0, len(self.b))]
        found = []
        while waiting:
            alo, ahi, blo, bhi = waiting.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    waiting.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    waiting.append((i + size, ahi, j + size, bhi))
        found.sort()
        blocks = []
        for i, j, size in found:
            if blocks and blocks[-1].a + blocks[-1].size == i and blocks[-1].b + blocks[-1].size == j:
                last = blocks.pop()
                blocks.append(Match(last.a, last.b, last.size + size))
            else:
                blocks.append(Match(i, j, size))
        blocks.append(Match(len(self.a), len(self.b), 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        """How to make b of a: tuples (what to do, start and end in a, start and end in b)."""
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = found = []
        for a, b, size in self.get_matching_blocks():
            tag = {(True, True): 'replace', (True, False): 'delete', (False, True): 'insert'}.get((i < a, j < b))
            if tag:
                found.append((tag, i, a, j, b))
            i, j = a + size, b + size
            if size:
                found.append(('equal', a, i, b, j))
        return found

    def get_grouped_opcodes(self, n=3):
        """The changes in groups, each with n equal items around it."""
        codes = self.get_opcodes() or [('equal', 0, 1, 0, 1)]
        codes = list(codes)
        if codes[0][0] == 'equal':
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == 'equal':
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == 'equal' and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self):
        """How alike they are, from 0 to 1."""
        return _ratio(sum(block.size for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        """Never below ratio(), and sooner known: the order of the items is not looked at."""
        if self.fullbcount is None:
            self.fullbcount = Counter(self.b)
        left = {}
        matches = 0
        for item in self.a:
            count = left.get(item)
            if count is None:
                count = self.fullbcount.get(item, 0)
            left[item] = count - 1
            matches += count > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """Never below quick_ratio(): only the lengths are looked at."""
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The n possibilities most like a word, the most alike first."""
    if not n > 0:
        raise ValueError(f'n must be > 0: {n!r}')
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f'cutoff must be in [0.0, 1.0]: {cutoff!r}')
    found = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for each in possibilities:
        matcher.set_seq1(each)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), each))
    return [each for _, each in nlargest(n, found)]


def IS_LINE_JUNK(line, pat=None):
    """Whether a line is empty or a lone "#"."""
    return line.strip() in '#' if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


def _lines(tag, lines):
    for line in lines:
        yield f'{tag} {line}'


def _replaced(a, b):
    """Lines that are quite different: the shorter side first."""
    if a and b and len(b) < len(a):
        yield from _lines('+', b)
        yield from _lines('-', a)
    else:
        yield from _lines('-', a)
        yield from _lines('+', b)


class Differ:
    """Writes two lists of lines as one: each with "- ", "+ " or two spaces before it, and "? " lines for places."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._similar(a, i1, i2, b, j1, j2)
            elif tag == 'delete':
                yield from _lines('-', a[i1:i2])
            elif tag == 'insert':
                yield from _lines('+', b[j1:j2])
            else:
                yield from _lines(' ', a[i1:i2])

    def _similar(self, a, i1, i2, b, j1, j2):
        """Lines that were replaced: those that are alike are shown in pairs."""
        window = 10  # how far from the same place a line is searched
        matcher = SequenceMatcher(self.charjunk)
        done_a, done_b = i1, j1
        for j in range(j1, j2):
            matcher.set_seq2(b[j])
            near = i1 + j - j1
            candidates = range(max(near - window, done_a), min(near + window + 1, i2))
            if not candidates:
                break
            best, found = 0.74999, None
            for i in candidates:
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() <= best or matcher.quick_ratio() <= best:
                    continue
                if matcher.ratio() > best:
                    best, found = matcher.ratio(), i
            if found is None:
                continue
            yield from _replaced(a[done_a:found], b[done_b:j])
            if a[found] == b[j]:
                yield '  ' + a[found]
            else:
                yield from self._pair(matcher, a[found], b[j])
            done_a, done_b = found + 1, j + 1
        yield from _replaced(a[done_a:i2], b[done_b:j2])

    def _pair(self, matcher, a, b):
        marks_a = marks_b = ''
        matcher.set_seqs(a, b)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            mark_a, mark_b = {'replace': '^^', 'equal': '  '}.get(tag, '-+')
            marks_a += mark_a * (i2 - i1)
            marks_b += mark_b * (j2 - j1)
        for sign, line, marks in (('-', a, marks_a), ('+', b, marks_b)):
            yield f'{sign} {line}'
            # Tabs stay, so that the marks stand below what they mean.
            marks = ''.join(char if mark == ' ' and char.isspace() else mark for char, mark in zip(line, marks))
            if marks.rstrip():
                yield f'? {marks.rstrip()}\n'


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The lines of a Differ."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two sides (1 or 2) of what ndiff() gave."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError('unknown delta choice (must be 1 or 2): %r' % which) from None
    for line in delta:
        if line[:2] in ('  ', tag):
            yield line[2:]


def _check_types(a, b, *args):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f'lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})')
    for lines in (a, b):
        if isinstance(lines, str):
            raise TypeError('input must be a sequence of strings, not str')
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError(f'all arguments must be str, not: {arg!r}')


def _heads(marks, names, dates, end):
    for mark, name, date in zip(marks, names, dates):
        yield f'{mark} {name}' + (f'\t{date}' if date else '') + end


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return f'{start + 1}'
    return f'{start + 1 if length else start},{length}'


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n', *, color=False):
    """The changes with n lines around each, as `diff -u` writes them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _heads(('---', '+++'), (fromfile, tofile), (fromfiledate, tofiledate), lineterm)
        first, last = group[0], group[-1]
        yield f'@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                yield from (' ' + line for line in a[i1:i2])
                continue
            if tag != 'insert':
                yield from ('-' + line for line in a[i1:i2])
            if tag != 'delete':
                yield from ('+' + line for line in b[j1:j2])


def _context_range(start, stop):
    length = stop - start
    begin = start + 1 if length else start
    return f'{begin}' if length <= 1 else f'{begin},{begin + length - 1}'


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """The changes with n lines around each, first as they were, then as they are."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    prefix = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _heads(('***', '---'), (fromfile, tofile), (fromfiledate, tofiledate), lineterm)
        first, last = group[0], group[-1]
        tags = {code[0] for code in group}
        yield '***************' + lineterm
        yield f'*** {_context_range(first[1], last[2])} ****{lineterm}'
        if tags & {'replace', 'delete'}:
            for tag, i1, i2, _, _ in group:
                if tag != 'insert':
                    yield from (prefix[tag] + line for line in a[i1:i2])
        yield f'--- {_context_range(first[3], last[4])} ----{lineterm}'
        if tags & {'replace', 'insert'}:
            for tag, _, _, j1, j2 in group:
                if tag != 'delete':
                    yield from (prefix[tag] + line for line in b[j1:j2])
