"""A function that holds a lock calls one that wants it too."""
import threading

KIND = "Lock"  # @param ["Lock", "RLock"]

lock = threading.RLock() if KIND == "RLock" else threading.Lock()
log = []


def write(text):
    with lock:
        log.append(text)


def write_both(first, second):
    with lock:  # both lines or none
        write(first)
        write(second)


write_both("debit", "credit")
print(log)
