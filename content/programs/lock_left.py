"""A thread fails while it holds a lock."""
import threading
import time

WITH = False  # @param {type:"boolean"}

lock = threading.Lock()


def careless():
    lock.acquire()
    time.sleep(0.02)
    raise ValueError("careless fails")
    lock.release()  # never reached


def careful():
    with lock:
        time.sleep(0.02)
        raise ValueError("careful fails")


def next_one():
    print("next one waits for the lock")
    with lock:
        print("next one has it")


first = threading.Thread(target=careful if WITH else careless, name="first")
second = threading.Thread(target=next_one, name="second")
first.start()
second.start()
