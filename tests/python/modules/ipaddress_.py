"""Addresses and networks of both versions."""
import ipaddress as ip


def attempt(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


one = ip.ip_address('192.168.0.1')
print(one, repr(one), one + 5, one - 1, int(one), one.packed, one.version, one.is_private, one.is_loopback, one.is_global,
      one.reverse_pointer, one.max_prefixlen, hash(one) == hash(ip.IPv4Address('192.168.0.1')), f'{one:>15s}|{one:b}|{one:#x}')
print(sorted([ip.ip_address('10.0.0.10'), ip.ip_address('10.0.0.9')]), one > ip.ip_address('1.1.1.1'), one == '192.168.0.1')
net = ip.ip_network('10.1.0.0/29')
print(net, repr(net), net.netmask, net.hostmask, net.broadcast_address, net.num_addresses, net.prefixlen, list(net.hosts()),
      net[1], net[-1], one in net, ip.ip_address('10.1.0.3') in net, net.with_netmask, net.with_hostmask)
print([str(part) for part in net.subnets(new_prefix=31)], net.supernet(), net.overlaps(ip.ip_network('10.0.0.0/8')),
      net.subnet_of(ip.ip_network('10.0.0.0/8')), [str(a) for a in ip.ip_network('10.0.0.0/30')],
      list(ip.ip_network('1.2.3.4/32').hosts()), list(ip.ip_network('1.2.3.4/31').hosts()))
print([str(n) for n in ip.ip_network('10.0.0.0/28').address_exclude(ip.ip_network('10.0.0.4/30'))],
      [str(n) for n in ip.summarize_address_range(ip.ip_address('10.0.0.1'), ip.ip_address('10.0.0.9'))],
      [str(n) for n in ip.collapse_addresses([ip.ip_network('10.0.0.0/25'), ip.ip_network('10.0.0.128/25')])])
for text in ('::1', '2001:db8::', 'fe80::1:2', '::ffff:1.2.3.4', '1:2:3:4:5:6:7:8', '0:0:1::', '::'):
    six = ip.ip_address(text)
    print(six, six.exploded, six.is_loopback, six.is_link_local, six.is_unspecified, six.ipv4_mapped, int(six) % 1000)
print(ip.ip_network('2001:db8::/126'), [str(h) for h in ip.ip_network('2001:db8::/126').hosts()],
      ip.ip_network('192.168.1.0/255.255.255.0'), ip.ip_network('192.168.1.7/24', strict=False))
for text in ('127.0.0.1', '8.8.8.8', '224.0.0.1', '169.254.1.1', '0.0.0.0', '255.255.255.255', '172.20.0.1', '100.64.0.1'):
    a = ip.ip_address(text)
    print(text, a.is_private, a.is_global, a.is_multicast, a.is_loopback, a.is_link_local, a.is_reserved, a.is_unspecified)
for bad in ('256.1.1.1', '1.2.3', 'text', '', '1.2.3.4.5', '01.2.3.4', ':::', '1:2', 'g::1', '1::2::3', '12345::', -1, 2 ** 140):
    attempt(lambda: ip.ip_address(bad))
    attempt(lambda: ip.IPv4Address(bad))
    attempt(lambda: ip.IPv6Address(bad))
for bad in ('10.0.0.1/8', '10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/8/8', 'zz/8'):
    attempt(lambda: ip.ip_network(bad))
    attempt(lambda: ip.IPv4Network(bad))
attempt(lambda: one < ip.ip_address('::1'))
attempt(lambda: one < net)
attempt(lambda: one < 5)
attempt(lambda: net[100])
attempt(lambda: list(net.subnets(prefixlen_diff=30)))
attempt(lambda: ip.ip_address('255.255.255.255') + 1)
