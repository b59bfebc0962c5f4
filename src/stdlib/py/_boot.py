"""The first thing that a process made by another one runs."""


def main(data):
    """`data` is a pickle of () for spawn, of what `forkserver.serve` needs for the others; then two more."""
    import _pickle
    server, used = _pickle._loads(data)
    if server:
        from multiprocessing import forkserver
        forkserver.serve(*server, data[used:])
    else:
        from multiprocessing.spawn import spawn_main
        spawn_main(data[used:])


_ready = False
own = 0  # the interpreter's number


def _function(line, name):
    """The function at a line of the program, without the rest of it."""
    import _processes
    import sys
    _processes.run_function(line)
    return getattr(sys.modules['__main__'], name)


def call(data):
    """Do what another interpreter asks: ('call', pickle of function, arguments and keywords; a function that
    needs nothing of its module goes as its line and name), ('exec', text) or
    ('prepare', pickle of names). Answers a pickle of (True, pickle of the result) or (False, what to say, pickle of
    the exception or None).
    """
    import _pickle
    import _processes
    global _ready, own
    (kind, payload, own, asker), _ = _pickle._loads(data)
    try:
        result = None
        if kind == 'exec':
            _processes.run_source(payload)
        elif kind == 'prepare':
            _processes.run_source('')
            import sys
            for name, value in _pickle._loads(payload)[0].items():
                setattr(sys.modules['__main__'], name, value)
        else:
            if not _ready and not asker and b'__main__' in payload[0] + payload[1]:
                # What is pickled by name is in the program's file.
                _processes.run_main('<fake __main__>')
                _ready = True
            what = 'func'
            try:
                func = _pickle._loads(payload[0])[0]
                what = 'args'
                args, kwargs = _pickle._loads(payload[1])[0]
            except Exception as exc:
                return _pickle._dumps((None, f'{type(exc).__name__}: {exc}', what), None, None)
            if isinstance(func, tuple):
                func = _function(*func)
            result = func(*args, **kwargs)
        answer = (True, _pickle._dumps(result, None, None))
    except BaseException as exc:
        import traceback
        cls = type(exc)
        said = (cls.__module__, cls.__qualname__, str(exc), ''.join(traceback.format_exception(exc)))
        try:
            pickled = _pickle._dumps(exc, None, None)
        except Exception:
            pickled = None
        answer = (False, said, pickled)
    return _pickle._dumps(answer, None, None)
