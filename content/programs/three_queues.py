"""One list goes through a queue. Is what comes out the list that went in?"""
import asyncio
import multiprocessing
import queue
import threading

KIND = "multiprocessing.Queue"  # @param ["queue.Queue", "multiprocessing.Queue", "asyncio.Queue"]


def receive(letter):
    letter.append("read")
    print("the reader has:", letter, flush=True)


def reader(mail):
    receive(mail.get())


async def async_reader(mail):
    receive(await mail.get())


async def main(letter):
    mail = asyncio.Queue()
    task = asyncio.create_task(async_reader(mail), name="reader")
    await mail.put(letter)
    await task


if __name__ == "__main__":
    letter = ["dear reader"]
    if KIND == "asyncio.Queue":
        asyncio.run(main(letter))
    else:
        if KIND == "queue.Queue":
            mail, worker = queue.Queue(), threading.Thread
        else:
            mail, worker = multiprocessing.Queue(), multiprocessing.Process
        other = worker(target=reader, args=(mail,), name="reader")
        other.start()
        mail.put(letter)
        other.join()
    print("the writer has:", letter)
