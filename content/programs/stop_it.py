"""A worker that would go on for ever. How is it stopped?"""
import asyncio
import itertools
import multiprocessing
import queue
import threading
import time

HOW = "Event"  # @param ["Event", "sentinel", "daemon thread", "terminate a process", "cancel a task"]
STOP_MS = 100  # @param {type:"slider", min:20, max:200, step:10}


def step_for_ever(stop):
    try:
        for step in itertools.count(1):
            if stop.wait(0.02):
                print(f"asked to stop after {step} steps")
                break
    finally:
        print("cleaned up")


def step_until_told(orders):
    try:
        for step in itertools.count(1):
            try:
                order = orders.get(timeout=0.02)
            except queue.Empty:
                continue
            if order is None:
                print(f"told to stop after {step} steps")
                break
    finally:
        print("cleaned up")


async def task_for_ever():
    try:
        for step in itertools.count(1):
            await asyncio.sleep(0.02)
    except asyncio.CancelledError:
        print(f"cancelled in step {step}")
        raise
    finally:
        print("cleaned up")


async def main():
    task = asyncio.create_task(task_for_ever(), name="worker")
    await asyncio.sleep(STOP_MS / 1000)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled:", task.cancelled())


if __name__ == "__main__":
    if HOW == "cancel a task":
        asyncio.run(main())
    elif HOW == "terminate a process":
        stop = multiprocessing.Event()
        worker = multiprocessing.Process(target=step_for_ever, args=(stop,), name="worker")
        worker.start()
        time.sleep(0.2 + STOP_MS / 1000)  # the start takes its time
        worker.terminate()
        worker.join()
        print("exit code:", worker.exitcode)
    elif HOW == "sentinel":
        orders = queue.Queue()
        worker = threading.Thread(target=step_until_told, args=(orders,), name="worker")
        worker.start()
        time.sleep(STOP_MS / 1000)
        orders.put(None)
        worker.join()
    else:
        stop = threading.Event()
        worker = threading.Thread(target=step_for_ever, args=(stop,), name="worker", daemon=HOW != "Event")
        worker.start()
        time.sleep(STOP_MS / 1000)
        if HOW == "Event":
            stop.set()
            worker.join()
    print("the program ends")
