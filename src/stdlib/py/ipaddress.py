"""Internet addresses and networks, as numbers with a length (`_bits`). Interfaces are left out."""

import functools

__all__ = ['AddressValueError', 'NetmaskValueError', 'ip_address', 'ip_network', 'IPv4Address', 'IPv4Network',
           'IPv6Address', 'IPv6Network', 'summarize_address_range', 'collapse_addresses', 'v4_int_to_packed',
           'v6_int_to_packed', 'get_mixed_type_key']
IPV4LENGTH, IPV6LENGTH = 32, 128


class AddressValueError(ValueError):
    """An address that is none."""


class NetmaskValueError(ValueError):
    """A mask that is none."""


def ip_address(address):
    """An IPv4Address or IPv6Address."""
    for kind in (IPv4Address, IPv6Address):
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 address')


def ip_network(address, strict=True):
    """An IPv4Network or IPv6Network."""
    for kind in (IPv4Network, IPv6Network):
        try:
            return kind(address, strict)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 network')


def v4_int_to_packed(address):
    return address.to_bytes(4)


def v6_int_to_packed(address):
    return address.to_bytes(16)


def _octet(text):
    if not text:
        raise ValueError("Empty octet not permitted")
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f'Only decimal digits permitted in {text!r}')
    if len(text) > 3:
        raise ValueError(f'At most 3 characters permitted in {text!r}')
    if text != '0' and text[0] == '0':
        raise ValueError(f'Leading zeros are not permitted in {text!r}')
    if int(text) > 255:
        raise ValueError(f'Octet {int(text)} (> 255) not permitted')
    return int(text)


def _parse4(text):
    if not text:
        raise AddressValueError('Address cannot be empty')
    parts = text.split('.')
    if len(parts) != 4:
        raise AddressValueError(f'Expected 4 octets in {text!r}')
    try:
        return int.from_bytes(bytes(map(_octet, parts)))
    except ValueError as exc:
        raise AddressValueError(f'{exc} in {text!r}') from None


def _hextet(text):
    if not text or set(text) - set('0123456789abcdefABCDEF'):
        raise ValueError(f'Only hex digits permitted in {text!r}')
    if len(text) > 4:
        raise ValueError(f'At most 4 characters permitted in {text!r}')
    return int(text, 16)


def _parse6(text):
    if not text:
        raise AddressValueError('Address cannot be empty')
    parts = text.split(':')
    if len(parts) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if '.' in parts[-1]:
        low = _parse4(parts.pop())
        parts += [f'{low >> 16:x}', f'{low & 0xffff:x}']
    if len(parts) > 9:
        raise AddressValueError(f"At most 8 colons permitted in {text!r}")
    gap = [at for at in range(1, len(parts) - 1) if not parts[at]]
    if len(gap) > 1:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    if gap:
        high, low = parts[:gap[0]], parts[gap[0] + 1:]
        if not high[0]:
            if len(high) > 1:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            high = []
        if not low[-1]:
            if len(low) > 1:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            low = []
        missing = 8 - len(high) - len(low)
        if missing < 1:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        parts = [*high, *['0'] * missing, *low]
    elif len(parts) != 8:
        raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
    elif not parts[0]:
        raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
    elif not parts[-1]:
        raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
    try:
        value = 0
        for part in parts:
            value = value << 16 | _hextet(part)
        return value
    except ValueError as exc:
        raise AddressValueError(f'{exc} in {text!r}') from None


def _text6(value):
    if value >> 32 == 0xffff:
        return '::ffff:' + '.'.join(map(str, (value & 0xffffffff).to_bytes(4)))
    words = [value >> shift & 0xffff for shift in range(112, -1, -16)]
    best, length, at = 0, 0, 0
    while at < 8:
        end = at
        while end < 8 and not words[end]:
            end += 1
        if end - at > length:
            best, length = at, end - at
        at = max(end, at + 1)
    shown = [f'{word:x}' for word in words]
    if length < 2:
        return ':'.join(shown)
    return ':'.join(shown[:best]) + '::' + ':'.join(shown[best + length:])


class _Both:
    """What addresses and networks share."""

    __slots__ = ()

    @property
    def version(self):
        return self._version

    @property
    def max_prefixlen(self):
        return self._bits

    @property
    def compressed(self):
        return str(self)

    def __hash__(self):
        return hash((type(self).__name__, *self._key()))

    def __eq__(self, other):
        if not isinstance(other, _Both) or self._kind != other._kind:
            return NotImplemented
        return self._version == other._version and self._key() == other._key()

    def __lt__(self, other):
        if not isinstance(other, _Both) or self._kind != other._kind:
            return NotImplemented
        if self._version != other._version:
            raise TypeError(f'{self} and {other} are not of the same version')
        return self._key() < other._key()

    def __reduce__(self):
        return self.__class__, (str(self),)


@functools.total_ordering
class _Address(_Both):
    _kind = 'address'

    def __init__(self, address):
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f'{address} (< 0) is not permitted as an IPv{self._version} address')
            if address >> self._bits:
                raise AddressValueError(f'{address} (>= 2**{self._bits}) is not permitted as an IPv{self._version} '
                                        'address')
            self._ip = address
        elif isinstance(address, bytes):
            if len(address) * 8 != self._bits:
                raise AddressValueError(f'{address!r} (len {len(address)} != {self._bits // 8}) is not permitted as an '
                                        f'IPv{self._version} address')
            self._ip = int.from_bytes(address)
        else:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            self._ip = self._parse(text)

    def _key(self):
        return self._ip,

    @property
    def packed(self):
        return self._ip.to_bytes(self._bits // 8)

    @property
    def exploded(self):
        return self._long(self._ip)

    @property
    def reverse_pointer(self):
        if self._version == 4:
            return '.'.join(str(self).split('.')[::-1]) + '.in-addr.arpa'
        return '.'.join(self.exploded[::-1].replace(':', '')) + '.ip6.arpa'

    def __int__(self):
        return self._ip

    def __add__(self, other):
        return self.__class__(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(self._ip - other) if isinstance(other, int) else NotImplemented

    def __str__(self):
        return self._text(self._ip)

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __format__(self, spec):
        if not spec or spec[-1] == 's':
            return format(str(self), spec)
        if spec[-1] in 'bxXn':
            width = self._bits if spec[-1] == 'b' or spec[-1] == 'n' and self._version == 4 else self._bits // 4
            kind = spec[-1] if spec[-1] != 'n' else 'b' if self._version == 4 else 'x'
            digits = format(self._ip, f'0{width}{kind}')
            if '_' in spec:
                digits = '_'.join(digits[at:at + 4] for at in range(0, len(digits), 4))
            return ('0' + kind if '#' in spec else '') + digits
        raise TypeError(f'unsupported format string passed to {type(self).__name__}.__format__')

    def _inside(self, name):
        return any(self in network for network in _known(self._version, name))

    is_multicast = property(lambda self: self._inside('multicast'))
    is_loopback = property(lambda self: self._inside('loopback'))
    is_link_local = property(lambda self: self._inside('link_local'))
    is_reserved = property(lambda self: self._inside('reserved'))
    is_unspecified = property(lambda self: self._ip == 0)
    is_private = property(lambda self: self._inside('private') and not self._inside('private_exceptions'))

    @property
    def is_global(self):
        if self._version == 4 and self._inside('shared'):
            return False
        return not self.is_private


class IPv4Address(_Address):
    """Four bytes."""

    _version, _bits = 4, 32
    _parse = staticmethod(_parse4)

    @staticmethod
    def _text(value):
        return '.'.join(map(str, value.to_bytes(4)))

    _long = _text

    @property
    def ipv6_mapped(self):
        return IPv6Address(0xffff << 32 | self._ip)


class IPv6Address(_Address):
    """Sixteen bytes."""

    _version, _bits = 6, 128
    _parse = staticmethod(_parse6)
    _text = staticmethod(_text6)

    @staticmethod
    def _long(value):
        digits = f'{value:032x}'
        if value >> 32 == 0xffff:
            return '0000:' * 5 + 'ffff:' + '.'.join(map(str, (value & 0xffffffff).to_bytes(4)))
        return ':'.join(digits[at:at + 4] for at in range(0, 32, 4))

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None


@functools.total_ordering
class _Network(_Both):
    _kind = 'network'

    def __init__(self, address, strict=True):
        if isinstance(address, tuple):
            address, mask = address[0], address[1] if len(address) > 1 else self._bits
        elif isinstance(address, (int, bytes)):
            mask = self._bits
        else:
            parts = str(address).split('/')
            if len(parts) > 2:
                raise AddressValueError(f"Only one '/' permitted in {address!r}")
            address, mask = parts if len(parts) == 2 else (parts[0], self._bits)
        first = self._address(address)
        self.prefixlen = self._mask(mask)
        bits = (1 << self._bits) - (1 << self._bits - self.prefixlen)
        if strict and first._ip & ~bits:
            raise ValueError(f'{self._address(first._ip)}/{self.prefixlen} has host bits set')
        self.network_address = self._address(first._ip & bits)

    def _mask(self, mask):
        if isinstance(mask, int):
            if not 0 <= mask <= self._bits:
                raise NetmaskValueError(f'{str(mask)!r} is not a valid netmask')
            return mask
        if mask.isascii() and mask.isdigit():
            if int(mask) > self._bits:
                raise NetmaskValueError(f'{mask!r} is not a valid netmask')
            return int(mask)
        if self._version == 4:
            try:
                value = _parse4(mask)
            except AddressValueError:
                raise NetmaskValueError(f'{mask!r} is not a valid netmask') from None
            for one in (value, value ^ 0xffffffff):
                ones = bin(one).count('1')
                if one == 0xffffffff ^ (0xffffffff >> ones):
                    return ones
        raise NetmaskValueError(f'{mask!r} is not a valid netmask')

    def _key(self):
        return self.network_address._ip, self.prefixlen

    @property
    def netmask(self):
        return self._address((1 << self._bits) - (1 << self._bits - self.prefixlen))

    @property
    def hostmask(self):
        return self._address((1 << self._bits - self.prefixlen) - 1)

    @property
    def broadcast_address(self):
        return self._address(self.network_address._ip | self.hostmask._ip)

    @property
    def num_addresses(self):
        return 1 << self._bits - self.prefixlen

    @property
    def with_prefixlen(self):
        return str(self)

    @property
    def with_netmask(self):
        return f'{self.network_address}/{self.netmask}'

    @property
    def with_hostmask(self):
        return f'{self.network_address}/{self.hostmask}'

    @property
    def exploded(self):
        return f'{self.network_address.exploded}/{self.prefixlen}'

    def __str__(self):
        return f'{self.network_address}/{self.prefixlen}'

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def hosts(self):
        """The addresses of hosts: all but the network's own and the one for all (of IPv6 only the first)."""
        first, last = self.network_address._ip, self.broadcast_address._ip
        if self.prefixlen == self._bits:
            return [self._address(first)]
        if self.prefixlen == self._bits - 1:
            return [self._address(first), self._address(last)]
        return self._between(first + 1, last + (self._version == 6))

    def _between(self, first, stop):
        while first < stop:
            yield self._address(first)
            first += 1

    def __iter__(self):
        return self._between(self.network_address._ip, self.broadcast_address._ip + 1)

    def __getitem__(self, n):
        first, last = self.network_address._ip, self.broadcast_address._ip
        if n >= 0:
            if first + n > last:
                raise IndexError('address out of range')
            return self._address(first + n)
        if last + n + 1 < first:
            raise IndexError('address out of range')
        return self._address(last + n + 1)

    def __contains__(self, other):
        if self._version != other._version or other._kind == 'network':
            return False
        return other._ip & self.netmask._ip == self.network_address._ip

    def overlaps(self, other):
        return (other.network_address in self or other.broadcast_address in self
                or self.network_address in other or self.broadcast_address in other)

    def _within(self, other):
        if self._version != other._version:
            raise TypeError(f'{self} and {other} are not of the same version')
        return (other.network_address <= self.network_address and other.broadcast_address >= self.broadcast_address)

    def subnet_of(self, other):
        return self._within(other)

    def supernet_of(self, other):
        return other._within(self)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """The networks this one splits into."""
        if self.prefixlen == self._bits:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self.prefixlen:
                raise ValueError('new prefix must be longer')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = new_prefix - self.prefixlen
        if prefixlen_diff < 0:
            raise ValueError('prefix length diff must be > 0')
        new = self.prefixlen + prefixlen_diff
        if new > self._bits:
            raise ValueError(f'prefix length diff {new} is invalid for netblock {self}')
        first = self.network_address._ip
        stop, at = first + self.num_addresses, first
        while at < stop:
            yield self.__class__((at, new))
            at += 1 << self._bits - new

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """The network around this one."""
        if self.prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self.prefixlen:
                raise ValueError('new prefix must be shorter')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = self.prefixlen - new_prefix
        new = self.prefixlen - prefixlen_diff
        if new < 0:
            raise ValueError(f'current prefixlen is {self.prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}')
        return self.__class__((self.network_address._ip, new), strict=False)

    def address_exclude(self, other):
        """What is left of this network without another one inside it."""
        if not other.subnet_of(self):
            raise ValueError(f'{other} not contained in {self}')
        if other == self:
            return
        one, two = self.subnets()
        while one != other and two != other:
            if other.subnet_of(one):
                yield two
                one, two = one.subnets()
            else:
                yield one
                one, two = two.subnets()
        yield two if one == other else one

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    is_multicast = property(lambda self: self._both('is_multicast'))
    is_loopback = property(lambda self: self._both('is_loopback'))
    is_link_local = property(lambda self: self._both('is_link_local'))
    is_reserved = property(lambda self: self._both('is_reserved'))
    is_unspecified = property(lambda self: self._both('is_unspecified'))
    is_private = property(lambda self: self._both('is_private'))
    is_global = property(lambda self: self._both('is_global'))


class IPv4Network(_Network):
    """Addresses of four bytes that begin with the same bits."""

    _version, _bits, _address = 4, 32, IPv4Address


class IPv6Network(_Network):
    """Addresses of sixteen bytes that begin with the same bits."""

    _version, _bits, _address = 6, 128, IPv6Address


_NETWORKS = {
    4: {'multicast': '224.0.0.0/4', 'loopback': '127.0.0.0/8', 'link_local': '169.254.0.0/16',
        'reserved': '240.0.0.0/4', 'shared': '100.64.0.0/10', 'private_exceptions': '192.0.0.9/32 192.0.0.10/32',
        'private': '0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.170/31 '
                   '192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 '
                   '255.255.255.255/32'},
    6: {'multicast': 'ff00::/8', 'loopback': '::1/128', 'link_local': 'fe80::/10',
        'reserved': '::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 '
                    'e000::/4 f000::/5 f800::/6 fe00::/9',
        'private_exceptions': '2001:1::1/128 2001:1::2/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28',
        'private': '::1/128 ::/128 ::ffff:0:0/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 '
                   '3fff::/20 fc00::/7 fe80::/10'},
}


@functools.cache
def _known(version, name):
    kind = IPv4Network if version == 4 else IPv6Network
    return [kind(text) for text in _NETWORKS[version][name].split()]


def summarize_address_range(first, last):
    """The networks that together are the addresses from first to last."""
    if first.version != last.version:
        raise TypeError(f'{first} and {last} are not of the same version')
    if first > last:
        raise ValueError('last IP address must be greater than first')
    kind = IPv4Network if first.version == 4 else IPv6Network
    at, end, bits = first._ip, last._ip, first._bits
    while at <= end:
        size = min((at & -at).bit_length() - 1 if at else bits, (end - at + 1).bit_length() - 1)
        yield kind((at, bits - size))
        at += 1 << size


def collapse_addresses(addresses):
    """The same addresses in as few networks as possible."""
    networks = sorted(ip_network(one) if isinstance(one, _Address) else one for one in addresses)
    ranges = []
    for network in networks:
        first, last = network.network_address, network.broadcast_address
        if ranges and first._ip <= ranges[-1][1]._ip + 1:
            ranges[-1][1] = max(last, ranges[-1][1])
        else:
            ranges.append([first, last])
    for first, last in ranges:
        yield from summarize_address_range(first, last)


def get_mixed_type_key(obj):
    """A key for sorting addresses and networks together."""
    if isinstance(obj, _Network):
        return obj._version, obj.network_address, obj.netmask
    return obj._version, obj
