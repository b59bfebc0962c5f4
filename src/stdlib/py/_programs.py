"""The programs that the machine has beside Python: what there is, where, and how one runs.

A program reads descriptor 0 and writes 1 and 2 in blocks, as C does, so that pipes stream and block as real ones do.
"""

import os

# Where the functions are. A name that Python has otherwise ends in an underscore there.
_WHERE = {
    '_programs_small': 'true false sleep pwd printenv date seq yes basename dirname uname whoami id hostname nproc',
    '_programs_print': 'echo printf test [',
    '_programs_run': 'env kill timeout nice which xargs',
    '_programs_files': 'cat chmod ls touch mkdir rm rmdir mv cp tee realpath',
    '_programs_text': 'head tail wc uniq cut tr rev tac md5sum sha1sum sha224sum sha256sum sha384sum sha512sum',
    '_programs_sort': 'sort',
    '_programs_grep': 'grep egrep fgrep',
}
_SHELLS = ('sh', 'dash', 'bash')
_PYTHONS = ('python', 'python3', 'python3.15')
_FOLDERS = ('/usr/bin', '/bin')

# What a usual machine has and this one does not.
_KNOWN = frozenset('''
apt apt-get ar awk aws base64 bc brew bzip2 cargo cc chown chroot clear cmp curl dd df diff dig dir dmesg docker dpkg
du expand expr ffmpeg ffprobe file find free g++ gcc gdb gh git go google-chrome gunicorn gzip host htop iostat ip ipython
java javac join journalctl jq kubectl less ln lsof make man mktemp mount mypy mysql nc netstat nl nmap node nohup npm
npx nslookup od openssl perl pgrep php ping pip pip3 pkill psql pstree py-spy pytest redis-cli rsync ruby scp sed
service setsid sftp shuf sqlite3 ss ssh stat stdbuf sudo systemctl tar telnet time tmux top tree truncate unzip uptime
vim vmstat w wget xdg-open yt-dlp zip
'''.split())


class Exit(Exception):
    """Ends the program: its status."""

    def __init__(self, status):
        self.status = status


def _has(name):
    return name in _SHELLS or name in _PYTHONS or any(name in names.split() for names in _WHERE.values())


def known(name):
    """Whether there is such a program on a usual machine, though not on this one."""
    return name.rpartition('/')[2] in _KNOWN and not _has(name.rpartition('/')[2])


def find(name, path=None):
    """The absolute path of a program or an executable file, else None."""
    if '/' in name:
        folder, _, last = os.path.abspath(name).rpartition('/')
        if folder in _FOLDERS and _has(last) or os.access(name, 1) and os.path.isfile(name):
            return os.path.abspath(name)
        return None
    if path is None:
        path = os.environ.get('PATH', os.defpath)
    for folder in path.split(':'):
        found = os.path.join(folder, name)
        if name and (folder in _FOLDERS and _has(name) or os.access(found, 1) and os.path.isfile(found)):
            return found
    return None


def put(fd, data):
    """Write all of it. Who writes into a pipe that nobody reads is killed, as programs in C are."""
    while data:
        try:
            written = os.write(fd, data)
        except BrokenPipeError:
            import _signal
            _signal.signal(13, 0)
            os.kill(os.getpid(), 13)
            raise Exit(141)
        except OSError as e:
            if fd == 2:
                return
            complain(f'write error: {e.strerror}')
            raise Exit(1)
        data = data[written:]


class Out:
    """The stdout of a program: a line at a time on a terminal, else 4096 bytes."""

    def __init__(self):
        self.held = []
        self.size = 0
        self.by_line = os.isatty(1)

    def write(self, data):
        self.held.append(data)
        self.size += len(data)
        if self.by_line:
            if b'\n' in data:
                self.flush()
        elif self.size >= 4096:
            data = b''.join(self.held)
            whole = len(data) & ~4095
            self.held = [data[whole:]]
            self.size = len(data) - whole
            put(1, data[:whole])

    def text(self, text):
        self.write(text.encode())

    def flush(self):
        data = b''.join(self.held)
        self.held = []
        self.size = 0
        put(1, data)


prog = ''
args = []
out = None


def unsupported(what):
    import _gilscope
    if out is not None:
        out.flush()
    _gilscope.unsupported(what)


def complain(text, status=None):
    """A message on stderr; with a status, the end."""
    out.flush()
    put(2, f'{prog}: {text}\n'.encode())
    if status is not None:
        raise Exit(status)


def usage(text, status=None):
    complain(text)
    name = prog.rpartition('/')[2]
    status = status or {'sort': 2, 'ls': 2, 'grep': 2, 'env': 125, 'timeout': 125, 'nice': 125}.get(name, 1)
    if name == 'grep':
        put(2, f'Usage: {prog} [OPTION]... PATTERNS [FILE]...\n'.encode())
    put(2, f"Try '{prog} --help' for more information.\n".encode())
    raise Exit(status)


def options(short, long={}, permute=True, numeric=None):
    """Options, as pairs of letter and value, and operands. A letter before ':' takes a value; `long` gives the letters
    of long options; with `numeric`, -5 is the value of that letter."""
    found, operands = [], []
    name = prog.rpartition('/')[2]
    rest = list(args)
    while rest:
        arg = rest.pop(0)
        if arg == '--':
            operands += rest
            break
        if not arg.startswith('-') or arg == '-':
            operands.append(arg)
            if not permute:
                operands += rest
                break
        elif arg.startswith('--'):
            word, equals, value = arg[2:].partition('=')
            letter = long.get(word)
            if letter is None:
                unsupported(f'{name} --{word}')
            if letter + ':' in short:
                if not equals:
                    if not rest:
                        usage(f"option '--{word}' requires an argument")
                    value = rest.pop(0)
            elif equals:
                usage(f"option '--{word}' doesn't allow an argument")
            found.append((letter, value))
        elif numeric and arg[1:].isdigit():
            found.append((numeric, arg[1:]))
        else:
            at = 1
            while at < len(arg):
                letter = arg[at]
                at += 1
                if letter == ':' or letter not in short:
                    unsupported(f'{name} -{letter}')
                if letter + ':' not in short:
                    found.append((letter, ''))
                    continue
                if at == len(arg):
                    if not rest:
                        usage(f"option requires an argument -- '{letter}'")
                    found.append((letter, rest.pop(0)))
                else:
                    found.append((letter, arg[at:]))
                break
    return found, operands


def no_colours():
    """Take away --color, which changes nothing where there is no terminal."""
    for word in list(args):
        if word.startswith('--color'):
            if out.by_line and not word.endswith('=never') or word in ('--color', '--color=always'):
                unsupported(f'{prog} {word}')
            args.remove(word)


def _visible(text):
    """Control characters as the shell writes them between $' and '."""
    names = {'\a': '\\a', '\b': '\\b', '\t': '\\t', '\n': '\\n', '\v': '\\v', '\f': '\\f', '\r': '\\r'}
    return ''.join(names.get(c) or (c if c >= ' ' != '\x7f' else f'\\{ord(c):03o}') for c in text)


def quoted(text):
    """In the quotation marks of prose."""
    return '‘' + _visible(text.replace('\\', '\\\\')) + '’'


def shell(text, always=True):
    """As the shell would need it; unless `always`, only where that needs quotes."""
    if not always and text and not any(c in text for c in ' \'!"$&()*;<=>[^`|?\\\n\t\r') and text[0] not in '#~' and \
            text not in '{}' and text.isprintable():
        return text
    if text.isprintable() or not text:
        if "'" in text and not any(c in text for c in '"$`\\!'):
            return f'"{text}"'
        return "'" + text.replace("'", "'\\''") + "'"
    shown = ''
    plain = True
    for c in text:
        if c.isprintable() != plain:
            shown += "'$'" if plain else "''"
            plain = not plain
        shown += "'\\''" if c == "'" else _visible(c)
    return "'" + shown + "'"


def elsewhere(name):
    """Ends the run if a usual machine has files where there is none here."""
    path = os.path.abspath(name)
    top = path.split('/')[1]
    if top in ('bin', 'boot', 'dev', 'etc', 'lib', 'mnt', 'opt', 'proc', 'root', 'run', 'sbin', 'sys', 'usr', 'var', '') and \
            not os.path.exists('/' + top) or path == '/':
        unsupported('the file ' + path)


def source(name, how='{}: {}'):
    """A descriptor to read an operand; None, and a message, if there is none."""
    if name == '-':
        return 0
    try:
        return os.open(name, 0)
    except OSError as e:
        elsewhere(name)
        complain(how.format(shell(name, how.startswith('cannot open')), e.strerror))
        return None


def chunks(fd, size=65536):
    while chunk := os.read(fd, size):
        yield chunk


def lines(fd):
    """Lines with their ends, as they come."""
    rest = b''
    for chunk in chunks(fd):
        if b'\n' not in chunk:
            rest += chunk
            continue
        found = (rest + chunk).split(b'\n')
        rest = found.pop()
        for line in found:
            yield line + b'\n'
    if rest:
        yield rest


def run(argv):
    """Run a program in this process, to its end: the exit status."""
    global prog, args, out
    import _signal
    _signal.signal(2, 0)
    prog, args, out = argv[0], argv[1:], Out()
    name = prog.rpartition('/')[2]
    if '--help' in args[:1] or '--version' in args[:1]:
        if name not in ('true', 'false', 'test', 'printf') or len(args) == 1 and name not in ('test',):
            unsupported(f'{name} {args[0]}')
    where = next(module for module, names in _WHERE.items() if name in names.split())
    module = __import__(where)
    function = getattr(module, 'test' if name == '[' else name, None) or getattr(module, name + '_')
    try:
        status = function() or 0
        out.flush()
    except Exit as e:
        status = e.status
        try:
            out.flush()
        except Exit:
            pass
    return status
