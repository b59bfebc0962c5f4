"""Ten squares from a pool of processes, each as soon as it is ready."""
from concurrent.futures import ProcessPoolExecutor, as_completed


def square(n):
    return n * n


if __name__ == "__main__":  # the children import this file
    with ProcessPoolExecutor(max_workers=3) as pool:
        futures = {pool.submit(square, n): n for n in range(10)}
        total = 0
        for future in as_completed(futures):
            print(futures[future], "squared is", future.result())
            total += future.result()
    print("all together:", total)
