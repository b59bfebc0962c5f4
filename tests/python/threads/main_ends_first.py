"""The main thread fails while another still works: its traceback comes first, the thread is waited for."""
# status: 1
import threading
import time


def work():
    for i in range(3):
        time.sleep(0.1)
        print("still working", i)


threading.Thread(target=work).start()
print("main is about to fail")
raise ValueError("main failed")
