"""What comes with the package beside its code: templates, house styles, fonts."""

from pathlib import Path


def package_folder(name: str) -> Path:
    """Return a folder that the wheel carries, or in a checkout the one at the project's root."""
    package = Path(__file__).parents[1]
    installed = package / name
    return installed if installed.is_dir() else package.parents[1] / name
