"""Three threads want one lock again and again. Who gets it how many times in a row?"""
import threading
import time

HOLD_MS = 2.0  # @param {type:"slider", min:0.1, max:5, step:0.1}
ROUNDS = 8  # @param {type:"slider", min:1, max:20, step:1}

lock = threading.Lock()
order = []


def work(name):
    for _ in range(ROUNDS):
        with lock:
            order.append(name)
            time.sleep(HOLD_MS / 1000)


threads = [threading.Thread(target=work, args=(name,), name=name) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
longest = run = 1
for before, after in zip(order, order[1:]):
    run = run + 1 if before == after else 1
    longest = max(longest, run)
print("".join(order))
print(f"at most {longest} times in a row")
