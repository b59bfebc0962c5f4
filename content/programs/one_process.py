"""Three threads of one process: what they share and what each has for itself."""
import os
import threading
import time

shared = []
main_pid = os.getpid()


def work(name):
    own = []  # a local variable: only this thread's own stack refers to it
    for step in range(3):
        own.append(step)
        shared.append(f"{name}{step}")
        time.sleep(0.002)
    print(f"{name}: own {own}, same process as main: {os.getpid() == main_pid}")


threads = [threading.Thread(target=work, args=(name,), name=name) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"shared: {shared}")
