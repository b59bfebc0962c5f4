"""The start method spawn: a fresh interpreter; contexts and their processes."""

import multiprocessing as mp
import time


def work(q, x):
    q.put((x * 2, mp.get_start_method(), type(mp.current_process()).__name__, __name__))


if __name__ == '__main__':
    spawn = mp.get_context('spawn')
    q = spawn.Queue()
    p = spawn.Process(target=work, args=(q, 21))
    p.start()
    print(q.get(), p.name)
    p.join()
    print(p.exitcode, spawn.get_start_method(), type(spawn).__name__)
    server = mp.get_context('forkserver')
    q = server.Queue()
    p = server.Process(target=work, args=(q, 4))
    p.start()
    print(q.get(), p.name)
    p.join()
    for use in (lambda: mp.get_context('none'), lambda: spawn.set_start_method('fork')):
        try:
            use()
        except ValueError as e:
            print(e)
    mp.set_start_method('spawn')
    try:
        mp.set_start_method('forkserver')
    except RuntimeError as e:
        print(e)
    print(mp.get_start_method())
    mp.set_start_method('forkserver', force=True)
    print(mp.get_start_method(), mp.get_start_method(allow_none=True))
