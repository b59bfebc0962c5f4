"""Workers that are replaced after each task: there is always one for the next."""
from multiprocessing import Pool


def double(x):
    return x * 2


if __name__ == '__main__':
    with Pool(1, maxtasksperchild=1) as pool:
        for chunk in range(3):
            print(pool.map(double, range(chunk, chunk + 3)))
        print(pool.apply(double, (7,)))
