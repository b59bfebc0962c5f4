"""Is there anything to read? Four ways to ask the kernel."""
import select
import socket
import threading
import time

HOW = "blocking recv"  # @param ["blocking recv", "non-blocking recv", "poll in a loop", "select and recv"]
REPLY_MS = 40  # @param {type:"slider", min:5, max:80, step:5}

here, there = socket.socketpair()


def reply():
    time.sleep(REPLY_MS / 1000)
    there.send(b"hello")


threading.Thread(target=reply, name="peer").start()
start = time.perf_counter()
calls = 1
if HOW == "blocking recv":
    data = here.recv(100)
elif HOW == "non-blocking recv":
    here.setblocking(False)
    try:
        data = here.recv(100)
    except BlockingIOError as error:
        data = f"{type(error).__name__}: {error}"
elif HOW == "poll in a loop":
    here.setblocking(False)
    while True:
        try:
            data = here.recv(100)
            break
        except BlockingIOError:
            calls += 1
            time.sleep(0.005)
else:
    here.setblocking(False)
    readable, _, _ = select.select([here], [], [])
    data = here.recv(100)
    calls = 2
print(f"{data} after {(time.perf_counter() - start) * 1000:.0f} ms and {calls} calls")
