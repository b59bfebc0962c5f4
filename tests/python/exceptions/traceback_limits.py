"""A recursion in a traceback that is cut: the same call more than three times in a row is told as a number."""
import traceback


def deeper(n):
    if not n:
        return {}['nothing']
    return deeper(n - 1)


def lowest(n):
    return lowest(n - 1) if n else traceback.format_stack(limit=6)


try:
    deeper(7)
except KeyError as error:
    for limit in (None, 0, 1, 3, 5, 9, -1, -2, -6, -9):
        print('limit', limit)
        print(traceback.format_exc(limit=limit))
    print(''.join(traceback.format_tb(error.__traceback__)))
    print(''.join(traceback.extract_tb(error.__traceback__, limit=-7).format()))
print(''.join(lowest(8)))
