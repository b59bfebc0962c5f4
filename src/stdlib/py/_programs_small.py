"""Small programs: what they print does not come from files."""

import os
import _programs as p
from _programs import complain, options, put, quoted, shell, usage

def true():
    return 0


def false():
    return 1


def seconds(text):
    """How long 1.5 or 2m is, else None."""
    value, unit = (text[:-1], text[-1]) if text[-1:] in ('s', 'm', 'h', 'd') else (text, 's')
    try:
        found = float(value)
    except ValueError:
        return None
    if not found >= 0 or '_' in value or value != value.strip():
        return None
    return found * {'s': 1, 'm': 60, 'h': 3600, 'd': 86400}[unit]


def sleep():
    import time
    _, words = options('')
    if not words:
        usage('missing operand')
    times = [seconds(word) for word in words]
    for word, found in zip(words, times):
        if found is None:
            complain(f'invalid time interval {quoted(word)}')
    if None in times:
        put(2, f"Try '{p.prog} --help' for more information.\n".encode())
        return 1
    if sum(times) > 9e9:
        import _signal
        while True:
            _signal.pause()
    time.sleep(sum(times))


def pwd():
    options('LP')
    p.out.text(os.getcwd() + '\n')


def printenv():
    _, names = options('')
    if not names:
        for name, value in os.environ.items():
            p.out.text(f'{name}={value}\n')
    for name in names:
        if name in os.environ:
            p.out.text(os.environ[name] + '\n')
    return any(name not in os.environ for name in names)


def _moment(text, now):
    """What date -d understands here: @SECONDS, now, and ISO dates."""
    import calendar
    if text.startswith('@'):
        whole, _, part = text[1:].partition('.')
        if not (whole.removeprefix('-') + part).isdigit():
            complain(f'invalid date {quoted(text)}', 1)
        return int(whole), int(part.ljust(9, '0')[:9] or '0')
    if text in ('now', ''):
        return now
    day, _, clock = text.strip().removesuffix('Z').removesuffix(' UTC').replace('T', ' ').partition(' ')
    try:
        year, month, day = [int(part) for part in day.split('-')]
        parts = [int(part) for part in clock.split(':')] if clock else [0]
        if len(parts) < 2 and clock:
            raise ValueError
        return calendar.timegm((year, month, day, *parts, 0, 0)[:6]), 0
    except ValueError:
        p.unsupported(f'date -d {shell(text)}')


def date():
    import time
    format = '%a %b %e %H:%M:%S %Z %Y'
    for word in list(p.args):
        if word.startswith(('-I', '--iso-8601')):
            p.args.remove(word)
            word = word.removeprefix('-I').removeprefix('--iso-8601').removeprefix('=')
            kinds = {'': '', 'date': '', 'hours': 'T%H', 'minutes': 'T%H:%M', 'seconds': 'T%H:%M:%S', 'ns': 'T%H:%M:%S,%N'}
            if word not in kinds:
                p.unsupported('date -I' + word)
            format = '%Y-%m-%d' + kinds[word] + ('+00:00' if kinds[word] else '')
    found, words = options('ud:R', {'utc': 'u', 'universal': 'u', 'date': 'd', 'rfc-email': 'R'})
    if os.environ.get('TZ', 'UTC').rstrip('0') not in ('UTC', '') and ('u', '') not in found:
        p.unsupported('date in a time zone')
    ns = time.time_ns()
    when = divmod(ns, 1_000_000_000)
    for letter, value in found:
        if letter == 'd':
            when = _moment(value, when)
        elif letter == 'R':
            format = '%a, %d %b %Y %H:%M:%S +0000'
    if len(words) > 1:
        complain(f'extra operand {quoted(words[1])}')
        return put(2, f"Try '{p.prog} --help' for more information.\n".encode()) or 1
    if words:
        if not words[0].startswith('+'):
            p.unsupported('setting the date')
        format = words[0][1:]
    t = time.localtime(when[0])
    done, at = '', 0
    while at < len(format):
        c = format[at]
        at += 1
        if c != '%' or at == len(format):
            done += c
            continue
        start = at
        while format[at:at + 1] and format[at] in '-_0^:#123456789':
            at += 1
        flags, c = format[start:at], format[at:at + 1]
        at += 1
        if c == 'N':
            part = f'{when[1]:09}'[:int(flags) if flags.isdigit() else 9]
        elif c == 's':
            part = str(when[0])
        elif c == 'z':
            part = {'': '+0000', ':': '+00:00', '::': '+00:00:00'}.get(flags)
        elif c == 'P':
            part = time.strftime('%p', t).lower()
        elif c == 'q':
            part = str((t.tm_mon + 2) // 3)
        elif c in 'klaAbBcCdDeFgGhHIjmMnprRSStTuUVwWxXyYZ%' and c:
            part = time.strftime('%' + {'k': 'H', 'l': 'I', 'h': 'b'}.get(c, c), t)
            if c in 'kl' and part[0] == '0':
                part = ' ' + part[1:]
            if flags in ('-', '_') and part.strip().isdigit():
                bare = part.strip().lstrip('0') or '0'
                part = bare if flags == '-' else bare.rjust(len(part))
            elif flags == '0':
                part = part.replace(' ', '0')
            elif flags == '^':
                part = part.upper()
            elif flags:
                part = None
        else:
            part = None
        if part is None:
            p.unsupported(f'date +%{flags}{c}')
        done += part
    p.out.text(done + '\n')


def seq():
    separator, width, format = '\n', False, None
    words = list(p.args)
    while words and words[0].startswith('-') and not words[0][1:2].isdigit() and words[0][1:2] != '.':
        word = words.pop(0)
        if word == '--':
            break
        if word in ('-w', '--equal-width'):
            width = True
        elif word[:2] == '-s' or word[:12] == '--separator=':
            separator = word.removeprefix('--separator=').removeprefix('-s') or words.pop(0)
        elif word[:2] == '-f' or word[:9] == '--format=':
            format = word.removeprefix('--format=').removeprefix('-f') or words.pop(0)
        else:
            p.unsupported('seq ' + word)
    if format is not None and width:
        usage('format string may not be specified when printing equal width strings')
    if not words:
        usage('missing operand')
    if len(words) > 3:
        usage(f'extra operand {quoted(words[3])}')
    places = 0
    for word in words:
        try:
            float(word)
        except ValueError:
            usage(f'invalid floating point argument: {quoted(word)}')
        if word.strip('+-').replace('.', '', 1).isdigit():
            places = max(places, len(word.partition('.')[2]))
        else:
            p.unsupported('seq ' + word)
    scale = 10 ** places
    shown = max(len(word.partition('.')[2]) for word in (words[:-1] or ['1']))

    def scaled(word):
        whole, _, part = word.partition('.')
        return int(whole + part + '0' * (places - len(part)))

    first, step, last = [scaled(word) for word in (['1', '1'] + words if len(words) == 1 else
                                                   [words[0], '1', words[1]] if len(words) == 2 else words)]
    if not step:
        usage(f'invalid Zero increment value: {quoted(words[1])}')
    count = max(0, (last - first) // step + 1)

    def text(value):
        if format is not None:
            from _programs_print import formatted
            return formatted(format, [text_of(value)], None)[0].decode()
        return text_of(value)

    def text_of(value):
        if not places:
            return str(value)
        whole, part = divmod(abs(value), scale)
        return '-' * (value < 0) + str(whole) + ('.' + str(part).rjust(places, '0')[:shown] if shown else '')

    wide = max(len(text(first)), len(text(first + (count - 1) * step))) if width and count else 0
    for at in range(0, count, 500):
        values = range(first + at * step, first + min(count, at + 500) * step, step)
        end = '\n' if at + 500 >= count else separator
        p.out.text(separator.join([text(value).zfill(wide) for value in values]) + end)


def yes():
    _, words = options('')
    line = (' '.join(words or ['y']) + '\n').encode()
    block = line * max(1, 8192 // len(line))
    while True:
        put(1, block)


def basename():
    found, names = options('as:z', {'multiple': 'a', 'suffix': 's'}, False)
    if not names:
        usage('missing operand')
    flags = dict(found)
    suffix = flags.get('s', '')
    if not flags:
        if len(names) > 2:
            usage(f'extra operand {quoted(names[2])}')
        if len(names) == 2:
            suffix = names.pop()
    for name in names:
        base = name.rstrip('/').rpartition('/')[2] or name[:1]
        if suffix and base != suffix:
            base = base.removesuffix(suffix)
        p.out.text(base + '\n')


def dirname():
    _, names = options('z')
    if not names:
        usage('missing operand')
    for name in names:
        head = name.rstrip('/').rpartition('/')[0]
        p.out.text((head.rstrip('/') or '/' * name.startswith('/') or '.') + '\n')


def uname():
    found, words = options('asnrvmpio', {'all': 'a', 'kernel-name': 's', 'nodename': 'n', 'kernel-release': 'r',
                                         'machine': 'm', 'operating-system': 'o'})
    if words:
        usage(f'extra operand {quoted(words[0])}')
    flags = ''.join(letter for letter, _ in found) or 's'
    if 'a' in flags:
        flags = 'snrvmo'
    values = dict(zip('snrvm', os.uname())) | {'o': 'GNU/Linux', 'p': 'unknown', 'i': 'unknown'}
    p.out.text(' '.join(values[letter] for letter in 'snrvmpio' if letter in flags) + '\n')


def whoami():
    p.out.text(_name(os.geteuid()) + '\n')


def _name(number):
    return {0: 'root', 1000: 'user'}[number]


def id():
    found, words = options('ugGnr', {'user': 'u', 'group': 'g', 'groups': 'G', 'name': 'n'})
    flags = {letter for letter, _ in found} - {'r'}
    if words:
        p.unsupported('id of a user')
    number, name = os.getuid(), _name(os.getuid())
    if not flags:
        p.out.text(f'uid={number}({name}) gid={number}({name}) groups={number}({name})\n')
    else:
        p.out.text((name if 'n' in flags else str(number)) + '\n')


def hostname():
    options('s')
    p.out.text(os.uname()[1] + '\n')


def nproc():
    found, words = options('', {'all': 'a'} if p.args == ['--all'] else {})
    p.out.text(f'{len(os.sched_getaffinity(0)) if not found else os.cpu_count()}\n')
