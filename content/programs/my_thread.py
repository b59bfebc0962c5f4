"""Find the bug: a thread that runs nothing and complains about nothing."""
import threading


class MyThread(threading.Thread):
    def __init__(self, target, name):
        super().__init__(name=name)


def work():
    done.append(threading.current_thread().name)


done = []
thread = MyThread(target=work, name="My Worker")
thread.start()
thread.join()
print(f"threads that did the work: {done}")
