"""Pixels in shared memory: blur by bands in processes, a ShareableList of settings, blocks by name, unlink."""
from multiprocessing import Process, shared_memory

WIDTH, HEIGHT = 12, 6


def band(source_name, target_name, first, last):
    source = shared_memory.SharedMemory(name=source_name)
    target = shared_memory.SharedMemory(name=target_name)
    for y in range(first, last):
        for x in range(WIDTH):
            near = [source.buf[j * WIDTH + i]
                    for j in range(max(0, y - 1), min(HEIGHT, y + 2))
                    for i in range(max(0, x - 1), min(WIDTH, x + 2))]
            target.buf[y * WIDTH + x] = sum(near) // len(near)
    source.close()
    target.close()


def settings(name):
    shared = shared_memory.ShareableList(name=name)
    shared[0] += 1
    shared[2] = shared[2].upper()
    shared.shm.close()


def show(block):
    for y in range(HEIGHT):
        print(''.join(' .:*#@'[v * 5 // 255] for v in bytes(block.buf[y * WIDTH:(y + 1) * WIDTH])))


def main():
    size = WIDTH * HEIGHT
    source = shared_memory.SharedMemory(create=True, size=size)
    target = shared_memory.SharedMemory(create=True, size=size)
    try:
        source.buf[:size] = bytes(255 if (x // 3 + y // 2) % 2 else 0 for y in range(HEIGHT) for x in range(WIDTH))
        show(source)
        half = HEIGHT // 2
        helpers = [Process(target=band, args=(source.name, target.name, *part)) for part in [(0, half), (half, HEIGHT)]]
        for h in helpers:
            h.start()
        for h in helpers:
            h.join()
        print('-' * WIDTH)
        show(target)
        print(sum(target.buf[:size]), target.buf[0], target.size >= size)
    finally:
        for block in source, target:
            block.close()
            block.unlink()
    shared = shared_memory.ShareableList([1, 2.5, 'name', b'bytes', None, True])
    p = Process(target=settings, args=(shared.shm.name,))
    p.start()
    p.join()
    print(list(shared), len(shared), shared.count(None), shared.index(True) in (0, 5), shared[-3:] if False else shared[3])
    try:
        shared[2] = 'longer than its place, far too long'
    except ValueError as error:
        print(error)
    try:
        shared[9]
    except IndexError as error:
        print(error)
    shared.shm.close()
    shared.shm.unlink()
    try:
        shared_memory.SharedMemory(name='nothing_of_this_name')
    except FileNotFoundError as error:
        print(error.errno, error.strerror)


if __name__ == '__main__':
    main()
