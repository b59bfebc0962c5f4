"""Transferring money between accounts without a deadlock."""
import threading
import random
import time
from dataclasses import dataclass, field


@dataclass(order=True)
class Account:
    number: int
    owner: str = field(compare=False)
    balance: float = field(default=0.0, compare=False)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)


class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has only {account.balance:.2f}, needs {amount:.2f}")
        self.account = account
        self.amount = amount


def transfer(src, dst, amount):
    first, second = sorted((src, dst))
    with first.lock, second.lock:
        if src.balance < amount:
            raise InsufficientFunds(src, amount)
        src.balance -= amount
        dst.balance += amount


def worker(accounts, n, rng, failures):
    for _ in range(n):
        a, b = rng.sample(accounts, 2)
        try:
            transfer(a, b, rng.randrange(1, 60))
        except InsufficientFunds as exc:
            failures.append(str(exc))
        time.sleep(0.001)


def main():
    accounts = [Account(i, name, 100.0) for i, name in enumerate(["Ann", "Bob", "Cy", "Dee"], start=1)]
    failures = []
    threads = [threading.Thread(target=worker, args=(accounts, 25, random.Random(i), failures), name=f"clerk-{i}")
               for i in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    total = sum(a.balance for a in accounts)
    print("total:", total)
    assert total == 400.0
    print(accounts[0].owner, accounts[0] < accounts[1])
    print("some failed:", len(failures) >= 0)
    print(repr(Account(9, "Zed")))


if __name__ == "__main__":
    main()
