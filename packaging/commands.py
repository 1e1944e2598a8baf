"""The commands of dev.py."""

import argparse
import shutil
import tempfile
from pathlib import Path

import checks
import locks
import machine
from environment import PLACE, ROOT, Environment
from trouble import Trouble

DEMO = ROOT / "build" / "demo"
OFF_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def main() -> int:
    """Do what the command line asks for; the exit code says whether it was done."""
    options = _parser().parse_args()
    try:
        code: int = options.do(options)
    except Trouble as trouble:
        print(f"\n{trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def run(options: argparse.Namespace) -> int:
    """Open the sample case; without a display do so off screen and show the results as files."""
    environment = _ready(options)
    case = _sample_case(environment)
    if machine.has_display() and not options.off_screen:
        print(f"Opening {case} …", flush=True)
        return environment.call("python", "-m", "workbench", "open", case)
    print("There is no display to open the window on, so it opens off screen.", flush=True)
    return _show_as_files(environment, case)


def test(options: argparse.Namespace) -> int:
    return checks.run_checks(_ready(options, "checks"), options.pytest)


def benchmark(options: argparse.Namespace) -> int:
    """Print how we compare; a benchmark fails only when it cannot run."""
    environment = _ready(options, "checks")
    failed = 0
    for script in sorted((ROOT / "tests" / "benchmarks").glob("bench_*.py")):
        if not options.name or script.stem.removeprefix("bench_") in options.name:
            print(f"== {script.stem.removeprefix('bench_')}", flush=True)
            failed += bool(environment.call("python", script, variables=OFF_SCREEN))
    return int(failed > 0)


def screenshots(options: argparse.Namespace) -> int:
    environment = _ready(options)
    script = ROOT / "packaging" / "screenshots.py"
    with tempfile.TemporaryDirectory() as folder:
        case = _make_sample(environment, Path(folder))
        return environment.call("python", script, case, variables=OFF_SCREEN)


def installer(options: argparse.Namespace) -> int:
    from installers.making import make_installers

    return make_installers(options.kind, may_install=options.yes)


def check_installers(options: argparse.Namespace) -> int:
    from installers.trying.all import try_installers

    return try_installers(options.kind, may_install=options.yes)


def lock(options: argparse.Namespace) -> int:
    return locks.make_locks(upgrade=options.upgrade)


def _ready(options: argparse.Namespace, *tools: str) -> Environment:
    environment = Environment(options.venv)
    environment.make_ready(*tools, may_install=options.yes)
    machine.provide_qt_libraries(environment.site_packages(), may_install=options.yes)
    return environment


def _sample_case(environment: Environment) -> Path:
    """The sample case. It is made once, so that what somebody tried out in it is still there."""
    if not any(DEMO.glob("*.fcase")):
        print("Making the sample case …", flush=True)
        unfinished = DEMO.with_name("demo-unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        _make_sample(environment, unfinished)
        shutil.rmtree(DEMO, ignore_errors=True)
        unfinished.rename(DEMO)
    return next(DEMO.glob("*.fcase"))


def _make_sample(environment: Environment, folder: Path) -> Path:
    if environment.call("python", "-m", "workbench", "demo", folder, quiet=True):
        raise Trouble("The sample case could not be made; what was said stands above.")
    return next(folder.glob("*.fcase"))


def _show_as_files(environment: Environment, case: Path) -> int:
    """A picture of the window and the report in both printed forms, for somebody without a display."""
    picture = DEMO / "window.png"
    made = [picture]
    code = environment.call("python", ROOT / "packaging" / "demo.py", case, picture, variables=OFF_SCREEN)
    for name in ("report.html", "report.pdf"):
        (DEMO / name).unlink(missing_ok=True)
        made.append(DEMO / name)
        code = code or environment.call(
            "python", "-m", "workbench", "report", case, "-o", DEMO / name, quiet=True
        )
    if code:
        raise Trouble("The window or the report could not be made; what was said stands above.")
    print("\nDone. Look at:", *made, sep="\n  ", flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description="Start and test Fact-Check Workbench.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    installs = argparse.ArgumentParser(add_help=False)
    installs.add_argument(
        "--yes", action="store_true", help="install missing system packages through sudo without asking"
    )
    works = argparse.ArgumentParser(add_help=False, parents=[installs])
    works.add_argument(
        "--venv", type=Path, default=PLACE, metavar="DIR", help="where the environment is made (.venv)"
    )

    asks = commands.add_parser("run", parents=[works], help="open the sample case")
    asks.add_argument("--off-screen", action="store_true", help="as if there were no display")
    asks.set_defaults(do=run)

    asks = commands.add_parser("test", parents=[works], help="run all checks")
    asks.add_argument("pytest", nargs="*", metavar="ARGUMENT", help="passed on to pytest, after --")
    asks.set_defaults(do=test)

    asks = commands.add_parser("benchmark", parents=[works], help="measure, and print the ratios")
    asks.add_argument("name", nargs="*", metavar="NAME", help="only these of tests/benchmarks/")
    asks.set_defaults(do=benchmark)

    asks = commands.add_parser("screenshots", parents=[works], help="make the README's pictures again")
    asks.set_defaults(do=screenshots)

    asks = commands.add_parser("installer", parents=[installs], help="pack the program into dist/")
    asks.add_argument("kind", nargs="?", choices=("deb", "run", "windows", "mac", "all"), default="all")
    asks.set_defaults(do=installer)

    asks = commands.add_parser("check-installers", parents=[installs], help="try what is in dist/")
    asks.add_argument("kind", nargs="?", choices=("deb", "run", "windows", "all"), default="all")
    asks.set_defaults(do=check_installers)

    asks = commands.add_parser("lock", help="make packaging/locks/ again")
    asks.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    asks.set_defaults(do=lock)
    return parser
