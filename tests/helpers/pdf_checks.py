"""What page-validation finds in a PDF."""

import re

import page

STREAM = re.compile(rb"/Length (\d+)[^>]*?(?:>>|/[^>]*>>)\s*stream\n")
MISJUDGED = "PDFA2A-STREAM-LENGTH-001"


def failures_of(data: bytes, profile: page.ValidationProfile) -> list[str]:
    """Return what fails, but for one rule that is looked at here, byte by byte.

    page-validation 0.11 takes a carriage return that ends a compressed stream for a part of the
    line end behind it, and then finds the stream too short.
    """
    report = page.validate_pdf_bytes(data, profile=profile)
    for stream in STREAM.finditer(data):
        assert data[stream.end() + int(stream[1]) :].startswith(b"\nendstream")
    return [str(failure) for failure in report.failures if failure.rule_id != MISJUDGED]
