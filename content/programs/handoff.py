"""Two threads pass a ball to and fro: every pass is a hand-off."""
import queue
import threading
import time

ROUNDS = 20  # @param {type:"slider", min:1, max:200, step:1}

ping, pong = queue.SimpleQueue(), queue.SimpleQueue()


def partner():
    for _ in range(ROUNDS):
        pong.put(ping.get())


player = threading.Thread(target=partner, name="partner")
player.start()
start = time.perf_counter()
for ball in range(ROUNDS):
    ping.put(ball)
    pong.get()
took = time.perf_counter() - start
player.join()
print(f"{ROUNDS} round trips, {took / ROUNDS / 2 * 1e6:.1f} µs per hand-off")
