"""Patterns of every kind, and what wrong ones raise."""
from collections import deque
from collections.abc import Sequence, Mapping
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y=0): self.x = x; self.y = y
class Q(P): pass
class S(Sequence):
    def __init__(self, *a): self.a = a
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
class M(Mapping):
    def __init__(self, d): self.d = d
    def __len__(self): return len(self.d)
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
class L(list): pass
def f(v):
    match v:
        case None: return 'none'
        case True | False as b: return ('bool', b)
        case int(n) if n > 100: return ('big', n)
        case int() as n: return ('int', n)
        case float(x): return ('float', x)
        case "go" | "run" as word: return ('word', word)
        case str() as text if text.startswith("x "): return ('x', text[2:])
        case str(): return 'text'
        case bytes(): return 'bytes'
        case []: return 'empty'
        case [x]: return ('one', x)
        case [1, *rest]: return ('from 1', rest)
        case [x, [y, *_], *_, last]: return ('nested', x, y, last)
        case (a, b): return ('pair', a, b)
        case [*all]: return ('seq', all)
        case {"kind": "a", "value": v}: return ('kind a', v)
        case {"kind": k, **rest}: return ('kind', k, rest)
        case {}: return 'mapping'
        case P(0, 0): return 'origin'
        case P(x=0): return 'on y'
        case P(x, y) if x == y: return ('diagonal', x)
        case P(x, y=yy): return ('point', x, yy)
        case set(): return 'set'
        case _: return 'other'
for v in [None, True, 5, 500, 2.5, "go", "x yz", "zzz", b"", [], [7], (1, 2, 3), [0, [5, 6], 8, 9], (3, 4), range(3), deque([1, 2]), deque([4, 4, 4]), {"kind": "a", "value": 3}, {"kind": "b", "w": 1}, {1: 2}, P(0, 0), P(0, 3), P(2, 2), Q(1, 9), {1}, object, S(1, 2), S(9, 9, 9), M({"kind": "z"}), M({}), L([1]), L([5, 6]), [1], "run"]:
    print(f(v))
class Bad:
    __match_args__ = ["x"]
def wrong(n):
    match n:
        case 1:
            match P(1, 2):
                case P(1, 2, 3): pass
        case 2:
            match Bad():
                case Bad(1): pass
        case 3:
            match P(1, 2):
                case P(1, x=2): pass
        case 4:
            five = 5
            match 3:
                case five(): pass
        case 5:
            match 3:
                case int(1, 2): pass
for n in [1, 2, 3, 4, 5]:
    try: wrong(n)
    except TypeError as e: print(e)
