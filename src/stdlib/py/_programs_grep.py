"""grep: lines by pattern; POSIX patterns as those of `re`."""

import os
import _programs as p
from _programs import complain, options, put


_CLASSES = {'alpha': 'a-zA-Z', 'digit': '0-9', 'alnum': 'a-zA-Z0-9', 'upper': 'A-Z', 'lower': 'a-z', 'space': r'\s',
            'blank': ' \\t', 'punct': r'!-/:-@\[-`{-~', 'xdigit': '0-9a-fA-F', 'cntrl': r'\x00-\x1f\x7f', 'print': ' -~',
            'graph': '!-~'}


def _bracket(text, at):
    """A bracket expression: where it ends, and the same for `re`."""
    done = '['
    if text[at:at + 1] == '^':
        done += '^'
        at += 1
    first = True
    while True:
        c = text[at:at + 1]
        if not c:
            complain('Invalid regular expression' if first and done == '[' else 'Unmatched [, [^, [:, [., or [=', 2)
        at += 1
        if c == ']' and not first:
            return at, done + ']'
        first = False
        if c == '[' and text[at:at + 1] == ':':
            end = text.find(':]', at)
            name = text[at + 1:end]
            if name not in _CLASSES:
                complain('Unmatched [, [^, [:, [., or [=' if end < 0 else 'Invalid character class name', 2)
            done += _CLASSES[name]
            at = end + 2
        elif c == '[' and text[at:at + 1] in ('.', '='):
            p.unsupported('collating symbols')
        else:
            done += '\\' + c if c in '[]\\&~|^' else c


def translated(text, extended):
    """A POSIX pattern for `re`, and how many groups it has."""
    done, at, groups, depth = '', 0, 0, []
    atom = ''  # what a repetition would repeat
    while at < len(text):
        c = text[at]
        at += 1
        special = extended and c in '(){}|+?'
        if c == '\\':
            if at == len(text):
                complain('Trailing backslash', 2)
            c = text[at]
            at += 1
            if c in '(){}|+?':
                special = not extended
                if not special:
                    atom = '\\' + c
                    done += atom
                    continue
            elif c in '<>':
                done += r'\b(?=\w)' if c == '<' else r'\b(?<=\w)'
                atom = ''
                continue
            elif c in 'wWsSbB':
                atom = '\\' + c
                done += atom
                continue
            elif c.isdigit() and c != '0':
                if int(c) > groups:
                    complain('Invalid back reference', 2)
                atom = f'(?:\\{c})'
                done += atom
                continue
            elif c in "`'":
                p.unsupported('grep \\' + c)
            else:
                if c.isalnum():
                    put(2, f'{p.prog}: warning: stray \\ before {c}\n'.encode())
                atom = _escape(c)
                done += atom
                continue
        start = not done or done.endswith(('(', '|'))
        if special and c == '(':
            groups += 1
            depth.append(len(done))
            done += '('
            atom = ''
        elif special and c == ')' and (depth or not extended):
            if not depth:
                complain('Unmatched ) or \\)', 2)
            begin = depth.pop()
            done += ')'
            atom = done[begin:]
        elif special and c == '|':
            done += '|'
            atom = ''
        elif special and c == '{' and atom and (end := text.find('}', at)) > 0 and \
                (inside := text[at:end if extended else end - 1]).replace(',', '', 1).isdigit():
            low, comma, high = inside.partition(',')
            if high and int(high) < int(low or 0):
                complain('Invalid content of \\{\\}', 2)
            done = done[:len(done) - len(atom)]
            # In a group, so that there may be another repetition behind.
            atom = f'(?:{atom}{{{low or "0"}{comma}{high}}})'
            done += atom
            at = end + 1
        elif special and c == '{' and not extended:
            complain('Invalid preceding regular expression' if not atom else 'Unmatched \\{', 2)
        elif (c == '*' or special and c in '+?') and atom:
            done = done[:len(done) - len(atom)]
            atom = f'(?:{atom}{c})'
            done += atom
        elif c == '*' or special and c in '+?':
            if extended:
                put(2, f'{p.prog}: warning: {c} at start of expression\n'.encode())
                continue
            atom = r'\*'
            done += atom
        elif c == '^' and (extended or start):
            done += '^'
            atom = ''
        elif c == '$' and (extended or at == len(text) or text.startswith(('\\)', '\\|'), at)):
            done += '$'
            atom = ''
        elif c == '[':
            at, atom = _bracket(text, at)
            done += atom
        elif c == '.':
            atom = '.'
            done += atom
        else:
            atom = _escape(c)
            done += atom
    if depth:
        complain('Unmatched ( or \\(', 2)
    return done, groups


def _escape(c):
    return c if c.isalnum() or c in '_-" \'' or c > '\x7f' else '\\' + c


def _longest(found, line, pattern):
    """The same match, as long as it can be."""
    for end in range(len(line), found.end(), -1):
        longer = pattern.fullmatch(line, found.start(), end)
        if longer:
            return longer
    return found


def grep():
    import re
    p.no_colours()
    found, words = options('ivncoEFqlLwxrRhHe:m:A:B:C:sabGzuP', {
        'ignore-case': 'i', 'invert-match': 'v', 'line-number': 'n', 'count': 'c', 'only-matching': 'o',
        'extended-regexp': 'E', 'fixed-strings': 'F', 'quiet': 'q', 'silent': 'q', 'files-with-matches': 'l',
        'files-without-match': 'L', 'word-regexp': 'w', 'line-regexp': 'x', 'recursive': 'r', 'no-filename': 'h',
        'with-filename': 'H', 'regexp': 'e', 'max-count': 'm', 'after-context': 'A', 'before-context': 'B', 'context': 'C',
        'no-messages': 's', 'line-buffered': 'u'}, True, 'C')
    values = dict(found)
    flags = set(values)
    if flags & {'l', 'L'}:
        flags = flags - {'l', 'L'} | set([letter for letter, _ in found if letter in 'lL'][-1:])
    if 'q' in flags:
        flags -= {'l', 'L'}
    if flags & set('abzP'):
        p.unsupported('grep -' + min(flags & set('abzP')))
    if 'u' in flags:
        p.out.by_line = True
    patterns = [value for letter, value in found if letter == 'e']
    if not patterns:
        if not words:
            put(2, f"Usage: {p.prog} [OPTION]... PATTERNS [FILE]...\nTry '{p.prog} --help' for more information.\n".encode())
            return 2
        patterns = [words.pop(0)]
    patterns = [part for pattern in patterns for part in pattern.split('\n')]
    name = p.prog.rpartition('/')[2]
    kind = [letter for letter, _ in found if letter in 'EFG'][-1:] or [{'egrep': 'E', 'fgrep': 'F'}.get(name, 'G')]
    if kind == ['F']:
        patterns = [''.join(map(_escape, pattern)) for pattern in patterns]
    else:
        patterns = [translated(pattern, kind == ['E'])[0] for pattern in patterns]
    text = '|'.join(patterns)
    if 'x' in flags:
        text = f'^(?:{text})$'
    elif 'w' in flags:
        text = rf'(?<!\w)(?:{text})(?!\w)'
    try:
        pattern = re.compile(text, re.IGNORECASE if 'i' in flags else 0)
    except re.error:
        p.unsupported('the pattern ' + '|'.join(patterns))
    after, before = [int(values.get(letter, values.get('C', 0))) for letter in 'AB']
    most = int(values.get('m', -1))
    recursive = bool(flags & {'r', 'R'})
    named = [letter for letter, _ in found if letter in 'hH'][-1:]
    many = (named == ['H'] or len(words) > 1 or recursive and (not words or any(map(os.path.isdir, words)))) and named != ['h']
    status, matched = 0, False
    names = list(words) or (['.'] if recursive else ['-'])
    bare = recursive and not words
    while names:
        name = given = names.pop(0)
        if os.path.isdir(name):
            if recursive:
                names[:0] = [os.path.join(name, inside) for inside in sorted(os.listdir(name))]
                continue
            if 's' not in flags:
                complain(f'{name}: Is a directory')
            status = 2
            name = '/dev/null'
        try:
            fd = 0 if name == '-' else os.open(name, 0)
        except OSError as e:
            p.elsewhere(name)
            if 's' not in flags:
                complain(f'{name}: {e.strerror}')
            status = 2
            continue
        if bare:
            given = name.removeprefix('./')
        shown = '(standard input)' if name == '-' else given
        count = _search(fd, pattern, flags, shown if many else '', after, before, most)
        matched = matched or count > 0
        if fd:
            os.close(fd)
        if 'q' in flags and matched:
            return 0
        if 'l' in flags and count or 'L' in flags and not count:
            p.out.text(shown + '\n')
        elif 'c' in flags and not flags & {'l', 'L', 'q'}:
            p.out.text((shown + ':' if many else '') + f'{count}\n')
    return status or not matched


_shown_before = False  # whether lines were shown, for the -- between groups


def _search(fd, pattern, flags, name, after, before, most):
    """Look through one file: how many lines match."""
    global _shown_before
    quiet = bool(flags & set('clLq'))
    count = number = left = 0
    held, last = [], None
    over = not most
    for line in p.lines(fd):
        if over and not left:
            break
        number += 1
        try:
            line = line.removesuffix(b'\n').decode()
        except UnicodeDecodeError:
            p.unsupported('grep in binary files')
        if '\0' in line:
            p.unsupported('grep in binary files')
        found = pattern.search(line) if not over else None

        def show(line, number, mark):
            p.out.text((name + mark if name else '') + (f'{number}{mark}' if 'n' in flags else '') + line + '\n')

        if not over and (found is None) == ('v' in flags):
            count += 1
            if quiet:
                if flags & set('lLq') or count == most:
                    return count
                continue
            if (after or before) and 'o' not in flags:
                first = number - len(held)
                if _shown_before and (last is None or first > last + 1):
                    p.out.text('--\n')
                for at, earlier in enumerate(held):
                    show(earlier, first + at, '-')
                held = []
            if 'o' in flags:
                at = 0
                while 'v' not in flags and at <= len(line) and (found := pattern.search(line, at)):
                    if '|' in pattern.pattern:
                        found = _longest(found, line, pattern)
                    if found[0]:
                        show(found[0], number, ':')
                    at = found.end() + (not found[0])
            else:
                show(line, number, ':')
            last, left = number, after
            _shown_before = True
            over = count == most
        elif not quiet and left:
            if 'o' not in flags:
                show(line, number, '-')
                last = number
            left -= 1
        elif before:
            held = (held + [line])[-before:]
    return count


egrep = fgrep = grep
