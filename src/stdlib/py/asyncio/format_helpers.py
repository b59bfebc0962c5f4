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


def _get_function_source(func):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    if _aio.function_kind(func) is not None:
        code = func.__code__
        return code.co_filename, code.co_firstlineno
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


def extract_stack(f=None, limit=None):
    """Who called, outermost first, as (file, line, function); the caller itself is left out."""
    if limit is None:
        limit = constants.DEBUG_STACK_DEPTH
    stack = _aio.callers()[1:limit + 1]
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
