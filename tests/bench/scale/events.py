import queue
import threading


def answer():
    while there.get():
        back.put(True)


there, back = queue.SimpleQueue(), queue.SimpleQueue()
thread = threading.Thread(target=answer)
thread.start()
for _ in range(200_000):
    there.put(True)
    back.get()
there.put(False)
thread.join()
