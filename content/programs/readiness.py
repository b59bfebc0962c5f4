"""A socket has news. Who reads it: the program, or somebody for it?"""
import selectors
import socket
import threading
import time

HOW = "readiness"  # @param ["readiness", "completion"]
REPLY_MS = 40  # @param {type:"slider", min:10, max:80, step:5}

here, there = socket.socketpair()


def peer():
    time.sleep(REPLY_MS / 1000)
    there.send(b"a reply")


def say(text):
    print(f"{(time.perf_counter() - start) * 1000:.0f} ms: {text}")


def wait_for_readiness():
    selector = selectors.DefaultSelector()
    selector.register(here, selectors.EVENT_READ)
    selector.select()  # the kernel says: recv would not block now
    say("it is readable; nothing has been read")
    data = here.recv(100)  # the program reads
    say(f"read {data!r}")


def wait_for_completion():
    buffer = bytearray(100)
    finished = threading.Event()

    def kernel():  # stands for IOCP or io_uring, which fill the buffer by themselves
        buffer[:] = here.recv(100)
        finished.set()

    threading.Thread(target=kernel, name="kernel").start()
    say("read into this buffer, please")
    finished.wait()  # the kernel says: it is done
    say(f"the buffer has {bytes(buffer)!r}")


start = time.perf_counter()
threading.Thread(target=peer, name="peer").start()
if HOW == "readiness":
    wait_for_readiness()
else:
    wait_for_completion()
