"""Endless recursion ends with RecursionError; a repeated line is shown once with a count."""
# status: 1


def down(n):
    return down(n + 1)


def even(n):
    return odd(n - 1)


def odd(n):
    return even(n - 1)


try:
    even(10)
except RecursionError as e:
    print(type(e).__name__, e)
down(0)
