"""How callbacks, arguments and stacks are shown."""

import functools

import _aio
from asyncio import constants


def _short_repr(value):
    import _aio
    if _aio.available('reprlib'):
        import reprlib
        return reprlib.repr(value)
    text = repr(value)
    limit = 30
    if len(text) > limit and not isinstance(value, (list, tuple, dict, set, frozenset, int, float)):
        before = max(0, (limit - 3) // 2)
        after = max(0, limit - 3 - before)
        text = text[:before] + '...' + text[len(text) - after:]
    return text


# Where CPython 3.15 has the callbacks that show in representations of tasks and futures.
_LINES = {
    'base_events': {'_run_until_complete_cb': 183},
    'futures': {'_set_result_unless_cancelled': 323, '_chain_future.<locals>._call_check_cancel': 394,
                '_chain_future.<locals>._call_set_state': 401},
    'streams': {'StreamReaderProtocol.connection_made.<locals>.callback': 254},
    'taskgroups': {'TaskGroup._on_task_done': 255},
    'tasks': {'_release_waiter': 444, '_wait.<locals>._on_completion': 510, '_AsCompletedIterator._handle_timeout': 611,
              '_AsCompletedIterator._handle_completion': 618, 'gather.<locals>._done_callback': 838,
              'shield.<locals>._inner_done_callback': 990, 'shield.<locals>._outer_done_callback': 1003,
              'run_coroutine_threadsafe.<locals>.callback': 1028},
    'timeouts': {'Timeout._on_timeout': 126},
}


def _get_function_source(func):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    if _aio.function_kind(func) is not None:
        code = func.__code__
        file, line = code.co_filename, code.co_firstlineno
        if file.startswith('/usr/lib/python3.15/asyncio/'):
            line = _LINES.get(file[28:-3], {}).get(func.__qualname__, line)
        return file, line
    if isinstance(func, functools.partial):
        return _get_function_source(func.func)
    inner = getattr(func, '__func__', None)
    if inner is not None and not isinstance(func, type):
        # CPython has the methods of tasks in C: they have no place.
        if getattr(inner, '__module__', None) == '_asyncio':
            return None
    return None


def _format_callback_source(func, args, *, debug=False):
    text = _format_callback(func, args, None, debug=debug)
    source = _get_function_source(func)
    if source:
        text += f' at {source[0]}:{source[1]}'
    return text


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    if not debug:
        return '()'
    items = [_short_repr(arg) for arg in args or ()]
    items.extend(f'{name}={_short_repr(value)}' for name, value in (kwargs or {}).items())
    return f'({", ".join(items)})'


def _format_callback(func, args, kwargs, *, debug=False, suffix=''):
    if isinstance(func, functools.partial):
        suffix = _format_args_and_kwargs(args, kwargs, debug=debug) + suffix
        return _format_callback(func.func, func.args, func.keywords, debug=debug, suffix=suffix)
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs, debug=debug) + suffix


def extract_stack(above=0, limit=None):
    """Who called, outermost first, as (file, line, function); the caller itself is left out, and some above it."""
    if limit is None:
        limit = constants.DEBUG_STACK_DEPTH
    stack = _aio.callers()[above + 1:above + limit + 1]
    stack.reverse()
    return stack


def _format_stack(stack):
    import _warnings
    text = ''
    for filename, line, name in stack:
        text += f'  File "{filename}", line {line}, in {name}\n'
        source = _warnings._line(filename, line).strip()
        if source:
            text += f'    {source}\n'
    return text
