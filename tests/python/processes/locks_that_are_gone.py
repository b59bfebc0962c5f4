"""A child that begins when its parent has no use for a lock any more does not find it."""

import multiprocessing


def use(lock):
    with lock:
        print('used')


if __name__ == '__main__':
    process = multiprocessing.Process(target=use, args=(multiprocessing.Lock(),))
    process.start()
    process.join()
    print(process.exitcode)

    lock = multiprocessing.Semaphore(2)
    process = multiprocessing.Process(target=use, args=(lock,))
    process.start()
    process.join()
    print(process.exitcode)

    process = multiprocessing.Process(target=use, args=(lock,))
    process.start()
    del lock
    process.join()
    print(process.exitcode)

    # A copy of the parent has what it had.
    context = multiprocessing.get_context('fork')
    process = context.Process(target=use, args=(context.Lock(),))
    process.start()
    process.join()
    print(process.exitcode)
