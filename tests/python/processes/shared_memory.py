"""SharedMemory and ShareableList: named blocks that processes open."""

import multiprocessing as mp
from multiprocessing import shared_memory


def double(name, list_name):
    block = shared_memory.SharedMemory(name=name)
    for i in range(4):
        block.buf[i] *= 2
    block.close()
    items = shared_memory.ShareableList(name=list_name)
    items[0] += 1
    items[2] = 'child'
    items.shm.close()


if __name__ == '__main__':
    block = shared_memory.SharedMemory(create=True, size=8)
    block.buf[:4] = bytes([1, 2, 3, 4])
    block.buf[7] = 255
    items = shared_memory.ShareableList([41, 2.5, 'parent', None, True, b'raw'])
    p = mp.Process(target=double, args=(block.name, items.shm.name))
    p.start()
    p.join()
    print(bytes(block.buf[:8]), block.buf[3], block.size >= 8, len(items))
    print(list(items), items[-1], items.count(2.5), items.index(True))
    items[3] = None
    try:
        items[2] = 'much too long for the place'
    except ValueError as e:
        print(e)
    try:
        items[6]
    except IndexError as e:
        print(e)
    items.shm.close()
    items.shm.unlink()
    block.close()
    block.unlink()
    for use in (lambda: shared_memory.SharedMemory(name='no_such_block'),
                lambda: shared_memory.SharedMemory(create=True, size=0)):
        try:
            use()
        except (FileNotFoundError, ValueError) as e:
            print(type(e).__name__, e)
