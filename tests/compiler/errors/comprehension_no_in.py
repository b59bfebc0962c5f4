[a for a of x]
