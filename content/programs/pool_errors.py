"""One of four jobs fails. Who hears of it?"""
from concurrent.futures import ThreadPoolExecutor

HOW = "submit and nothing"  # @param ["submit and nothing", "submit and result()", "submit and exception()", "map and nothing", "map and read"]


def job(n):
    if n == 2:
        raise ValueError(f"job {n} cannot")
    return n * n


with ThreadPoolExecutor(2, thread_name_prefix="worker") as pool:
    if HOW.startswith("submit"):
        futures = [pool.submit(job, n) for n in range(4)]
        for n, future in enumerate(futures):
            if HOW == "submit and result()":
                try:
                    print(n, future.result())
                except ValueError as error:
                    print(n, "ValueError:", error)
            elif HOW == "submit and exception()":
                print(n, future.exception())
    else:
        squares = pool.map(job, range(4))
        if HOW == "map and read":
            try:
                for square in squares:
                    print(square)
            except ValueError as error:
                print("ValueError:", error)
print("the program goes on")
