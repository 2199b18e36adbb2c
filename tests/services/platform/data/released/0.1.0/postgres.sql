SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA released;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE released.batches (
    hall text NOT NULL,
    node text NOT NULL,
    incarnation bigint NOT NULL,
    last_seq bigint NOT NULL,
    first_seq bigint NOT NULL,
    sent_wall bigint NOT NULL,
    sent_boot bigint NOT NULL,
    boot_id bytea NOT NULL,
    synced bigint NOT NULL,
    signing_key bytea NOT NULL,
    signature bytea NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.boot_anchors (
    hall text NOT NULL,
    node text NOT NULL,
    boot_id bytea NOT NULL,
    offset_ms bigint NOT NULL,
    measured_boot bigint NOT NULL,
    noted_ms bigint NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.chains (
    hall text NOT NULL,
    node text NOT NULL,
    incarnation bigint NOT NULL,
    head_seq bigint NOT NULL,
    head_digest bytea NOT NULL,
    corrected_ms bigint NOT NULL,
    held bigint NOT NULL,
    safe bigint NOT NULL,
    is_own bigint NOT NULL,
    frozen bigint NOT NULL,
    last_pos bigint NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.checkpoints (
    hall text NOT NULL,
    node text NOT NULL,
    incarnation bigint NOT NULL,
    seq bigint NOT NULL,
    digest bytea NOT NULL,
    corrected_ms bigint NOT NULL,
    pos bigint NOT NULL,
    signing_key bytea NOT NULL,
    signature bytea NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.commands (
    hall text NOT NULL,
    scope text NOT NULL,
    key text NOT NULL,
    request bytea NOT NULL,
    body bytea NOT NULL,
    at bigint NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.envelopes (
    hall text NOT NULL,
    key_id bytea NOT NULL,
    suite bigint NOT NULL,
    key_digest bytea NOT NULL,
    state bigint NOT NULL,
    content bytea NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.feed (
    hall text NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    audience text NOT NULL,
    former text NOT NULL,
    is_gone bigint NOT NULL,
    body bytea NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.feed_cache (
    hall text NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    version bigint NOT NULL,
    round bigint NOT NULL,
    body bytea NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.feed_counter (
    hall text NOT NULL,
    epoch text NOT NULL,
    pos bigint NOT NULL,
    floor bigint NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.feed_cursor (
    hall text NOT NULL,
    epoch text NOT NULL,
    "position" bigint NOT NULL,
    snapshot_from bigint NOT NULL,
    round bigint NOT NULL,
    in_snapshot bigint NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.feed_marks (
    hall text NOT NULL,
    day text NOT NULL,
    "position" bigint NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.generation (
    hall text NOT NULL,
    token text NOT NULL,
    is_held bigint NOT NULL,
    is_new bigint NOT NULL,
    since_ms bigint NOT NULL,
    mark text NOT NULL,
    burnt text NOT NULL,
    burnt_day text NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.journal (
    hall text NOT NULL,
    node text NOT NULL,
    incarnation bigint NOT NULL,
    seq bigint NOT NULL,
    pos bigint NOT NULL,
    id bytea NOT NULL,
    at_wall bigint NOT NULL,
    at_boot bigint NOT NULL,
    boot_id bytea NOT NULL,
    synced bigint NOT NULL,
    suite bigint NOT NULL,
    kind text NOT NULL,
    subject bytea NOT NULL,
    body bytea NOT NULL,
    sealed bytea NOT NULL,
    key_id bytea NOT NULL,
    key_digest bytea NOT NULL,
    prev bytea NOT NULL,
    digest bytea NOT NULL,
    corrected_ms bigint NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.quarantine (
    hall text NOT NULL,
    node text NOT NULL,
    incarnation bigint NOT NULL,
    first_seq bigint NOT NULL,
    last_digest bytea NOT NULL,
    row_count bigint NOT NULL,
    reason text NOT NULL,
    ours bytea NOT NULL,
    theirs bytea NOT NULL,
    signing_key bytea NOT NULL,
    noted_ms bigint NOT NULL,
    local bytea NOT NULL
);
CREATE TABLE released.schema_versions (
    component text NOT NULL,
    version bigint NOT NULL
);
INSERT INTO released.batches VALUES ('hall-1', 'kiosk-1', 1, 3, 1, 1790000000000, 1000, '\x62626262626262626262626262626262', 1, '\x0104913d26757d15c198bee6dc813d1d705496f7bee6147218e456039864ed6790925beeeba9d1bfedc9f5cb39891bc9c67cd2703a5f0d6875a5f9a018e27d5da385', '\x82c133f6efef727680ee2466b8089bf659cd081f1e87953611b538a72fc91e0baa18c4e32880ce3fa34c6f572ec02f8a7064d2f100aad451dfbdeff01851c992', '\x8e8b723369f13b04');
INSERT INTO released.boot_anchors VALUES ('hall-1', 'kiosk-1', '\x62626262626262626262626262626262', 1789999999000, 1000, 1790000000000, '\x2fbb71694a5dec90');
INSERT INTO released.chains VALUES ('', 'centre', 1, 1, '\x3efbac81319e60c8bac7d1d39959871ac6cc666b4b5692feed8e83feb53d2a01', 1790000000000, 0, 0, 1, 0, 1, '\xc998718da5a5a5c1');
INSERT INTO released.chains VALUES ('hall-1', 'centre', 1, 1, '\x1b9d7c7581c5544d5305d0078204c4e3b589bf133c03bd623c593cbfab3a9ac5', 1790000000000, 0, 0, 1, 0, 4, '\x7aab95cf2091f65f');
INSERT INTO released.chains VALUES ('hall-1', 'kiosk-1', 1, 3, '\x3a48266e7159f79ebf2cea70c89d0f99f30f7c3c99f1da7dd17fe7ca6d2e51a7', 1790000000000, 0, 0, 0, 0, 0, '\x537c3962dd509490');
INSERT INTO released.commands VALUES ('', 'wang /v1/tickets', 'key-00001', '\x6464646464646464646464646464646464646464646464646464646464646464', '\x7b7d', 1790000000000, '\x14e85537bb9e53e9');
INSERT INTO released.commands VALUES ('hall-1', 'wang /v1/tickets', 'key-00001', '\x6464646464646464646464646464646464646464646464646464646464646464', '\x7b7d', 1790000000000, '\x4defe78e28dd4eea');
INSERT INTO released.envelopes VALUES ('hall-1', '\x01a0c4506c007d06997ad81fe05b3c35', 1, '\x1537ac014a9120d9452676f7498ac067596cb39e6dd756aad2c074af354d700d', 0, '\x0000000663656e747265000000810193e468e3d214cd37fc0e9fce482220357bc7ea844f981756f01e173d6a40dd7e34bf1b80943ddf89a92a36c2068b96a161759eafaa1c46d6cb47de0249ab975b954359f3c2e5f97822d5045fac6fbef586a07d6113bf1237a21a589d557392c4c403a5a7e69f4f6d2b021db6f4659f6f15eea7eb5156fcc04e5b896e4b91da97', '\x8a0d107cc3efcf5f');
INSERT INTO released.feed VALUES ('', 'thing', 'a', 1, 'all', '', 0, '\x7b2276616c7565223a317d', '\x574878156fb4607f');
INSERT INTO released.feed VALUES ('', 'thing', 'b', 3, 'all', '', 1, '\x', '\x4071d97469842889');
INSERT INTO released.feed VALUES ('hall-1', 'thing', 'a', 1, 'all', '', 0, '\x7b2276616c7565223a317d', '\xb0831be162e436b7');
INSERT INTO released.feed VALUES ('hall-1', 'thing', 'b', 3, 'all', '', 1, '\x', '\x0ac10d9cc1caba1a');
INSERT INTO released.feed_cache VALUES ('', 'thing', 'a', 1, 1, '\x7b2276616c7565223a317d', '\x05e74d1d5322a461');
INSERT INTO released.feed_cache VALUES ('hall-1', 'thing', 'a', 1, 1, '\x7b2276616c7565223a317d', '\x248335e406fb7bc0');
INSERT INTO released.feed_counter VALUES ('', 'km7byOrvZFsjWLe_wdfrVA', 3, 0, '\xc8eb95643b6548d1');
INSERT INTO released.feed_counter VALUES ('hall-1', 'WJdIOgPor_BXrAHj4I0bRg', 3, 0, '\x656ad37aaba5de7b');
INSERT INTO released.feed_cursor VALUES ('', 'km7byOrvZFsjWLe_wdfrVA', 3, 0, 1, 0, '\xa38cd94300fe608e');
INSERT INTO released.feed_cursor VALUES ('hall-1', 'WJdIOgPor_BXrAHj4I0bRg', 3, 0, 1, 0, '\x87103e477d634eae');
INSERT INTO released.feed_marks VALUES ('', '2026-11-28', 3, '\x75a5e985e02a75f6');
INSERT INTO released.feed_marks VALUES ('hall-1', '2026-11-28', 3, '\xf60249358b7df811');
INSERT INTO released.journal VALUES ('', 'centre', 1, 1, 1, '\x01a0c4506c007c51a934b7f0bf5aea89', 1790000000000, 1000, '\x62626262626262626262626262626262', 1, 1, 'sample.added', '\x73737373737373737373737373737373', '\x7b22616d6f756e74223a317d', '\x', '\x', '\x', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x3efbac81319e60c8bac7d1d39959871ac6cc666b4b5692feed8e83feb53d2a01', 1790000000000, '\x133d45d84c008dc8');
INSERT INTO released.journal VALUES ('hall-1', 'centre', 1, 1, 1, '\x01a0c4506c007bcabb5e18e604115475', 1790000000000, 1000, '\x62626262626262626262626262626262', 1, 1, 'sample.added', '\x73737373737373737373737373737373', '\x7b22616d6f756e74223a317d', '\x', '\x', '\x', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x1b9d7c7581c5544d5305d0078204c4e3b589bf133c03bd623c593cbfab3a9ac5', 1790000000000, '\x95b236bb2b287d41');
INSERT INTO released.journal VALUES ('hall-1', 'kiosk-1', 1, 1, 2, '\x01a0c4506c0074a3acc80bc8f5bc37a8', 1790000000000, 1000, '\x62626262626262626262626262626262', 1, 1, 'sample.added', '\x61616161616161616161616161616161', '\x7b22616d6f756e74223a317d', '\x', '\x', '\x', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x8c98e115a071138c6063528165f2ca7264f2f1af552a162954934a79b4d15a7e', 1790000000000, '\x265b356cce3744b0');
INSERT INTO released.journal VALUES ('hall-1', 'kiosk-1', 1, 2, 3, '\x01a0c4506c0074109b74164145cb0d37', 1790000000000, 1000, '\x62626262626262626262626262626262', 1, 1, 'sample.added', '\x73737373737373737373737373737373', '\x7b22616d6f756e74223a317d', '\x016b14a2896ccf75c2406951c1b6069bcdfe4eebda96589639f55fab5557d1480396692a3b0f7eb2f4181607c9fb96f312a13862f77626d406f3e7006435c92251155148e3', '\x01a0c4506c007d06997ad81fe05b3c35', '\x1537ac014a9120d9452676f7498ac067596cb39e6dd756aad2c074af354d700d', '\x8c98e115a071138c6063528165f2ca7264f2f1af552a162954934a79b4d15a7e', '\xf2332e5d9262a977d2196061cabdf6dac0c61fffde7398a6ce9093bea19d600b', 1790000000000, '\x19b9b79e10dbc5f9');
INSERT INTO released.journal VALUES ('hall-1', 'kiosk-1', 1, 3, 4, '\x01a0c4506c0075f487091a63826c8ac7', 1790000000000, 1000, '\x62626262626262626262626262626262', 1, 1, 'sample.added', '\x62626262626262626262626262626262', '\x7b22616d6f756e74223a327d', '\x', '\x', '\x', '\xf2332e5d9262a977d2196061cabdf6dac0c61fffde7398a6ce9093bea19d600b', '\x3a48266e7159f79ebf2cea70c89d0f99f30f7c3c99f1da7dd17fe7ca6d2e51a7', 1790000000000, '\x864af78bba64a575');
INSERT INTO released.schema_versions VALUES ('journal', 1);
INSERT INTO released.schema_versions VALUES ('generation', 1);
INSERT INTO released.schema_versions VALUES ('feed', 1);
INSERT INTO released.schema_versions VALUES ('feed_cache', 1);
INSERT INTO released.schema_versions VALUES ('platform', 1);
ALTER TABLE ONLY released.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (hall, node, incarnation, last_seq);
ALTER TABLE ONLY released.boot_anchors
    ADD CONSTRAINT boot_anchors_pkey PRIMARY KEY (hall, node, boot_id);
ALTER TABLE ONLY released.chains
    ADD CONSTRAINT chains_pkey PRIMARY KEY (hall, node, incarnation);
ALTER TABLE ONLY released.checkpoints
    ADD CONSTRAINT checkpoints_pkey PRIMARY KEY (hall, node, incarnation);
ALTER TABLE ONLY released.commands
    ADD CONSTRAINT commands_pkey PRIMARY KEY (hall, scope, key);
ALTER TABLE ONLY released.envelopes
    ADD CONSTRAINT envelopes_pkey PRIMARY KEY (hall, key_id);
ALTER TABLE ONLY released.feed_cache
    ADD CONSTRAINT feed_cache_pkey PRIMARY KEY (hall, kind, id);
ALTER TABLE ONLY released.feed_counter
    ADD CONSTRAINT feed_counter_pkey PRIMARY KEY (hall);
ALTER TABLE ONLY released.feed_cursor
    ADD CONSTRAINT feed_cursor_pkey PRIMARY KEY (hall);
ALTER TABLE ONLY released.feed_marks
    ADD CONSTRAINT feed_marks_pkey PRIMARY KEY (hall, day);
ALTER TABLE ONLY released.feed
    ADD CONSTRAINT feed_pkey PRIMARY KEY (hall, kind, id);
ALTER TABLE ONLY released.generation
    ADD CONSTRAINT generation_pkey PRIMARY KEY (hall);
ALTER TABLE ONLY released.journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (hall, node, incarnation, seq);
ALTER TABLE ONLY released.quarantine
    ADD CONSTRAINT quarantine_pkey PRIMARY KEY (hall, node, incarnation, first_seq, last_digest);
ALTER TABLE ONLY released.schema_versions
    ADD CONSTRAINT schema_versions_pkey PRIMARY KEY (component);
CREATE UNIQUE INDEX chains_own ON released.chains USING btree (hall) WHERE (is_own = 1);
CREATE INDEX commands_by_time ON released.commands USING btree (hall, at);
CREATE UNIQUE INDEX feed_pos ON released.feed USING btree (hall, pos);
CREATE UNIQUE INDEX journal_pos ON released.journal USING btree (hall, pos);
