"""A MutableSequence whose mixin fails: the frames of a frozen module have no text."""
# status: 1
from collections.abc import MutableSequence
class L(MutableSequence):
    def __init__(self, *a): self.l = list(a)
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
l = L(1, 2, 3)
l.append(4); l.reverse(); l += [9]; print(l.l, l.pop(), l.index(3), l.count(1)); l.extend(l); l.remove(4); print(l.l)
l.clear()
l.pop()
