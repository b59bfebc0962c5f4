"""Scopes: global, nonlocal, late binding, cells, class bodies."""
x = "global"


def show():
    return x


def local():
    x = "local"

    def inner():
        return x

    x = "changed later"
    return inner(), show()


print(local())


def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n

    def reset():
        nonlocal n
        n = 0

    return step, reset


a, reset = counter()
b, _ = counter()
print(a(), a(), a(10), b(), reset(), a(), b())


def set_global():
    global x, y
    x = "set"
    y = "new"


set_global()
print(x, y)
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


class Scope:
    x = "class"
    seen = x
    items = [1, 2]
    doubled = [i * 2 for i in items]

    def method(self):
        return x


print(Scope.seen, Scope().method(), Scope.doubled)


def conditional(flag):
    if flag:
        value = 1
    try:
        return value
    except UnboundLocalError as e:
        return str(e)


print(conditional(True), conditional(False))


def three_levels():
    v = 1

    def mid():
        def low():
            nonlocal v
            v += 1
            return v

        return low() + v

    return mid() + v


print(three_levels())


def loop_variable():
    for i in range(3):
        pass
    [i for i in "abc"]
    return i


print(loop_variable())
print(local.__closure__, len(a.__closure__), a.__closure__[0].cell_contents if a.__code__.co_freevars == ("n",) else "")
