"""Manager: objects in a server process, used from several processes through proxies."""

import multiprocessing as mp
from multiprocessing.managers import BaseManager


def work(d, l, lock, n):
    with lock:
        d[n] = n * n
        l.append(n)
        d['sum'] = d.get('sum', 0) + n


class Counter:
    def __init__(self, start):
        self.n = start

    def up(self, by=1):
        self.n += by
        return self.n


class MyManager(BaseManager):
    pass


MyManager.register('Counter', Counter)


def count(counter):
    for _ in range(5):
        counter.up()


if __name__ == '__main__':
    with mp.Manager() as manager:
        d, l, lock = manager.dict(a=1), manager.list(), manager.Lock()
        ps = [mp.Process(target=work, args=(d, l, lock, n)) for n in range(4)]
        [p.start() for p in ps]
        [p.join() for p in ps]
        print(sorted(l), d['sum'], len(d), sorted(str(k) for k in d.keys()))
        print(l[0] in (0, 1, 2, 3), 3 in d, d.get('none', 5), d.copy()['a'])
        l[:] = [3, 1, 2]
        l.sort()
        l.extend([9])
        print(l, list(l), l[1:3], len(l), l.count(9), l.pop(), l.index(3))
        names = manager.Namespace()
        names.x = 10
        names.y = names.x + 1
        print(names.x, names.y, names)
        value, array = manager.Value('i', 5), manager.Array('i', [1, 2])
        value.value += 2
        array[0] = 7
        print(value.value, value, array[0], len(array), array)
        q, event = manager.Queue(), manager.Event()
        q.put('x')
        print(q.get(), q.empty(), event.is_set(), event.set(), event.wait(1))
        for use in (lambda: d['none'], lambda: l[10], lambda: l.remove(77), lambda: q.get(timeout=0.01)):
            try:
                use()
            except Exception as e:
                print(type(e).__name__, e)
        print(sorted(d.items(), key=str))
    with MyManager() as manager:
        counter = manager.Counter(100)
        ps = [mp.Process(target=count, args=(counter,)) for _ in range(2)]
        [p.start() for p in ps]
        [p.join() for p in ps]
        print(counter.up(), counter.up(by=10))
