"""Where names live."""

x: int = 1


def outer(a, b=1, /, c=2, *args, d, e=3, **kwargs) -> "text":
    """Says hello.

    Indented.
    """
    n = 0

    def inner():
        nonlocal n
        n += a
        return lambda: n + b

    class Local(Base):
        "doc"
        m = n
        squares = [n * i for i in range(3)]

        def method(self, __private=1):
            self.__secret = __private
            return super().method(), __class__

    return inner, Local, (v := c), [v for v in args if (w := v)]


def maybe(flag):
    if flag:
        value = 1
    print(value)
    del flag
    print(flag)
    for value in ():
        pass
    return value


def captured():
    return [lambda: i for i in range(3)], (j for j in i)
