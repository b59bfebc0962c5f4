"""join with a timeout, and how a daemon thread ends."""
import threading
import time

DAEMON = False  # @param {type:"boolean"}
TIMEOUT_MS = 30  # @param {type:"slider", min:0, max:120, step:5}


def work():
    for step in range(1, 5):
        time.sleep(0.02)
        print(f"step {step} of 4")


thread = threading.Thread(target=work, name="worker", daemon=DAEMON)
thread.start()
thread.join(timeout=TIMEOUT_MS / 1000)
print(f"join came back; is the worker alive? {thread.is_alive()}")
print("main is done")
