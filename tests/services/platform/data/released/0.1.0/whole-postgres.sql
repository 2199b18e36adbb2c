CREATE SCHEMA released;
SET search_path = released;
CREATE TABLE schema_versions (component TEXT PRIMARY KEY, version BIGINT NOT NULL);
CREATE TABLE journal (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    pos BIGINT NOT NULL,
    id BYTEA NOT NULL,
    at_wall BIGINT NOT NULL,
    at_boot BIGINT NOT NULL,
    boot_id BYTEA NOT NULL,
    synced BIGINT NOT NULL,
    suite BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject BYTEA NOT NULL,
    body BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    key_id BYTEA NOT NULL,
    key_digest BYTEA NOT NULL,
    prev BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    corrected_ms BIGINT NOT NULL,
    local BYTEA NOT NULL,
    PRIMARY KEY (hall, node, incarnation, seq)
);
CREATE TABLE chains (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    head_seq BIGINT NOT NULL,
    head_digest BYTEA NOT NULL,
    corrected_ms BIGINT NOT NULL,
    held BIGINT NOT NULL,
    safe BIGINT NOT NULL,
    is_own BIGINT NOT NULL,
    frozen BIGINT NOT NULL,
    last_pos BIGINT NOT NULL,
    local BYTEA NOT NULL,
    PRIMARY KEY (hall, node, incarnation)
);
CREATE UNIQUE INDEX chains_own ON chains (hall) WHERE is_own = 1;
CREATE TABLE envelopes (
    hall TEXT NOT NULL,
    key_id BYTEA NOT NULL,
    suite BIGINT NOT NULL,
    key_digest BYTEA NOT NULL,
    state BIGINT NOT NULL,
    content BYTEA NOT NULL,
    local BYTEA NOT NULL,
    PRIMARY KEY (hall, key_id)
);
CREATE TABLE batches (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    first_seq BIGINT NOT NULL,
    sent_wall BIGINT NOT NULL,
    sent_boot BIGINT NOT NULL,
    boot_id BYTEA NOT NULL,
    synced BIGINT NOT NULL,
    signing_key BYTEA NOT NULL,
    signature BYTEA NOT NULL,
    local BYTEA NOT NULL,
    PRIMARY KEY (hall, node, incarnation, last_seq)
);
CREATE TABLE boot_anchors (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    boot_id BYTEA NOT NULL,
    offset_ms BIGINT NOT NULL,
    measured_boot BIGINT NOT NULL,
    noted_ms BIGINT NOT NULL,
    local BYTEA NOT NULL,
    PRIMARY KEY (hall, node, boot_id)
);
CREATE TABLE checkpoints (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    corrected_ms BIGINT NOT NULL,
    pos BIGINT NOT NULL,
    signing_key BYTEA NOT NULL,
    signature BYTEA NOT NULL,
    local BYTEA NOT NULL,
    PRIMARY KEY (hall, node, incarnation)
);
CREATE TABLE quarantine (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    first_seq BIGINT NOT NULL,
    last_digest BYTEA NOT NULL,
    row_count BIGINT NOT NULL,
    reason TEXT NOT NULL,
    ours BYTEA NOT NULL,
    theirs BYTEA NOT NULL,
    signing_key BYTEA NOT NULL,
    noted_ms BIGINT NOT NULL,
    local BYTEA NOT NULL,
    PRIMARY KEY (hall, node, incarnation, first_seq, last_digest)
);
        CREATE TABLE generation (
            hall TEXT NOT NULL PRIMARY KEY,
            token TEXT NOT NULL,
            is_held BIGINT NOT NULL,
            is_new BIGINT NOT NULL,
            since_ms BIGINT NOT NULL,
            mark TEXT NOT NULL,
            burnt TEXT NOT NULL,
            burnt_day TEXT NOT NULL,
            local BYTEA NOT NULL
        );
    
CREATE TABLE feed (
    hall TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    pos BIGINT NOT NULL,
    audience TEXT NOT NULL,
    former TEXT NOT NULL,
    is_gone BIGINT NOT NULL,
    body BYTEA NOT NULL,
    local BYTEA NOT NULL,
    PRIMARY KEY (hall, kind, id)
);
CREATE UNIQUE INDEX feed_pos ON feed (hall, pos);
CREATE TABLE feed_counter (
    hall TEXT NOT NULL PRIMARY KEY,
    epoch TEXT NOT NULL,
    pos BIGINT NOT NULL,
    floor BIGINT NOT NULL,
    local BYTEA NOT NULL
);
CREATE TABLE feed_cache (
    hall TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    round BIGINT NOT NULL,
    body BYTEA NOT NULL,
    local BYTEA NOT NULL,
    PRIMARY KEY (hall, kind, id)
);
CREATE TABLE feed_cursor (
    hall TEXT NOT NULL PRIMARY KEY,
    epoch TEXT NOT NULL,
    position BIGINT NOT NULL,
    snapshot_from BIGINT NOT NULL,
    round BIGINT NOT NULL,
    in_snapshot BIGINT NOT NULL,
    local BYTEA NOT NULL
);
        CREATE TABLE commands (
            hall TEXT NOT NULL,
            scope TEXT NOT NULL,
            key TEXT NOT NULL,
            request BYTEA NOT NULL,
            body BYTEA NOT NULL,
            at BIGINT NOT NULL,
            local BYTEA NOT NULL,
            PRIMARY KEY (hall, scope, key)
        );
        CREATE INDEX commands_by_time ON commands (hall, at);
        CREATE TABLE feed_marks (
            hall TEXT NOT NULL,
            day TEXT NOT NULL,
            position BIGINT NOT NULL,
            local BYTEA NOT NULL,
            PRIMARY KEY (hall, day)
        );
    
        CREATE TABLE slots (
            hall TEXT NOT NULL,
            slot TEXT NOT NULL,
            resource TEXT NOT NULL,
            day TEXT NOT NULL,
            starts_ms BIGINT NOT NULL,
            capacity BIGINT NOT NULL,
            allotted BIGINT NOT NULL,
            booked BIGINT NOT NULL,
            life BIGINT NOT NULL,
            PRIMARY KEY (hall, slot)
        );
        CREATE INDEX slots_day ON slots (hall, resource, day);
        CREATE TABLE allotments (
            hall TEXT NOT NULL,
            lot TEXT NOT NULL,
            slot TEXT NOT NULL,
            resource TEXT NOT NULL,
            day TEXT NOT NULL,
            starts_ms BIGINT NOT NULL,
            grantor TEXT NOT NULL,
            source TEXT NOT NULL,
            holder TEXT NOT NULL,
            life BIGINT NOT NULL,
            share BIGINT NOT NULL,
            granted BIGINT NOT NULL,
            returned BIGINT NOT NULL,
            wanted BIGINT NOT NULL,
            allotted BIGINT NOT NULL,
            booked BIGINT NOT NULL,
            used BIGINT NOT NULL,
            state BIGINT NOT NULL,
            PRIMARY KEY (hall, lot)
        );
        CREATE INDEX allotments_slot ON allotments (hall, slot);
        CREATE INDEX allotments_day ON allotments (hall, holder, day, resource);
        CREATE INDEX allotments_start ON allotments (hall, holder, starts_ms);
        CREATE TABLE asks (
            hall TEXT NOT NULL,
            slot TEXT NOT NULL,
            holder TEXT NOT NULL,
            grantor TEXT NOT NULL,
            life BIGINT NOT NULL,
            level BIGINT NOT NULL,
            PRIMARY KEY (hall, slot, holder)
        );
        CREATE TABLE appointments (
            hall TEXT NOT NULL,
            id BYTEA NOT NULL,
            slot TEXT NOT NULL,
            lot TEXT NOT NULL,
            place TEXT NOT NULL,
            life BIGINT NOT NULL,
            state BIGINT NOT NULL,
            token BYTEA NOT NULL,
            handle TEXT NOT NULL,
            reason TEXT NOT NULL,
            booked_at BIGINT NOT NULL,
            ended_at BIGINT NOT NULL,
            sealed BYTEA NOT NULL,
            key_id BYTEA NOT NULL,
            is_counted BIGINT NOT NULL,
            PRIMARY KEY (hall, id)
        );
        CREATE INDEX appointments_slot ON appointments (hall, slot);
        CREATE INDEX appointments_disputed ON appointments (hall, id) WHERE state = 1;
    
        CREATE TABLE slot_work (
            hall TEXT NOT NULL,
            slot TEXT NOT NULL,
            local BYTEA NOT NULL,
            PRIMARY KEY (hall, slot)
        );
        CREATE TABLE slot_shown (
            hall TEXT NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            until_ms BIGINT NOT NULL,
            local BYTEA NOT NULL,
            PRIMARY KEY (hall, kind, id)
        );
        CREATE INDEX slot_shown_until ON slot_shown (hall, until_ms);
    
        CREATE TABLE account_details (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            name TEXT NOT NULL,
            password TEXT NOT NULL,
            totp BYTEA NOT NULL,
            totp_envelope BYTEA NOT NULL,
            local BYTEA NOT NULL,
            PRIMARY KEY (hall, account)
        );
        CREATE TABLE chosen_passwords (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            version BIGINT NOT NULL,
            password TEXT NOT NULL,
            local BYTEA NOT NULL,
            PRIMARY KEY (hall, account)
        );
    
        CREATE TABLE accounts (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            roles TEXT NOT NULL,
            state TEXT NOT NULL,
            version BIGINT NOT NULL,
            locks BIGINT NOT NULL,
            has_totp BIGINT NOT NULL,
            must_change BIGINT NOT NULL,
            password_fact BYTEA NOT NULL,
            PRIMARY KEY (hall, account)
        );
    
        CREATE TABLE machines (
            hall TEXT NOT NULL,
            node TEXT NOT NULL,
            role TEXT NOT NULL,
            name TEXT NOT NULL,
            mark TEXT NOT NULL,
            signing_key BYTEA NOT NULL,
            sealing_key BYTEA NOT NULL,
            state TEXT NOT NULL,
            serial TEXT NOT NULL,
            previous_serial TEXT NOT NULL,
            not_after BIGINT NOT NULL,
            wipe BIGINT NOT NULL,
            subject BYTEA NOT NULL,
            certificate TEXT NOT NULL,
            public_key BYTEA NOT NULL,
            renewed_at BIGINT NOT NULL,
            addresses TEXT NOT NULL,
            code BYTEA NOT NULL,
            code_expires BIGINT NOT NULL,
            is_code_used BIGINT NOT NULL,
            invited_name TEXT NOT NULL,
            PRIMARY KEY (hall, node)
        );
        CREATE TABLE machine_names (
            hall TEXT NOT NULL,
            node TEXT NOT NULL,
            home TEXT NOT NULL,
            PRIMARY KEY (hall, node)
        );
        CREATE TABLE machine_codes (
            hall TEXT NOT NULL,
            code BYTEA NOT NULL,
            home TEXT NOT NULL,
            node TEXT NOT NULL,
            PRIMARY KEY (hall, code)
        );
        CREATE TABLE machine_marks (
            hall TEXT NOT NULL,
            mark TEXT NOT NULL,
            last_day TEXT NOT NULL,
            PRIMARY KEY (hall, mark)
        );
    
        CREATE TABLE sign_in_guards (
            hall TEXT NOT NULL,
            subject TEXT NOT NULL,
            failures BIGINT NOT NULL,
            last_at BIGINT NOT NULL,
            locked_until BIGINT NOT NULL,
            local BYTEA NOT NULL,
            PRIMARY KEY (hall, subject)
        );
        CREATE INDEX sign_in_guards_by_time ON sign_in_guards (hall, last_at);
    
        CREATE TABLE sessions (
            hall TEXT NOT NULL,
            token BYTEA NOT NULL,
            account TEXT NOT NULL,
            machine TEXT NOT NULL,
            stamp BYTEA NOT NULL,
            created BIGINT NOT NULL,
            last_used BIGINT NOT NULL,
            idle BIGINT NOT NULL,
            expires BIGINT NOT NULL,
            local BYTEA NOT NULL,
            PRIMARY KEY (hall, token)
        );
        CREATE INDEX sessions_of ON sessions (hall, account, created);
        CREATE INDEX sessions_by_end ON sessions (hall, expires);
        CREATE TABLE totp_steps (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            step BIGINT NOT NULL,
            local BYTEA NOT NULL,
            PRIMARY KEY (hall, account)
        );
    
        CREATE TABLE issuer_mark (
            hall TEXT NOT NULL PRIMARY KEY,
            configured TEXT NOT NULL,
            given TEXT NOT NULL,
            life BIGINT NOT NULL,
            local BYTEA NOT NULL
        );
    
        CREATE TABLE day_keys (
            day TEXT PRIMARY KEY NOT NULL,
            wrapped BYTEA NOT NULL,
            local BYTEA NOT NULL
        );
        CREATE TABLE number_days (
            node TEXT PRIMARY KEY NOT NULL,
            day TEXT NOT NULL,
            local BYTEA NOT NULL
        );
        CREATE TABLE day_key_grants (
            day TEXT NOT NULL,
            node TEXT NOT NULL,
            sealing BYTEA NOT NULL,
            local BYTEA NOT NULL,
            PRIMARY KEY (day, node, sealing)
        );
    
        CREATE TABLE windows (
            id TEXT PRIMARY KEY NOT NULL,
            state TEXT NOT NULL,
            matters TEXT NOT NULL,
            staff TEXT NOT NULL,
            reason TEXT NOT NULL,
            ticket BYTEA NOT NULL,
            last_kind TEXT NOT NULL,
            last_ticket BYTEA NOT NULL,
            last_at BIGINT NOT NULL,
            last_state TEXT NOT NULL,
            last_matter TEXT NOT NULL,
            last_count BIGINT NOT NULL
        );
        CREATE TABLE matter_windows (
            matter TEXT PRIMARY KEY NOT NULL,
            open BIGINT NOT NULL
        );
        CREATE TABLE devices (
            node TEXT NOT NULL,
            device TEXT NOT NULL,
            status TEXT NOT NULL,
            since BIGINT NOT NULL,
            PRIMARY KEY (node, device)
        );
        CREATE TABLE help_requests (
            id BYTEA PRIMARY KEY NOT NULL,
            node TEXT NOT NULL,
            at BIGINT NOT NULL,
            is_answered BIGINT NOT NULL
        );
    
        CREATE TABLE tickets (
            id BYTEA PRIMARY KEY NOT NULL,
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
            twin BYTEA NOT NULL,
            sealed BYTEA NOT NULL,
            key_id BYTEA NOT NULL
        );
        CREATE INDEX tickets_waiting ON tickets (matter, due_at, seq, id) WHERE state = 1;
        CREATE INDEX tickets_pending ON tickets (node) WHERE state = 0;
        CREATE INDEX tickets_person ON tickets (day, handle) WHERE handle <> '' AND state <= 4;
        CREATE INDEX tickets_open ON tickets (day, token) WHERE state <= 4 OR state = 6;
        CREATE TABLE number_counters (
            node TEXT NOT NULL,
            series TEXT NOT NULL,
            last BIGINT NOT NULL,
            PRIMARY KEY (node, series)
        );
        CREATE TABLE queue_counts (
            matter TEXT PRIMARY KEY NOT NULL,
            waiting BIGINT NOT NULL
        );
    
        CREATE TABLE alarms (
            hall TEXT NOT NULL,
            id BYTEA NOT NULL,
            code TEXT NOT NULL,
            node TEXT NOT NULL,
            detail TEXT NOT NULL,
            raised_by TEXT NOT NULL,
            raised_at BIGINT NOT NULL,
            closed_at BIGINT NOT NULL,
            PRIMARY KEY (hall, id)
        );
        CREATE INDEX alarms_open ON alarms (hall, code, node) WHERE closed_at = 0;
    
CREATE UNIQUE INDEX journal_pos ON journal (hall, pos);
INSERT INTO schema_versions VALUES ('journal', 1);
INSERT INTO schema_versions VALUES ('generation', 1);
INSERT INTO schema_versions VALUES ('feed', 1);
INSERT INTO schema_versions VALUES ('feed_cache', 1);
INSERT INTO schema_versions VALUES ('platform', 1);
INSERT INTO schema_versions VALUES ('slots', 1);
INSERT INTO schema_versions VALUES ('slotwork', 1);
INSERT INTO schema_versions VALUES ('account_details', 1);
INSERT INTO schema_versions VALUES ('accounts', 1);
INSERT INTO schema_versions VALUES ('machines', 1);
INSERT INTO schema_versions VALUES ('sign_in_guards', 1);
INSERT INTO schema_versions VALUES ('sessions', 1);
INSERT INTO schema_versions VALUES ('issuer_mark', 1);
INSERT INTO schema_versions VALUES ('daykeys', 1);
INSERT INTO schema_versions VALUES ('hall', 1);
INSERT INTO schema_versions VALUES ('tickets', 1);
INSERT INTO schema_versions VALUES ('alarms', 1);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 1, 1, '\x01a200c4899070018001010101010101'::bytea, 1795309210000, 3610000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.issued', '\x31313131313131313131313131313131'::bytea, '\x7b22636c617373223a226f7264696e617279222c22636f756e746572223a312c22646179223a22323032362d31312d3232222c226d6174746572223a227369222c226e756d626572223a224131303031222c227072696e74696e67223a747275652c22736572696573223a2241222c22746f6b656e223a2261616161616161616161616161616161616161616161227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea, '\x09fb61f950190aef99ad940790f99113ebc6f92ebd2f47a3746a10221ae48cb3'::bytea, 1795309210000, '\x64d4497eaa8471e1'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 2, 2, '\x01a200c4b0a070028002020202020202'::bytea, 1795309220000, 3620000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.held', '\x31313131313131313131313131313131'::bytea, '\x7b226279223a227072696e746572227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x09fb61f950190aef99ad940790f99113ebc6f92ebd2f47a3746a10221ae48cb3'::bytea, '\x55063006b2f0be25a373dfc466d29744f4e65c6eb0f031e83725e7835f178caf'::bytea, 1795309220000, '\x8f598a4f195c1b81'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 3, 3, '\x01a200c4d7b070038003030303030303'::bytea, 1795309230000, 3630000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.issued', '\x32323232323232323232323232323232'::bytea, '\x7b22636c617373223a226f7264696e617279222c22636f756e746572223a322c22646179223a22323032362d31312d3232222c226d6174746572223a227369222c226e756d626572223a224131303032222c227072696e74696e67223a747275652c22736572696573223a2241222c22746f6b656e223a2262626262626262626262626262626262626262626262227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x55063006b2f0be25a373dfc466d29744f4e65c6eb0f031e83725e7835f178caf'::bytea, '\xa370322b9b1dd03f110b0b74b3657756e1829e68305dd94b88b4af3b60bec1e8'::bytea, 1795309230000, '\x22c957fb20f322a8'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 4, 4, '\x01a200c4fec070048004040404040404'::bytea, 1795309240000, 3640000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.held', '\x32323232323232323232323232323232'::bytea, '\x7b226279223a227072696e746572227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\xa370322b9b1dd03f110b0b74b3657756e1829e68305dd94b88b4af3b60bec1e8'::bytea, '\xb872bc864f6498bb26826cd9e8dc279f3ef944c04a9c164089fa1cecc45e592b'::bytea, 1795309240000, '\x678d13c0a5189b5b'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 5, 5, '\x01a200c525d070058005050505050505'::bytea, 1795309250000, 3650000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.issued', '\x33333333333333333333333333333333'::bytea, '\x7b22636c617373223a226f7264696e617279222c22636f756e746572223a332c22646179223a22323032362d31312d3232222c226d6174746572223a227369222c226e756d626572223a224131303033222c227072696e74696e67223a747275652c22736572696573223a2241222c22746f6b656e223a2263636363636363636363636363636363636363636363227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\xb872bc864f6498bb26826cd9e8dc279f3ef944c04a9c164089fa1cecc45e592b'::bytea, '\xe6197a923fd50de8389a3e9c5ff5e93bf928400d62035a00bf3c957de56c21a5'::bytea, 1795309250000, '\xe116e9e950f73e4f'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 6, 6, '\x01a200c54ce070068006060606060606'::bytea, 1795309260000, 3660000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.held', '\x33333333333333333333333333333333'::bytea, '\x7b226279223a227072696e746572227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\xe6197a923fd50de8389a3e9c5ff5e93bf928400d62035a00bf3c957de56c21a5'::bytea, '\x0d1add2203aefa97f31cc9e5c449868b0d072093c9afcfdf2b567a3c7e575235'::bytea, 1795309260000, '\xd57ef5784c884192'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 7, 7, '\x01a200c573f070078007070707070707'::bytea, 1795309270000, 3670000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.issued', '\x34343434343434343434343434343434'::bytea, '\x7b22636c617373223a22656c646572222c22636f756e746572223a312c22646179223a22323032362d31312d3232222c226d6174746572223a22746178222c226e756d626572223a224231303031222c227072696e74696e67223a747275652c22736572696573223a2242222c22746f6b656e223a2264646464646464646464646464646464646464646464227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x0d1add2203aefa97f31cc9e5c449868b0d072093c9afcfdf2b567a3c7e575235'::bytea, '\x634a7e32e5b82ee1f514eecffcd5a08b70ea6db22527b9d3c77ba6ae403a7c95'::bytea, 1795309270000, '\x9e4132ff4bb7cfc0'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 8, 8, '\x01a200c59b0070088008080808080808'::bytea, 1795309280000, 3680000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.held', '\x34343434343434343434343434343434'::bytea, '\x7b226279223a227072696e746572227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x634a7e32e5b82ee1f514eecffcd5a08b70ea6db22527b9d3c77ba6ae403a7c95'::bytea, '\x6ad77a3a76f16738e2beadd6f433309e970fd3687ebd21651f4092a8c365aade'::bytea, 1795309280000, '\x955dfe93cbde1d58'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 9, 9, '\x01a200c5c21070098009090909090909'::bytea, 1795309290000, 3690000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'device.changed', '\x35353535353535353535353535353535'::bytea, '\x7b22646576696365223a227072696e746572222c22737461747573223a226e6f5061706572227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x6ad77a3a76f16738e2beadd6f433309e970fd3687ebd21651f4092a8c365aade'::bytea, '\xa3d633b91432f29a7a74f03af1c77a3be5cc51c7a40939d6e675c979e7a8c358'::bytea, 1795309290000, '\x48d523bdfb4c88b1'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 1, 10, '\x01a200c61418700a800a0a0a0a0a0a0a'::bytea, 1795309311000, 3711000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'window.changed', '\x36363636363636363636363636363636'::bytea, '\x7b226d617474657273223a5b227369225d2c22726561736f6e223a22222c227374616666223a2277616e67222c227374617465223a226f70656e222c2277696e646f77223a2231227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea, '\x955f6c61d58ecad81fda4adbdaf4e45e5e3cb861176204235dbd328b1963368e'::bytea, 1795309311000, '\xaf39c61dd6fca0ec'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 2, 11, '\x01a200c66238700b800b0b0b0b0b0b0b'::bytea, 1795309331000, 3731000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.called', '\x31313131313131313131313131313131'::bytea, '\x7b2266726f6d223a2277616974696e67222c2266726f6d436f756e74223a302c2266726f6d4d6174746572223a227369222c227374616666223a2277616e67222c2277696e646f77223a2231227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x955f6c61d58ecad81fda4adbdaf4e45e5e3cb861176204235dbd328b1963368e'::bytea, '\xa7a437871f7c86f295a7b0b34d986f3a480767cd6fb3a78e7b924bbee6e5619c'::bytea, 1795309331000, '\xdfcd4a99284dc1a9'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 3, 12, '\x01a200c6b058700c800c0c0c0c0c0c0c'::bytea, 1795309351000, 3751000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.started', '\x31313131313131313131313131313131'::bytea, '\x7b2266726f6d223a2263616c6c6564222c2266726f6d436f756e74223a312c2266726f6d4d6174746572223a227369222c227374616666223a2277616e67222c2277696e646f77223a2231227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\xa7a437871f7c86f295a7b0b34d986f3a480767cd6fb3a78e7b924bbee6e5619c'::bytea, '\x7aa59d269aec412144e1fecaa5e3d32722d9d740fde14f64019af53222426f82'::bytea, 1795309351000, '\x1fc83d67cc6aee0e'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 4, 13, '\x01a200c6fe78700d800d0d0d0d0d0d0d'::bytea, 1795309371000, 3771000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.finished', '\x31313131313131313131313131313131'::bytea, '\x7b2266726f6d223a2273657276696e67222c2266726f6d436f756e74223a312c2266726f6d4d6174746572223a227369222c227374616666223a2277616e67222c2277696e646f77223a2231227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x7aa59d269aec412144e1fecaa5e3d32722d9d740fde14f64019af53222426f82'::bytea, '\x063de64e005b6e66e27d6be94379fd0ca7ccb5be41f5e404b7c125cabe97cb71'::bytea, 1795309371000, '\x06a64ff892b2251a'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 5, 14, '\x01a200c74c98700e800e0e0e0e0e0e0e'::bytea, 1795309391000, 3791000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.called', '\x32323232323232323232323232323232'::bytea, '\x7b2266726f6d223a2277616974696e67222c2266726f6d436f756e74223a302c2266726f6d4d6174746572223a227369222c227374616666223a2277616e67222c2277696e646f77223a2231227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x063de64e005b6e66e27d6be94379fd0ca7ccb5be41f5e404b7c125cabe97cb71'::bytea, '\xbaa680f56ae8f67a3da200a1807c123941cd64d9aa1202e3a85369d922831d75'::bytea, 1795309391000, '\xe2e765cea3deb392'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 6, 15, '\x01a200c79ab8700f800f0f0f0f0f0f0f'::bytea, 1795309411000, 3811000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'ticket.missed', '\x32323232323232323232323232323232'::bytea, '\x7b2266726f6d223a2263616c6c6564222c2266726f6d436f756e74223a312c2266726f6d4d6174746572223a227369222c227374616666223a2277616e67222c2277696e646f77223a2231227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\xbaa680f56ae8f67a3da200a1807c123941cd64d9aa1202e3a85369d922831d75'::bytea, '\x1f3b795f2cee7c1ab35986d397b6362828b631323f0b2f786d193522cf3a0b29'::bytea, 1795309411000, '\x962e659f834683c7'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 7, 16, '\x01a200c7e8d870108010101010101010'::bytea, 1795309431000, 3831000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'capacity.set', '\x37373737373737373737373737373737'::bytea, '\x7b226974656d73223a5b7b226361706163697479223a322c22736c6f74223a22736940323032362d31312d323254313430302d31343330227d5d2c227374616666223a22227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x1f3b795f2cee7c1ab35986d397b6362828b631323f0b2f786d193522cf3a0b29'::bytea, '\x279c0de5dfc183df03c25875a6129fb9e8bc996d4ff29a88d13bb42ba2f05ab8'::bytea, 1795309431000, '\xd8177b541433096b'::bytea);
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 8, 17, '\x01a200c836f870118011111111111111'::bytea, 1795309451000, 3851000, '\x62626262626262626262626262626262'::bytea, 1, 2, 'appointment.booked', '\x38383838383838383838383838383838'::bytea, '\x7b226279223a2270686f6e65222c226c6f74223a22222c22736c6f74223a22736940323032362d31312d323254313430302d31343330222c22746f6b656e223a22644852306448523064485230644852306448523064485230644852306448523064485230644852306448513d227d'::bytea, '\x'::bytea, '\x'::bytea, '\x'::bytea, '\x279c0de5dfc183df03c25875a6129fb9e8bc996d4ff29a88d13bb42ba2f05ab8'::bytea, '\xdaf917d5c1625f98795a01d3bfa518648a93104480482534b2d093c0118ab2d9'::bytea, 1795309451000, '\x2a8c9ff10ecf7272'::bytea);
INSERT INTO chains (hall, node, incarnation, head_seq, head_digest, corrected_ms, held, safe, is_own, frozen, last_pos, local) VALUES ('hall-1', 'hall-1', 1, 8, '\xdaf917d5c1625f98795a01d3bfa518648a93104480482534b2d093c0118ab2d9'::bytea, 1795309451000, 0, 0, 1, 0, 17, '\x6c96802fec934745'::bytea);
INSERT INTO chains (hall, node, incarnation, head_seq, head_digest, corrected_ms, held, safe, is_own, frozen, last_pos, local) VALUES ('hall-1', 'kiosk-1', 1, 9, '\xa3d633b91432f29a7a74f03af1c77a3be5cc51c7a40939d6e675c979e7a8c358'::bytea, 1795309290000, 0, 0, 0, 0, 0, '\xe8e9903d0e218fe0'::bytea);
INSERT INTO batches (hall, node, incarnation, last_seq, first_seq, sent_wall, sent_boot, boot_id, synced, signing_key, signature, local) VALUES ('hall-1', 'kiosk-1', 1, 9, 1, 1795309291000, 3691000, '\x62626262626262626262626262626262'::bytea, 1, '\x02e443c3ef88fc8c7451ae22f488469bb8fd46838c5c2180e105aaa77f8c36ce5e'::bytea, '\x812706c5df2858517b36eeea70fc538f8bb9a0c4ce00e4c2ebf9a39f8033fd18a0aff1cc9faafcec4327b7d3bad2dda579c7eb5b60c52e8f5b49b77460b77405'::bytea, '\x670da0e3b1e9b239'::bytea);
INSERT INTO boot_anchors (hall, node, boot_id, offset_ms, measured_boot, noted_ms, local) VALUES ('hall-1', 'kiosk-1', '\x62626262626262626262626262626262'::bytea, 1795305600000, 3691000, 1795309291000, '\xde97579d590972b6'::bytea);
INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, is_printing, transferred_from, twin, sealed, key_id) VALUES ('\x31313131313131313131313131313131'::bytea, 'A1001', 'kiosk-1', 1, 'si', 0, 5, '2026-11-22', '', 'aaaaaaaaaaaaaaaaaaaaaa', 1795309210000, 1795309210000, '1', 1795309331000, 1, 1795309351000, 1795309371000, 0, 1, '', '\x'::bytea, '\x'::bytea, '\x'::bytea);
INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, is_printing, transferred_from, twin, sealed, key_id) VALUES ('\x32323232323232323232323232323232'::bytea, 'A1002', 'kiosk-1', 3, 'si', 0, 6, '2026-11-22', '', 'bbbbbbbbbbbbbbbbbbbbbb', 1795309230000, 1795309230000, '1', 1795309391000, 1, 0, 1795309411000, 0, 1, '', '\x'::bytea, '\x'::bytea, '\x'::bytea);
INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, is_printing, transferred_from, twin, sealed, key_id) VALUES ('\x33333333333333333333333333333333'::bytea, 'A1003', 'kiosk-1', 5, 'si', 0, 1, '2026-11-22', '', 'cccccccccccccccccccccc', 1795309250000, 1795309250000, '', 0, 0, 0, 0, 0, 1, '', '\x'::bytea, '\x'::bytea, '\x'::bytea);
INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, is_printing, transferred_from, twin, sealed, key_id) VALUES ('\x34343434343434343434343434343434'::bytea, 'B1001', 'kiosk-1', 7, 'tax', 2, 1, '2026-11-22', '', 'dddddddddddddddddddddd', 1795309270000, 1795308070000, '', 0, 0, 0, 0, 0, 1, '', '\x'::bytea, '\x'::bytea, '\x'::bytea);
INSERT INTO number_counters (node, series, last) VALUES ('kiosk-1', 'A', 3);
INSERT INTO number_counters (node, series, last) VALUES ('kiosk-1', 'B', 1);
INSERT INTO queue_counts (matter, waiting) VALUES ('si', 1);
INSERT INTO queue_counts (matter, waiting) VALUES ('tax', 1);
INSERT INTO windows (id, state, matters, staff, reason, ticket, last_kind, last_ticket, last_at, last_state, last_matter, last_count) VALUES ('1', 'open', '["si"]', 'wang', '', '\x'::bytea, 'ticket.missed', '\x32323232323232323232323232323232'::bytea, 1795309411000, 'called', 'si', 1);
INSERT INTO matter_windows (matter, open) VALUES ('si', 1);
INSERT INTO devices (node, device, status, since) VALUES ('kiosk-1', 'printer', 'noPaper', 1795309290000);
INSERT INTO slots (hall, slot, resource, day, starts_ms, capacity, allotted, booked, life) VALUES ('hall-1', 'si@2026-11-22T1400-1430', 'si', '2026-11-22', 1795327200000, 2, 0, 1, 1);
INSERT INTO appointments (hall, id, slot, lot, place, life, state, token, handle, reason, booked_at, ended_at, sealed, key_id, is_counted) VALUES ('hall-1', '\x38383838383838383838383838383838'::bytea, 'si@2026-11-22T1400-1430', '', 'hall-1', 1, 0, '\x7474747474747474747474747474747474747474747474747474747474747474'::bytea, '', '', 1795309451000, 0, '\x'::bytea, '\x'::bytea, 1);
