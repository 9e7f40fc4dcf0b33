"""Benchmarks: ratios against a floor in the same run, printed for a reader; they gate nothing."""
