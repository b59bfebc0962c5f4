raise E, "m"
