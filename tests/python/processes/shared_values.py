"""Value and Array in shared memory, of several types, with and without a lock."""

import multiprocessing as mp


def change(value, array, text):
    with value.get_lock():
        value.value += 1
    for i in range(len(array)):
        array[i] *= 2
    text.value = b'child'


if __name__ == '__main__':
    value, array, text = mp.Value('i', 41), mp.Array('d', [1.5, 2, -3]), mp.Array('c', b'parent')
    p = mp.Process(target=change, args=(value, array, text))
    p.start()
    p.join()
    print(value.value, array[:], list(array), len(array), text.value, text.raw)
    print(value, mp.Value('d', 0.5), mp.RawValue('h', 70000).value, mp.RawValue('B', -1).value)
    zeros = mp.Array('i', 3)
    zeros[1] = 5
    zeros[0:1] = [7]
    print(zeros[:], zeros[-1], zeros.get_obj()[1])
    print(mp.Value('f', 0.1).value, mp.Value('c', b'x').value, mp.RawArray('l', [1, 2])[:])
    with zeros.get_lock():
        zeros[2] += 1
    with zeros:
        zeros[2] += 1
    print(zeros[:])
    for use in (lambda: zeros[3], lambda: mp.Value('i', 'x'), lambda: mp.Value('x', 1)):
        try:
            use()
        except (IndexError, TypeError) as e:
            print(type(e).__name__, e)
