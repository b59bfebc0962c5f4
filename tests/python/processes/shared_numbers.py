"""Shared memory in its forms: Value, Array, raw ones, ShareableList, SharedMemory; and lost updates without a lock."""
import multiprocessing as mp
import time
from multiprocessing import shared_memory


def attempt(label, f, *args, **kwargs):
    try:
        print(label, '->', f(*args, **kwargs), flush=True)
    except Exception as e:
        print(label, '->', type(e).__qualname__, e, flush=True)


def add(value, array, n):
    for _ in range(n):
        with value.get_lock():
            value.value += 1
    with array:
        array[0] = array[0] + n
        array[-1] *= 2


def careless(value, pause):
    for _ in range(20):
        now = value.value
        time.sleep(pause)
        value.value = now + 1


def write(name):
    block = shared_memory.SharedMemory(name=name)
    block.buf[0:5] = b'child'
    block.close()


def change(name):
    items = shared_memory.ShareableList(name=name)
    items[0] += 1
    items[2] = 'child'
    items.shm.close()


def main():
    print('-- Value and Array')
    value, array = mp.Value('i', 5), mp.Array('i', [1, 2, 3])
    ps = [mp.Process(target=add, args=(value, array, 50)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(value.value, array[:], len(array), array[1], array[0:2], list(array))
    attempt('text', setattr, value, 'value', 'x')
    attempt('index', lambda: array[9])
    attempt('code', mp.Value, '?')
    for code, x in (('d', 1.5), ('f', 0.5), ('q', 2 ** 40), ('B', 255), ('h', -3), ('l', 7), ('c', b'z')):
        print(code, mp.Value(code, x).value, end=' ')
    print()
    plain = mp.Value('i', 1, lock=False)
    print(plain.value, hasattr(plain, 'get_lock'), mp.RawValue('d', 2.5).value, mp.RawArray('i', 3)[:])
    text = mp.Array('c', b'hello')
    text.value = b'bye'
    print(text.value, text.raw, len(text))
    zeros = mp.Array('d', 4)
    zeros[1:3] = [1.5, 2.5]
    print(zeros[:], value.get_obj().value, type(value.get_lock()).__name__)

    print('-- updates are lost without a lock')
    value = mp.Value('i', 0)
    ps = [mp.Process(target=careless, args=(value, 0.001)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(20 <= value.value <= 40)

    print('-- SharedMemory')
    block = shared_memory.SharedMemory(create=True, size=16)
    try:
        block.buf[:6] = b'parent'
        p = mp.Process(target=write, args=(block.name,))
        p.start()
        p.join()
        print(bytes(block.buf[:6]), block.size >= 16, block.name.startswith('psm_'))
        block.buf[15] = 255
        print(block.buf[15], block.buf[14])
    finally:
        block.close()
        block.unlink()
    try:
        shared_memory.SharedMemory(name=block.name)
    except FileNotFoundError as e:
        print('gone:', e.strerror, e.filename == '/' + block.name)
    attempt('size', shared_memory.SharedMemory, create=True, size=0)

    print('-- ShareableList')
    items = shared_memory.ShareableList([1, 2.5, 'text', b'bytes', True, None])
    p = mp.Process(target=change, args=(items.shm.name,))
    p.start()
    p.join()
    print(list(items), len(items), items[2], items.count(True), items.index(2.5), items.format)
    attempt('too long', items.__setitem__, 2, 'a text that is much too long')
    attempt('index', items.index, 'missing')
    attempt('append', lambda: items.append(1))
    items[1] = 9
    print(items[1])
    items.shm.close()
    items.shm.unlink()


if __name__ == '__main__':
    main()
