# print_exc(limit=...) of chained exceptions and of groups.
import sys
import traceback


def deep(n, error):
    if n:
        deep(n - 1, error)
    else:
        raise error


def caught(error, depth=2):
    try:
        deep(depth, error)
    except BaseException as found:
        return found


def chained():
    outer = ExceptionGroup("outer", [caught(OSError("o"))])
    try:
        try:
            raise ExceptionGroup("inner", [caught(ValueError(1)), TypeError(2), ExceptionGroup("deep", [caught(KeyError("k"))])])
        except ExceptionGroup as group:
            raise RuntimeError("from the group") from group
    except RuntimeError:
        deep(1, outer)


for limit in (None, 0, 1, 2, -1, -2):
    print("-- limit", limit)
    for function in (chained, lambda: deep(3, ValueError("plain"))):
        try:
            function()
        except Exception:
            traceback.print_exc(limit=limit, file=sys.stdout)
