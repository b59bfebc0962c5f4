"""Several threads add one to a counter, many times each. How many additions get lost?"""
import threading

UPDATE = "counter += 1"  # @param ["counter += 1", "int(counter) + 1", "one(counter) + 1", "a loop in between", "a property += 1", "with lock"]
N_THREADS = 4  # @param {type:"slider", min:1, max:8, step:1}
TURNS = 200_000  # @param {type:"slider", min:20000, max:400000, step:20000}

counter = 0
lock = threading.Lock()


def one(number):
    return number


class Wallet:
    cents = 0

    @property
    def money(self):
        return self.cents

    @money.setter
    def money(self, cents):
        self.cents = cents


wallet = Wallet()


def work():
    global counter
    if UPDATE == "counter += 1":
        for _ in range(TURNS):
            counter += 1
    elif UPDATE == "int(counter) + 1":
        for _ in range(TURNS):
            counter = int(counter) + 1
    elif UPDATE == "one(counter) + 1":
        for _ in range(TURNS):
            counter = one(counter) + 1
    elif UPDATE == "a loop in between":
        for _ in range(TURNS):
            seen = counter
            for _ in (0,):
                pass
            counter = seen + 1
    elif UPDATE == "a property += 1":
        for _ in range(TURNS):
            wallet.money += 1
    else:
        for _ in range(TURNS):
            with lock:
                counter += 1


threads = [threading.Thread(target=work, name=f"adder {n}") for n in range(N_THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
total = N_THREADS * TURNS
lost = total - counter - wallet.money
if lost:
    print(f"{lost:,} of {total:,} additions got lost ({lost / total:.0%})")
else:
    print(f"none of {total:,} additions got lost")
