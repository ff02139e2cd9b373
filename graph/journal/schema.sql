-- The journal. Rows are added, never changed: what is live follows from `changes`, less the runs that were undone.
CREATE TABLE journal (
    version INTEGER NOT NULL,
    id TEXT NOT NULL                  -- random: tells this journal from any other
);
INSERT INTO journal VALUES (6, lower(hex(randomblob(8))));

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,                 -- UTC, ISO 8601
    action TEXT NOT NULL,             -- load, undo
    parameters TEXT NOT NULL          -- JSON
);
CREATE TABLE sources (
    id TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs,
    declaration BLOB NOT NULL,        -- JSON of graph.model.Source
    PRIMARY KEY (id, run)
);
CREATE TABLE documents (              -- one version of one file: a line each time it brought something
    run INTEGER NOT NULL REFERENCES runs,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    loader TEXT NOT NULL,
    fingerprint TEXT NOT NULL,        -- of its rows, whatever their order, that of the columns and the file's name
    rows INTEGER NOT NULL,            -- read and understood
    refused INTEGER NOT NULL,
    outside INTEGER NOT NULL,         -- beyond the asked perimeter
    replaced_source TEXT,             -- the document it takes the place of, when that had another name
    replaced_file TEXT,
    PRIMARY KEY (run, source, file)
);
CREATE TABLE refusals (
    run INTEGER NOT NULL REFERENCES runs,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    sheet TEXT NOT NULL,
    row INTEGER NOT NULL,
    reason TEXT NOT NULL
);
CREATE TABLE records (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs, -- that first brought it
    body BLOB NOT NULL,               -- JSON of graph.model.Record
    content TEXT NOT NULL             -- hash of what it says, whatever its place: equal in a copy of the file
) WITHOUT ROWID;
CREATE INDEX records_by_file ON records (source, file);
CREATE INDEX records_by_content ON records (content);

-- A version of a file states each of its rows, and denies each other row that the file ever had (within its perimeter).
-- So the last version that stands is the whole truth on its file, whichever of those before it are undone.
CREATE TABLE changes (
    record TEXT NOT NULL REFERENCES records,
    run INTEGER NOT NULL REFERENCES runs,
    present INTEGER NOT NULL,         -- 1 stated, 0 denied
    was INTEGER NOT NULL,             -- whether it was live just before: 1, 0 is a row that went; 0, 1 one that came
    row INTEGER NOT NULL,             -- where it stands in this version; 0 when denied
    PRIMARY KEY (record, run)
) WITHOUT ROWID;
CREATE INDEX changes_by_run ON changes (run);
CREATE TABLE undone (                 -- the last word on each run: an undo may itself be undone
    run INTEGER NOT NULL REFERENCES runs,
    by_run INTEGER NOT NULL REFERENCES runs,
    undone INTEGER NOT NULL,          -- 1 undone, 0 standing again
    PRIMARY KEY (run, by_run)
) WITHOUT ROWID;
CREATE TABLE issued_ids (             -- an organisation's id belongs for ever to the cluster of this mention
    mention TEXT PRIMARY KEY,
    organization TEXT NOT NULL UNIQUE,
    run INTEGER NOT NULL REFERENCES runs
);
CREATE TABLE mappings (              -- what was decided of a shape of file; the last one of a shape is used
    id INTEGER PRIMARY KEY,
    shape TEXT NOT NULL,              -- of its headers, whatever their order
    name TEXT NOT NULL,
    kind TEXT NOT NULL,               -- of list; empty when it is found each time
    columns BLOB NOT NULL,            -- JSON, column → meaning
    at TEXT NOT NULL                  -- UTC, ISO 8601
);
CREATE TABLE judgements (             -- what people said of two spellings; the last word on a pair is the one that holds
    id INTEGER PRIMARY KEY,
    first TEXT NOT NULL,              -- content keys, in order
    second TEXT NOT NULL,
    body BLOB NOT NULL,               -- JSON
    run INTEGER NOT NULL,             -- the last one before it; 0 when there was none
    at TEXT NOT NULL                  -- UTC, ISO 8601: when it came in; who said it may have done so long before
);
CREATE TABLE follow_ups (             -- what was decided of a gap; the last word is the one that holds
    id INTEGER PRIMARY KEY,
    gap TEXT NOT NULL,
    at TEXT NOT NULL,                 -- UTC, ISO 8601
    body BLOB NOT NULL                -- JSON
);
CREATE TABLE shares (                 -- a view that whoever has its token may see, until it expires or is revoked
    id INTEGER PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,       -- SHA-256 of the token, which is told once and not kept
    view TEXT NOT NULL,
    title TEXT NOT NULL,
    at TEXT NOT NULL,                 -- UTC, ISO 8601, as what follows
    expires TEXT NOT NULL
);
CREATE TABLE revocations (
    share INTEGER PRIMARY KEY REFERENCES shares,
    at TEXT NOT NULL
);
CREATE TABLE saved_views (            -- a view by the name that a person gave it; the last word on a name holds
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    view TEXT NOT NULL,               -- empty: the name is given up
    at TEXT NOT NULL
);
CREATE TABLE positions (              -- not truth: where nodes were last drawn, so that the map stays recognisable
    view TEXT NOT NULL,
    node TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    PRIMARY KEY (view, node)
) WITHOUT ROWID;

-- SQLite gives `undone` from the row that holds the MAX.
CREATE VIEW undone_runs AS
SELECT run, by_run FROM (SELECT run, MAX(by_run) AS by_run, undone FROM undone GROUP BY run) WHERE undone = 1;

CREATE VIEW live_records AS
SELECT records.id, records.source, records.file, changes.run, changes.row, records.body, records.content
FROM records
JOIN changes ON changes.record = records.id AND changes.run = (
    SELECT MAX(said.run) FROM changes AS said
    WHERE said.record = records.id AND said.run NOT IN (SELECT run FROM undone_runs)
)
WHERE changes.present = 1;

CREATE VIEW live_documents AS         -- the last version that stands of each file, unless another took its place
SELECT documents.*
FROM documents
JOIN (
    SELECT source, file, MAX(run) AS run FROM documents
    WHERE run NOT IN (SELECT run FROM undone_runs) GROUP BY source, file
) AS last USING (source, file, run)
WHERE NOT EXISTS (
    SELECT 1 FROM documents AS other
    WHERE other.replaced_source = documents.source AND other.replaced_file = documents.file
    AND other.run > documents.run AND other.run NOT IN (SELECT run FROM undone_runs)
);
