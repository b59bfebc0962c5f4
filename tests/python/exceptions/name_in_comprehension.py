"""A variable of a comprehension is not what the writer of another name meant."""
# status: 1
print([line.strip() for line in lines])
