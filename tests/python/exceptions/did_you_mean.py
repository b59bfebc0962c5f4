"""What CPython guesses about names, modules and attributes that do not exist."""
import traceback


class Basket:
    def __init__(self):
        self.content, self.price = [], 0

    def add_item(self):
        return contents


def attempts():
    yield lambda: prnit('x')
    yield lambda: Timer(1)
    yield lambda: Base
    yield lambda: copyreg
    yield lambda: tru
    yield lambda: sortd([])
    yield lambda: queue.Queue()
    yield lambda: Runtimeerror
    yield lambda: Basket().contnt
    yield lambda: Basket().add_itme()
    yield lambda: [].push(1)
    yield lambda: 'a'.uper()
    yield lambda: {}.kyes()
    yield lambda: zzzzzz
    yield Basket().add_item


for attempt in attempts():
    try:
        attempt()
    except (NameError, AttributeError) as error:
        print(traceback.format_exc().splitlines()[-1])
try:
    import threding
except ImportError as error:
    print(traceback.format_exc().splitlines()[-1])
try:
    import multiprocess
except ImportError as error:
    print(traceback.format_exc().splitlines()[-1])
try:
    import qwertyuiop
except ImportError as error:
    print(traceback.format_exc().splitlines()[-1])
try:
    import Queue
except ImportError as error:
    print(traceback.format_exc().splitlines()[-1])
try:
    from queue import Qeue
except ImportError as error:
    print(traceback.format_exc().splitlines()[-1].replace('/usr/lib/python3.15/', ''))
