import multiprocessing as mp
import sys
import os

CONFIG = "default"
print("importing as", __name__)


def child(q):
    q.put((CONFIG, __name__, mp.get_start_method(), mp.current_process().name, mp.parent_process().name))


def main():
    global CONFIG
    CONFIG = "changed"
    for method in ("fork", "spawn", "forkserver"):
        ctx = mp.get_context(method)
        q = ctx.Queue()
        p = ctx.Process(target=child, args=(q,))
        p.start()
        print(method, q.get())
        p.join()
        print(type(p).__name__, ctx.get_start_method())
    try:
        mp.get_context("thread")
    except ValueError as e:
        print(e)
    mp.set_start_method("spawn")
    try:
        mp.set_start_method("fork")
    except RuntimeError as e:
        print(e)
    mp.set_start_method("fork", force=True)
    print(mp.get_start_method())


if __name__ == "__main__":
    mp.freeze_support()
    main()
