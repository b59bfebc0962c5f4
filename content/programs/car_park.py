"""A car park with few places and more cars: a semaphore counts the places."""
import threading
import time

PLACES = 2  # @param {type:"slider", min:1, max:5, step:1}
CARS = 5  # @param {type:"slider", min:1, max:8, step:1}
STAY_MS = 100  # @param {type:"slider", min:10, max:200, step:10}

places = threading.BoundedSemaphore(PLACES)


def park(name):
    with places:
        print(f"{name} in at {(time.perf_counter() - start) * 1000:.0f} ms")
        time.sleep(STAY_MS / 1000)


start = time.perf_counter()
cars = [threading.Thread(target=park, args=(f"car {n}",), name=f"car {n}") for n in range(CARS)]
for car in cars:
    car.start()
for car in cars:
    car.join()
print(f"all gone after {(time.perf_counter() - start) * 1000:.0f} ms")
