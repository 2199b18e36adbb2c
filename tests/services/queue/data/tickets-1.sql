CREATE TABLE tickets (
    id {blob} PRIMARY KEY NOT NULL,
    number TEXT NOT NULL,
    node TEXT NOT NULL,
    seq BIGINT NOT NULL,
    matter TEXT NOT NULL,
    class BIGINT NOT NULL,
    state BIGINT NOT NULL,
    day TEXT NOT NULL,
    handle TEXT NOT NULL,
    token TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    window_id TEXT NOT NULL,
    called_at BIGINT NOT NULL,
    call_count BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    is_unknown BIGINT NOT NULL,
    is_printing BIGINT NOT NULL,
    transferred_from TEXT NOT NULL,
    twin {blob} NOT NULL,
    sealed {blob} NOT NULL,
    key_id {blob} NOT NULL
) {norowid};
CREATE INDEX tickets_waiting ON tickets (matter, due_at, seq, id) WHERE state = 1;
CREATE INDEX tickets_pending ON tickets (node) WHERE state = 0;
CREATE INDEX tickets_person ON tickets (day, handle) WHERE handle <> '' AND state <= 4;
CREATE INDEX tickets_open ON tickets (day, token) WHERE state <= 4 OR state = 6;
CREATE TABLE number_counters (
    node TEXT NOT NULL,
    series TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (node, series)
) {norowid};
CREATE TABLE queue_counts (
    matter TEXT PRIMARY KEY NOT NULL,
    waiting BIGINT NOT NULL
) {norowid};
