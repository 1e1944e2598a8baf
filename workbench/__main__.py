"""Starts the program: the window, or the command that was typed."""

import gc
import io
import sys
from pathlib import Path


def main() -> int:
    """What `workbench` and `python -m workbench` do. Returns the exit code."""
    if sys.stderr is None:  # started by pythonw from a menu of Windows: nobody reads what is printed
        sys.stdout = sys.stderr = io.StringIO()
    match sys.argv[1:]:
        # what a click in a menu or on a file does; it need not wait for the command line to be understood
        case [] | ["open"]:
            return _window(None, None)
        case [case] | ["open", case] if case.casefold().endswith(".fcase") and not case.startswith("-"):
            return _window(Path(case), None)
        case arguments:
            return _command(arguments)


def _command(arguments: list[str]) -> int:
    from workbench.cli.main import run
    from workbench.cli.parser import understood

    options = understood(arguments)
    if options.selftest:
        from workbench.app.selftest import run as run_selftest

        return run_selftest(as_json=getattr(options, "json", False))
    if options.do is not None:
        return run(options)
    return _window(getattr(options, "case", None), getattr(options, "profile", None))


def _window(case: Path | None, profile: Path | None) -> int:
    from workbench.app.startup import told
    from workbench.cli.outcome import guarded
    from workbench.config.paths import paths

    return guarded(lambda: told(lambda: _open_window(case, profile), lambda: paths(profile)))


def _open_window(case: Path | None, profile: Path | None) -> int:
    from workbench.domain.errors import UserError

    gc.disable()  # nothing is thrown away while modules load, and looking for it takes its time
    try:
        from workbench.app.gui import run
    except ImportError as error:
        # on a bare Linux, libraries that Qt needs are missing; a missing module of our own is a bug
        if isinstance(error, ModuleNotFoundError):
            raise
        raise UserError(
            f"The window cannot be opened: {error}.",
            "Install what Qt needs, or work from the shell: “workbench --help” lists the commands.",
        ) from error
    finally:
        gc.enable()
    return run(case, profile)


if __name__ == "__main__":
    sys.exit(main())
