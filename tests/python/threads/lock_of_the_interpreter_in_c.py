"""CDLL gives the interpreter's lock away while C runs; PyDLL keeps it."""
import ctypes
import ctypes.util
import os
import signal
import threading
import time


class Timespec(ctypes.Structure):
    _fields_ = [('seconds', ctypes.c_long), ('ns', ctypes.c_long)]


def two(label, function):
    began = time.perf_counter()
    threads = [threading.Thread(target=function) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f'{label:16} {time.perf_counter() - began:.1f} s')


free, kept = ctypes.CDLL(None), ctypes.PyDLL(ctypes.util.find_library('c'))
two('CDLL usleep', lambda: free.usleep(300_000))
two('PyDLL usleep', lambda: kept.usleep(300_000))
two('CDLL sleep', lambda: free.sleep(1))
two('PyDLL sleep', lambda: kept.sleep(1))
two('CDLL nanosleep', lambda: free.nanosleep(ctypes.byref(Timespec(0, 300_000_000)), None))
two('PyDLL nanosleep', lambda: kept.nanosleep(ctypes.byref(Timespec(0, 300_000_000)), None))

ticks = []
done = threading.Event()


def tick():
    while not done.is_set():
        ticks.append(1)
        time.sleep(0.05)


ticker = threading.Thread(target=tick)
ticker.start()
for library in kept, free:
    before = len(ticks)
    library.usleep(500_000)
    print(type(library).__name__, 'others ran:', len(ticks) - before > 5)
done.set()
ticker.join()

print(free.gettid() == free.syscall(186) == threading.get_native_id(), free.getpid() == os.getpid())

# A signal ends C's sleep; Python's handler runs behind it.
signal.signal(signal.SIGALRM, lambda number, frame: print('alarm'))
signal.setitimer(signal.ITIMER_REAL, 0.5)
print(free.sleep(5), 's left')
checked = ctypes.CDLL(None, use_errno=True)
signal.setitimer(signal.ITIMER_REAL, 0.2)
print(checked.usleep(900_000), os.strerror(ctypes.get_errno()))
