"""The traceback module: text of tracebacks as strings."""
import sys
import traceback


def inner(x):
    return 1 / x


def outer():
    return inner(0)


try:
    outer()
except ZeroDivisionError as e:
    print(traceback.format_exc())
    print("".join(traceback.format_exception(e)) == traceback.format_exc())
    print(traceback.format_exception_only(e))
    print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(e.__traceback__)])
    traceback.print_exc(file=sys.stdout)
    traceback.print_exc()
try:
    try:
        outer()
    except ZeroDivisionError as e:
        raise ValueError("bad input") from e
except ValueError:
    print(traceback.format_exc())
e = KeyError("made, not raised")
print(traceback.format_exception(e), e.__traceback__)


def rethrow():
    try:
        inner(0)
    except ZeroDivisionError:
        print("seen")
        raise


try:
    rethrow()
except ZeroDivisionError as e:
    tb = e.__traceback__
    lines = []
    while tb:
        lines.append(tb.tb_lineno)
        tb = tb.tb_next
    print(lines)
print(traceback.format_exc())
