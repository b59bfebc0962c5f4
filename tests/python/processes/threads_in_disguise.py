"""multiprocessing.dummy: the package's names, done with threads."""

import multiprocessing.dummy as mp
from multiprocessing.dummy.connection import Client, Listener


def double(conn):
    conn.send(conn.recv() * 2)


def main():
    ours, theirs = mp.Pipe()
    worker = mp.Process(target=double, args=(theirs,))
    print(worker.exitcode, worker.is_alive())
    worker.start()
    ours.send(21)
    print(ours.recv(), ours.poll(), ours.poll(0.01))
    worker.join()
    print(worker.exitcode, mp.active_children())
    value, numbers = mp.Value('i', 5), mp.Array('d', [1.5, 2])
    value.value += 1
    print(value, value.value, numbers)
    manager = mp.Manager()
    print(manager.list is list, manager.dict(a=1), manager.Namespace(b=2, _hidden=3), manager.shutdown())
    with Listener() as listener:
        caller = mp.Process(target=lambda: Client(listener.address).send('hello'))
        caller.start()
        print(listener.accept().recv())
        caller.join()
    with mp.Pool(2) as pool:
        print(pool.map(abs, [-1, -2]), pool)


if __name__ == '__main__':
    main()
