"""Two threads pay into one account: each reads the balance, takes a while, and writes it back."""
import threading
import time

LOCKED = False  # @param {type:"boolean"}
THINK_MS = 10  # @param {type:"slider", min:0, max:40, step:1}
SECOND_AFTER_MS = 4  # @param {type:"slider", min:0, max:60, step:1}

balance = 100
lock = threading.Lock()


def read_and_write(name, amount):
    global balance
    seen = balance
    print(f"{name} reads {seen}")
    time.sleep(THINK_MS / 1000)  # anything that takes time
    balance = seen + amount
    print(f"{name} writes {balance}")


def pay(name, amount, after_ms):
    time.sleep(after_ms / 1000)
    if LOCKED:
        with lock:
            read_and_write(name, amount)
    else:
        read_and_write(name, amount)


threads = [
    threading.Thread(target=pay, args=("ann", 10, 0), name="ann"),
    threading.Thread(target=pay, args=("bob", 20, SECOND_AFTER_MS), name="bob"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"balance {balance}, should be 130")
