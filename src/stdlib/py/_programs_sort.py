"""sort: its keys, and how they compare."""

import os
import _programs as p
from _programs import complain, options, quoted, shell


class _Key:
    """-k FROM[,TO]: places in a line, and how to compare what is there."""

    def __init__(self, text=None):
        self.flags = ''
        self.start = self.end = None
        if text is not None:
            first, _, last = text.strip().partition(',')
            self.start = self._place(first, text, True)
            if last:
                self.end = self._place(last, text, False)

    def _place(self, place, text, first):
        digits = place.rstrip('bfhnr')
        self.flags += place[len(digits):]
        field, dot, char = digits.partition('.')
        if not field.isdigit():
            complain(f'invalid number at field start: invalid count at start of {quoted(text)}', 2)
        if dot and not char.isdigit():
            p.unsupported('sort -k ' + text)
        if int(field) == 0:
            complain(f'field number is zero: invalid field specification {quoted(text)}', 2)
        return int(field), int(char) if char else int(first), 'b' in place[len(digits):]

    def of(self, line, mark):
        """The part of a line that the key names."""
        if self.start is None:
            return line
        fields = _fields(line, mark)

        def at(field, char, blanks):
            if field > len(fields):
                return len(line)
            start = fields[field - 1][0]
            if blanks:
                while line[start:start + 1] in (b' ', b'\t'):
                    start += 1
            return min(start + char, len(line))

        field, char, blanks = self.start
        blanks = blanks or 'b' in self.flags
        start = at(field, char - 1, blanks)
        end = len(line)
        if self.end:
            field, char, blanks = self.end
            if char:
                end = at(field, char, blanks)
            elif field <= len(fields):
                end = fields[field - 1][1]
        return line[start:max(start, end)]


def _fields(line, mark):
    """Where each field begins and ends: with a mark between, else the blanks before it are its own."""
    found, start, at = [], 0, 0
    if mark:
        for part in line.split(mark):
            found.append((at, at + len(part)))
            at += len(part) + 1
        return found
    while at < len(line):
        while line[at:at + 1] in (b' ', b'\t'):
            at += 1
        while at < len(line) and line[at:at + 1] not in (b' ', b'\t'):
            at += 1
        found.append((start, at))
        start = at
    return found


def _number(part, human):
    text = part.lstrip(b' \t').decode('latin-1')
    sign = text.startswith('-')
    at = sign
    while text[at:at + 1].isdigit():
        at += 1
    whole = text[sign:at]
    value = int(whole or '0')
    if text[at:at + 1] == '.':
        start = at + 1
        at = start
        while text[at:at + 1].isdigit():
            at += 1
        if at > start:
            value += float('0.' + text[start:at])
    value = -value if sign else value
    if human:
        unit = '.KMGTPEZY'.find(text[at:at + 1].replace('k', 'K') or '.')
        unit = max(unit, 0) if value else 0
        return (-unit if value < 0 else unit, value)
    return value


def _compared(part, flags):
    if 'n' in flags or 'h' in flags:
        return _number(part, 'h' in flags)
    if 'b' in flags:
        part = part.lstrip(b' \t')
    if 'f' in flags:
        part = part.upper()
    if not part.isascii() and 'f' in flags:
        p.unsupported('sort -f of other than ASCII')
    return part


def sort():
    found, names = options('nrufbk:t:so:h', {
        'numeric-sort': 'n', 'reverse': 'r', 'unique': 'u', 'ignore-case': 'f', 'ignore-leading-blanks': 'b', 'key': 'k',
        'field-separator': 't', 'stable': 's', 'output': 'o', 'human-numeric-sort': 'h'})
    flags = ''.join(letter for letter, _ in found)
    values = dict(found)
    mark = values.get('t', '').replace('\\0', '\0').encode()
    if 't' in flags and len(mark) != 1:
        complain('empty tab' if not mark else f'multi-character tab {quoted(values["t"])}', 2)
    whole = ''.join(letter for letter in flags if letter in 'bfhnr')
    keys = [_Key(value) for letter, value in found if letter == 'k'] or [_Key()]
    for key in keys:
        key.flags = key.flags or whole
        if 'h' in key.flags and 'n' in key.flags:
            complain("options '-hn' are incompatible", 2)
    for name in names:
        if name != '-' and not os.path.exists(name):
            p.elsewhere(name)
            complain(f'cannot read: {shell(name, False)}: No such file or directory', 2)
    lines = []
    for name in names or ['-']:
        fd = p.source(name, 'cannot read: {}: {}')
        if fd is None:
            return 2
        try:
            data = b''.join(p.chunks(fd))
        except OSError as e:
            complain(f'read failed: {shell(name, False)}: {e.strerror}', 2)
        if data:
            lines += data.removesuffix(b'\n').split(b'\n')

    def key_of(key):
        return lambda line: _compared(key.of(line, mark), key.flags)

    plain = len(keys) == 1 and keys[0].start is None and not keys[0].flags.strip('r')
    if not plain and 's' not in flags and 'u' not in flags or plain:
        lines.sort(reverse='r' in whole)
    if not plain:
        for key in keys[::-1]:
            lines.sort(key=key_of(key), reverse='r' in key.flags)
    if 'u' in flags:
        done, last = [], None
        for line in lines:
            now = line if plain else [_compared(key.of(line, mark), key.flags) for key in keys]
            if not done or now != last:
                done.append(line)
            last = now
        lines = done
    data = b''.join([line + b'\n' for line in lines])
    if 'o' in flags:
        fd = os.open(values['o'], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        p.put(fd, data)
        os.close(fd)
    else:
        p.out.write(data)
