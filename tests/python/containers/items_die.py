"""The order in which the items of a list die: the last of neighbours first, those of a slice with a step in order."""
from collections import deque


class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=' ')


def items(text='abcd'):
    return [Item(letter) for letter in text]


for what in ('del', 'clear', 'slice', 'part', 'step', 'backwards', 'tuple', 'deque', 'nested', 'replaced'):
    print(what, end=': ')
    some = items()
    if what == 'clear':
        some.clear()
    elif what == 'slice':
        some[:] = []
    elif what == 'part':
        del some[1:3]
    elif what == 'step':
        del some[::2]
    elif what == 'backwards':
        del some[::-1]
    elif what == 'tuple':
        some = tuple(some)
        some = None
    elif what == 'deque':
        some = deque(some)
        some.clear()
    elif what == 'nested':
        some = [some, items('xy')]
        some.clear()
    elif what == 'replaced':
        some[1:3] = items('xy')
    print('|', end=' ')
    del some
    print()
