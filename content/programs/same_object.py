"""A queue between threads hands over the object itself."""
import queue
import threading

COPY = False  # @param {type:"boolean"}

mail = queue.Queue()


def reader():
    letter = mail.get()
    letter.append("read")
    mail.task_done()


threading.Thread(target=reader, name="reader").start()
letter = ["dear reader"]
mail.put(letter.copy() if COPY else letter)
mail.join()
print(letter)
