"""Programs that processes run: how one is found and started (`execve`), and what a process that is one does."""

import os
import posix
import sys
import _boot
import _pickle
import _processes
from _fork import _children
from _gilscope import unsupported

PYTHONS = 'python', 'python3', 'python3.15'
SHELLS = 'sh', 'bash', 'dash'


def _executable(name, env, cwd):
    """The program's place and how the process runs it: 'python', 'shell', 'script' or 'program'."""
    folder, slash, base = name.rpartition('/')
    if name in ('', '.', '..'):
        raise _refusal(name, 13)  # a folder, in each of those that are searched
    if not base:
        raise _refusal(name, 13 if folder in ('', '/bin', '/usr', '/usr/bin') or os.path.exists(name) else 2)
    if not slash or folder in ('/bin', '/usr/bin'):
        if slash or _searched(env):
            if base in PYTHONS:
                return '/usr/bin/' + base, 'python'
            if base in SHELLS:
                return '/bin/' + base, 'shell'
            import _programs
            place = _programs.find(base)
            if place:
                return place, 'program'
            if _programs.known(base):
                unsupported('the program ' + base)
        if not slash:
            for folder in _path(env).split(':'):
                if folder not in ('/bin', '/usr/bin') and os.path.isfile(os.path.join(cwd, folder, base)):
                    return _executable(os.path.join(cwd, folder, base), env, cwd)
        raise _refusal(name, 2)
    place = os.path.join(cwd, name)
    if os.path.isdir(place) or os.path.isfile(place) and not os.stat(place).st_mode & 0o111:
        raise _refusal(name, 13)
    if not os.path.isfile(place):
        raise _refusal(name, 2)
    return place, 'script'


def _path(env):
    return env.get('PATH', os.defpath)


def _searched(env):
    """Whether the folders of programs are searched."""
    return '/bin' in _path(env).split(':') or '/usr/bin' in _path(env).split(':')


def _refusal(name, errno):
    return OSError(errno, os.strerror(errno), name)


def _command(argv, env, cwd, executable=None):
    """How to run a command, and with which arguments: the interpreter's if it is a script."""
    place, kind = _executable(executable or argv[0], env, cwd)
    if kind != 'script':
        return kind, argv
    with open(place, 'rb') as file:
        first = file.readline()
    if not first.startswith(b'#!'):
        raise OSError(8, 'Exec format error', executable or argv[0])
    words = first[2:].decode().strip().split(None, 1)
    if words[:1] == ['/usr/bin/env']:
        words = words[1].split()
    return _command([*words, place, *argv[1:]], env, cwd)


def start(argv, fds, env=None, cwd=None, executable=None):
    """Start a program as another process: its number. `fds` are pairs of a descriptor here and its number there; the
    standard ones that are not among them are inherited."""
    env = dict(os.environ) if env is None else env
    folder = os.getcwd() if cwd is None else os.path.join(os.getcwd(), cwd)
    kind, argv = _command(argv, env, folder, executable)
    boot = _processes.PYTHON_CHILD if kind == 'python' else _processes.PROGRAM_CHILD
    data = _pickle._dumps(('exec', None), None, None) + _pickle._dumps((kind, argv, env, cwd), None, None)
    pid = _processes.spawn(_processes.EXEC, boot, data, list(fds))
    _children.append(pid)
    return pid


def _fork_exec(args, executables, close_fds, keep, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite,
               *rest):
    """`_posixsubprocess.fork_exec`: the number of the new process, or why there is none."""
    argv = [_text(arg) for arg in args]
    fds = [(fd, fd) for fd in (keep if close_fds else {*keep, *os._inheritable})]
    fds += [(fd, number) for fd, number in ((p2cread, 0), (c2pwrite, 1), (errwrite, 2)) if fd != -1]
    if env is not None:
        env = dict(_text(entry).split('=', 1) for entry in env)
    try:
        for fd in p2cread, c2pwrite, errwrite:
            if fd != -1:
                os.fstat(fd)
        if cwd is not None:
            cwd = _text(cwd)
            if not os.path.isdir(cwd):
                raise _refusal(cwd, 20 if os.path.exists(cwd) else 2)
        return start(argv, fds, env, cwd, _text(executables[0]))
    except OSError as exc:
        return exc


def spawn(path, argv, env, actions, more):
    """`os.posix_spawn`."""
    if more:
        unsupported('posix_spawn with ' + ', '.join(more))
    argv = [_text(arg) for arg in argv]
    env = {_text(key): _text(value) for key, value in env.items()}
    if any('=' in key for key in env):
        raise ValueError('illegal environment variable name')
    fds = {fd: fd for fd in os._inheritable}
    for kind, *numbers in actions:
        if kind == os.POSIX_SPAWN_DUP2:
            fds[numbers[1]] = numbers[0]
        elif kind == os.POSIX_SPAWN_CLOSEFROM:
            fds = {to: fd for to, fd in fds.items() if to < numbers[0]}
        elif kind == os.POSIX_SPAWN_CLOSE and numbers[0] > 2:
            fds.pop(numbers[0], None)
        else:
            unsupported('this file action of posix_spawn')
    return start(argv, [(fd, to) for to, fd in fds.items()], env, None, _text(path))


def _text(path):
    path = os.fspath(path)
    text = path if isinstance(path, str) else path.decode()
    if '\0' in text:
        raise ValueError('embedded null byte')
    return text


def become(argv, env=None):
    """Run a program in this process, as `execve` would, and give its status. Python needs a new interpreter."""
    env = dict(os.environ) if env is None else env
    kind, argv = _command(argv, env, os.getcwd())
    if kind == 'python':
        unsupported('replacing a process by Python')
    os.environ._data.clear()
    os.environ._data.update(env)
    return _run(kind, argv)


def _run(kind, argv):
    import _signal
    _processes.set_name(_label(argv), True)
    for number in 2, 13, 17:
        _signal.signal(number, _signal.SIG_DFL)
    if kind == 'shell':
        from _sh import main
        return main(argv)
    from _programs import run
    return run(argv)


def _label(argv):
    text = ' '.join([argv[0].rpartition('/')[2], *argv[1:]]).replace('\n', ' ')
    return text if len(text) <= 24 else text[:23] + '…'


def main(data):
    """What a process made by `start` does."""
    (kind, argv, env, cwd), _ = _pickle._loads(data)
    if cwd is not None:
        posix.chdir(cwd)
    os.environ._data.clear()
    os.environ._data.update(env)
    if kind != 'python':
        status = _run(kind, argv)
        _close_all()
        os._exit(status)
    _processes.set_name(_label(argv))
    _python(argv)


# === Python ===

def _python(argv):
    """What the command line says (`Modules/main.c`)."""
    global isolated
    args = argv[1:]
    unbuffered = bool(os.environ.get('PYTHONUNBUFFERED'))
    while args and args[0][0:1] == '-' and len(args[0]) > 1:
        option = args.pop(0)
        if option in ('--version', '-V'):
            import platform
            print('Python ' + platform.python_version())
            return
        for at, letter in enumerate(option[1:], 2):
            if letter in 'cm' or letter in 'WX':
                if not option[at:] and not args:
                    unsupported('a command line that ends in -' + letter)
                value = option[at:] or args.pop(0)
                if letter == 'c':
                    sys.argv = ['-c', *args]
                    open_streams(unbuffered)
                    return _program(value, '<string>', '', None)
                if letter == 'm':
                    sys.argv = ['-m', *args]
                    open_streams(unbuffered)
                    return _module(value)
                if letter == 'X':
                    unsupported(f'the option -{letter} {value}')
                _filter(*value.split(':'))
                break
            if letter == 'u':
                unbuffered = True
            elif letter in 'EI':
                isolated = True
            elif letter not in 'BqsSP':
                unsupported('the option -' + letter)
    open_streams(unbuffered)
    if args and args[0] != '-':
        sys.argv = args
        return _file(args[0], args[0])
    sys.argv = args or ['']
    if os.isatty(0):
        unsupported('an interactive interpreter')
    return _program(sys.stdin.read(), '<stdin>', '', None)


def _filter(action, message='', category='', module='', *line):
    """What -W says of warnings (`warnings._setoption`)."""
    import builtins
    import warnings
    actions = [full for full in ('default', 'always', 'ignore', 'module', 'once', 'error') if full.startswith(action)]
    if message or module or line or not actions or not hasattr(builtins, category or 'Warning'):
        unsupported('this option -W')
    sys.warnoptions.append(action + (f'::{category}' if category else ''))
    warnings.simplefilter(actions[0], getattr(builtins, category or 'Warning'))


def open_streams(unbuffered):
    """Standard streams that are no terminal have buffers (`Python/pylifecycle.c`, create_stdio)."""
    import io
    import atexit
    if not os.isatty(0):
        _boot.streams = True
        raw = io.FileIO(0, closefd=False)
        raw.name = '<stdin>'
        sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BufferedReader(raw), 'utf-8')
        sys.stdin.mode = 'r'
    for fd, name in (2, 'stderr'), (1, 'stdout'):
        if os.isatty(fd):
            continue
        _boot.streams = True
        raw = io.FileIO(fd, 'w', closefd=False)
        raw.name = f'<{name}>'
        stream = io.TextIOWrapper(raw if unbuffered else io.BufferedWriter(raw), 'utf-8',
                                  'backslashreplace' if fd == 2 else 'strict', line_buffering=fd == 2,
                                  write_through=unbuffered)
        stream.mode = 'w'
        setattr(sys, name, stream)
        setattr(sys, f'__{name}__', stream)
        if fd == 2 or os.isatty(2):
            # The first that is registered is called last.
            atexit.register(_flush)


def _flush():
    """What is left in standard streams goes out before finalizers run, and after them (`flush_std_files`)."""
    failed = False
    for stream in sys.stdout, sys.stderr:
        try:
            if stream is not None and not getattr(stream, 'closed', False):
                stream.flush()
        except BaseException as exc:
            failed = True
            if stream is sys.stdout:
                print('Exception ignored while flushing sys.stdout:', file=sys.stderr)
                import _thread
                _thread._print_exception(exc)
    if failed:
        os._exit(120)


def _leave():
    """The last thing that a program of Python does."""
    _flush()
    try:
        sys.__stdout__.flush()  # another may be in its place
    except BaseException:
        pass
    _close_all()


def _close_all():
    """The operating system closes what a process has open before it says that the process has ended, the last first."""
    for fd in 2, 1, 0:
        posix._exiting(0)
        try:
            posix.close(fd)
        except OSError:
            pass  # closed by the program
    posix._exiting(0)


def _program(text, filename, folder, place):
    sys.path[0] = folder
    _boot.program = text, filename, place
    _processes.run_source('')
    main = sys.modules['__main__']
    main.__doc__ = main.__package__ = main.__spec__ = None
    if place is not None:
        main.__file__ = place
    _processes.run_source(text, filename)


def _file(named, shown):
    place = os.path.abspath(named)
    try:
        if os.path.isdir(place):
            unsupported('a folder as a program')
        with open(place, encoding='utf-8') as file:
            text = file.read()
    except OSError as exc:
        print(f"{sys.executable}: can't open file {place!r}: [Errno {exc.errno}] {exc.strerror}", file=sys.stderr)
        raise SystemExit(2) from None
    sys.path[0] = os.path.dirname(place)
    if place == os.path.abspath('/home/user/' + os.path.basename(_processes.main_path())):
        # The program itself: the picture knows its lines.
        if _processes.run_main('__main__', text) is not False:
            return
    _program(text, place, sys.path[0], place)


def _module(name):
    inside = name.replace('.', '/')
    for end in '/__main__.py', '.py':
        if os.path.isfile(inside + end):
            sys.argv[0] = os.path.abspath(inside + end)
            return _program(open(inside + end).read(), sys.argv[0], os.getcwd(), sys.argv[0])
    import importlib.util
    if importlib.util.find_spec(name) is not None:
        unsupported('python -m ' + name)
    print(f'{sys.executable}: No module named {name}', file=sys.stderr)
    raise SystemExit(1)
