"""`python -m bench` runs every benchmark, `python -m bench startup` only that one."""

import sys
from importlib import import_module
from pathlib import Path

NO_BENCHMARKS = ("__init__", "__main__", "many", "others")


def main() -> None:
    """Run those named, or all."""
    known = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in NO_BENCHMARKS)
    for name in sys.argv[1:] or known:
        if name not in known:
            sys.exit(f"There is no benchmark “{name}”; there are: {', '.join(known)}.")
        import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
