"""Lookups that share one call; addresses, zones, identifiers, digests."""
import asyncio
import ipaddress
import time
from collections import OrderedDict
from contextlib import asynccontextmanager, AsyncExitStack
from typing import Awaitable, Callable
from functools import partial
import zoneinfo
from datetime import datetime, timedelta, UTC, date, time as dtime
import uuid
import hashlib
import hmac
import base64
import secrets
import binascii


class SingleFlight:
    """Collapse concurrent calls for the same key."""

    def __init__(self):
        self._calls: dict[str, asyncio.Future] = {}
        self.launched = 0

    async def do(self, key: str, fn: Callable[[], Awaitable]):
        if (fut := self._calls.get(key)) is None:
            self.launched += 1
            fut = self._calls[key] = asyncio.ensure_future(fn())
            fut.add_done_callback(lambda _: self._calls.pop(key, None))
        return await asyncio.shield(fut)


async def lookup(name):
    await asyncio.sleep(0.01)
    if name.endswith('.bad'):
        raise OSError(f'cannot resolve {name}')
    return ipaddress.ip_address(int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]))


async def main():
    sf = SingleFlight()
    names = ['a.org', 'b.org', 'a.org', 'x.bad', 'a.org', 'x.bad']
    rs = await asyncio.gather(*(sf.do(n, partial(lookup, n)) for n in names), return_exceptions=True)
    for n, r in zip(names, rs):
        print(f'{n:<8}{r!s:<24}{type(r).__name__}')
    print(sf.launched, sf._calls, rs[0] is rs[2])
    net = ipaddress.ip_network('10.1.0.0/22')
    print(net.num_addresses, net.netmask, list(net.subnets(prefixlen_diff=1)), ipaddress.ip_address('10.1.3.255') in net, net.broadcast_address)
    print(ipaddress.ip_address('::1').is_loopback, ipaddress.IPv4Address('192.168.1.1').is_private, ipaddress.ip_address('2001:db8::1').exploded)
    t = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    for tz in ('Europe/Berlin', 'America/New_York', 'Asia/Tokyo'):
        z = zoneinfo.ZoneInfo(tz)
        print(t.astimezone(z).isoformat(), t.astimezone(z).tzname(), t.astimezone(z).dst(), t.astimezone(z).utcoffset())
    print(datetime.combine(date(2026, 1, 31), dtime(23, 59)) + timedelta(minutes=1), date(2026, 1, 1).strftime('%A %d %B %Y, week %V'), date.fromisocalendar(2026, 1, 1))
    print(uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.UUID('12345678123456781234567812345678').hex, uuid.uuid4().version, uuid.uuid3(uuid.NAMESPACE_URL, 'x'))
    sig = hmac.new(b'key', b'msg', hashlib.sha256)
    print(sig.hexdigest()[:16], hmac.compare_digest(sig.digest(), hmac.digest(b'key', b'msg', 'sha256')), hashlib.md5(b'').hexdigest(), hashlib.blake2b(b'x', digest_size=8).hexdigest())
    print(base64.b64encode(b'\xff\xfe hi'), base64.urlsafe_b64decode(b'__4='), base64.b32encode(b'a'), base64.b85encode(b'test'), binascii.hexlify(b'ab', ':'), base64.b16decode('4142'))
    print(len(secrets.token_hex(8)), secrets.compare_digest('a', 'a'), hashlib.sha1(b'abc').name, hashlib.new('sha512', b'').block_size)
    try:
        base64.b64decode('abc')
    except binascii.Error as e:
        print(e)
    try:
        ipaddress.ip_address('300.1.1.1')
    except ValueError as e:
        print(e)

asyncio.run(main())
