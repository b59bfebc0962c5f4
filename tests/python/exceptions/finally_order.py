"""finally runs on return, break, continue and errors, and can override them."""


def f(how):
    for i in range(3):
        try:
            if how == "return":
                return "from try"
            if how == "break":
                break
            if how == "raise":
                raise ValueError("x")
            if how == "continue":
                continue
        except ValueError:
            return "from except"
        finally:
            print("finally", i)
    return "end"


for how in ("return", "break", "raise", "continue", ""):
    print(how, "->", f(how))


def nested():
    try:
        try:
            print(1)
            raise KeyError("inner")
        finally:
            print(2)
    except KeyError as e:
        print(3, e)
        try:
            raise ValueError("second") from None
        except ValueError as v:
            print(4, v, v.__context__, v.__cause__, v.__suppress_context__)
        finally:
            print(5)
    finally:
        print(6)


nested()


def value():
    x = 1
    try:
        return x
    finally:
        x = 2


print(value())


def gen():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


for x in gen():
    print(x)
    break
g = gen()
next(g)
g.close()
