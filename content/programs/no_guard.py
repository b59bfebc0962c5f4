"""Find the bug: the child process fails before it begins."""
import multiprocessing


def work(n):
    print(f"working on {n}")


process = multiprocessing.Process(target=work, args=(1,))
process.start()
process.join()
print(f"exit code of the child: {process.exitcode}")
