"""The traceback module: stacks, limits, chains, lists of calls, summaries, what is taken down for later."""
import functools
import io
import sys
import traceback


def outer(function):
    return inner(function, depth=2)


def inner(function, depth):
    if depth:
        return inner(function, depth - 1)
    return function()


def show_stack():
    out = io.StringIO()
    traceback.print_stack(file=out)
    print(out.getvalue().replace('\n', '\n| '))
    print(len(traceback.format_stack()), [f.name for f in traceback.extract_stack()][-3:])
    print(traceback.format_stack(limit=1)[0].split(', ')[1:])
    frames = list(traceback.walk_stack(None))
    print(len(frames), frames[0][0].f_code.co_name, frames[0][1] == frames[0][0].f_lineno)


outer(show_stack)


def divide():
    try:
        return {}['key']
    except KeyError as error:
        try:
            return (1 +
                    error.args[0].missing)
        except AttributeError as second:
            raise ValueError('all went wrong') from second


try:
    outer(divide)
except ValueError as error:
    for options in {}, {'limit': 1}, {'limit': -1}, {'chain': False}, {'chain': False, 'limit': 0}:
        print('--', options)
        traceback.print_exception(error, file=sys.stdout, **options)
    print('--', 'tb')
    traceback.print_tb(error.__traceback__, file=sys.stdout)
    traceback.print_tb(error.__traceback__, limit=2, file=sys.stdout)
    calls = traceback.extract_tb(error.__traceback__)
    print(type(calls).__name__, len(calls), calls[-1].name, calls[-1].line, calls[0].lineno, tuple(calls[1])[2:])
    print(''.join(traceback.format_list(calls[-2:])), ''.join(calls.format()) == ''.join(traceback.format_tb(error.__traceback__)))
    print(traceback.format_list([('made.py', 7, 'up', 'text')]))
    kept = traceback.TracebackException.from_exception(error)
    print(str(kept), kept.exc_type_str, len(kept.stack), list(kept.format_exception_only()))
    print(''.join(kept.format()) == traceback.format_exc(), len(list(kept.format(chain=False))))
print(traceback.format_exc(), traceback.format_exception_only(KeyError('x')), traceback.format_exception_only(OSError(2, 'gone', 'f')))
error = TypeError('with notes')
error.add_note('first\nsecond')
print(traceback.format_exception(error))


@functools.cache
def down(n):
    return down(n - 1) if n else 1 / n


try:
    down(6)
except ZeroDivisionError:
    print(''.join(traceback.format_exc(limit=3)))
