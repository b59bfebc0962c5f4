"""Three stages in processes of their own, joined by queues; sentinels end them one after the other."""

import multiprocessing as mp


def generate(out, n):
    for i in range(n):
        out.put(i)
    out.put(None)


def square(inbox, out):
    for x in iter(inbox.get, None):
        out.put((x, x * x))
    out.put(None)


def total(inbox, out):
    out.put(sum(y for _, y in iter(inbox.get, None)))


if __name__ == '__main__':
    a, b, result = mp.Queue(3), mp.Queue(), mp.SimpleQueue()
    stages = [mp.Process(target=generate, args=(a, 50)), mp.Process(target=square, args=(a, b)),
              mp.Process(target=total, args=(b, result))]
    for p in stages:
        p.start()
    print(result.get())
    for p in stages:
        p.join()
    print([p.exitcode for p in stages])
