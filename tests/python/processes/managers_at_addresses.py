"""Managers that others find by address and key: queues for workers that are no children of the server's owner."""
import multiprocessing as mp
import queue
import time
from multiprocessing.managers import BaseManager

ADDRESS = '127.0.0.1', 6200
jobs, answers = queue.Queue(), queue.Queue()


def get_jobs():
    return jobs


def get_answers():
    return answers


class Exchange(BaseManager):
    pass


def connect(key):
    Exchange.register('jobs')
    Exchange.register('answers')
    exchange = Exchange(address=ADDRESS, authkey=key)
    exchange.connect()
    return exchange


def worker():
    exchange = connect(b'key')
    jobs, answers = exchange.jobs(), exchange.answers()
    for job in iter(jobs.get, None):
        answers.put((job, job * job))


def by_proxy(queue):
    queue.put('from a child')


def serve():
    Exchange.register('jobs', callable=get_jobs)
    Exchange(ADDRESS, b'other').get_server().serve_forever()


def say(act):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)


if __name__ == '__main__':
    Exchange.register('jobs', callable=get_jobs)
    Exchange.register('answers', callable=get_answers)
    exchange = Exchange(address=ADDRESS, authkey=b'key')
    exchange.start()
    todo, done = exchange.jobs(), exchange.answers()
    print(exchange.address, type(todo).__name__)
    helper = mp.Process(target=worker)
    helper.start()
    for job in range(4):
        todo.put(job)
    todo.put(None)
    print([done.get(timeout=5) for _ in range(4)])
    say(lambda: done.get(timeout=0.1))
    helper.join()
    helper = mp.Process(target=by_proxy, args=(done,))
    helper.start()
    print(done.get())
    helper.join()
    say(lambda: connect(b'guess'))
    say(exchange.start)
    exchange.shutdown()
    say(lambda: connect(b'key'))
    server = mp.Process(target=serve)
    server.start()
    time.sleep(1)
    todo = connect(b'other').jobs()
    todo.put('job')
    print(todo.qsize(), todo.get())
    server.terminate()
    server.join()
    print(server.exitcode)
