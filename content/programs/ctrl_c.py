"""Somebody presses Ctrl+C after 50 ms. Who hears of it?"""
import asyncio
import os
import signal
import threading
import time

WORKER = "thread"  # @param ["thread", "daemon thread", "task"]


def work():
    for step in range(1, 5):
        time.sleep(0.02)
        print(f"step {step} of 4")
    print("the worker is done")


async def work_async():
    try:
        for step in range(1, 5):
            await asyncio.sleep(0.02)
            print(f"step {step} of 4")
    finally:
        print("the worker cleans up")


def press():
    time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGINT)  # what Ctrl+C sends


threading.Thread(target=press, name="Ctrl+C").start()
try:
    if WORKER == "task":
        asyncio.run(work_async())
    else:
        worker = threading.Thread(target=work, name="worker", daemon=WORKER == "daemon thread")
        worker.start()
        worker.join()
except KeyboardInterrupt:
    print("main: KeyboardInterrupt")
