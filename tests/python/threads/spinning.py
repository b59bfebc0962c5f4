"""A thread that drops the GIL all the time and takes it back does not keep it for ever."""
import os
import threading
import time


def beside(spin):
    state = {'running': True, 'turns': 0}

    def loop():
        while state['running']:
            spin()
            state['turns'] += 1

    thread = threading.Thread(target=loop)
    thread.start()
    start = time.perf_counter()
    for _ in range(5):
        time.sleep(0.001)
    state['running'] = False
    thread.join()
    print(state['turns'] > 5, time.perf_counter() - start < 1)


beside(lambda: time.sleep(0))
reader, writer = os.pipe()
beside(lambda: (os.write(writer, b'x'), os.read(reader, 1)))
lock = threading.Lock()
beside(lambda: lock.acquire(timeout=0) and lock.release())
