"""Exception groups and except*."""
# status: 1


def raise_group():
    raise ExceptionGroup("several", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [ValueError(2), OSError(3)])])


try:
    raise_group()
except* ValueError as g:
    print("values:", g.message, g.exceptions, len(g.exceptions))
except* TypeError as g:
    print("types:", repr(g))
except* OSError as g:
    print("os:", g)
try:
    raise ValueError("alone")
except* ValueError as g:
    print(type(g).__name__, g.exceptions)
g = ExceptionGroup("g", [ValueError("a"), KeyError("b")])
print(str(g), "|", repr(g))
print(g.subgroup(KeyError), g.split(ValueError))
print(g.derive([OSError()]))
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup(1, [OSError()])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [SystemExit()])).__name__)
raise_group()
