"""Results and errors that a pool of processes cannot send back, and what the caller sees of it."""

import multiprocessing as mp
import re
import threading
from concurrent.futures import ProcessPoolExecutor


class Strict(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


def fail(_):
    raise Strict(3, 'three')


def nested(_):
    return {'call': lambda: 1}


def lock(_):
    return threading.Lock()


def square(number):
    return number * number


def main():
    context = mp.get_context('fork')
    for function in (nested, lock):
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            try:
                pool.submit(function, 0).result()
            except Exception as error:
                text = str(error.__cause__)
                print(type(error).__name__, re.sub(' at 0x[0-9a-f]+', '', text))
            print(pool.submit(square, 3).result())
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        try:
            pool.submit(fail, 0).result()
        except Exception as error:
            print(type(error).__name__, str(error.__cause__))
    for wrong in (1.5, 'two'):
        try:
            ProcessPoolExecutor(wrong, mp_context=context)
        except TypeError as error:
            print(error)
        try:
            context.Semaphore(wrong)
        except TypeError as error:
            print(error)


if __name__ == '__main__':
    main()
