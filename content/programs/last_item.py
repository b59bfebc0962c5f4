"""One item in stock, several buyers: check, pay, take."""
import threading
import time

LOCKED = False  # @param {type:"boolean"}
BUYERS = 5  # @param {type:"slider", min:1, max:8, step:1}
PAY_MS = 10  # @param {type:"slider", min:0, max:40, step:1}

stock = 1
lock = threading.Lock()


def check_and_take(name):
    global stock
    if stock > 0:
        time.sleep(PAY_MS / 1000)  # stands for the bank
        stock -= 1
        print(f"{name} got one")
    else:
        print(f"{name} came too late")


def buy(name):
    if LOCKED:
        with lock:
            check_and_take(name)
    else:
        check_and_take(name)


threads = [threading.Thread(target=buy, args=(f"buyer {n}",), name=f"buyer {n}") for n in range(BUYERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"stock: {stock}")
