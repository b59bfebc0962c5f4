# status: 3
"""Shared memory that nobody has removed at the end; the sizes of lists in it; what a view and a list refuse."""

import sys
from multiprocessing import get_context, shared_memory


def attempt(what, function):
    try:
        print(what, '->', function())
    except Exception as error:
        print(what, '!!', type(error).__name__, error)


def use(name):
    block = shared_memory.SharedMemory(name)
    block.buf[0] = 7
    block.close()


def remove(name):
    shared_memory.SharedMemory(name).unlink()


def run(target, block):
    child = get_context('fork').Process(target=target, args=(block.name,))
    child.start()
    child.join()
    attempt('close', child.close)


def main():
    kept = shared_memory.SharedMemory('kept', create=True, size=8)
    run(use, kept)
    print(kept.buf[0], kept.buf.tolist(), kept.buf.hex(), kept.buf.shape, kept.buf.readonly)
    attempt('text into bytes', lambda: kept.buf.__setitem__(0, 'x'))
    kept.close()
    gone = shared_memory.SharedMemory('gone', create=True, size=8)
    run(remove, gone)
    gone.close()
    unwatched = shared_memory.SharedMemory('unwatched', create=True, size=8, track=False)
    unwatched.close()
    items = shared_memory.ShareableList(['a', 'b' * 8, b'', True, None, 1.5, -3], name='items')
    print(items.format, items.shm.size)
    attempt('slice', lambda: items[0:2])
    attempt('text as index', lambda: items['x'])
    attempt('too large', lambda: items.__setitem__(0, 'twelve bytes'))
    items.shm.close()
    items.shm.unlink()
    empty = shared_memory.ShareableList(name=None)
    print(len(empty), empty.shm.size)
    empty.shm.close()
    empty.shm.unlink()
    unwatched.unlink()
    sys.exit(3)


if __name__ == '__main__':
    main()
