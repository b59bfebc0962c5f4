"""Programs that run or end other ones."""

import os
import _programs as p
from _programs import complain, options, put, quoted, shell, usage
from _programs_print import unescaped
from _programs_small import seconds


def _become(argv, env=None):
    """The program that this one is to run."""
    import _exec
    p.out.flush()
    if _missing(argv[0]):
        complain(f'{quoted(argv[0])}: No such file or directory', 127)
    raise p.Exit(_exec.become(argv, env))


def _missing(name):
    if p.find(name) is not None:
        return False
    if p.known(name):
        p.unsupported('the program ' + name)
    return True


def env():
    found, words = options('iu:0C:', {'ignore-environment': 'i', 'unset': 'u', 'null': '0', 'chdir': 'C'}, False)
    if words[:1] == ['-']:
        found.append(('i', ''))
        del words[0]
    environ = {} if ('i', '') in found else dict(os.environ)
    for letter, value in found:
        if letter == 'u':
            environ.pop(value, None)
        elif letter == 'C':
            os.chdir(value)
    while words and '=' in words[0]:
        name, _, value = words.pop(0).partition('=')
        environ[name] = value
    if words:
        _become(words, environ)
    for name, value in environ.items():
        p.out.text(f'{name}={value}' + ('\0' if ('0', '') in found else '\n'))


def signal_number(text):
    """TERM, SIGTERM or 15: the number, else None."""
    if text.isdigit():
        return int(text)
    import signal
    if text in ('0', 'EXIT'):
        return 0
    return getattr(signal, 'SIG' + text.upper().removeprefix('SIG'), None)


def killed(words, say):
    """What `kill` does: the status. `say` takes a message."""
    number = 15
    words = list(words)
    if words[:1] == ['-s'] and len(words) > 1:
        words[:2] = ['-' + words[1]]
    if words and words[0].startswith('-') and words[0] != '--':
        name = words.pop(0)[1:]
        number = signal_number(name)
        if name in ('l', 'L') or number is None:
            p.unsupported('kill -' + name)
    if words[:1] == ['--']:
        del words[0]
    status = 0
    for word in words:
        if not word.isdigit():
            p.unsupported(f'kill {word}')
        try:
            os.kill(int(word), number)
        except OSError as e:
            say(word, e.strerror)
            status = 1
    return status


def kill():
    if not p.args:
        p.unsupported('kill without arguments')
    return killed(p.args, lambda word, text: complain(f'({word}): {text}'))


def _started(argv, fds=(), **more):
    import _exec
    p.out.flush()
    if _missing(argv[0]):
        return None
    return _exec.start(argv, list(fds), **more)


def _ended(status):
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


def timeout():
    import _signal
    found, words = options('s:k:v', {'signal': 's', 'kill-after': 'k', 'preserve-status': 'p', 'verbose': 'v'}, False)
    flags = dict(found)
    if len(words) < 2:
        put(2, f"Try '{p.prog} --help' for more information.\n".encode())
        return 125
    limit = seconds(words[0])
    if limit is None:
        complain(f'invalid time interval {quoted(words[0])}')
        put(2, f"Try '{p.prog} --help' for more information.\n".encode())
        return 125
    number = signal_number(flags.get('s', 'TERM'))
    if number is None or 'v' in flags:
        p.unsupported('timeout -v' if 'v' in flags else 'timeout -s ' + flags['s'])
    pid = _started(words[1:])
    if pid is None:
        complain(f'failed to run command {quoted(words[1])}: No such file or directory', 127)
    _signal.signal(14, _ring)
    _signal.setitimer(0, limit)
    sent = 0
    while True:
        try:
            status = _ended(os.waitpid(pid, 0)[1])
            break
        except _Rang:
            os.kill(pid, 9 if sent else number)
            sent += 1
            if 'k' in flags and sent == 1:
                _signal.setitimer(0, seconds(flags['k']))
    if not sent or 'p' in flags:
        return status
    if sent > 1 or number == 9:
        os.kill(os.getpid(), 9)
    return 124


class _Rang(Exception):
    """The time of `timeout` is over."""


def _ring(number, frame):
    raise _Rang


def nice():
    found, words = options('n:', {'adjustment': 'n'}, False)
    if not words:
        p.out.text('0\n')
        return
    _become(words)


def which():
    found, names = options('a')
    paths = [p.find(name) for name in names]
    for path in paths:
        if path:
            p.out.text(path + '\n')
    return None in paths or not names


def _quoted_words(text):
    """What xargs makes of its input: words, with quotes and backslashes."""
    words, word, quote, skip = [], None, '', False
    for c in text:
        if skip:
            word, skip = (word or '') + c, False
        elif quote:
            if c == quote:
                quote = ''
            elif c == '\n':
                break
            else:
                word += c
        elif c == '\\':
            skip = True
        elif c in '\'"':
            quote, word = c, word or ''
        elif c in ' \t\n':
            if word is not None:
                words.append(word)
            word = None
        else:
            word = (word or '') + c
    if quote:
        complain(f'unmatched {"double" if quote == chr(34) else "single"} quote; by default quotes are special to xargs '
                 'unless you use the -0 option', 1)
    return words + [word] if word is not None else words


def xargs():
    found, command = options('n:I:0rP:td:L:', {'null': '0', 'no-run-if-empty': 'r', 'max-args': 'n', 'max-procs': 'P',
                                            'delimiter': 'd'}, False)
    flags = dict(found)
    command = command or ['echo']
    text = b''.join(p.chunks(0)).decode()
    if '0' in flags or 'd' in flags:
        mark = '\0' if '0' in flags else unescaped(flags['d'])[0].decode()
        words = text.split(mark)
        if not words[-1]:
            words.pop()
    elif 'I' in flags:
        words = [word for line in text.split('\n') for word in [''.join(_quoted_words(line.strip().replace(' ', '\\ ')))]
                 if word]
    else:
        words = _quoted_words(text)
    if 'L' in flags or 'I' in flags and 'n' in flags:
        p.unsupported('xargs -L' if 'L' in flags else 'xargs -I with -n')
    if 'I' in flags:
        runs = [[part.replace(flags['I'], word) for part in command] for word in words]
    else:
        most = int(flags.get('n', 1000))
        runs = [command + words[at:at + most] for at in range(0, len(words), most)]
        if not runs and 'r' not in flags:
            runs = [command]
    most = int(flags.get('P', 1)) or 1000
    running, status = set(), 0
    null = os.open('/dev/null', 0)
    while runs or running:
        while runs and len(running) < most:
            argv = runs.pop(0)
            if 't' in flags:
                put(2, (' '.join([shell(word, False) for word in argv]) + '\n').encode())
            pid = _started(argv, [(null, 0)])
            if pid is None:
                complain(f'failed to run command {quoted(argv[0])}: No such file or directory', 127)
            running.add(pid)
        pid, ended = os.waitpid(-1, 0)
        running.discard(pid)
        code = os.waitstatus_to_exitcode(ended)
        if code < 0:
            complain(f'{command[0]}: terminated by signal {-code}', 125)
        if code == 255:
            complain(f'{command[0]}: exited with status 255; aborting', 124)
        if code:
            status = 123
    return status
