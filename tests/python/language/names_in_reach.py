"""dir() of the program's module, of a function and of a class."""
import threading

x = 1


def f():
    pass


class A:
    pass


print(dir())


def g():
    a = 1
    b = 2
    print(dir())


g()
print([n for n in dir(A) if not n.startswith("__")])
