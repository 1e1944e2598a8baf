"""What tells a case file from any other, and an old one from a new one."""

APPLICATION_ID = 0x46434153
"""“FCAS”, written into the header of every case."""

MIGRATION_SET = "workbench"

STEP_NAMES = (
    "s001_case",
    "s002_pages",
    "s003_known_id",
    "s004_kept",
    "s005_captures",
    "s006_documents",
    "s007_terms",
    "s008_rulings",
)
"""The steps of `migrations.py` in their order; a file that has gone through others is newer than we are."""
