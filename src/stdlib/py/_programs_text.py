"""Programs that read text, a line or a byte at a time."""

import os
import _programs as p
from _programs import complain, options, put, quoted, shell, usage


def _count(text, what):
    """A number with the letter that multiplies it."""
    sign, digits = (text[0], text[1:]) if text[:1] in ('+', '-') else ('', text)
    unit = digits.lstrip('0123456789')
    factor = {'': 1, 'b': 512, 'k': 1024, 'K': 1024, 'KiB': 1024, 'kB': 1000, 'KB': 1000, 'M': 1 << 20, 'MB': 1000000,
              'G': 1 << 30}.get(unit)
    if factor is None or digits == unit:
        complain(f'invalid number of {what}: {quoted(text.lstrip("+-") if text[:1] == "-" else text)}', 1)
    return sign, int(digits[:len(digits) - len(unit)]) * factor


def _each(names, flags, show):
    """Call show(fd) for each file, with the headings of head and tail."""
    status, first = 0, True
    heading = ('v' in flags or len(names) > 1) and 'q' not in flags
    for name in names or ['-']:
        fd = p.source(name, 'cannot open {} for reading: {}')
        if fd is None:
            status = 1
            continue
        if heading:
            p.out.text(('' if first else '\n') + f'==> {"standard input" if name == "-" else name} <==\n')
        first = False
        try:
            show(fd)
        except OSError as e:
            complain(f'error reading {shell(name)}: {e.strerror}')
            status = 1
        if fd:
            os.close(fd)
    return status


def _head_and_tail():
    found, names = options('n:c:qvfF', {'lines': 'n', 'bytes': 'c', 'quiet': 'q', 'silent': 'q', 'verbose': 'v'}, True, '#')
    kind, count = 'n', ('', 10)
    flags = set()
    for letter, value in found:
        flags.add(letter)
        if letter == '#' and p.prog.endswith('tail') and len(names) > 1:
            complain(f'option used in invalid context -- {value[0]}', 1)
        letter = 'n' if letter == '#' else letter
        if letter in 'nc':
            kind, count = letter, _count(value, 'lines' if letter == 'n' else 'bytes')
    if flags & {'f', 'F'}:
        p.unsupported(p.prog + ' -f')
    return kind, *count, flags, names


def head():
    kind, sign, count, flags, names = _head_and_tail()

    def show(fd):
        if sign == '-':
            data = b''.join(p.chunks(fd))
            if kind == 'c':
                p.out.write(data[:max(0, len(data) - count)])
            else:
                parts = data.splitlines(True) if b'\r' not in data else list(p.lines_of(data))
                p.out.write(b''.join(parts[:max(0, len(parts) - count)]))
            return
        left = count
        while left and (chunk := os.read(fd, min(left, 8192) if kind == 'c' else 8192)):
            if kind == 'c':
                left -= len(chunk)
                p.out.write(chunk)
                continue
            here = chunk.count(b'\n')
            if here < left:
                left -= here
                p.out.write(chunk)
                continue
            at = 0
            for _ in range(left):
                at = chunk.index(b'\n', at) + 1
            left = 0
            p.out.write(chunk[:at])
            # What is behind belongs to whoever reads the same file next.
            try:
                os.lseek(fd, at - len(chunk), 1)
            except OSError:
                pass

    return _each(names, flags, show)


def tail():
    kind, sign, count, flags, names = _head_and_tail()
    if not count and sign != '+':
        return 0

    def show(fd):
        data = b''.join(p.chunks(fd))
        if kind == 'c':
            p.out.write(data[max(0, count - 1):] if sign == '+' else data[len(data) - min(count, len(data)):])
            return
        if sign == '+':
            at = 0
            for _ in range(count - 1):
                at = data.find(b'\n', at) + 1
                if not at:
                    return
            p.out.write(data[at:])
            return
        at = len(data) - data.endswith(b'\n')
        for _ in range(count):
            at = data.rfind(b'\n', 0, at)
            if at < 0:
                break
        p.out.write(data[at + 1:] if count else b'')

    return _each(names, flags, show)


def wc():
    found, names = options('lwcmL', {'lines': 'l', 'words': 'w', 'bytes': 'c', 'chars': 'm', 'max-line-length': 'L'})
    flags = [letter for letter in 'lwmcL' if (letter, '') in found] or list('lwc')
    rows, status, sizes, odd = [], 0, 0, False
    for name in names or ['-']:
        fd = p.source(name)
        if fd is None:
            status = 1
            continue
        stat = os.fstat(fd)
        if stat.st_mode & 0o170000 == 0o100000:
            sizes += stat.st_size
        else:
            odd = True
        row = dict.fromkeys('lwmcL', 0)
        data = b''
        try:
            if flags in (['l'], ['c'], ['l', 'c']):
                for chunk in p.chunks(fd):
                    row['l'] += chunk.count(b'\n')
                    row['c'] += len(chunk)
            else:
                data = b''.join(p.chunks(fd))
        except OSError as e:
            complain(f'{shell(name, False)}: {e.strerror}')
            status = 1
        if data:
            row['c'], row['l'] = len(data), data.count(b'\n')
            try:
                text = data.decode()
            except UnicodeDecodeError:
                p.unsupported('wc of what is not UTF-8')
            row['m'], row['w'] = len(text), len(data.split() if text.isascii() else text.split())
            if 'L' in flags:
                row['L'] = max(len(line) for line in text.expandtabs().split('\n'))
        rows.append((row, name))
        if fd:
            os.close(fd)
    width = max(7 if odd else 1, len(str(sizes))) if len(flags) > 1 or len(names) > 1 else 1
    if len(names) > 1:
        total = {letter: (max if letter == 'L' else sum)([row[letter] for row, _ in rows] or [0]) for letter in 'lwmcL'}
        rows.append((total, 'total'))
    for row, name in rows:
        p.out.text(' '.join(str(row[letter]).rjust(width) for letter in flags) + (' ' + name if names else '') + '\n')
    return status


def uniq():
    found, names = options('cdui', {'count': 'c', 'repeated': 'd', 'unique': 'u', 'ignore-case': 'i'})
    flags = dict(found)
    if len(names) > 2:
        usage(f'extra operand {quoted(names[2])}')
    fd = p.source(names[0] if names else '-')
    if fd is None:
        return 1
    if len(names) == 2:
        p.unsupported('uniq with an output file')

    def key(line):
        return line.lower() if 'i' in flags else line

    def show(line, count):
        if count and not ('d' in flags and count < 2 or 'u' in flags and count > 1):
            p.out.write((b'%7d ' % count if 'c' in flags else b'') + line + b'\n')

    last, last_key, count = b'', None, 0
    try:
        for line in p.lines(fd):
            line = line.removesuffix(b'\n')
            if key(line) == last_key:
                count += 1
                continue
            show(last, count)
            last, last_key, count = line, key(line), 1
    except OSError as e:
        complain(f'error reading {shell(names[0])}: {e.strerror}', 1)
    show(last, count)


def _ranges(text, what):
    """The list of cut: pairs of first and last, in order and not touching."""
    ranges = []
    for part in text.replace(' ', ',').split(','):
        first, dash, last = part.partition('-')
        if '-' in last:
            usage('invalid field range' if what == 'field value' else 'invalid byte or character range')
        if not all(not end or end.isdigit() for end in (first, last)) or not (first or last):
            usage(f'invalid {what} {quoted(part)}' if part.strip('-') else 'invalid range with no endpoint: -')
        low, high = int(first or 1), int(last) if last else 1 << 60 if dash else int(first)
        if not low:
            usage(('fields' if what == 'field value' else 'byte/character positions') + ' are numbered from 1')
        if high < low:
            usage('invalid decreasing range')
        ranges.append((low, high))
    done = []
    for low, high in sorted(ranges):
        if done and low <= done[-1][1]:
            done[-1] = (done[-1][0], max(high, done[-1][1]))
        else:
            done.append((low, high))
    return done


def cut():
    found, names = options('d:f:c:b:sné:', {'delimiter': 'd', 'fields': 'f', 'characters': 'c', 'bytes': 'b',
                                            'only-delimited': 's', 'output-delimiter': 'é'})
    flags = dict(found)
    kinds = [letter for letter in 'fcb' if letter in flags]
    if not kinds:
        usage('you must specify a list of bytes, characters, or fields')
    if len(kinds) > 1:
        usage('only one list may be specified')
    fields = 'f' in flags
    if 'd' in flags and not fields:
        usage('an input delimiter may be specified only when operating on fields')
    mark = flags.get('d', '\t').encode()
    if len(flags.get('d', '\t')) != 1:
        usage('the delimiter must be a single character')
    ranges = _ranges(flags[kinds[0]], 'field value' if fields else 'byte/character position')
    join = flags['é'].encode() if 'é' in flags else mark if fields else b''

    def change(fd):
        for line in p.lines(fd):
            line = line.removesuffix(b'\n')
            if fields:
                parts = line.split(mark)
                if len(parts) == 1:
                    if 's' not in flags:
                        p.out.write(line + b'\n')
                    continue
                done = [part for low, high in ranges for part in parts[low - 1:high]]
            else:
                if 'c' in flags and not line.isascii():
                    p.unsupported('cut -c of other than ASCII')
                done = [line[low - 1:high] for low, high in ranges if low <= len(line)]
            p.out.write(join.join(done) + b'\n')

    return _files(names, change)


_CLASSES = {'lower': 'abcdefghijklmnopqrstuvwxyz', 'upper': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'digit': '0123456789',
            'space': '\t\n\v\f\r ', 'blank': '\t ', 'punct': '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
            'xdigit': '0123456789ABCDEFabcdef'}


def _set(text):
    """A set of tr: its bytes in order, where to repeat what ([c*]), and its classes."""
    from _programs_print import unescaped
    done, at, repeat = bytearray(), 0, None
    text = text.encode().decode('latin-1')

    def one():
        nonlocal at
        c = text[at]
        at += 1
        if c != '\\' or at == len(text):
            return c
        start = at
        while at < start + 3 and text[at:at + 1] and text[at] in '01234567':
            at += 1
        if at == start:
            at += 1
            data = unescaped('\\' + text[start:at], '')[0]
            return chr(data[0]) if len(data) == 1 else text[start]
        return chr(int(text[start:at], 8))

    while at < len(text):
        if text.startswith('[:', at) and (end := text.find(':]', at)) > 0:
            name = text[at + 2:end]
            chars = _CLASSES.get(name)
            if name in ('alpha', 'alnum'):
                chars = (_CLASSES['digit'] if name == 'alnum' else '') + _CLASSES['upper'] + _CLASSES['lower']
            elif name == 'cntrl':
                chars = ''.join(map(chr, [*range(32), 127]))
            elif name in ('print', 'graph'):
                chars = ''.join(map(chr, range(32 + (name == 'graph'), 127)))
            if chars is None:
                complain(f'invalid character class {quoted(name)}', 1)
            done += chars.encode('latin-1')
            at = end + 2
        elif text.startswith('[', at) and text[at + 2:at + 3] == '*' and (end := text.find(']', at + 2)) > 0:
            count = text[at + 3:end]
            count = int(count, 8 if count[0] == '0' else 10) if count else 0
            if not count:
                repeat = len(done), ord(text[at + 1])
            done += text[at + 1].encode('latin-1') * count
            at = end + 1
        elif text.startswith('[=', at):
            p.unsupported('tr [=c=]')
        else:
            first = one()
            if text[at:at + 1] == '-' and at + 1 < len(text):
                at += 1
                last = one()
                if last < first:
                    complain(f"range-endpoints of '{first}-{last}' are in reverse collating sequence order", 1)
                done += bytes(range(ord(first), ord(last) + 1))
            else:
                done += first.encode('latin-1')
    return done, repeat


def tr():
    found, sets = options('dscCt', {'delete': 'd', 'squeeze-repeats': 's', 'complement': 'c', 'truncate-set1': 't'}, False)
    flags = {letter.lower() for letter, _ in found}
    if not sets:
        usage('missing operand')
    delete, squeeze = 'd' in flags, 's' in flags
    need = 1 if delete != squeeze else 2
    if len(sets) < need or delete and squeeze and len(sets) < 2:
        complain(f'missing operand after {quoted(sets[0])}')
        put(2, ('Two strings must be given when ' + ('both deleting and squeezing repeats' if delete else 'translating') +
                f".\nTry '{p.prog} --help' for more information.\n").encode())
        return 1
    if delete and not squeeze and len(sets) > 1 or len(sets) > 2:
        complain(f'extra operand {quoted(sets[-1] if len(sets) > 2 else sets[1])}')
        if delete and len(sets) == 2:
            put(2, b'Only one string may be given when deleting without squeezing repeats.\n')
        put(2, f"Try '{p.prog} --help' for more information.\n".encode())
        return 1
    first = _set(sets[0])[0]
    if 'c' in flags:
        first = bytearray(c for c in range(256) if c not in first)
    table, gone = None, b''
    squeezed = first
    if len(sets) == 2:
        second, repeat = _set(sets[1])
        squeezed = second
        if delete:
            gone = bytes(first)
        else:
            if repeat is not None:
                at, c = repeat
                second[at:at] = bytes([c]) * max(0, len(first) - len(second))
            if 't' in flags:
                first = first[:len(second)]
            elif not second and first:
                complain('when not truncating set1, string2 must be non-empty', 1)
            elif len(second) < len(first):
                second += second[-1:] * (len(first) - len(second))
            table = bytearray(range(256))
            for here, there in zip(first, second):
                table[here] = there
            table = bytes(table)
    elif delete:
        gone = bytes(first)
    last = -1
    for chunk in p.chunks(0):
        chunk = chunk.translate(table, gone)
        if squeeze:
            done = bytearray()
            for c in chunk:
                if c != last or c not in squeezed:
                    done.append(c)
                last = c
            chunk = bytes(done)
        p.out.write(chunk)


def _files(names, change):
    """Call change(fd) for each file; messages for those that cannot be read."""
    status = 0
    for name in names or ['-']:
        fd = p.source(name)
        if fd is None:
            status = 1
            continue
        try:
            change(fd)
        except OSError as e:
            complain(f'{shell(name, False)}: {e.strerror}')
            status = 1
        if fd:
            os.close(fd)
    return status


def rev():
    def change(fd):
        for line in p.lines(fd):
            text = line.removesuffix(b'\n').decode()[::-1].encode()
            p.out.write(text + b'\n' if line.endswith(b'\n') else text)
    return _files(options('')[1], change)


def tac():
    def change(fd):
        p.out.write(b''.join(list(p.lines(fd))[::-1]))
    return _files(options('')[1], change)


def _sum():
    import hashlib
    found, names = options('bt', {'binary': 'b', 'text': 't'})
    kind = p.prog.rpartition('/')[2].removesuffix('sum')

    def change(fd):
        total = hashlib.new(kind)
        for chunk in p.chunks(fd):
            total.update(chunk)
        if '\n' in name or '\\' in name:
            p.unsupported('sums of such names')
        p.out.text(f'{total.hexdigest()} {"*" if ("b", "") in found else " "}{name}\n')

    status = 0
    for name in names or ['-']:
        status |= _files([name], change)
    return status


md5sum = sha1sum = sha224sum = sha256sum = sha384sum = sha512sum = _sum
