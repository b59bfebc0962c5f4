"""A lock that is taken: wait for it, wait a little, or do something else meanwhile."""
import threading
import time

HOW = "do not wait"  # @param ["wait", "wait 15 ms", "do not wait"]
HOLD_MS = 40  # @param {type:"slider", min:0, max:80, step:1}

printer = threading.Lock()


def colleague():
    with printer:
        time.sleep(HOLD_MS / 1000)


def me():
    time.sleep(0.005)
    for attempt in range(1, 30):
        if HOW == "wait":
            got = printer.acquire()
        elif HOW == "wait 15 ms":
            got = printer.acquire(timeout=0.015)
        else:
            got = printer.acquire(blocking=False)
        if got:
            print(f"attempt {attempt}: got the printer at {(time.perf_counter() - start) * 1000:.0f} ms")
            printer.release()
            return
        print(f"attempt {attempt}: taken; do something else")
        time.sleep(0.005)


start = time.perf_counter()
threads = [threading.Thread(target=work, name=work.__name__) for work in (colleague, me)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
