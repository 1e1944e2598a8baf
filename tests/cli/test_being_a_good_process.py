"""How the command behaves among others: pipes, signals, locales, no screen."""

import signal
import subprocess
import sys

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes as POSIX has them")


@posix
@pytest.mark.parametrize("command", ["claims", "history", "articles"])
def test_a_reader_who_has_seen_enough_causes_no_complaint(started, sample, command):
    process = started(command, sample, PYTHONUNBUFFERED="1")
    process.stdout.close()
    assert process.wait(60) == 128 + signal.SIGPIPE
    assert process.stderr.read() == b""


@posix
def test_an_interruption_ends_it_quietly(tmp_path):
    program = (
        "import signal; from workbench.cli.outcome import guarded\n"
        "raise SystemExit(guarded(lambda: signal.raise_signal(signal.SIGINT)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    assert (told.returncode, told.stderr) == (128 + signal.SIGINT, b"")


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.ISO-8859-1"])
def test_quotation_marks_come_out_whatever_the_locale(shell, sample, locale):
    told = shell("claim", sample, "unsigned", LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert told.code == 0
    assert "✓ “That letter is a draft" in told.out


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("words", [[], ["open"], ["iraq.fcase"], ["open", "iraq"]])
def test_without_a_screen_the_window_says_so_in_a_sentence(shell, words):
    told = shell(*words)
    assert (told.code, told.out) == (1, "")
    assert told.err == (
        "workbench: There is no screen to show the window on. "
        "Work from the shell instead: “workbench --help” lists the commands.\n"
    )


def test_it_says_which_version_it_is(shell):
    from workbench import __version__

    assert shell("--version").out == f"workbench {__version__}\n"


def test_a_command_loads_neither_the_window_nor_the_pdf_writer(sample):
    program = (
        "import sys; from workbench.cli.main import run; from workbench.cli.parser import understood\n"
        f"run(understood(['claims', {str(sample)!r}]))\n"
        "sys.exit(sorted(sys.modules & {'PySide6', 'typst', 'jinja2', 'sqlite_utils', 'numpy'}))"
    ).replace("sys.modules &", "set(sys.modules) &")
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    assert told.stderr.strip() == b"[]"


def test_the_window_does_not_wait_for_the_command_line(tmp_path):
    program = (
        "import sys; sys.argv[1:] = []\n"
        "from workbench.__main__ import main\n"
        "main(); sys.exit('argparse' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"PATH": "", "WORKBENCH_PROFILE": str(tmp_path)},
    )
    assert "There is no screen" in told.stderr
    assert "workbench.cli.parser" not in told.stderr
