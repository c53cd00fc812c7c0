"""How fast mou is beside what does a like thing, as ratios. `make bench` runs it; no test does."""
