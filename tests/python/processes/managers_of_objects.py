"""Managers: objects that live in a server process, proxies for them, and a class of one's own."""
import multiprocessing as mp
import threading
from multiprocessing.managers import BaseManager


def attempt(name, f, *args, **kwargs):
    try:
        print(name, '->', f(*args, **kwargs), flush=True)
    except Exception as e:
        print(name, '->', type(e).__qualname__, e, flush=True)


class Counter:
    def __init__(self, start=0):
        self.n = start

    def add(self, n=1):
        self.n += n
        return self.n

    def fail(self):
        raise LookupError('in the manager')

    def _hidden(self):
        return 'hidden'


class Mine(BaseManager):
    pass


Mine.register('Counter', Counter)
Mine.register('get_list', list, exposed=('append', '__len__', '__getitem__'))


def fill(d, l, ns, lock, event, q):
    with lock:
        d['child'] = [1, 2]
        l.append('child')
        ns.x += 1
    q.put('from the child')
    event.wait()
    l.extend('ab')


def adds(counter, n):
    for _ in range(n):
        counter.add()


def main():
    print('-- the usual ones')
    with mp.Manager() as manager:
        d, l, ns = manager.dict(a=1), manager.list([3, 1, 2]), manager.Namespace(x=10)
        lock, event, q = manager.Lock(), manager.Event(), manager.Queue()
        p = mp.Process(target=fill, args=(d, l, ns, lock, event, q))
        p.start()
        print(q.get(), d, l, ns.x)
        event.set()
        p.join()
        print(l[:], len(l), 'child' in d, sorted(d.keys()), d.get('none', 0), d.copy(), ns)
        l.sort(key=str)
        l[0] = 'first'
        del l[1]
        print(l, l.index('child'), l.count('a'), [x for x in l], l + [1], l * 1 == list(l))
        d.update(b=2)
        print(d.pop('b'), d.setdefault('c', 3), list(d.items())[:1], dict(d) == d.copy(), len(d))
        attempt('key', lambda: d['missing'])
        attempt('index', lambda: l[99])
        attempt('attribute', lambda: ns.missing)
        attempt('method', lambda: l.nothing)
        nested = manager.list()
        nested.append(manager.dict(k='v'))
        nested[0]['k'] = 'changed through the proxy'
        d['plain'] = []
        d['plain'].append('lost')
        print(nested[0]['k'], d['plain'])
        value, array = manager.Value('i', 3), manager.Array('i', [1, 2])
        value.value += 1
        print(value.value, value, array[1], array)
        q.put_nowait(1)
        print(q.qsize(), q.get(timeout=1), q.empty())
        attempt('empty', q.get, timeout=0.01)
        attempt('empty', q.get_nowait)
        barrier, s, c = manager.Barrier(1), manager.Semaphore(1), manager.Condition()
        print(barrier.wait(), s.acquire(), s.acquire(False))
        with c:
            print(c.wait(0.01))
        print(type(d).__name__, type(l).__name__, str(d) == repr(d.copy()), repr(l)[:23])
        with mp.Pool(2) as pool:
            pool.starmap(d.__setitem__, [(n, n * n) for n in range(3)])
        print([d[n] for n in range(3)])
    attempt('after the end', l.append, 1)

    print('-- a class of one\'s own')
    with Mine() as manager:
        counter = manager.Counter(10)
        ps = [mp.Process(target=adds, args=(counter, 20)) for _ in range(2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
        print(counter.add(0))
        attempt('fail', counter.fail)
        attempt('hidden', lambda: counter._hidden())
        attempt('attribute', lambda: counter.n)
        exposed = manager.get_list('abc')
        exposed.append('d')
        print(len(exposed), exposed[3])
        attempt('not exposed', lambda: exposed.pop())
        threads = [threading.Thread(target=adds, args=(counter, 5)) for _ in range(3)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        print(counter.add(0))


if __name__ == '__main__':
    main()
