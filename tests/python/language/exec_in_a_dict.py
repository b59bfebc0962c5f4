"""Code that runs in a dict sees what is put there later, and changes that dict itself."""
import types

space = {}
exec("""
count = 0
def inc():
    global count
    count += 1
    return count
""", space)
print(space["inc"](), space["inc"](), space["count"])
space["count"] = 10
print(space["inc"](), space["inc"].__globals__ is space)

shared = {"x": 1}
ask = eval("lambda: x", shared)
print(ask())
shared["x"] = 2
print(ask(), sorted(shared))
del shared["x"]
try:
    ask()
except NameError as error:
    print(error)


def rules():
    made = {}
    exec("def price(amount): return amount * factor", made)
    made["factor"] = 3
    return made["price"](2)


print(rules())

# Two pieces of code share one dict.
exec("items = []\ndef add(x): items.append(x); return helper(x)", space)
exec("def helper(x): return len(items) * x", space)
print(space["add"](5), space["add"](5), space["items"])

# Deleting, classes, annotations, star imports, comprehensions.
exec("""
a = 1
del a
class Point:
    dims = 2
    def scaled(self): return dims_of(self) * K
def dims_of(p): return p.dims
def forget():
    global gone
    del gone
    return 'gone' in globals()
gone = 1
squares = [n * K2 for n in range(3)] if 'K2' in globals() else None
from math import *
half = floor(pi)
age: int = 3
""", space)
space["K"] = 21
print(space["Point"]().scaled(), "a" in space, space["forget"](), space["squares"], space["half"], space["age"])
print(space["Point"].__module__, space["inc"].__module__, eval("__name__", {"__name__": "made"}))
print(eval("globals()", shared) is shared, eval("locals()", shared) is shared, exec("here = globals() is g", space | {"g": 1}))

# Names of two dicts.
outer, inner = {"g": 1}, {"l": 2}
exec("total = g + l\ndef deep(): return g\nglobal kept\nkept = total", outer, inner)
print(inner["total"], outer["kept"], sorted(inner))
outer["g"] = 50
print(inner["deep"]())

# Without the built-ins, or with a few.
for text in ("len('abc')", "open('x')", "abs(-2)"):
    try:
        print(eval(text, {"__builtins__": {"abs": abs}}))
    except NameError as error:
        print(error)


class Defaults(dict):
    pass


mine = Defaults(n=4)
exec("m = n * 2\ndef get(): return m", mine)
mine["m"] = 9
print(mine["get"](), mine["get"].__globals__ is mine)


def plain():
    return zz


names = {"zz": 1}
copy = types.FunctionType(plain.__code__, names)
names["zz"] = 7
print(copy(), copy.__globals__ is names)

try:
    exec("pirnt(1)", {"print_it": 1})
except NameError as error:
    print(error)
try:
    exec("valeu + 1", {"value": 1})
except NameError as error:
    print(error)


def counters(names):
    """One dict for each plugin."""
    plugins = []
    for name in names:
        plugin = {"name": name, "calls": 0}
        exec("def run(x):\n    global calls\n    calls += 1\n    return f'{name}: {x} ({calls})'", plugin)
        plugins.append(plugin)
    return plugins


for plugin in counters(["a", "b"]):
    print(plugin["run"](1), plugin["run"](2), plugin["calls"])
