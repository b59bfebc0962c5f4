"""Find the bug: the thread dies, and the program reports success."""
import threading


def work(n):
    print(f"working on {n}")


thread = threading.Thread(target=work, args=(1))
thread.start()
thread.join()
print("main goes on and ends with status 0")
