-- The journal. Rows are added, never changed: what is live follows from `changes`, less the runs that were undone.
CREATE TABLE journal (
    version INTEGER NOT NULL,
    id TEXT NOT NULL                  -- random: tells this journal from any other
);
INSERT INTO journal VALUES (1, lower(hex(randomblob(8))));

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
CREATE TABLE documents (              -- one line each time a file brought something
    run INTEGER NOT NULL REFERENCES runs,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    loader TEXT NOT NULL,
    fingerprint TEXT NOT NULL,        -- of its rows, whatever their order and the file's name
    rows INTEGER NOT NULL,            -- read and understood
    refused INTEGER NOT NULL,
    outside INTEGER NOT NULL,         -- beyond the asked perimeter
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
    run INTEGER NOT NULL REFERENCES runs,
    body BLOB NOT NULL                -- JSON of graph.model.Record
) WITHOUT ROWID;
CREATE TABLE changes (
    record TEXT NOT NULL REFERENCES records,
    run INTEGER NOT NULL REFERENCES runs,
    present INTEGER NOT NULL,         -- 1 the record came, 0 a newer version of its file no longer has it
    PRIMARY KEY (record, run)
) WITHOUT ROWID;
CREATE TABLE undone (run INTEGER PRIMARY KEY REFERENCES runs, by_run INTEGER NOT NULL REFERENCES runs);
CREATE TABLE issued_ids (             -- an organisation's id belongs for ever to the cluster of this mention
    mention TEXT PRIMARY KEY,
    organization TEXT NOT NULL UNIQUE,
    run INTEGER NOT NULL REFERENCES runs
);
CREATE TABLE positions (              -- not truth: where nodes were last drawn, so that the map stays recognisable
    view TEXT NOT NULL,
    node TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    PRIMARY KEY (view, node)
) WITHOUT ROWID;

CREATE VIEW live_records AS
SELECT records.id, records.source, records.file, records.run, records.body
FROM records
JOIN (
    -- SQLite gives `present` from the row that holds the MAX: the last word on each record.
    SELECT record, MAX(run), present FROM changes
    WHERE run NOT IN (SELECT run FROM undone)
    GROUP BY record
) AS last ON last.record = records.id
WHERE last.present = 1;
