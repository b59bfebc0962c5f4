"""Each kind of mistake leaves a traceback in its thread: what the marks point at."""
import threading


class Thing:
    name = "thing"


def attribute():
    thing = Thing()
    print(thing.name.size)


def attribute_typo():
    Thing().nam


def name_typo():
    counter = 1
    print(conter)


def index():
    rows = [[1, 2], [3]]
    return rows[1][5]


def binary():
    a, b = 1, "2"
    return 10 + (a + b) * 2


def call():
    nothing = None
    return nothing(1, 2)


def arguments():
    return len("a", "b")


def unpack():
    a, b = [1, 2, 3]


def convert():
    return int("12a") + float("1")


def compare():
    return [3, "x"].sort()


def assertion():
    x = 3
    assert x < 2, f"x is {x}"


def bare_assertion():
    assert [] != []


def iterate():
    for x in 5:
        pass


def imported():
    import no_such_module


def raised():
    raise ValueError("a message",
                     "and more")


for f in (attribute, attribute_typo, name_typo, index, binary, call, arguments, unpack, convert, compare, assertion,
          bare_assertion, iterate, imported, raised):
    t = threading.Thread(target=f)
    t.start()
    t.join()
