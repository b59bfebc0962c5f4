# status: 0
"""A program without `if __name__ == '__main__'`: its child runs it again and is refused."""

import multiprocessing


def work(n):
    print(n)


p = multiprocessing.Process(target=work, args=(1,))
p.start()
p.join()
print('exit code', p.exitcode)
