"""The first thing that a process made by another one runs."""


def main(data):
    """`data` is a pickle of how the process is made and of what `about` says, then others: what `forkserver.serve`
    needs, what `spawn` does, or a program."""
    import _pickle
    (server, given), used = _pickle._loads(data)
    if server == 'exec':
        from _exec import main as run
        return run(data[used:])
    _take(*given)
    if server:
        from multiprocessing import forkserver
        forkserver.serve(*server, data[used:])
    else:
        from multiprocessing.spawn import spawn_main
        spawn_main(data[used:])


# The main module's text, file's name and place, if it is not the program of the run.
program = None
# Whether standard streams are files or pipes.
streams = False


def about():
    """What a new interpreter has to know that is not as usual."""
    import os
    env = os.environ._data
    return None if env == os._environment() else env, program, streams


def _take(env, *rest):
    global program, streams
    program, streams = rest
    if env is not None:
        import os
        os.environ._data.clear()
        os.environ._data.update(env)
    if streams:
        from _exec import open_streams
        open_streams(False)


def main_path():
    """Where the main module lies; None if it is no file."""
    import _processes
    return _processes.main_path() if program is None else program[2]


def run_main(name):
    """Run the main module's file again, under another name."""
    import _processes
    if program is None:
        return _processes.run_main(name)
    import sys
    text, filename, place = program
    main = sys.modules['__main__'] = sys.modules[name] = type(sys)(name)
    main.__file__ = place
    _processes.run_source(text, filename)


_ready = False
own = 0  # the interpreter's number


def _function(line, name):
    """The function at a line of the program, without the rest of it."""
    import _processes
    import sys
    _processes.run_function(line)
    return getattr(sys.modules['__main__'], name)


def _unfinished():
    """Whether threads or functions of `atexit` are left for the interpreter's end."""
    import sys
    threading, atexit = sys.modules.get('threading'), sys.modules.get('atexit')
    return bool(threading and threading._shutdown_handles or atexit and atexit._ncallbacks())


def call(data):
    """Do what another interpreter asks: ('call', pickle of function, arguments and keywords; a function that
    needs nothing of its module goes as its line and name; ('task', the same) for a pool; ('exec', text),
    ('end', None) or ('prepare', pickle of names). Answers a pickle of a list: (True, pickle of the result), ('result', its repr) if that cannot
    be sent, 'function' in place of 'result' if CPython could, or (False, what to say); and whether
    it has something to do at its end.
    """
    import _pickle
    import _processes
    global _ready, own, program
    (kind, payload, own, asker, program), _ = _pickle._loads(data)
    try:
        result = None
        if kind == 'exec':
            _processes.run_source(payload)
        elif kind == 'end':
            import sys
            for name, end in ('threading', '_shutdown'), ('atexit', '_run_exitfuncs'):
                if name in sys.modules:
                    getattr(sys.modules[name], end)()
        elif kind == 'prepare':
            _processes.run_source('')
            import sys
            for name, value in _pickle._loads(payload)[0].items():
                setattr(sys.modules['__main__'], name, value)
        else:
            if not _ready and not asker and b'__main__' in payload[0] + payload[1]:
                # What is pickled by name is in the program's file.
                run_main('<fake __main__>')
                import sys
                del sys.modules['<fake __main__>']  # what is defined there cannot be sent back
                _ready = True
            what = 'args' if kind == 'task' else 'func'
            try:
                func, results = _pickle._loads(payload[0])[0]
                what = 'args'
                args, kwargs = _pickle._loads(payload[1])[0]
            except Exception as exc:
                return _pickle._dumps([None, f'{type(exc).__name__}: {exc}', what, False], None, None)
            if isinstance(func, tuple):
                func = _function(*func)
            if kind == 'task':
                from concurrent.futures.interpreter import do_call
                args, func, kwargs = (results, func, args, kwargs), do_call, {}
            result = func(*args, **kwargs)
        try:
            answer = [True, _pickle._dumps(result, None, None)]
        except Exception:
            answer = ['function' if type(result) is type(main) else 'result', repr(result)]
    except BaseException as exc:
        import traceback
        cls = type(exc)
        said = (cls.__module__, cls.__qualname__, str(exc), ''.join(traceback.format_exception(exc)))
        answer = [False, said]
    answer.append(_unfinished())
    return _pickle._dumps(answer, None, None)
