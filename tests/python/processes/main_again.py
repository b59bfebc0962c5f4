"""What a child of forkserver and spawn runs of the program: the main module again, under another name."""
import multiprocessing as mp
import os
import sys

print('module level:', __name__, flush=True)
VALUE = 'as written'
LIST = []


class Thing:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return isinstance(other, Thing) and self.x == other.x

    def __hash__(self):
        return hash(self.x)


def show(thing, f):
    print('child:', __name__, VALUE, LIST, thing == Thing(1), type(thing).__module__, f.__module__, f(2), flush=True)
    print('child:', sys.modules['__main__'].__name__, Thing.__module__, '__mp_main__' in sys.modules,
          sys.modules['__main__'] is sys.modules['__mp_main__'], flush=True)
    LIST.append('child')


def twice(x):
    return x * 2


if __name__ == '__main__':
    VALUE = 'changed'
    LIST.append('main')
    for method in ('spawn', 'forkserver', 'fork'):
        print('--', method, flush=True)
        ctx = mp.get_context(method)
        for _ in range(2):
            p = ctx.Process(target=show, args=(Thing(1), twice))
            p.start()
            p.join()
            print(p.exitcode, type(p).__name__, LIST, flush=True)
    print(mp.get_start_method(), mp.get_all_start_methods())
    try:
        mp.set_start_method('spawn')
    except RuntimeError as e:
        print(e)
    mp.set_start_method('spawn', force=True)
    print(mp.get_start_method(), mp.get_context().get_start_method(), mp.get_context('fork').Process.__name__)
    try:
        mp.get_context('threads')
    except ValueError as e:
        print(e)
    print(mp.cpu_count() == os.cpu_count())
