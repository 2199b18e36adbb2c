CREATE TABLE schema_versions (component TEXT PRIMARY KEY, version BIGINT NOT NULL);
CREATE TABLE journal (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    pos BIGINT NOT NULL,
    id BLOB NOT NULL,
    at_wall BIGINT NOT NULL,
    at_boot BIGINT NOT NULL,
    boot_id BLOB NOT NULL,
    synced BIGINT NOT NULL,
    suite BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    body BLOB NOT NULL,
    sealed BLOB NOT NULL,
    key_id BLOB NOT NULL,
    key_digest BLOB NOT NULL,
    prev BLOB NOT NULL,
    digest BLOB NOT NULL,
    corrected_ms BIGINT NOT NULL,
    local BLOB NOT NULL,
    PRIMARY KEY (hall, node, incarnation, seq)
);
CREATE TABLE chains (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    head_seq BIGINT NOT NULL,
    head_digest BLOB NOT NULL,
    corrected_ms BIGINT NOT NULL,
    held BIGINT NOT NULL,
    safe BIGINT NOT NULL,
    is_own BIGINT NOT NULL,
    frozen BIGINT NOT NULL,
    last_pos BIGINT NOT NULL,
    local BLOB NOT NULL,
    PRIMARY KEY (hall, node, incarnation)
) WITHOUT ROWID;
CREATE UNIQUE INDEX chains_own ON chains (hall) WHERE is_own = 1;
CREATE TABLE envelopes (
    hall TEXT NOT NULL,
    key_id BLOB NOT NULL,
    suite BIGINT NOT NULL,
    key_digest BLOB NOT NULL,
    state BIGINT NOT NULL,
    content BLOB NOT NULL,
    local BLOB NOT NULL,
    PRIMARY KEY (hall, key_id)
) WITHOUT ROWID;
CREATE TABLE batches (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    first_seq BIGINT NOT NULL,
    sent_wall BIGINT NOT NULL,
    sent_boot BIGINT NOT NULL,
    boot_id BLOB NOT NULL,
    synced BIGINT NOT NULL,
    signing_key BLOB NOT NULL,
    signature BLOB NOT NULL,
    local BLOB NOT NULL,
    PRIMARY KEY (hall, node, incarnation, last_seq)
) WITHOUT ROWID;
CREATE TABLE boot_anchors (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    boot_id BLOB NOT NULL,
    offset_ms BIGINT NOT NULL,
    measured_boot BIGINT NOT NULL,
    noted_ms BIGINT NOT NULL,
    local BLOB NOT NULL,
    PRIMARY KEY (hall, node, boot_id)
) WITHOUT ROWID;
CREATE TABLE checkpoints (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    digest BLOB NOT NULL,
    corrected_ms BIGINT NOT NULL,
    pos BIGINT NOT NULL,
    signing_key BLOB NOT NULL,
    signature BLOB NOT NULL,
    local BLOB NOT NULL,
    PRIMARY KEY (hall, node, incarnation)
) WITHOUT ROWID;
CREATE TABLE quarantine (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    first_seq BIGINT NOT NULL,
    last_digest BLOB NOT NULL,
    row_count BIGINT NOT NULL,
    reason TEXT NOT NULL,
    ours BLOB NOT NULL,
    theirs BLOB NOT NULL,
    signing_key BLOB NOT NULL,
    noted_ms BIGINT NOT NULL,
    local BLOB NOT NULL,
    PRIMARY KEY (hall, node, incarnation, first_seq, last_digest)
) WITHOUT ROWID;
        CREATE TABLE generation (
            hall TEXT NOT NULL PRIMARY KEY,
            token TEXT NOT NULL,
            is_held BIGINT NOT NULL,
            is_new BIGINT NOT NULL,
            since_ms BIGINT NOT NULL,
            mark TEXT NOT NULL,
            burnt TEXT NOT NULL,
            burnt_day TEXT NOT NULL,
            local BLOB NOT NULL
        ) WITHOUT ROWID;
    
CREATE TABLE feed (
    hall TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    pos BIGINT NOT NULL,
    audience TEXT NOT NULL,
    former TEXT NOT NULL,
    is_gone BIGINT NOT NULL,
    body BLOB NOT NULL,
    local BLOB NOT NULL,
    PRIMARY KEY (hall, kind, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX feed_pos ON feed (hall, pos);
CREATE TABLE feed_counter (
    hall TEXT NOT NULL PRIMARY KEY,
    epoch TEXT NOT NULL,
    pos BIGINT NOT NULL,
    floor BIGINT NOT NULL,
    local BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE feed_cache (
    hall TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    round BIGINT NOT NULL,
    body BLOB NOT NULL,
    local BLOB NOT NULL,
    PRIMARY KEY (hall, kind, id)
) WITHOUT ROWID;
CREATE TABLE feed_cursor (
    hall TEXT NOT NULL PRIMARY KEY,
    epoch TEXT NOT NULL,
    position BIGINT NOT NULL,
    snapshot_from BIGINT NOT NULL,
    round BIGINT NOT NULL,
    in_snapshot BIGINT NOT NULL,
    local BLOB NOT NULL
) WITHOUT ROWID;
        CREATE TABLE commands (
            hall TEXT NOT NULL,
            scope TEXT NOT NULL,
            key TEXT NOT NULL,
            request BLOB NOT NULL,
            body BLOB NOT NULL,
            at BIGINT NOT NULL,
            local BLOB NOT NULL,
            PRIMARY KEY (hall, scope, key)
        ) WITHOUT ROWID;
        CREATE INDEX commands_by_time ON commands (hall, at);
        CREATE TABLE feed_marks (
            hall TEXT NOT NULL,
            day TEXT NOT NULL,
            position BIGINT NOT NULL,
            local BLOB NOT NULL,
            PRIMARY KEY (hall, day)
        ) WITHOUT ROWID;
    
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
        ) WITHOUT ROWID;
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
        ) WITHOUT ROWID;
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
        ) WITHOUT ROWID;
        CREATE TABLE appointments (
            hall TEXT NOT NULL,
            id BLOB NOT NULL,
            slot TEXT NOT NULL,
            lot TEXT NOT NULL,
            place TEXT NOT NULL,
            life BIGINT NOT NULL,
            state BIGINT NOT NULL,
            token BLOB NOT NULL,
            handle TEXT NOT NULL,
            reason TEXT NOT NULL,
            booked_at BIGINT NOT NULL,
            ended_at BIGINT NOT NULL,
            sealed BLOB NOT NULL,
            key_id BLOB NOT NULL,
            is_counted BIGINT NOT NULL,
            PRIMARY KEY (hall, id)
        ) WITHOUT ROWID;
        CREATE INDEX appointments_slot ON appointments (hall, slot);
        CREATE INDEX appointments_disputed ON appointments (hall, id) WHERE state = 1;
    
        CREATE TABLE slot_work (
            hall TEXT NOT NULL,
            slot TEXT NOT NULL,
            local BLOB NOT NULL,
            PRIMARY KEY (hall, slot)
        ) WITHOUT ROWID;
        CREATE TABLE slot_shown (
            hall TEXT NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            until_ms BIGINT NOT NULL,
            local BLOB NOT NULL,
            PRIMARY KEY (hall, kind, id)
        ) WITHOUT ROWID;
        CREATE INDEX slot_shown_until ON slot_shown (hall, until_ms);
    
        CREATE TABLE account_details (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            name TEXT NOT NULL,
            password TEXT NOT NULL,
            totp BLOB NOT NULL,
            totp_envelope BLOB NOT NULL,
            local BLOB NOT NULL,
            PRIMARY KEY (hall, account)
        ) WITHOUT ROWID;
        CREATE TABLE chosen_passwords (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            version BIGINT NOT NULL,
            password TEXT NOT NULL,
            local BLOB NOT NULL,
            PRIMARY KEY (hall, account)
        ) WITHOUT ROWID;
    
        CREATE TABLE accounts (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            roles TEXT NOT NULL,
            state TEXT NOT NULL,
            version BIGINT NOT NULL,
            locks BIGINT NOT NULL,
            has_totp BIGINT NOT NULL,
            must_change BIGINT NOT NULL,
            password_fact BLOB NOT NULL,
            PRIMARY KEY (hall, account)
        ) WITHOUT ROWID;
    
        CREATE TABLE machines (
            hall TEXT NOT NULL,
            node TEXT NOT NULL,
            role TEXT NOT NULL,
            name TEXT NOT NULL,
            mark TEXT NOT NULL,
            signing_key BLOB NOT NULL,
            sealing_key BLOB NOT NULL,
            state TEXT NOT NULL,
            serial TEXT NOT NULL,
            previous_serial TEXT NOT NULL,
            not_after BIGINT NOT NULL,
            wipe BIGINT NOT NULL,
            subject BLOB NOT NULL,
            certificate TEXT NOT NULL,
            public_key BLOB NOT NULL,
            renewed_at BIGINT NOT NULL,
            addresses TEXT NOT NULL,
            code BLOB NOT NULL,
            code_expires BIGINT NOT NULL,
            is_code_used BIGINT NOT NULL,
            invited_name TEXT NOT NULL,
            PRIMARY KEY (hall, node)
        ) WITHOUT ROWID;
        CREATE TABLE machine_names (
            hall TEXT NOT NULL,
            node TEXT NOT NULL,
            home TEXT NOT NULL,
            PRIMARY KEY (hall, node)
        ) WITHOUT ROWID;
        CREATE TABLE machine_codes (
            hall TEXT NOT NULL,
            code BLOB NOT NULL,
            home TEXT NOT NULL,
            node TEXT NOT NULL,
            PRIMARY KEY (hall, code)
        ) WITHOUT ROWID;
        CREATE TABLE machine_marks (
            hall TEXT NOT NULL,
            mark TEXT NOT NULL,
            last_day TEXT NOT NULL,
            PRIMARY KEY (hall, mark)
        ) WITHOUT ROWID;
    
        CREATE TABLE sign_in_guards (
            hall TEXT NOT NULL,
            subject TEXT NOT NULL,
            failures BIGINT NOT NULL,
            last_at BIGINT NOT NULL,
            locked_until BIGINT NOT NULL,
            local BLOB NOT NULL,
            PRIMARY KEY (hall, subject)
        ) WITHOUT ROWID;
        CREATE INDEX sign_in_guards_by_time ON sign_in_guards (hall, last_at);
    
        CREATE TABLE sessions (
            hall TEXT NOT NULL,
            token BLOB NOT NULL,
            account TEXT NOT NULL,
            machine TEXT NOT NULL,
            stamp BLOB NOT NULL,
            created BIGINT NOT NULL,
            last_used BIGINT NOT NULL,
            idle BIGINT NOT NULL,
            expires BIGINT NOT NULL,
            local BLOB NOT NULL,
            PRIMARY KEY (hall, token)
        ) WITHOUT ROWID;
        CREATE INDEX sessions_of ON sessions (hall, account, created);
        CREATE INDEX sessions_by_end ON sessions (hall, expires);
        CREATE TABLE totp_steps (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            step BIGINT NOT NULL,
            local BLOB NOT NULL,
            PRIMARY KEY (hall, account)
        ) WITHOUT ROWID;
    
        CREATE TABLE issuer_mark (
            hall TEXT NOT NULL PRIMARY KEY,
            configured TEXT NOT NULL,
            given TEXT NOT NULL,
            life BIGINT NOT NULL,
            local BLOB NOT NULL
        ) WITHOUT ROWID;
    
        CREATE TABLE day_keys (
            day TEXT PRIMARY KEY NOT NULL,
            wrapped BLOB NOT NULL,
            local BLOB NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE number_days (
            node TEXT PRIMARY KEY NOT NULL,
            day TEXT NOT NULL,
            local BLOB NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE day_key_grants (
            day TEXT NOT NULL,
            node TEXT NOT NULL,
            sealing BLOB NOT NULL,
            local BLOB NOT NULL,
            PRIMARY KEY (day, node, sealing)
        ) WITHOUT ROWID;
    
        CREATE TABLE windows (
            id TEXT PRIMARY KEY NOT NULL,
            state TEXT NOT NULL,
            matters TEXT NOT NULL,
            staff TEXT NOT NULL,
            reason TEXT NOT NULL,
            ticket BLOB NOT NULL,
            last_kind TEXT NOT NULL,
            last_ticket BLOB NOT NULL,
            last_at BIGINT NOT NULL,
            last_state TEXT NOT NULL,
            last_matter TEXT NOT NULL,
            last_count BIGINT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE matter_windows (
            matter TEXT PRIMARY KEY NOT NULL,
            open BIGINT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE devices (
            node TEXT NOT NULL,
            device TEXT NOT NULL,
            status TEXT NOT NULL,
            since BIGINT NOT NULL,
            PRIMARY KEY (node, device)
        ) WITHOUT ROWID;
        CREATE TABLE help_requests (
            id BLOB PRIMARY KEY NOT NULL,
            node TEXT NOT NULL,
            at BIGINT NOT NULL,
            is_answered BIGINT NOT NULL
        ) WITHOUT ROWID;
    
        CREATE TABLE tickets (
            id BLOB PRIMARY KEY NOT NULL,
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
            twin BLOB NOT NULL,
            sealed BLOB NOT NULL,
            key_id BLOB NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX tickets_waiting ON tickets (matter, due_at, seq, id) WHERE state = 1;
        CREATE INDEX tickets_pending ON tickets (node) WHERE state = 0;
        CREATE INDEX tickets_person ON tickets (day, handle) WHERE handle <> '' AND state <= 4;
        CREATE INDEX tickets_open ON tickets (day, token) WHERE state <= 4 OR state = 6;
        CREATE TABLE number_counters (
            node TEXT NOT NULL,
            series TEXT NOT NULL,
            last BIGINT NOT NULL,
            PRIMARY KEY (node, series)
        ) WITHOUT ROWID;
        CREATE TABLE queue_counts (
            matter TEXT PRIMARY KEY NOT NULL,
            waiting BIGINT NOT NULL
        ) WITHOUT ROWID;
    
        CREATE TABLE alarms (
            hall TEXT NOT NULL,
            id BLOB NOT NULL,
            code TEXT NOT NULL,
            node TEXT NOT NULL,
            detail TEXT NOT NULL,
            raised_by TEXT NOT NULL,
            raised_at BIGINT NOT NULL,
            closed_at BIGINT NOT NULL,
            PRIMARY KEY (hall, id)
        ) WITHOUT ROWID;
        CREATE INDEX alarms_open ON alarms (hall, code, node) WHERE closed_at = 0;
    
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
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 1, 1, X'01A200C4899070018001010101010101', 1795309210000, 3610000, X'62626262626262626262626262626262', 1, 2, 'ticket.issued', X'31313131313131313131313131313131', X'7B22636C617373223A226F7264696E617279222C22636F756E746572223A312C22646179223A22323032362D31312D3232222C226D6174746572223A227369222C226E756D626572223A224131303031222C227072696E74696E67223A747275652C22736572696573223A2241222C22746F6B656E223A2261616161616161616161616161616161616161616161227D', X'', X'', X'', X'0000000000000000000000000000000000000000000000000000000000000000', X'09FB61F950190AEF99AD940790F99113EBC6F92EBD2F47A3746A10221AE48CB3', 1795309210000, X'64D4497EAA8471E1');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 2, 2, X'01A200C4B0A070028002020202020202', 1795309220000, 3620000, X'62626262626262626262626262626262', 1, 2, 'ticket.held', X'31313131313131313131313131313131', X'7B226279223A227072696E746572227D', X'', X'', X'', X'09FB61F950190AEF99AD940790F99113EBC6F92EBD2F47A3746A10221AE48CB3', X'55063006B2F0BE25A373DFC466D29744F4E65C6EB0F031E83725E7835F178CAF', 1795309220000, X'8F598A4F195C1B81');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 3, 3, X'01A200C4D7B070038003030303030303', 1795309230000, 3630000, X'62626262626262626262626262626262', 1, 2, 'ticket.issued', X'32323232323232323232323232323232', X'7B22636C617373223A226F7264696E617279222C22636F756E746572223A322C22646179223A22323032362D31312D3232222C226D6174746572223A227369222C226E756D626572223A224131303032222C227072696E74696E67223A747275652C22736572696573223A2241222C22746F6B656E223A2262626262626262626262626262626262626262626262227D', X'', X'', X'', X'55063006B2F0BE25A373DFC466D29744F4E65C6EB0F031E83725E7835F178CAF', X'A370322B9B1DD03F110B0B74B3657756E1829E68305DD94B88B4AF3B60BEC1E8', 1795309230000, X'22C957FB20F322A8');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 4, 4, X'01A200C4FEC070048004040404040404', 1795309240000, 3640000, X'62626262626262626262626262626262', 1, 2, 'ticket.held', X'32323232323232323232323232323232', X'7B226279223A227072696E746572227D', X'', X'', X'', X'A370322B9B1DD03F110B0B74B3657756E1829E68305DD94B88B4AF3B60BEC1E8', X'B872BC864F6498BB26826CD9E8DC279F3EF944C04A9C164089FA1CECC45E592B', 1795309240000, X'678D13C0A5189B5B');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 5, 5, X'01A200C525D070058005050505050505', 1795309250000, 3650000, X'62626262626262626262626262626262', 1, 2, 'ticket.issued', X'33333333333333333333333333333333', X'7B22636C617373223A226F7264696E617279222C22636F756E746572223A332C22646179223A22323032362D31312D3232222C226D6174746572223A227369222C226E756D626572223A224131303033222C227072696E74696E67223A747275652C22736572696573223A2241222C22746F6B656E223A2263636363636363636363636363636363636363636363227D', X'', X'', X'', X'B872BC864F6498BB26826CD9E8DC279F3EF944C04A9C164089FA1CECC45E592B', X'E6197A923FD50DE8389A3E9C5FF5E93BF928400D62035A00BF3C957DE56C21A5', 1795309250000, X'E116E9E950F73E4F');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 6, 6, X'01A200C54CE070068006060606060606', 1795309260000, 3660000, X'62626262626262626262626262626262', 1, 2, 'ticket.held', X'33333333333333333333333333333333', X'7B226279223A227072696E746572227D', X'', X'', X'', X'E6197A923FD50DE8389A3E9C5FF5E93BF928400D62035A00BF3C957DE56C21A5', X'0D1ADD2203AEFA97F31CC9E5C449868B0D072093C9AFCFDF2B567A3C7E575235', 1795309260000, X'D57EF5784C884192');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 7, 7, X'01A200C573F070078007070707070707', 1795309270000, 3670000, X'62626262626262626262626262626262', 1, 2, 'ticket.issued', X'34343434343434343434343434343434', X'7B22636C617373223A22656C646572222C22636F756E746572223A312C22646179223A22323032362D31312D3232222C226D6174746572223A22746178222C226E756D626572223A224231303031222C227072696E74696E67223A747275652C22736572696573223A2242222C22746F6B656E223A2264646464646464646464646464646464646464646464227D', X'', X'', X'', X'0D1ADD2203AEFA97F31CC9E5C449868B0D072093C9AFCFDF2B567A3C7E575235', X'634A7E32E5B82EE1F514EECFFCD5A08B70EA6DB22527B9D3C77BA6AE403A7C95', 1795309270000, X'9E4132FF4BB7CFC0');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 8, 8, X'01A200C59B0070088008080808080808', 1795309280000, 3680000, X'62626262626262626262626262626262', 1, 2, 'ticket.held', X'34343434343434343434343434343434', X'7B226279223A227072696E746572227D', X'', X'', X'', X'634A7E32E5B82EE1F514EECFFCD5A08B70EA6DB22527B9D3C77BA6AE403A7C95', X'6AD77A3A76F16738E2BEADD6F433309E970FD3687EBD21651F4092A8C365AADE', 1795309280000, X'955DFE93CBDE1D58');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'kiosk-1', 1, 9, 9, X'01A200C5C21070098009090909090909', 1795309290000, 3690000, X'62626262626262626262626262626262', 1, 2, 'device.changed', X'35353535353535353535353535353535', X'7B22646576696365223A227072696E746572222C22737461747573223A226E6F5061706572227D', X'', X'', X'', X'6AD77A3A76F16738E2BEADD6F433309E970FD3687EBD21651F4092A8C365AADE', X'A3D633B91432F29A7A74F03AF1C77A3BE5CC51C7A40939D6E675C979E7A8C358', 1795309290000, X'48D523BDFB4C88B1');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 1, 10, X'01A200C61418700A800A0A0A0A0A0A0A', 1795309311000, 3711000, X'62626262626262626262626262626262', 1, 2, 'window.changed', X'36363636363636363636363636363636', X'7B226D617474657273223A5B227369225D2C22726561736F6E223A22222C227374616666223A2277616E67222C227374617465223A226F70656E222C2277696E646F77223A2231227D', X'', X'', X'', X'0000000000000000000000000000000000000000000000000000000000000000', X'955F6C61D58ECAD81FDA4ADBDAF4E45E5E3CB861176204235DBD328B1963368E', 1795309311000, X'AF39C61DD6FCA0EC');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 2, 11, X'01A200C66238700B800B0B0B0B0B0B0B', 1795309331000, 3731000, X'62626262626262626262626262626262', 1, 2, 'ticket.called', X'31313131313131313131313131313131', X'7B2266726F6D223A2277616974696E67222C2266726F6D436F756E74223A302C2266726F6D4D6174746572223A227369222C227374616666223A2277616E67222C2277696E646F77223A2231227D', X'', X'', X'', X'955F6C61D58ECAD81FDA4ADBDAF4E45E5E3CB861176204235DBD328B1963368E', X'A7A437871F7C86F295A7B0B34D986F3A480767CD6FB3A78E7B924BBEE6E5619C', 1795309331000, X'DFCD4A99284DC1A9');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 3, 12, X'01A200C6B058700C800C0C0C0C0C0C0C', 1795309351000, 3751000, X'62626262626262626262626262626262', 1, 2, 'ticket.started', X'31313131313131313131313131313131', X'7B2266726F6D223A2263616C6C6564222C2266726F6D436F756E74223A312C2266726F6D4D6174746572223A227369222C227374616666223A2277616E67222C2277696E646F77223A2231227D', X'', X'', X'', X'A7A437871F7C86F295A7B0B34D986F3A480767CD6FB3A78E7B924BBEE6E5619C', X'7AA59D269AEC412144E1FECAA5E3D32722D9D740FDE14F64019AF53222426F82', 1795309351000, X'1FC83D67CC6AEE0E');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 4, 13, X'01A200C6FE78700D800D0D0D0D0D0D0D', 1795309371000, 3771000, X'62626262626262626262626262626262', 1, 2, 'ticket.finished', X'31313131313131313131313131313131', X'7B2266726F6D223A2273657276696E67222C2266726F6D436F756E74223A312C2266726F6D4D6174746572223A227369222C227374616666223A2277616E67222C2277696E646F77223A2231227D', X'', X'', X'', X'7AA59D269AEC412144E1FECAA5E3D32722D9D740FDE14F64019AF53222426F82', X'063DE64E005B6E66E27D6BE94379FD0CA7CCB5BE41F5E404B7C125CABE97CB71', 1795309371000, X'06A64FF892B2251A');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 5, 14, X'01A200C74C98700E800E0E0E0E0E0E0E', 1795309391000, 3791000, X'62626262626262626262626262626262', 1, 2, 'ticket.called', X'32323232323232323232323232323232', X'7B2266726F6D223A2277616974696E67222C2266726F6D436F756E74223A302C2266726F6D4D6174746572223A227369222C227374616666223A2277616E67222C2277696E646F77223A2231227D', X'', X'', X'', X'063DE64E005B6E66E27D6BE94379FD0CA7CCB5BE41F5E404B7C125CABE97CB71', X'BAA680F56AE8F67A3DA200A1807C123941CD64D9AA1202E3A85369D922831D75', 1795309391000, X'E2E765CEA3DEB392');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 6, 15, X'01A200C79AB8700F800F0F0F0F0F0F0F', 1795309411000, 3811000, X'62626262626262626262626262626262', 1, 2, 'ticket.missed', X'32323232323232323232323232323232', X'7B2266726F6D223A2263616C6C6564222C2266726F6D436F756E74223A312C2266726F6D4D6174746572223A227369222C227374616666223A2277616E67222C2277696E646F77223A2231227D', X'', X'', X'', X'BAA680F56AE8F67A3DA200A1807C123941CD64D9AA1202E3A85369D922831D75', X'1F3B795F2CEE7C1AB35986D397B6362828B631323F0B2F786D193522CF3A0B29', 1795309411000, X'962E659F834683C7');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 7, 16, X'01A200C7E8D870108010101010101010', 1795309431000, 3831000, X'62626262626262626262626262626262', 1, 2, 'capacity.set', X'37373737373737373737373737373737', X'7B226974656D73223A5B7B226361706163697479223A322C22736C6F74223A22736940323032362D31312D323254313430302D31343330227D5D2C227374616666223A22227D', X'', X'', X'', X'1F3B795F2CEE7C1AB35986D397B6362828B631323F0B2F786D193522CF3A0B29', X'279C0DE5DFC183DF03C25875A6129FB9E8BC996D4FF29A88D13BB42BA2F05AB8', 1795309431000, X'D8177B541433096B');
INSERT INTO journal (hall, node, incarnation, seq, pos, id, at_wall, at_boot, boot_id, synced, suite, kind, subject, body, sealed, key_id, key_digest, prev, digest, corrected_ms, local) VALUES ('hall-1', 'hall-1', 1, 8, 17, X'01A200C836F870118011111111111111', 1795309451000, 3851000, X'62626262626262626262626262626262', 1, 2, 'appointment.booked', X'38383838383838383838383838383838', X'7B226279223A2270686F6E65222C226C6F74223A22222C22736C6F74223A22736940323032362D31312D323254313430302D31343330222C22746F6B656E223A22644852306448523064485230644852306448523064485230644852306448523064485230644852306448513D227D', X'', X'', X'', X'279C0DE5DFC183DF03C25875A6129FB9E8BC996D4FF29A88D13BB42BA2F05AB8', X'DAF917D5C1625F98795A01D3BFA518648A93104480482534B2D093C0118AB2D9', 1795309451000, X'2A8C9FF10ECF7272');
INSERT INTO chains (hall, node, incarnation, head_seq, head_digest, corrected_ms, held, safe, is_own, frozen, last_pos, local) VALUES ('hall-1', 'hall-1', 1, 8, X'DAF917D5C1625F98795A01D3BFA518648A93104480482534B2D093C0118AB2D9', 1795309451000, 0, 0, 1, 0, 17, X'6C96802FEC934745');
INSERT INTO chains (hall, node, incarnation, head_seq, head_digest, corrected_ms, held, safe, is_own, frozen, last_pos, local) VALUES ('hall-1', 'kiosk-1', 1, 9, X'A3D633B91432F29A7A74F03AF1C77A3BE5CC51C7A40939D6E675C979E7A8C358', 1795309290000, 0, 0, 0, 0, 0, X'E8E9903D0E218FE0');
INSERT INTO batches (hall, node, incarnation, last_seq, first_seq, sent_wall, sent_boot, boot_id, synced, signing_key, signature, local) VALUES ('hall-1', 'kiosk-1', 1, 9, 1, 1795309291000, 3691000, X'62626262626262626262626262626262', 1, X'02E443C3EF88FC8C7451AE22F488469BB8FD46838C5C2180E105AAA77F8C36CE5E', X'812706C5DF2858517B36EEEA70FC538F8BB9A0C4CE00E4C2EBF9A39F8033FD18A0AFF1CC9FAAFCEC4327B7D3BAD2DDA579C7EB5B60C52E8F5B49B77460B77405', X'670DA0E3B1E9B239');
INSERT INTO boot_anchors (hall, node, boot_id, offset_ms, measured_boot, noted_ms, local) VALUES ('hall-1', 'kiosk-1', X'62626262626262626262626262626262', 1795305600000, 3691000, 1795309291000, X'DE97579D590972B6');
INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, is_printing, transferred_from, twin, sealed, key_id) VALUES (X'31313131313131313131313131313131', 'A1001', 'kiosk-1', 1, 'si', 0, 5, '2026-11-22', '', 'aaaaaaaaaaaaaaaaaaaaaa', 1795309210000, 1795309210000, '1', 1795309331000, 1, 1795309351000, 1795309371000, 0, 1, '', X'', X'', X'');
INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, is_printing, transferred_from, twin, sealed, key_id) VALUES (X'32323232323232323232323232323232', 'A1002', 'kiosk-1', 3, 'si', 0, 6, '2026-11-22', '', 'bbbbbbbbbbbbbbbbbbbbbb', 1795309230000, 1795309230000, '1', 1795309391000, 1, 0, 1795309411000, 0, 1, '', X'', X'', X'');
INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, is_printing, transferred_from, twin, sealed, key_id) VALUES (X'33333333333333333333333333333333', 'A1003', 'kiosk-1', 5, 'si', 0, 1, '2026-11-22', '', 'cccccccccccccccccccccc', 1795309250000, 1795309250000, '', 0, 0, 0, 0, 0, 1, '', X'', X'', X'');
INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, is_printing, transferred_from, twin, sealed, key_id) VALUES (X'34343434343434343434343434343434', 'B1001', 'kiosk-1', 7, 'tax', 2, 1, '2026-11-22', '', 'dddddddddddddddddddddd', 1795309270000, 1795308070000, '', 0, 0, 0, 0, 0, 1, '', X'', X'', X'');
INSERT INTO number_counters (node, series, last) VALUES ('kiosk-1', 'A', 3);
INSERT INTO number_counters (node, series, last) VALUES ('kiosk-1', 'B', 1);
INSERT INTO queue_counts (matter, waiting) VALUES ('si', 1);
INSERT INTO queue_counts (matter, waiting) VALUES ('tax', 1);
INSERT INTO windows (id, state, matters, staff, reason, ticket, last_kind, last_ticket, last_at, last_state, last_matter, last_count) VALUES ('1', 'open', '["si"]', 'wang', '', X'', 'ticket.missed', X'32323232323232323232323232323232', 1795309411000, 'called', 'si', 1);
INSERT INTO matter_windows (matter, open) VALUES ('si', 1);
INSERT INTO devices (node, device, status, since) VALUES ('kiosk-1', 'printer', 'noPaper', 1795309290000);
INSERT INTO slots (hall, slot, resource, day, starts_ms, capacity, allotted, booked, life) VALUES ('hall-1', 'si@2026-11-22T1400-1430', 'si', '2026-11-22', 1795327200000, 2, 0, 1, 1);
INSERT INTO appointments (hall, id, slot, lot, place, life, state, token, handle, reason, booked_at, ended_at, sealed, key_id, is_counted) VALUES ('hall-1', X'38383838383838383838383838383838', 'si@2026-11-22T1400-1430', '', 'hall-1', 1, 0, X'7474747474747474747474747474747474747474747474747474747474747474', '', '', 1795309451000, 0, X'', X'', 1);
