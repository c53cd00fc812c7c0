"""What this package is: the one place that tells its version."""

__version__ = "0.1.0"
