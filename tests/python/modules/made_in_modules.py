"""Classes made by a call belong to the module that calls, and an import that failed is tried again."""
import pickle
import sys

with open('shapes_of_test.py', 'w') as file:
    file.write('''
import collections, dataclasses, enum, typing
Point = collections.namedtuple('Point', 'x y')
Old = typing.NamedTuple('Old', [('a', int)])
class New(typing.NamedTuple):
    a: int
Color = enum.Enum('Color', 'RED GREEN')
Flag = enum.IntFlag('Flag', 'A B')
Data = dataclasses.make_dataclass('Data', ['x'])
Table = typing.TypedDict('Table', {'a': int})
Id = typing.NewType('Id', int)
T = typing.TypeVar('T')
P = typing.ParamSpec('P')
def make(name):
    return collections.namedtuple(name, 'x'), enum.Enum(name, 'A')
''')
import shapes_of_test as shapes
import selectors
import inspect
import urllib.parse

for name in ('Point', 'Old', 'New', 'Color', 'Flag', 'Data', 'Table', 'Id', 'T', 'P'):
    print(name, getattr(shapes, name).__module__, getattr(shapes, name))
print(*[made.__module__ for made in shapes.make('Here')])
for cls in (selectors.SelectorKey, inspect.FullArgSpec, urllib.parse.SplitResult):
    print(cls)
print(pickle.loads(pickle.dumps([shapes.Point(1, 2), shapes.Color.RED, shapes.Data(3), shapes.Old(4)])))

with open('broken_of_test.py', 'w') as file:
    file.write('import json\nprint("runs")\nraise ValueError("broken")\n')
for attempt in range(2):
    try:
        import broken_of_test
    except ValueError as e:
        print(e, 'broken_of_test' in sys.modules, 'json' in sys.modules, e.__context__)
try:
    __import__('broken_of_test')
except ValueError:
    with open('broken_of_test.py', 'w') as file:
        file.write('value = 1  # mended\n')
import broken_of_test
print(broken_of_test.value, 'broken_of_test' in sys.modules)
