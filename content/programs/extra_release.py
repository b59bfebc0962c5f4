"""One release too many."""
import threading

KIND = "Semaphore"  # @param ["Semaphore", "BoundedSemaphore"]

places = threading.BoundedSemaphore(2) if KIND == "BoundedSemaphore" else threading.Semaphore(2)
places.acquire()
places.release()
try:
    places.release()  # nobody took this one
except ValueError as error:
    print(f"ValueError: {error}")
taken = 0
while places.acquire(blocking=False):
    taken += 1
print(f"{taken} cars fit into 2 places")
