"""`value.value += 1` from two processes is two steps: with the lock none is lost."""

import multiprocessing as mp


def unlocked(value, n):
    for _ in range(n):
        value.value += 1


def locked(value, n):
    for _ in range(n):
        with value.get_lock():
            value.value += 1


if __name__ == '__main__':
    for target in (locked, unlocked):
        value = mp.Value('i', 0)
        ps = [mp.Process(target=target, args=(value, 2000)) for _ in range(2)]
        [p.start() for p in ps]
        [p.join() for p in ps]
        print(target.__name__, value.value == 4000 if target is locked else 2000 <= value.value <= 4000)
