"""Bad values for what processes share: the errors and where they come from."""

import multiprocessing as mp
import traceback
from multiprocessing import shared_memory


def c():
    mp.Value("i", "text")


def c3():
    mp.Array("i", 3)[1] = 2.5


def c4():
    mp.Array("i", 3)[7]


def c5():
    mp.Array("i", [1, "a"])


def c6():
    mp.Value("q9", 1)


def c7():
    mp.Array("d", -3)


def c8():
    mp.Value("i", 1, lock=3)


def c9():
    mp.Array("i", 3)[5] = 1


def d():
    shared_memory.SharedMemory(name="not_there")


for fn in (c, c3, c4, c5, c6, c7, c8, c9, d):
    print("---", fn.__name__)
    try:
        fn()
    except Exception:
        print(traceback.format_exc())
