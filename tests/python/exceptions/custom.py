"""Exception classes of one's own: attributes, hierarchy, str and repr, notes."""


class AppError(Exception):
    """Base of all errors here."""


class Limit(AppError):
    def __init__(self, name, limit):
        super().__init__(f"{name} exceeds {limit}")
        self.name = name
        self.limit = limit


class Described(AppError):
    def __str__(self):
        return "described: " + ", ".join(map(str, self.args))


for e in (AppError(), AppError("one"), AppError("one", 2), Limit("size", 10), Described(1, "b")):
    print(str(e), "|", repr(e), "|", e.args)
try:
    raise Limit("load", 5)
except AppError as e:
    print(type(e).__name__, e.name, e.limit, isinstance(e, Exception))
print([c.__name__ for c in Limit.__mro__])
try:
    raise Limit
except TypeError as e:
    print(e)
try:
    raise "text"
except TypeError as e:
    print(e)
try:
    raise 42
except TypeError as e:
    print(e)
try:
    try:
        raise AppError("x")
    except "AppError":
        pass
except TypeError as e:
    print(e)
err = ValueError("with notes")
err.add_note("first note")
err.add_note("second note")
print(err.__notes__)
print(issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError))
print(issubclass(KeyboardInterrupt, Exception), issubclass(FileNotFoundError, OSError))
print(ValueError("a") == ValueError("a"), repr(KeyError("k")), str(KeyError("k")), str(IndexError("k")))
