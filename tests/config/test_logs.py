import logging

import pytest

from workbench.config.logs import LONGEST_LINE, start_log, stop_log


@pytest.fixture
def log(tmp_path):
    file = start_log(tmp_path / "logs")
    assert file is not None
    yield file
    stop_log()


def test_the_log_says_when_where_and_what(log):
    logging.getLogger("workbench.store").info("Opened %s", "demo.fcase")
    assert log.read_text().endswith("Z INFO workbench.store: Opened demo.fcase\n")


def test_an_article_does_not_get_into_the_log_by_way_of_an_error(log):
    article = "secret " * 1000
    try:
        raise ValueError(article)
    except ValueError:
        logging.getLogger("workbench.reading").exception("Could not read %s", article)
    written = log.read_text()
    assert "Traceback" in written
    assert all(len(line) < LONGEST_LINE + 80 for line in written.splitlines())


def test_the_log_is_kept_small_and_the_last_files_are_kept(log):
    line = "x" * LONGEST_LINE
    for _ in range(9000):
        logging.getLogger("workbench").warning(line)
    files = sorted(path.name for path in log.parent.iterdir())
    assert files == ["workbench.log", "workbench.log.1", "workbench.log.2", "workbench.log.3"]
    assert sum(path.stat().st_size for path in log.parent.iterdir()) < 3_000_000


def test_where_no_log_can_be_written_the_program_goes_on(tmp_path):
    (tmp_path / "logs").write_text("a file where the folder should be")
    assert start_log(tmp_path / "logs") is None
