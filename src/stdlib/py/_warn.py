"""What `warnings` has in C (`Python/_warnings.c`): finding the line that is warned about, and the filters.

`_warnings._where` finds the line.
"""

import sys
import _warnings


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Warn about the caller's line; stacklevel=2 means the caller's caller, and so on."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    elif not (isinstance(category, type) and issubclass(category, Warning)):
        given = category.__name__ if isinstance(category, type) else type(category).__name__
        raise TypeError(f"category must be a Warning subclass, not '{given}'"
                        if not isinstance(category, type) else
                        f"category must be a Warning subclass, not class '{given}'")
    filename, lineno, module, _ = _warnings._where(max(stacklevel, 1) - 1)
    _warn(message, category, filename, lineno, module, source)


def _warn_unawaited_coroutine(coro):
    """The interpreter calls this when a coroutine dies that nobody awaited."""
    text = f"coroutine '{coro.__qualname__}' was never awaited"
    # At the end of the program the interpreter no longer asks this module in CPython, and has no more to say.
    if coro.cr_origin is not None and _warnings._where(0)[0] != '<sys>':
        text += '\nCoroutine created at (most recent call last)'
        for filename, lineno, name in reversed(coro.cr_origin):
            text += f'\n  File "{filename}", line {lineno}, in {name}'
            line = _warnings._line(filename, lineno).strip()
            if line:
                text += f'\n    {line}'
    warn(text, RuntimeWarning, source=coro)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Warn about a line that is named by the caller."""
    lineno = int(lineno)
    if module is None:
        module = filename[:-3] if filename.endswith('.py') else filename or '<unknown>'
    if isinstance(message, Warning):
        category = message.__class__
    _warn(message, category, filename, lineno, module, source)


def _warn(message, category, filename, lineno, module, source=None):
    if isinstance(message, Warning):
        text = str(message)
    else:
        text = message
        message = category(message)
    state = sys.modules['warnings']
    action = state.defaultaction
    for wanted, pattern, kind, in_module, at in state.filters:
        if ((pattern is None or pattern.match(str(text))) and issubclass(category, kind)
                and (in_module is None or module == in_module if isinstance(in_module, str | None)
                     else in_module.match(module)) and (at == 0 or at == lineno)):
            action = wanted
            break
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action not in ('always', 'all'):
        key = {'once': (text, category), 'module': (text, category, filename)}.get(
            action, (text, category, filename, lineno))
        if key in state._shown:
            return
        state._shown.add(key)
    found = state.WarningMessage(message, category, filename, lineno, None, None, source, module)
    if state._record is not None:
        state._record.append(found)
    elif sys.is_finalizing():
        sys.stderr.write(f'{filename}:{lineno}: {category.__name__}: {text}\n')
    elif source is not None and state.showwarning is state._showwarning and filename != '<sys>':
        sys.stderr.write(state.formatwarning(message, category, filename, lineno)
                         + f'{category.__name__}: Enable tracemalloc to get the object allocation traceback\n')
    else:
        state._showwarnmsg(found)
