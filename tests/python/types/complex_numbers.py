"""Complex numbers: arithmetic, text, errors."""

z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), z * 2, z * 1j, z / (1 - 1j), z ** 2, -z, z == 3 + 4j, complex(1, -2), complex('1+2j'), 1j ** 2, (-8) ** (1 / 3), hash(3 + 0j) == hash(3), 3 + 0j == 3, bool(0j), {1j: 'i'}[1j], z - 1, 2 - z, repr(-0j), complex(), 1e20j, z != 1)
for f in (lambda: z < 1, lambda: int(z), lambda: float(z), lambda: z // 2, lambda: z % 2, lambda: complex('x'), lambda: 1 / 0j, lambda: complex([]), lambda: round(z)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sum([1j, 2]), sorted([3, 1]), isinstance(z, complex), type(z), [z, (z,)], pow(z, 2), z.__class__.__name__, f'{z}', '%s' % z, str(2j))
