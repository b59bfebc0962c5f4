"""Break and indent text. Start reading at `TextWrapper.wrap`."""

import re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_WHITE = '\t\n\x0b\x0c\r '


class TextWrapper:
    """Breaks paragraphs with one set of options."""

    _table = dict.fromkeys(map(ord, _WHITE), ord(' '))
    _sentence_end = re.compile(r'[a-z][\.\!\?][\"\']?\Z')

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self._table)
        return text

    def _split(self, text):
        """Words and the white space between them, as pieces that stay whole."""
        pieces = []
        at = 0
        while at < len(text):
            white = text[at] in _WHITE
            end = at + 1
            while end < len(text) and (text[end] in _WHITE) == white:
                end += 1
            piece = text[at:end]
            if white or not self.break_on_hyphens or '-' not in piece:
                pieces.append(piece)
            else:
                pieces += _at_hyphens(piece)
            at = end
        return pieces

    def _fix_sentence_endings(self, chunks):
        i = 0
        while i < len(chunks) - 1:
            if chunks[i + 1] == ' ' and self._sentence_end.search(chunks[i]):
                chunks[i + 1] = '  '
                i += 2
            else:
                i += 1

    def _handle_long_word(self, chunks, line, length, width):
        """A piece is longer than a line: cut it, or put it on a line of its own."""
        room = 1 if width < 1 else width - length
        if self.break_long_words and room > 0:
            end = room
            chunk = chunks[-1]
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind('-', 0, room)
                if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]):
                    end = hyphen + 1
            line.append(chunk[:end])
            chunks[-1] = chunk[end:]
        elif not line:
            line.append(chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                del chunks[-1]
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line[-1])
                del line[-1]
            if not line:
                continue
            last = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (last and length <= width):
                lines.append(indent + ''.join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + ''.join(line))
                    break
                length -= len(line[-1])
                del line[-1]
            else:
                if lines:
                    before = lines[-1].rstrip()
                    if len(before) + len(self.placeholder) <= self.width:
                        lines[-1] = before + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def wrap(self, text):
        """The lines of a paragraph."""
        chunks = [chunk for chunk in self._split(self._munge_whitespace(text)) if chunk]
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The lines as one text."""
        return "\n".join(self.wrap(text))


def _letter(c):
    return c.isalpha()


def _word(c):
    return c.isalnum() or c in '_!"\'&.,?'


def _at_hyphens(word):
    """Cuts a word after its hyphens, where letters stand on both sides, and around dashes."""
    pieces = []
    start = at = 0
    while at < len(word):
        if word[at] != '-':
            at += 1
            continue
        run = at
        while run < len(word) and word[run] == '-':
            run += 1
        if run - at >= 2:
            # A dash between two words is a piece of its own.
            if at > 0 and _word(word[at - 1]) and run < len(word) and (word[run].isalnum() or word[run] == '_'):
                pieces += [word[start:at], word[at:run]]
                start = run
        else:
            before = at - start >= 2 and _letter(word[at - 1]) and (_letter(word[at - 2])
                                                                    or at - start >= 3 and word[at - 2] == '-'
                                                                    and _letter(word[at - 3]))
            after = run + 1 < len(word) and _letter(word[run]) and (_letter(word[run + 1])
                                                                    or word[run + 1] == '-' and run + 2 < len(word)
                                                                    and _letter(word[run + 2]))
            if before and after:
                pieces.append(word[start:run])
                start = run
        at = run
    if start < len(word):
        pieces.append(word[start:])
    return pieces


def wrap(text, width=70, **kwargs):
    """Break a paragraph into lines of at most `width` characters."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Break a paragraph into lines and join them."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Cut a text to `width` characters, at a word."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Take away the white space that all lines begin with; lines of white space alone become empty."""
    lines = text.split('\n')
    margin = None
    for line in lines:
        body = line.lstrip(' \t')
        if not body.strip():
            continue
        start = line[:len(line) - len(body)]
        if margin is None:
            margin = start
        while not start.startswith(margin):
            margin = margin[:-1]
    margin = margin or ''
    return '\n'.join('' if not line.strip() else line[len(margin):] for line in lines)


def indent(text, prefix, predicate=None):
    """Put a prefix before each line that is not white space alone."""
    if predicate is None:
        predicate = str.strip
    return ''.join(prefix + line if predicate(line) else line for line in text.splitlines(True))
