"""Each process has its own globals: a child begins with the module as imported again, and changes its own."""

from functools import partial
import multiprocessing as mp

# The order of lines is that of a terminal.
print = partial(print, flush=True)
counter = 0
items = []
print('importing', __name__)


def change(q, mutable):
    global counter
    counter += 1
    items.append(counter)
    mutable.append('child')
    q.put((counter, items, mutable))


if __name__ == '__main__':
    counter = 10
    mine = ['parent']
    q = mp.Queue()
    for _ in range(3):
        p = mp.Process(target=change, args=(q, mine))
        p.start()
        p.join()
        print(q.get())
    print(counter, items, mine)
