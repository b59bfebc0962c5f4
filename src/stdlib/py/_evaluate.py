"""The built-ins eval, exec and compile, loaded when a program first names one."""

import builtins as __builtins__

from _gilscope import compiled, namespace, run, scope, unsupported

_NAMES = type(globals())


def _text(source, what):
    if isinstance(source, str):
        return source
    if isinstance(source, (bytes, bytearray)):
        return bytes(source).decode()
    raise TypeError(f'{what}() arg 1 must be a string, bytes or code object')


def _code(source, filename, mode):
    if mode == 'eval':
        first = source.partition('\n')[0]
        text = first.lstrip(' \t')
        if first != text and (text and text[0] != '#' or first == source):
            raise IndentationError('unexpected indent', (filename, 1, len(first) - len(text), first, 1, -1))
        code = compiled(source, filename, True)
        if code is None:
            # Nothing, or a statement: its second word if that assigns, else its first.
            lines = source.split('\n')
            line = next((number for number, text in enumerate(lines) if text.strip()), 0)
            text = lines[line]
            words = text.split()
            if not words or words[0][0] == '#':
                line, text, start, end = bool(source) - 1, source, -1, -1
            else:
                word = words[len(words) > 2 and words[1][-1] == '=']
                start = text.index(word)
                end = start + len(word)
            raise SyntaxError('invalid syntax', (filename, line + 1, start + 1, text, line + 1, end + 1))
        return code
    return compiled(source, filename, False)


def compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1):
    """A code object, for exec() or eval()."""
    if mode not in ('exec', 'eval', 'single'):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
    if mode == 'single':
        unsupported("compile() with mode 'single'")
    if flags & ~0x1ff0000:
        unsupported('flags of compile()')
    return _code(_text(source, 'compile'), filename if isinstance(filename, str) else str(filename), mode)


def _names(globals, locals, what):
    """What code is to see: globals and locals (None if the same)."""
    here = None
    if globals is None:
        globals, here = scope()
        if locals is None:
            locals = here
    elif _plain(globals) and not isinstance(globals, dict):
        raise TypeError('globals must be a dict or a frozendict')
    if locals is None or locals is globals:
        locals = None
    elif not _plain(locals):
        if _plain(globals) or dict(globals) != dict(locals):
            unsupported(f'{what}() with the names of another module as locals')
        locals = None
    elif not isinstance(locals, dict):
        if not hasattr(type(locals), '__getitem__'):
            raise TypeError(f'{what}() locals must be a mapping or None, not {type(locals).__name__}')
        unsupported(f'{what}() with locals that are no dict')
    if _plain(globals):
        globals.setdefault('__builtins__', vars(__builtins__))
        globals = namespace(globals)
    return globals, locals


def _plain(mapping):
    """Whether it is a dict of the program, not the names of a module."""
    return type(mapping) is not _NAMES


def eval(source, /, globals=None, locals=None):
    """The value of an expression."""
    names, mapping = _names(globals, locals, 'eval')
    code = source if hasattr(source, 'co_name') else \
        _code(_text(source, 'eval').lstrip(' \t'), '<string>', 'eval')
    return run(code, names, mapping)


def exec(source, /, globals=None, locals=None, *, closure=None):
    """Run statements."""
    if closure is not None:
        unsupported('exec(closure=)')
    names, mapping = _names(globals, locals, 'exec')
    code = source if hasattr(source, 'co_name') else _code(_text(source, 'exec'), '<string>', 'exec')
    run(code, names, mapping)


def _syntax_warnings(*found):
    """What a program that was compiled with warnings calls first: pairs of line and text."""
    import _warnings
    import warnings
    filename, _, module, _ = _warnings._where(0)
    for lineno, text in found:
        warnings._warn(text, SyntaxWarning, filename, lineno, module)


globals()['.syntax_warnings'] = _syntax_warnings
