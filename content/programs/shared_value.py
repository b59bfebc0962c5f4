"""Three processes add to one number in shared memory."""
import multiprocessing

LOCKED = False  # @param {type:"boolean"}
TURNS = 5000  # @param {type:"slider", min:1000, max:40000, step:1000}


def add(number, locked, turns):
    for _ in range(turns):
        if locked:
            with number.get_lock():
                number.value += 1
        else:
            number.value += 1


if __name__ == "__main__":
    number = multiprocessing.Value("i", 0)
    workers = [multiprocessing.Process(target=add, args=(number, LOCKED, TURNS)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    lost = 3 * TURNS - number.value
    print(f"{number.value} of {3 * TURNS}" + (f": {lost} got lost" if lost else ""))
