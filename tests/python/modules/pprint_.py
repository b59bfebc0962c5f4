# pprint: width, indent, depth, compact, sorting, strings, sets, collections, dataclasses, recursion.
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr
from types import MappingProxyType, SimpleNamespace

data = {'name': 'pool', 'sizes': list(range(30)), 'nested': {'b': [1, {'deep': ('x', 'y' * 30, 'z')}], 'a': None}, 3: 'three', (1, 2): {1, 2}}
pprint(data)
pprint(data, width=40, indent=4)
pprint(data, depth=2, compact=True)
pp({'b': 1, 'a': 2})
pprint({'b': 1, 'a': 2})
pprint({'b': 1, 'a': 2}, sort_dicts=False)
pprint('a short text')
pprint('a long text of many words that goes on and on until it does not fit on one line of eighty characters any more', width=40)
pprint(['line one\nline two\n', 'a long text of many words that goes on and on until it does not fit'], width=30)
pprint(b'bytes that are longer than the width of the line allows them to be', width=30)
pprint({'key': b'some bytes that are long', 'other': bytearray(b'more bytes than fit here')}, width=30)
pprint({'pear', 'apple', 'quince', 'banana', 'cherry'}, width=20)
pprint(frozenset(range(30)), width=40)
pprint((1,)), pprint(()), pprint([]), pprint({}), pprint(set())
pprint((('a' * 30), ('b' * 30), ('c' * 30)))
pprint(OrderedDict((letter * 8, number) for number, letter in enumerate('abcdefghij')))
pprint(defaultdict(list, {letter * 10: [1] for letter in 'abcdefgh'}))
pprint(Counter('the quick brown fox jumps over the lazy dog and then some more words'))
pprint(deque(range(40), maxlen=50)), pprint(deque(['word' * 4] * 8))
pprint(ChainMap({'first' * 5: 1, 'second' * 5: 2}, {'third' * 5: 3}))
pprint(UserDict({'some key' * 4: 'value' * 4, 'other key' * 4: 'value' * 4})), pprint(UserList(['item' * 6] * 6))
pprint(SimpleNamespace(alpha=1, beta='b' * 40, gamma=[1, 2, 3] * 6))
pprint(MappingProxyType({'key' * 9: 'value' * 9, 'two' * 9: 'more' * 9}))
pprint({1: 2}.keys()), pprint({'long key number %d' % n: n for n in range(6)}.items())
Point = namedtuple('Point', 'x y')
pprint([Point(1, 2), Point('x' * 40, 'y' * 40)])


@dataclass
class Job:
    name: str
    parts: list = field(default_factory=list)
    secret: int = field(default=3, repr=False)
    child: object = None


pprint(Job('small'))
pprint(Job('a job with a rather long name', ['part number %d' % n for n in range(5)], child=Job('inner', [1, 2, 3])), width=60)
loop = [1, 2]
loop.append(loop)
print(isrecursive(loop), isreadable(loop), isreadable([1, 'x']), isreadable([object]), isrecursive([1]), pformat(loop).startswith('[1, 2, <Recursion on list with id='))
print(pformat(123456789, underscore_numbers=True), pformat([1.5, 10 ** 12], underscore_numbers=True), saferepr({'b': [], 'a': ()}))


class Mine:
    def __repr__(self):
        return 'Mine(\n  1)'


pprint([Mine(), Mine()])
PrettyPrinter(width=20, indent=2).pprint({'a': [1, 2, 3], 'bb': {'c': 'dddddddd', 'e': 'ffffffff'}})
pprint([{'id': 1, 'name': 'x' * 30, 'tags': ['a', 'b']}, {'id': 2, 'name': 'y' * 30, 'tags': []}])
for bad in ({'indent': -1}, {'depth': 0}, {'width': 0}):
    try:
        PrettyPrinter(**bad)
    except ValueError as e:
        print(e)
pprint({1: 'one', 'a': 'letter', (2,): 'tuple', None: 'none'})
pprint(list(range(100)), compact=True, width=60)
