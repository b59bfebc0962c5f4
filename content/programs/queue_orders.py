"""Four queues: which item comes out first?"""
import queue

KIND = "PriorityQueue"  # @param ["Queue", "SimpleQueue", "LifoQueue", "PriorityQueue"]

line = {
    "Queue": queue.Queue,
    "SimpleQueue": queue.SimpleQueue,
    "LifoQueue": queue.LifoQueue,
    "PriorityQueue": queue.PriorityQueue,
}[KIND]()
for patient in [(3, "cough"), (1, "heart"), (2, "arm"), (1, "head")]:
    line.put(patient)
while not line.empty():  # safe here: there is no other thread
    print(line.get())
