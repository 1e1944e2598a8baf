"""The steps that build a case file, by name and for ever.

A step that has been released is never changed: it holds its SQL in full and uses none of today's
classes. What comes next is a new step at the end. `versions.py` names them for opening, which has
no time to load this module.
"""

from sqlite_utils import Database, Migrations

from workbench.store.versions import APPLICATION_ID, MIGRATION_SET

steps = Migrations(MIGRATION_SET)


@steps()
def s001_case(db: Database) -> None:
    """All a case held at first: articles and their words, claims, evidence, verdicts, the history."""
    for statement in _S001:
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@steps()
def s002_pages(db: Database) -> None:
    """Where the pages of a text begin, so that a passage of a PDF can be cited by its page."""
    db.execute("ALTER TABLE texts ADD COLUMN page_starts TEXT NOT NULL DEFAULT '[]'")


@steps()
def s003_known_id(db: Database) -> None:
    """The name that an article had in the collection it comes from."""
    db.execute("ALTER TABLE texts ADD COLUMN known_id TEXT NOT NULL DEFAULT ''")


@steps()
def s004_kept(db: Database) -> None:
    """Which passages the analyst leaves on a version of a text though there is a newer one, and what
    tells that an article has been imported before.
    """
    db.execute("ALTER TABLE texts ADD COLUMN kept TEXT NOT NULL DEFAULT '[]'")
    db.execute("CREATE INDEX texts_by_file_name ON texts(file_name)")
    db.execute("CREATE INDEX articles_by_url ON articles(url)")
    db.execute("CREATE INDEX articles_by_title ON articles(title, outlet)")


@steps()
def s005_captures(db: Database) -> None:
    """How a page was fetched, and what finds texts that share much of their words."""
    for statement in _S005:
        db.execute(statement)


@steps()
def s006_documents(db: Database) -> None:
    """Letters and statements that several articles copy out, and where each of them does."""
    for statement in _S006:
        db.execute(statement)


@steps()
def s007_terms(db: Database) -> None:
    """In which passages each term stands, so that those that fit a claim are found at once."""
    for statement in _S007:
        db.execute(statement)


@steps()
def s008_rulings(db: Database) -> None:
    """What analysts say of where two sources have their story from."""
    for statement in _S008:
        db.execute(statement)


_ANCHOR = """
    text_id TEXT NOT NULL REFERENCES texts(id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL
"""

_ATTRIBUTION = """
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    byline TEXT NOT NULL,
    published TEXT NOT NULL,
    updated TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    origins TEXT NOT NULL
"""

_S001 = (
    """
    CREATE TABLE cases (
        id TEXT PRIMARY KEY NOT NULL,
        title TEXT NOT NULL,
        scale TEXT NOT NULL,
        created TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT
    """,
    # contents are named by their hash and never change; those no text names any more are what an
    # undone import has left for its redo
    """
    CREATE TABLE contents (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        data BLOB NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE articles (
        id TEXT PRIMARY KEY NOT NULL,
        {_ATTRIBUTION},
        note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE texts (
        id TEXT PRIMARY KEY NOT NULL,
        article_id TEXT NOT NULL REFERENCES articles(id),
        version INTEGER NOT NULL,
        words_sha256 TEXT NOT NULL REFERENCES contents(sha256),
        length INTEGER NOT NULL,
        original_sha256 TEXT NOT NULL REFERENCES contents(sha256),
        original_size INTEGER NOT NULL,
        file_name TEXT NOT NULL,
        encoding TEXT NOT NULL,
        captured TEXT NOT NULL,
        UNIQUE (article_id, version)
    ) STRICT
    """,
    "CREATE INDEX texts_by_words ON texts(words_sha256)",
    "CREATE INDEX texts_by_original ON texts(original_sha256)",
    f"""
    CREATE TABLE parts (
        id TEXT PRIMARY KEY NOT NULL,
        text_id TEXT NOT NULL REFERENCES texts(id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        {_ATTRIBUTION}
    ) STRICT
    """,
    "CREATE INDEX parts_by_text ON parts(text_id, start)",
    """
    CREATE TABLE zones (
        id TEXT PRIMARY KEY NOT NULL,
        text_id TEXT NOT NULL REFERENCES texts(id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT NOT NULL,
        label TEXT NOT NULL
    ) STRICT
    """,
    'CREATE INDEX zones_by_text ON zones(text_id, start, "end", kind)',
    """
    CREATE TABLE claims (
        id TEXT PRIMARY KEY NOT NULL,
        wording TEXT NOT NULL,
        said_by TEXT NOT NULL,
        said_on TEXT NOT NULL,
        speaks_about TEXT NOT NULL,
        status TEXT NOT NULL,
        tags TEXT NOT NULL,
        note TEXT NOT NULL,
        created TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX claims_by_creation ON claims(created)",
    f"""
    CREATE TABLE appearances (
        id TEXT PRIMARY KEY NOT NULL,
        claim_id TEXT NOT NULL REFERENCES claims(id),
        {_ANCHOR}
    ) STRICT
    """,
    "CREATE INDEX appearances_by_claim ON appearances(claim_id)",
    "CREATE INDEX appearances_by_text ON appearances(text_id, start)",
    f"""
    CREATE TABLE evidence (
        id TEXT PRIMARY KEY NOT NULL,
        claim_id TEXT NOT NULL REFERENCES claims(id),
        {_ANCHOR},
        stance TEXT NOT NULL,
        speech_act TEXT NOT NULL,
        note TEXT NOT NULL,
        linked_by TEXT NOT NULL,
        linked_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX evidence_by_claim ON evidence(claim_id)",
    "CREATE INDEX evidence_by_text ON evidence(text_id, start)",
    """
    CREATE TABLE verdicts (
        id TEXT PRIMARY KEY NOT NULL,
        claim_id TEXT NOT NULL REFERENCES claims(id),
        number INTEGER NOT NULL,
        rating TEXT NOT NULL,
        rationale TEXT NOT NULL,
        as_of TEXT NOT NULL,
        given_by TEXT NOT NULL,
        given_at TEXT NOT NULL,
        UNIQUE (claim_id, number)
    ) STRICT
    """,
    f"""
    CREATE TABLE answers (
        id TEXT PRIMARY KEY NOT NULL,
        claim_id TEXT NOT NULL REFERENCES claims(id),
        {_ANCHOR},
        reply TEXT NOT NULL,
        answered_by TEXT NOT NULL,
        answered_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX answers_by_claim ON answers(claim_id)",
    "CREATE INDEX answers_by_text ON answers(text_id, start)",
    # derived: the sentences of the words, named by the short number of their content
    """
    CREATE TABLE passages (
        id INTEGER PRIMARY KEY,
        words_id INTEGER NOT NULL REFERENCES contents(id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        words TEXT NOT NULL
    ) STRICT
    """,
    'CREATE INDEX passages_by_words ON passages(words_id, start, "end")',
    """
    CREATE VIRTUAL TABLE passage_index USING fts5(
        words,
        content='passages',
        content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TABLE history (
        number INTEGER PRIMARY KEY,
        deed TEXT NOT NULL,
        target INTEGER,
        "by" TEXT NOT NULL,
        "at" TEXT NOT NULL,
        label TEXT NOT NULL,
        changes TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT
    """,
)

_S005 = (
    "ALTER TABLE texts ADD COLUMN address TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE texts ADD COLUMN redirects TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE texts ADD COLUMN served TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE texts ADD COLUMN modified TEXT NOT NULL DEFAULT ''",
    # derived: all fingerprints of words as numbers of 32 bits, some of them for looking up, and the
    # words that were found to share much
    """
    CREATE TABLE fingerprints (
        words_id INTEGER PRIMARY KEY REFERENCES contents(id),
        hashes BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE fingerprint_index (
        hash INTEGER NOT NULL,
        words_id INTEGER NOT NULL,
        PRIMARY KEY (hash, words_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE near_copies (
        words_id INTEGER NOT NULL REFERENCES contents(id),
        of_words_id INTEGER NOT NULL REFERENCES contents(id),
        PRIMARY KEY (words_id, of_words_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX near_copies_by_earlier ON near_copies(of_words_id)",
)

_S006 = (
    """
    CREATE TABLE documents (
        id TEXT PRIMARY KEY NOT NULL,
        title TEXT NOT NULL,
        created TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE witnesses (
        id TEXT PRIMARY KEY NOT NULL,
        document_id TEXT NOT NULL REFERENCES documents(id),
        text_id TEXT NOT NULL REFERENCES texts(id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX witnesses_by_document ON witnesses(document_id)",
    "CREATE INDEX witnesses_by_text ON witnesses(text_id, start)",
)

_S007 = (
    # derived, see terms.py: passages in batches by their numbers, and where in a batch each term stands.
    # `scheme` tells how terms were made of words
    """
    CREATE TABLE term_batches (
        number INTEGER PRIMARY KEY,
        scheme INTEGER NOT NULL,
        lengths BLOB NOT NULL,
        owners BLOB NOT NULL,
        starts BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE term_places (
        batch INTEGER NOT NULL,
        term TEXT NOT NULL,
        holders INTEGER NOT NULL,
        places BLOB NOT NULL,
        PRIMARY KEY (batch, term)
    ) STRICT, WITHOUT ROWID
    """,
)

_S008 = (
    """
    CREATE TABLE rulings (
        id TEXT PRIMARY KEY NOT NULL,
        one_article_id TEXT NOT NULL REFERENCES articles(id),
        one_part TEXT NOT NULL,
        other_article_id TEXT NOT NULL REFERENCES articles(id),
        other_part TEXT NOT NULL,
        kinship TEXT NOT NULL,
        ruled_by TEXT NOT NULL,
        ruled_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX rulings_by_one ON rulings(one_article_id)",
    "CREATE INDEX rulings_by_other ON rulings(other_article_id)",
)
