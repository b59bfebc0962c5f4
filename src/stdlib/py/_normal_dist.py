"""statistics.NormalDist: the bell curve with a mean and a spread."""

from math import erfc, exp, fabs, log, sqrt, tau
from statistics import StatisticsError

# Coefficients of Wichura's algorithm AS241, which finds quantiles: numerator and denominator, highest power first, for
# the middle, the sides and the far ends.
_MIDDLE = ((2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4,
            4.59219_53931_54987_1457e+4, 1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3,
            1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
           (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4,
            2.12137_94301_58659_5867e+4, 5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2,
            4.23133_30701_60091_1252e+1, 1.0))
_SIDE = ((7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
          1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
          4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
         (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
          1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
          2.05319_16266_37758_82187e+0, 1.0))
_END = ((2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
         2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
         5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
        (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
         7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
         5.99832_20655_58879_37690e-1, 1.0))


def _ratio(coefficients, r):
    num = den = 0.0
    for a, b in zip(*coefficients):
        num = num * r + a
        den = den * r + b
    return num, den


def _inv_cdf(p, mu, sigma):
    q = p - 0.5
    if fabs(q) <= 0.425:
        num, den = _ratio(_MIDDLE, 0.180625 - q * q)
        return mu + num * q / den * sigma
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    num, den = _ratio(_SIDE, r - 1.6) if r <= 5.0 else _ratio(_END, r - 5.0)
    x = num / den
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    __slots__ = {'_mu': '', '_sigma': ''}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """What data with this mean and standard deviation would come from."""
        from statistics import _mean_stdev
        return cls(*_mean_stdev(data))

    def samples(self, n, *, seed=None):
        """Random numbers with this distribution."""
        import random
        rnd = random.random if seed is None else random.Random(seed).random
        return [_inv_cdf(rnd(), self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        """How likely a number near x is."""
        if not self._sigma:
            raise StatisticsError('pdf() not defined when sigma is zero')
        z = (x - self._mu) / self._sigma
        return exp(-0.5 * z * z) / (sqrt(tau) * self._sigma)

    def cdf(self, x):
        """How likely a number of at most x is."""
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * erfc((self._mu - x) / (self._sigma * 1.4142135623730951))

    def inv_cdf(self, p):
        """The number below which a part p of all lies."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        return _inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """How much of both curves lies below both."""
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        narrow, wide = sorted((self, other), key=lambda dist: (dist._sigma, dist._mu))
        if not narrow._sigma:
            raise StatisticsError('overlap() not defined when sigma is zero')
        gap = fabs(wide._mu - narrow._mu)
        small, large = narrow.variance, wide.variance
        more = large - small
        if not more:
            return erfc(gap / (2.0 * narrow._sigma * 1.4142135623730951))
        middle = narrow._mu * large - wide._mu * small
        root = narrow._sigma * wide._sigma * sqrt(gap * gap + more * log(large / small))
        # Between the two places where the curves cross one is above, outside the other.
        first, second = [fabs(wide.cdf(x) - narrow.cdf(x)) for x in ((middle + root) / more, (middle - root) / more)]
        return 1.0 - (first + second)

    def zscore(self, x):
        """How many standard deviations x is above the mean."""
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            from math import hypot
            return NormalDist(x1._mu + x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            from math import hypot
            return NormalDist(x1._mu - x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * fabs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / fabs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'


NormalDist.__module__ = 'statistics'
