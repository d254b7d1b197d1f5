"""The tables of ``project.sqlite``."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta(revision INTEGER NOT NULL);
INSERT INTO meta SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM meta);
CREATE TABLE IF NOT EXISTS documents(
    id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, record TEXT NOT NULL, origin TEXT, published TEXT,
    run TEXT NOT NULL, claims INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS failures(origin TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claims(
    document TEXT NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL,
    subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL,
    proposition TEXT NOT NULL, polarity TEXT NOT NULL, modality TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY(document, n)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_pair ON claims(subject, object);
CREATE INDEX IF NOT EXISTS by_object ON claims(object);
CREATE INDEX IF NOT EXISTS by_proposition ON claims(proposition);
CREATE TABLE IF NOT EXISTS actors(
    document TEXT NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
    country TEXT, sector TEXT, n INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS actors_by_document ON actors(document);
CREATE INDEX IF NOT EXISTS actors_by_actor ON actors(actor, name, type, country, sector, n);
CREATE TABLE IF NOT EXISTS sketches(
    hash INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY(hash, document)) WITHOUT ROWID;
DROP INDEX IF EXISTS sketches_by_document;
CREATE TABLE IF NOT EXISTS near(
    first TEXT NOT NULL, second TEXT NOT NULL, PRIMARY KEY(first, second)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS near_by_second ON near(second);
"""
"""``documents.sha256`` hashes a document with its metadata, ``record`` that and its claims and run."""

TABLES_OF_A_DOCUMENT = ("claims", "actors")
