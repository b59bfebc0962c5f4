"""Break and indent text."""

__all__ = ['wrap', 'fill', 'dedent', 'indent', 'shorten']


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


def wrap(text, width=70, *, initial_indent='', subsequent_indent='', break_long_words=True, max_lines=None,
         placeholder=' [...]'):
    """Break a paragraph into lines of at most `width` characters."""
    if width <= 0:
        raise ValueError(f'invalid width {width!r} (must be > 0)')
    words = text.split()
    lines = []
    while words:
        indent = subsequent_indent if lines else initial_indent
        room = max(width - len(indent), 1)
        line = ''
        while words:
            longer = line + ' ' + words[0] if line else words[0]
            if len(longer) > room:
                break
            line = longer
            words.pop(0)
        if not line:
            word = words.pop(0)
            if break_long_words:
                line = word[:room]
                words.insert(0, word[room:])
            else:
                line = word
        if max_lines is not None and len(lines) + 1 == max_lines and words:
            kept = line.split()
            while kept and len(indent + ' '.join(kept) + placeholder) > width:
                kept.pop()
            line = ' '.join(kept) + placeholder if kept else placeholder.lstrip()
            words = []
        lines.append(indent + line)
    return lines


def fill(text, width=70, **kwargs):
    """Break a paragraph into lines and join them."""
    return '\n'.join(wrap(text, width, **kwargs))


def shorten(text, width, **kwargs):
    """Cut a text to `width` characters, at a word."""
    return fill(' '.join(text.split()), width, max_lines=1, **kwargs)
