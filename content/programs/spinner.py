"""A spinner turns while a slow job runs. How many frames does it draw?"""
import itertools
import threading
import time

JOB = "one C call"  # @param ["wait", "pure Python", "one C call"]
FRAME_MS = 20  # @param {type:"slider", min:5, max:100, step:5}

drawn = []


def spin(done):
    for char in itertools.cycle("|/-\\"):
        drawn.append(char)  # a real spinner prints f"\r{char} thinking"
        if done.wait(FRAME_MS / 1000):
            break


def slow():
    if JOB == "wait":
        time.sleep(0.12)
    elif JOB == "pure Python":
        total = 0
        for i in range(2_200_000):
            total += i * i
    else:
        sum(range(5_500_000))
    return 42


done = threading.Event()
spinner = threading.Thread(target=spin, args=(done,), name="spinner")
spinner.start()
answer = slow()
done.set()
spinner.join()
print(f"answer: {answer}, frames: {len(drawn)} {''.join(drawn)}")
