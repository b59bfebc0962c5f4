"""A program with three workers; one of them crashes. Who is left?"""
import asyncio
import multiprocessing
import os
import signal
import threading
import time
from concurrent.futures import InterpreterPoolExecutor

WORKERS = "threads"  # @param ["threads", "tasks", "sub-interpreters", "processes"]


def work(n):
    time.sleep(0.02 + 0.02 * n)
    if n == 1:
        os.kill(os.getpid(), signal.SIGKILL)  # stands for a crash in C code
    print(f"worker {n} is done", flush=True)


async def async_work(n):
    await asyncio.sleep(0.02 + 0.02 * n)
    work(n) if n == 1 else print(f"worker {n} is done", flush=True)


async def main():
    await asyncio.gather(*map(async_work, range(3)))


def program():
    if WORKERS == "tasks":
        asyncio.run(main())
    elif WORKERS == "sub-interpreters":
        with InterpreterPoolExecutor(3) as pool:
            list(pool.map(work, range(3)))
    else:
        make = threading.Thread if WORKERS == "threads" else multiprocessing.Process
        workers = [make(target=work, args=(n,), name=f"worker {n}") for n in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        if WORKERS == "processes":
            print("exit codes of the workers:", [worker.exitcode for worker in workers], flush=True)


if __name__ == "__main__":
    process = multiprocessing.get_context("fork").Process(target=program, name="program")
    process.start()
    process.join()
    print("exit code of the program:", process.exitcode)
