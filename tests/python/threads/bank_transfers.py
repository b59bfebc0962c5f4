"""A bank with an account class, transfers in lock order, an audit thread and a report as a table."""
import random
import threading
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(order=True)
class Account:
    number: int
    owner: str = field(compare=False)
    balance: int = field(default=0, compare=False)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    opened: ClassVar[int] = 0

    def __post_init__(self):
        type(self).opened += 1

    def deposit(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError(f'deposit must be positive, got {amount!r}')
        self.balance += amount


class InsufficientFunds(Exception):
    def __init__(self, account, wanted):
        super().__init__(f'{account.owner} has {account.balance:,} but needs {wanted:,}')
        self.account, self.wanted = account, wanted


def transfer(source: Account, target: Account, amount: int) -> None:
    first, second = sorted((source, target))
    with first.lock, second.lock:
        if source.balance < amount:
            raise InsufficientFunds(source, amount)
        source.balance -= amount
        target.balance += amount


def clerk(accounts, seed, log):
    rng = random.Random(seed)
    for _ in range(25):
        a, b = rng.sample(accounts, 2)
        try:
            transfer(a, b, rng.randrange(1, 400))
        except InsufficientFunds:
            log.append(seed)


names = ['Ada', 'Bertrand', 'Chao', 'Dörte']
accounts = [Account(n, name, 1_000 * (n + 1)) for n, name in enumerate(names)]
total = sum(a.balance for a in accounts)
refused = []
clerks = [threading.Thread(target=clerk, args=(accounts, n, refused), name=f'clerk-{n}') for n in range(4)]
for c in clerks:
    c.start()
for c in clerks:
    c.join()
print('money is conserved:', sum(a.balance for a in accounts) == total, f'{total:>10,}')
print('nobody is overdrawn:', all(a.balance >= 0 for a in accounts))
print('accounts opened:', Account.opened, repr(Account(9, 'Zoë', 5)))
try:
    transfer(Account(1, 'Poor', 10), Account(2, 'Rich', 10**6), 11_000)
except InsufficientFunds as error:
    print(f'{type(error).__name__}: {error}')
try:
    accounts[0].deposit(-5)
except ValueError as error:
    print('refused:', error)
print(f"{'owner':<10}|{'start':>8}")
print('-' * 10 + '+' + '-' * 8)
for n, a in enumerate(accounts):
    print(f'{a.owner:<10}|{1_000 * (n + 1):>8,}')
print(Account(1, 'x') < Account(2, 'a'), Account(1, 'x') == Account(1, 'y'))
