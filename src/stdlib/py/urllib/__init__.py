"""URLs: taking them apart and opening them."""
