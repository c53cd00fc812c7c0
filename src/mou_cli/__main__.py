"""`python -m mou_cli`."""

from mou_cli.cli.main import main

if __name__ == "__main__":
    main()
