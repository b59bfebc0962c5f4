"""statistics and string."""
import statistics as st
import string
import textwrap

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.pstdev(data), st.stdev(data), st.variance(data), st.pvariance(data))
print(st.mean([1, 2]), st.mean([0.1] * 3), st.fmean([1, 2, 4]), st.median([3, 1, 2]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]))
print(st.quantiles(data, n=4), st.multimode("aabbc"), st.geometric_mean([1, 2, 4]), st.harmonic_mean([40, 60]))
try:
    st.mean([])
except st.StatisticsError as e:
    print(e)
print(string.ascii_lowercase, string.digits, string.ascii_uppercase[:5], string.punctuation, string.hexdigits)
print(string.Template("$who likes ${what}, $$5").substitute(who="tim", what="kung pao"), string.capwords("hello big world"))
print(repr(textwrap.dedent("""\
    first
      second
    third
    """)), textwrap.fill("the quick brown fox jumps over", 12).split("\n"))
print(textwrap.indent("a\nb\n", "  "), textwrap.shorten("hello wide world", 12))
