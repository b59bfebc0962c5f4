"""Functions to call when the program ends. The VM calls `_run_exitfuncs` after the last thread."""

_functions = []


def register(func, /, *args, **kwargs):
    """Call `func(*args, **kwargs)` at the end; the last one registered comes first."""
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forget a function, however often it was registered."""
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _ncallbacks():
    return len(_functions)


def _clear():
    _functions.clear()


def _run_exitfuncs():
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except BaseException as exc:
            import sys
            text = f'Exception ignored in atexit callback {func!r}'
            sys.unraisablehook(sys.UnraisableHookArgs((type(exc), exc, exc.__traceback__, text, None)))
