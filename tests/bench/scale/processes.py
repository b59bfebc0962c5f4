import multiprocessing
import time

if __name__ == '__main__':
    processes = [multiprocessing.Process(target=time.sleep, args=(1,)) for _ in range(64)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
