"""Two threads, two locks, two orders."""
import threading
import time

WAY = "opposite orders"  # @param ["opposite orders", "same order", "acquire with a timeout"]
HOLD_MS = 10  # @param {type:"slider", min:1, max:60, step:1}
TIMEOUT_MS = 30  # @param {type:"slider", min:5, max:100, step:5}

fork = threading.Lock()
knife = threading.Lock()


def eat(name, first, second):
    with first:
        print(f"{name} has one")
        time.sleep(HOLD_MS / 1000)
        if WAY == "acquire with a timeout":
            if not second.acquire(timeout=TIMEOUT_MS / 1000):
                print(f"{name} gives up")
                return
        else:
            second.acquire()
        print(f"{name} eats")
        second.release()


ann = threading.Thread(target=eat, args=("ann", fork, knife), name="ann")
if WAY == "same order":
    bob = threading.Thread(target=eat, args=("bob", fork, knife), name="bob")
else:
    bob = threading.Thread(target=eat, args=("bob", knife, fork), name="bob")
ann.start()
bob.start()
ann.join()
bob.join()
print("both are done")
