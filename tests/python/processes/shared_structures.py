"""Structures of ctypes in shared memory, blocks from a SharedMemoryManager, and arrays of a manager."""
import struct
from ctypes import Structure, c_bool, c_double, c_int
from multiprocessing import Array, Lock, Manager, Process, Value, shared_memory
from multiprocessing.managers import SharedMemoryManager


class Point(Structure):
    _fields_ = [('x', c_double), ('y', c_double)]


class Mixed(Structure):
    _fields_ = [('flag', c_bool), ('count', c_int), ('mean', c_double)]


def square(n, points, mixed, numbers):
    n.value **= 2
    for p in points:
        p.x **= 2
        p.y **= 2
    mixed.flag = True
    mixed.count += 7
    with mixed.get_lock():
        mixed.mean = mixed.count / 2
    numbers[1] = 9


def poke(name):
    block = shared_memory.SharedMemory(name=name)
    struct.pack_into('<i', block.buf, 4, 123456)
    block.buf[0] = 99
    block.close()


if __name__ == '__main__':
    lock = Lock()
    n = Value(c_int, 7)
    points = Array(Point, [(1.5, -6.25), (-5.75, 2.0)], lock=lock)
    mixed = Value(Mixed, False, 3)
    numbers = Array(c_int, [1, 2, 3], lock=False)
    p = Process(target=square, args=(n, points, mixed, numbers))
    p.start()
    p.join()
    print(n.value, [(q.x, q.y) for q in points], len(points), points[1].y)
    print(mixed.flag, mixed.count, mixed.mean, mixed.get_obj().count, list(numbers))
    print(repr(Array('d', 3)).split(' object')[0], Value(c_double, 2).value)

    with SharedMemoryManager() as smm:
        block = smm.SharedMemory(size=16)
        p = Process(target=poke, args=(block.name,))
        p.start()
        p.join()
        print(bytes(block.buf[:8]), struct.unpack_from('<i', block.buf, 4))
        print(list(smm.ShareableList([1, 'two', 3.0])))
        name = block.name
    try:
        shared_memory.SharedMemory(name=name)
    except FileNotFoundError as e:
        print(type(e).__name__)

    with Manager() as manager:
        a = manager.Array('d', [1, 2])
        a[0] = 9
        print(list(a), a, a[1])
