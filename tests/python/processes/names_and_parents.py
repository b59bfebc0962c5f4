"""What a child knows of itself and its parent; how children of children are called."""

import multiprocessing as mp
import os


def grandchild(q):
    me = mp.current_process()
    q.put((me.name, mp.parent_process().name, me.daemon))


def child(q, pid):
    me = mp.current_process()
    q.put((me.name, mp.parent_process().name, mp.parent_process().pid == pid, __name__))
    p = mp.Process(target=grandchild, args=(q,))
    p.start()
    p.join()
    q.put((p.name, p.exitcode, me.pid == os.getpid(), os.getpid() != pid))


def refused(q):
    try:
        mp.Process(target=grandchild, args=(q,)).start()
    except AssertionError as e:
        q.put(str(e))


if __name__ == '__main__':
    q = mp.Queue()
    print(mp.current_process(), mp.parent_process(), mp.current_process().name)
    p = mp.Process(target=child, args=(q, os.getpid()))
    p.start()
    for _ in range(3):
        print(q.get())
    p.join()
    p = mp.Process(target=refused, args=(q,), daemon=True)
    p.start()
    print(q.get())
    p.join()
    named = mp.Process(target=grandchild, args=(q,), name='named')
    named.name = 'renamed'
    named.start()
    print(q.get(), named.name)
    named.join()
    print(mp.Process().name, mp.Process().name, mp.get_start_method(), mp.get_all_start_methods())
