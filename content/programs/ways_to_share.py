"""A child process doubles three numbers. How does the parent get to see them?"""
import multiprocessing
from multiprocessing.shared_memory import ShareableList

HOW = "Queue"  # @param ["global", "Queue", "Pipe", "Array", "ShareableList", "Manager().list"]

numbers = [1, 2, 3]


def work(how, place):
    doubled = [2 * n for n in numbers]
    if how == "Queue":
        place.put(doubled)  # pickled, and sent through a pipe
    elif how == "Pipe":
        place.send(doubled)  # likewise, without a queue's thread
    else:  # an object whose items can be assigned to from both sides
        for index, n in enumerate(doubled):
            place[index] = n


def run(place, end=None):
    """Lets a child work on its end of the place."""
    child = multiprocessing.Process(target=work, args=(HOW, place if end is None else end), name="child")
    child.start()
    return child


if __name__ == "__main__":
    if HOW == "Queue":
        place = multiprocessing.Queue()
        child = run(place)
        seen = place.get()
    elif HOW == "Pipe":
        ours, theirs = multiprocessing.Pipe()
        child = run(ours, theirs)
        seen = ours.recv()
    else:
        manager = multiprocessing.Manager() if HOW == "Manager().list" else None
        if manager:
            place = manager.list(numbers)  # lives in a process of its own
        elif HOW == "Array":
            place = multiprocessing.Array("i", numbers)  # three C ints in shared memory
        elif HOW == "ShareableList":
            place = ShareableList(numbers)  # found by its name
        else:
            place = numbers  # a copy reaches the child
        child = run(place)
        child.join()
        seen = list(place)
        if HOW == "ShareableList":
            place.shm.close()
            place.shm.unlink()
        if manager:
            manager.shutdown()
    child.join()
    print(f"{HOW}: the parent sees {seen}")
