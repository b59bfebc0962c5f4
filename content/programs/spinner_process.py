"""A spinner in a process of its own, while the main process works."""
import itertools
import multiprocessing

FRAME_MS = 20  # @param {type:"slider", min:5, max:100, step:5}
JOB = "one C call"  # @param ["pure Python", "one C call"]


def spin(ready, done, frame_ms):
    ready.set()
    for frames in itertools.count(1):  # a real spinner draws "|/-\\" here
        if done.wait(frame_ms / 1000):
            break
    print(f"{frames} frames")


def slow():
    if JOB == "pure Python":
        total = 0
        for i in range(2_200_000):
            total += i * i
    else:
        sum(range(5_500_000))
    return 42


if __name__ == "__main__":
    ready, done = multiprocessing.Event(), multiprocessing.Event()
    spinner = multiprocessing.Process(target=spin, args=(ready, done, FRAME_MS), name="spinner")
    spinner.start()
    ready.wait()
    answer = slow()
    done.set()
    spinner.join()
    print(f"answer: {answer}")
