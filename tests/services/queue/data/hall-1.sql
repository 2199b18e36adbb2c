CREATE TABLE windows (
    id TEXT PRIMARY KEY NOT NULL,
    state TEXT NOT NULL,
    matters TEXT NOT NULL,
    staff TEXT NOT NULL,
    reason TEXT NOT NULL,
    ticket {blob} NOT NULL,
    last_kind TEXT NOT NULL,
    last_ticket {blob} NOT NULL,
    last_at BIGINT NOT NULL,
    last_state TEXT NOT NULL,
    last_matter TEXT NOT NULL,
    last_count BIGINT NOT NULL
) {norowid};
CREATE TABLE matter_windows (
    matter TEXT PRIMARY KEY NOT NULL,
    open BIGINT NOT NULL
) {norowid};
CREATE TABLE devices (
    node TEXT NOT NULL,
    device TEXT NOT NULL,
    status TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (node, device)
) {norowid};
CREATE TABLE help_requests (
    id {blob} PRIMARY KEY NOT NULL,
    node TEXT NOT NULL,
    at BIGINT NOT NULL,
    is_answered BIGINT NOT NULL
) {norowid};
