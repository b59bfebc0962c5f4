"""Binds the arguments of a call to parameters, with CPython's errors: for methods that are made at run time.

`bind` does for namedtuple and dataclass what the interpreter does for a `def`. Frames of this file do not show in
tracebacks.
"""

from _suggestions import _generate_suggestions

REQUIRED = object()  # stands for "has no default"
_ABSENT = object()


def _list(names):
    names = [repr(name) for name in names]
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return f'{names[0]} and {names[1]}'
    return ', '.join(names[:-1]) + ', and ' + names[-1]


def _plural(n, word):
    return f'{n} {word}' if n == 1 else f'{n} {word}s'


def bind(function, positional, keyword_only, args, kwargs):
    """The values of all parameters, in order, as a list.

    `function` is the qualified name for messages. The parameters are two dicts from name to default (or REQUIRED).
    The counts in messages include the first parameter (self), which is not among them.
    """
    values = dict.fromkeys(positional, _ABSENT)
    values.update(dict.fromkeys(keyword_only, _ABSENT))
    for name, value in zip(positional, args):
        values[name] = value
    for name, value in kwargs.items():
        if name not in values:
            message = f"{function}() got an unexpected keyword argument '{name}'"
            near = _generate_suggestions([*positional, *keyword_only], name)
            raise TypeError(message + (f". Did you mean '{near}'?" if near else ''))
        if values[name] is not _ABSENT:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")
        values[name] = value
    if len(args) > len(positional):
        _too_many(function, positional, keyword_only, args, kwargs)
    for parameters, kind in (positional, 'positional'), (keyword_only, 'keyword-only'):
        missing = []
        for name, default in parameters.items():
            if values[name] is _ABSENT:
                if default is REQUIRED:
                    missing.append(name)
                values[name] = default
        if missing:
            raise TypeError(f'{function}() missing {len(missing)} required {kind} '
                            f'argument{"s" if len(missing) > 1 else ""}: {_list(missing)}')
    return list(values.values())


def _too_many(function, positional, keyword_only, args, kwargs):
    most = len(positional) + 1
    least = most - sum(default is not REQUIRED for default in positional.values())
    takes = f'{most} positional argument{"s" if most > 1 else ""}'
    if least < most:
        takes = f'from {least} to {most} positional arguments'
    given = str(len(args) + 1)
    extra = sum(name in keyword_only for name in kwargs)
    if extra:
        given += f' positional arguments (and {_plural(extra, "keyword-only argument")})'
    raise TypeError(f'{function}() takes {takes} but {given} were given')
