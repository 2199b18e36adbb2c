// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/AccountDetailStore.h"

#include "services/journal/CheckValue.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <array>

namespace onewindow::identity {

namespace {

using journal::checkOfColumns;

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE account_details (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            name TEXT NOT NULL,
            password TEXT NOT NULL,
            totp {blob} NOT NULL,
            totp_envelope {blob} NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, account)
        ) {norowid};
        CREATE TABLE chosen_passwords (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            version BIGINT NOT NULL,
            password TEXT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, account)
        ) {norowid};
    )"},
    storage::Migration{2, R"(
        CREATE TABLE chosen_facts (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            fact {blob} NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, account)
        ) {norowid};
    )"},
};

} // namespace

Result<void> AccountDetailStore::migrate(storage::Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<std::optional<AccountDetails>> AccountDetailStore::find(const AccountRef& ref)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT name, password, totp, totp_envelope FROM account_details WHERE "
                       "hall = ? AND account = ?",
                       ref.hall, ref.account),
        [](const storage::Statement& row) {
            return AccountDetails{row.text(0), row.text(1), row.blob(2), row.blob(3)};
        });
}

Result<void> AccountDetailStore::put(const AccountRef& ref, const AccountDetails& details)
{
    return storage::run(
        m_database,
        "INSERT INTO account_details (hall, account, name, password, totp, totp_envelope, local) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, account) DO UPDATE SET name = "
        "excluded.name, password = excluded.password, totp = excluded.totp, totp_envelope = "
        "excluded.totp_envelope, local = excluded.local",
        ref.hall, ref.account, details.name, details.passwordHash, details.wrappedTotp,
        details.totpEnvelope,
        checkOfColumns(ref.hall, ref.account, details.name, details.passwordHash,
                       details.wrappedTotp, details.totpEnvelope));
}

Result<void> AccountDetailStore::remove(const AccountRef& ref)
{
    return storage::run(m_database, "DELETE FROM account_details WHERE hall = ? AND account = ?",
                        ref.hall, ref.account);
}

Result<void> AccountDetailStore::putChosen(const AccountRef& ref, qint64 version,
                                           const QString& passwordHash, const QByteArray& fact)
{
    OW_TRY(storage::run(m_database,
                        "INSERT INTO chosen_facts (hall, account, fact, local) VALUES (?, ?, ?, ?) "
                        "ON CONFLICT (hall, account) DO UPDATE SET fact = excluded.fact, local = "
                        "excluded.local",
                        ref.hall, ref.account, fact, checkOfColumns(ref.hall, ref.account, fact)));
    return storage::run(m_database,
                        "INSERT INTO chosen_passwords (hall, account, version, password, local) "
                        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (hall, account) DO UPDATE SET version "
                        "= excluded.version, password = excluded.password, local = excluded.local",
                        ref.hall, ref.account, version, passwordHash,
                        checkOfColumns(ref.hall, ref.account, version, passwordHash));
}

Result<QByteArray> AccountDetailStore::chosenBy(const AccountRef& ref)
{
    return storage::firstOrDefaultOf(
        storage::query(m_database, "SELECT fact FROM chosen_facts WHERE hall = ? AND account = ?",
                       ref.hall, ref.account),
        [](const storage::Statement& row) { return row.blob(0); });
}

Result<std::optional<QString>> AccountDetailStore::chosen(const AccountRef& ref, qint64 version)
{
    return storage::firstOf(storage::query(m_database,
                                           "SELECT password FROM chosen_passwords WHERE hall = ? "
                                           "AND account = ? AND version = ?",
                                           ref.hall, ref.account, version),
                            [](const storage::Statement& row) { return row.text(0); });
}

} // namespace onewindow::identity
