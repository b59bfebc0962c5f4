"""A worker adds to the list it was given. Does the giver see it?"""
import asyncio
import multiprocessing
import threading
from concurrent.futures import InterpreterPoolExecutor

WORKER = "process"  # @param ["thread", "task", "process", "sub-interpreter"]


def work(letter):
    letter.append("read")
    print("the worker has:", letter, flush=True)


async def async_work(letter):
    work(letter)


async def main(letter):
    await asyncio.create_task(async_work(letter), name="worker")


if __name__ == "__main__":
    letter = ["dear reader"]
    if WORKER == "task":
        asyncio.run(main(letter))
    elif WORKER == "sub-interpreter":
        with InterpreterPoolExecutor(1) as pool:
            pool.submit(work, letter).result()
    else:
        make = threading.Thread if WORKER == "thread" else multiprocessing.Process
        worker = make(target=work, args=(letter,), name="worker")
        worker.start()
        worker.join()
    print("the giver has:", letter)
