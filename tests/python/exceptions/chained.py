"""An error while handling an error: context, cause and what the traceback shows."""
# status: 1


def parse(text):
    return int(text)


def load(text):
    try:
        return parse(text)
    except ValueError as e:
        raise RuntimeError(f"cannot load {text!r}") from e


def implicit():
    try:
        {}["key"]
    except KeyError:
        [].pop()


def silent():
    try:
        1 / 0
    except ZeroDivisionError:
        raise TypeError("without context") from None


for f in (lambda: load("x"), implicit, silent):
    try:
        f()
    except Exception as e:
        print(repr(e), "| cause", repr(e.__cause__), "| context", repr(e.__context__), e.__suppress_context__)
try:
    try:
        load("y")
    except RuntimeError:
        implicit()
finally:
    print("finally before the traceback")
