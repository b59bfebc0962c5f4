# status: 1
"""An exception from a pool's worker shows both tracebacks."""

import multiprocessing as mp


def divide(x):
    return 10 // x


if __name__ == '__main__':
    with mp.Pool(1) as pool:
        print(pool.map(divide, [1, 2]))
        pool.map(divide, [5, 0])
