"""Averages and spread. Sums are exact: each number is a ratio of whole numbers, and is rounded once at the end."""

from bisect import bisect_left, bisect_right
from collections import namedtuple
from math import exp, fsum, isqrt, log, sqrt, sumprod

__all__ = ['StatisticsError', 'mean', 'fmean', 'geometric_mean', 'harmonic_mean', 'median', 'median_low',
           'median_high', 'mode', 'multimode', 'quantiles', 'stdev', 'pstdev', 'variance', 'pvariance',
           'correlation', 'covariance', 'linear_regression', 'median_grouped', 'LinearRegression', 'NormalDist']


class StatisticsError(ValueError):
    pass


def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _sum(ratios):
    """The sum of (numerator, denominator) pairs, exactly."""
    by_denominator = {}
    for n, d in ratios:
        by_denominator[d] = by_denominator.get(d, 0) + n
    numerator, denominator = 0, 1
    for d, n in by_denominator.items():
        # Denominators of floats are powers of two.
        numerator, denominator = numerator * d + n * denominator, denominator * d
    return numerator, denominator


def _exact(data):
    """Fraction or Decimal if the data has such numbers, else None."""
    found = None
    for x in data:
        kind = type(x)
        if kind.__name__ in ('Fraction', 'Decimal') and kind is not found:
            if found is not None:
                raise TypeError(f"don't know how to coerce {found.__name__} and {kind.__name__}")
            found = kind
    return found


def _result(numerator, denominator, data):
    """A ratio as a number of the data's type: an int stays an int if it can."""
    kind = _exact(data)
    if kind is not None:
        if any(isinstance(x, float) for x in data):
            return numerator / denominator
        return kind(numerator) / kind(denominator)
    if all(isinstance(x, int) for x in data) and numerator % denominator == 0:
        return numerator // denominator
    return numerator / denominator


def mean(data):
    """The sum divided by the count."""
    data = list(data)
    if not data:
        raise StatisticsError('mean requires at least one data point')
    n, d = _sum(map(_ratio, data))
    return _result(n, d * len(data), data)


def fmean(data, weights=None):
    """mean() in floats: faster."""
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError('fmean requires at least one data point')
        return fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError('data and weights must be the same length')
    total = fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return fsum(x * w for x, w in zip(data, weights)) / total


def geometric_mean(data):
    """The n-th root of the product of n numbers."""
    data = list(data)
    if not data:
        raise StatisticsError('Must have a non-empty dataset')
    for x in data:
        if x < 0:
            raise StatisticsError(f'No negative inputs allowed: {x!r}')
    if any(x == 0 for x in data):
        return 0.0
    return exp(fsum(map(log, data)) / len(data))


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    data = list(data)
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if any(x < 0 for x in data):
        raise StatisticsError('harmonic mean does not support negative values')
    if weights is None:
        if len(data) == 1:
            return data[0]
        weights = [1] * len(data)
    if 0 in data:
        return 0
    pairs = [_ratio(x) for x in data]
    n, d = _sum((q * w, p) for (p, q), w in zip(pairs, weights))
    return sum(weights) * d / n


def median(data):
    """The middle value, or the mean of the two in the middle."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    """The most frequent value; the first of equals."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError('no mode for empty data') from None
    return max(counts, key=counts.get)


def multimode(data):
    """All most frequent values."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [x for x, count in counts.items() if count == most]


def quantiles(data, *, n=4, method='exclusive'):
    """n-1 points that cut the data into n parts of equal probability."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    ld = len(data)
    if ld < 2:
        if ld == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    result = []
    if method == 'inclusive':
        for i in range(1, n):
            j, delta = divmod(i * (ld - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    elif method == 'exclusive':
        for i in range(1, n):
            j = min(max(i * (ld + 1) // n, 1), ld - 1)
            delta = i * (ld + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    else:
        raise ValueError(f'Unknown method: {method!r}')
    return result


def _squares(data, center):
    """The sum of squared distances from the centre (the mean, if None) as a ratio."""
    pairs = [_ratio(x) for x in data]
    if center is None:
        n, d = _sum(pairs)
        d *= len(pairs)
    else:
        n, d = _ratio(center)
    return _sum(((a * d - n * b) ** 2, (b * d) ** 2) for a, b in pairs)


def variance(data, xbar=None):
    """The spread of a sample: squared distances divided by one less than the count."""
    data = list(data)
    if len(data) < 2:
        raise StatisticsError('variance requires at least two data points')
    n, d = _squares(data, xbar)
    return _result(n, d * (len(data) - 1), data)


def pvariance(data, mu=None):
    """The spread of a whole population."""
    data = list(data)
    if not data:
        raise StatisticsError('pvariance requires at least one data point')
    n, d = _squares(data, mu)
    return _result(n, d * len(data), data)


def _sqrt_ratio(n, d):
    """The square root of n/d as the nearest float."""
    if not n:
        return 0.0
    # Scale so that the whole-number root has bits to spare; the last one says "and something more".
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    if shift >= 0:
        low, scale = d << 2 * shift, (1 << shift, 1)
        root = isqrt(n // low)
        root |= root * root * low != n
    else:
        high = n << -2 * shift
        root = isqrt(high // d)
        root |= root * root * d != high
        scale = (1, 1 << -shift)
    return root * scale[0] / scale[1]


def stdev(data, xbar=None):
    """The square root of variance()."""
    data = list(data)
    if len(data) < 2:
        raise StatisticsError('stdev requires at least two data points')
    n, d = _squares(data, xbar)
    if getattr(_exact(data), '__name__', '') == 'Decimal':
        return _result(n, d * (len(data) - 1), data).sqrt()
    return _sqrt_ratio(n, d * (len(data) - 1))


def pstdev(data, mu=None):
    """The square root of pvariance()."""
    data = list(data)
    if not data:
        raise StatisticsError('pstdev requires at least one data point')
    n, d = _squares(data, mu)
    if getattr(_exact(data), '__name__', '') == 'Decimal':
        return _result(n, d * len(data), data).sqrt()
    return _sqrt_ratio(n, d * len(data))


def median_grouped(data, interval=1.0):
    """The median of numbers that stand for intervals around them."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    below = bisect_left(data, x)
    inside = bisect_right(data, x, lo=below) - below
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return x - interval / 2.0 + interval * (n / 2 - below) / inside


def _mean_stdev(data):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError('stdev requires at least two data points')
    return float(mean(data)), float(stdev(data))


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def linear_regression(x, y, /, *, proportional=False):
    """The line that comes nearest to the points: y = slope * x + intercept."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError('linear regression requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('linear regression requires at least two data points')
    if not proportional:
        xbar, ybar = fsum(x) / n, fsum(y) / n
        x, y = [a - xbar for a in x], [b - ybar for b in y]
    sxy, sxx = sumprod(x, y) + 0.0, sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


def covariance(x, y, /):
    """How two variables vary together."""
    if len(x) != len(y):
        raise StatisticsError('covariance requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError('covariance requires at least two data points')
    xbar, ybar = fsum(x) / len(x), fsum(y) / len(y)
    return fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / (len(x) - 1)


def _ranks(data, start):
    """Where each stands in order, from `start`; equal ones share the middle of their places."""
    order = sorted((value, at) for at, value in enumerate(data))
    ranks = [0.0] * len(order)
    first = 0
    while first < len(order):
        last = first
        while last < len(order) and order[last][0] == order[first][0]:
            last += 1
        for _, at in order[first:last]:
            ranks[at] = (first + last - 1) / 2 + start
        first = last
    return ranks


def correlation(x, y, /, *, method='linear'):
    """Pearson's coefficient, or with method 'ranked' Spearman's: -1 to 1."""
    if method not in ('linear', 'ranked'):
        raise ValueError(f'Unknown method: {method!r}')
    if len(x) != len(y):
        raise StatisticsError('correlation requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError('correlation requires at least two data points')
    if method == 'ranked':
        x, y = _ranks(x, (len(x) - 1) / -2), _ranks(y, (len(y) - 1) / -2)
    else:
        xbar, ybar = fsum(x) / len(x), fsum(y) / len(y)
        x, y = [a - xbar for a in x], [b - ybar for b in y]
    sxy, sxx, syy = sumprod(x, y), sumprod(x, x), sumprod(y, y)
    if not sxx or not syy:
        raise StatisticsError('at least one of the inputs is constant')
    return sxy / sqrt(sxx * syy)


from _normal_dist import NormalDist
