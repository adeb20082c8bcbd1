"""Benchmarks: the product and its raw limit, alternately, in one run. No absolute time is a pass mark."""
