"""with: enter, exit, errors, several managers."""


class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value, tb is not None)
        return self.swallow


with Manager("a") as a:
    print("body", a)
with Manager("b") as b, Manager("c") as c:
    print("body", b, c)
with (
    Manager("d"),
    Manager("e") as e,
):
    print(e)
with Manager("swallows", True):
    raise ValueError("gone")
try:
    with Manager("outer"), Manager("inner"):
        raise KeyError("through both")
except KeyError as err:
    print("caught", err)


def early():
    with Manager("return"):
        return "value"


print(early())
for i in range(2):
    with Manager(f"loop{i}", True):
        if i == 0:
            continue
        break


class BadExit(Manager):
    def __exit__(self, *args):
        raise RuntimeError("from exit")


try:
    with BadExit("bad"):
        raise ValueError("from body")
except RuntimeError as e:
    print(e, "| context", repr(e.__context__))


class BadEnter(Manager):
    def __enter__(self):
        raise RuntimeError("from enter")


try:
    with Manager("first"), BadEnter("second"):
        print("never")
except RuntimeError as e:
    print(e)
for thing in (5, None, "x"):
    try:
        with thing:
            pass
    except TypeError as e:
        print(e)
with open("notes.txt", "w") as f:
    f.write("one\ntwo\n")
with open("notes.txt") as f:
    print(f.read().split(), f.closed)
print(f.closed)
