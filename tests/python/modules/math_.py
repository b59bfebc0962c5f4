"""math: constants and functions; what the C library may round its own way is shown with 12 digits."""
import math


def near(*values):
    return " ".join(f"{v:.12g}" for v in values)


print(math.pi, math.e, math.tau, math.inf, math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0))
print(math.sqrt(16), math.isqrt(17), near(math.pow(2, 0.5), math.exp(1), math.log(10), math.log(8, 2), math.log1p(1e-10)), math.log2(1024), math.log10(1000))
print(near(math.sin(1), math.cos(1), math.tan(1), math.asin(0.5), math.acos(0.5), math.atan(1), math.atan2(1, -1), math.sinh(1), math.cosh(1), math.tanh(1)))
print(math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.fabs(-3), math.fmod(-7, 3), math.remainder(7, 4), math.modf(2.5), math.frexp(8.0), math.ldexp(0.5, 4))
print(math.factorial(20), math.gcd(12, 18, 27), math.lcm(3, 4), math.comb(52, 5), math.perm(10, 3), math.prod([2, 3.5]), math.prod([]))
print(math.hypot(3, 4), math.hypot(1, 2, 3), math.dist((0, 0), (3, 4)), math.degrees(math.pi), math.radians(180), math.copysign(3, -0.0))
print(math.fsum([0.1] * 10), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), near(math.exp2(10), math.expm1(1e-5)), math.sumprod([1, 2], [3, 4]))
print(near(math.gamma(5), math.lgamma(10), math.erf(1), math.erfc(1)), math.nextafter(1, 2), math.ulp(1.0), math.floor(10**30), math.sqrt(10**30))
for bad in (
    lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.factorial(-1), lambda: math.factorial(2.5),
    lambda: math.exp(1000), lambda: math.acos(2), lambda: math.sqrt("4"), lambda: math.sin(math.inf), lambda: math.isqrt(-1),
    lambda: math.floor(math.nan), lambda: math.floor("1"), lambda: math.gcd(1.5), lambda: math.comb(-1, 2), lambda: math.fmod(1, 0),
    lambda: math.log(2, 1), lambda: math.sqrt(), lambda: math.sqrt(1, 2), lambda: math.pow(0, -1), lambda: math.dist([1], [1, 2]),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(sum(1 / math.factorial(n) for n in range(20)), sum((-1) ** k / (2 * k + 1) for k in range(1000)) * 4)
