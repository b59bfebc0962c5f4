# Dictionaries, strings and lists, and a sort with a key.
def main():
    words = [f"word{(i * 7919) % 1000}" for i in range(200_000)]
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    text = ",".join(words)
    longest = max(text.split(","), key=len)
    pairs = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    numbers = [len(word) * i for i, word in enumerate(words) if not word.endswith("3")]
    numbers.sort(key=lambda n: n % 1009)
    seen = set()
    for word in words:
        if word.upper() not in seen:
            seen.add(word.upper())
    print(len(pairs), pairs[0], longest, len(numbers), len(seen))


main()
