"""Processes and interpreters draw random numbers of their own, whether spawned or copied by the fork server."""
import multiprocessing
import os
import random
from concurrent import interpreters

token = random.random()


def child(answers):
    answers.put((token, random.random(), os.urandom(8)))


def drawn():
    import random
    return random.random()


if __name__ == "__main__":
    for method in ["spawn", "forkserver"]:
        context = multiprocessing.get_context(method)
        answers = context.SimpleQueue()
        processes = [context.Process(target=child, args=(answers,)) for _ in range(3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        rows = [answers.get() for _ in processes]
        print(method, [len({row[at] for row in rows}) for at in range(3)], token in {row[0] for row in rows})
    several = [interpreters.create() for _ in range(3)]
    print("interpreters", len({interpreter.call(drawn) for interpreter in several} | {token}))
