"""What `make bench` measures is what it says it is. Nothing here looks at a clock."""

from pathlib import Path

from bench.floor import main as floor
from bench.register import write_register
from mou_cli.operations.validate import validate
from mou_cli.trees import DiskTree
from mou_cli.yaml_quick import quick_value


def test_the_register_is_clean_ordinary_and_of_the_size_that_it_should_be(tmp_path: Path) -> None:
    root = write_register(tmp_path / "register", 40)
    assert validate(DiskTree(root)).problems == ()
    bodies = [file.read_bytes() for file in (root / "data" / "partners").glob("body-*.yaml")]
    assert len(bodies) == 40
    assert all(quick_value(data) is not None for data in bodies)
    assert all(900 < len(data) < 1100 for data in bodies)


def test_the_floor_reads_every_partner(tmp_path: Path) -> None:
    root = write_register(tmp_path / "register", 3)
    assert floor(root) == len(list((root / "data" / "partners").glob("*.yaml")))
