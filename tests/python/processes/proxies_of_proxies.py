"""What proxies are called, what they can do in the process that made them and elsewhere, and how they fail."""

import multiprocessing as mp
import traceback
from multiprocessing.managers import BaseManager


class Meter:
    def __init__(self, start=0):
        self.reading = start

    def add(self, amount=1):
        self.reading += amount
        return self.reading

    def secret(self):
        return lambda: self.reading


class Shop(BaseManager):
    pass


Shop.register('Meter', Meter)


def attempt(what, function):
    try:
        print(what, '->', function(), flush=True)
    except Exception as error:
        print(what, '!!', type(error).__name__, str(error).strip().partition('\n')[0], flush=True)


def elsewhere(stock, names):
    # A proxy that came from another process does not know the manager, so it cannot make a proxy of an iterator.
    attempt('iterate', lambda: list(stock))
    attempt('keys', stock.keys)
    attempt('dict', lambda: dict(stock))
    attempt('backwards', lambda: list(reversed(names)))
    attempt('list', lambda: list(names))
    attempt('manager', lambda: stock._manager)


def main():
    with mp.Manager() as manager:
        stock, names = manager.dict(nuts=3, bolts=5), manager.list(['x', 'y'])
        attempt('iterate', lambda: sorted(stock))
        attempt('kind', lambda: type(iter(stock)).__name__)
        for method in ('fork', 'spawn'):
            child = mp.get_context(method).Process(target=elsewhere, args=(stock, names))
            child.start()
            child.join()
        queue, lock, space = manager.Queue(), manager.Lock(), manager.Namespace(colour='red')
        print(type(queue).__name__, type(lock).__name__, sorted(queue._exposed_))
        with lock:
            print(lock.locked(), end=' ')
        print(lock.locked(), space)
        attempt('hidden', lambda: queue.maxsize)
        attempt('absent', lambda: space.weight)
        tools = manager.set({1, 2})
        tools |= {7}
        tools &= {1, 7, 9}
        attempt('sets', lambda: (tools | {2}, tools - {1}, tools ^ {7, 8}, tools <= {1, 7}, sorted(tools)))
        tools.symmetric_difference_update([1, 4])
        print(tools)
        nested = manager.list([names, queue])
        print(type(nested[0]).__name__, type(nested[1]).__name__, nested[0])
        for call in (lambda: manager.list().pop(), lambda: manager.dict()['no'], lambda: manager.list(5)):
            try:
                call()
            except Exception:
                traceback.print_exc()
        attempt('no method', lambda: names._callmethod('jump'))
    attempt('after the end', manager.list)
    with Shop() as shop:
        meter = shop.Meter(4)
        print(type(meter).__name__, meter.add(), meter.add(amount=5), meter._exposed_)
        attempt('not to be sent', meter.secret)
        attempt('too many', lambda: meter.add(1, 2))
        attempt('again', shop.start)


if __name__ == '__main__':
    main()
