// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/AccountProjection.h"

#include "services/core/Ids.h"
#include "services/identity/FactKinds.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace onewindow::identity {

namespace {

using storage::Database;
using storage::Statement;

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE accounts (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            roles TEXT NOT NULL,
            state TEXT NOT NULL,
            version BIGINT NOT NULL,
            locks BIGINT NOT NULL,
            has_totp BIGINT NOT NULL,
            must_change BIGINT NOT NULL,
            password_fact {blob} NOT NULL,
            PRIMARY KEY (hall, account)
        ) {norowid};
    )"},
};

constexpr const char* kColumns =
    "SELECT hall, account, roles, state, version, locks, has_totp, must_change, "
    "password_fact FROM accounts ";

AccountState readState(const Statement& row)
{
    AccountState state;
    state.ref = {row.text(0), row.text(1)};
    state.roles = row.text(2).split(u' ', Qt::SkipEmptyParts);
    state.state = row.text(3);
    state.version = row.integer(4);
    state.locks = row.integer(5);
    state.hasTotp = row.integer(6) != 0;
    state.mustChange = row.integer(7) != 0;
    state.passwordFact = row.blob(8);
    return state;
}

Result<void> save(Database& database, const AccountState& state)
{
    return storage::run(
        database,
        "INSERT INTO accounts (hall, account, roles, state, version, locks, has_totp, must_change, "
        "password_fact) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, account) DO UPDATE "
        "SET roles = "
        "excluded.roles, state = excluded.state, version = excluded.version, locks = "
        "excluded.locks, has_totp = excluded.has_totp, must_change = excluded.must_change, "
        "password_fact = excluded.password_fact",
        state.ref.hall, state.ref.account, state.roles.join(u' '), state.state, state.version,
        state.locks, state.hasTotp, state.mustChange, state.passwordFact);
}

bool isAccountFact(const QString& kind)
{
    return kind == QLatin1String(facts::kAccountPut) ||
           kind == QLatin1String(facts::kAccountPasswordSet) ||
           kind == QLatin1String(facts::kAccountLocked) ||
           kind == QLatin1String(facts::kAccountTotpSet) ||
           kind == QLatin1String(facts::kAccountRemoved);
}

/// What a fact of the centre makes of the account.
void change(AccountState& state, const journal::Row& row, const QJsonObject& body)
{
    const QString& kind = row.kind;
    if (kind == QLatin1String(facts::kAccountPut)) {
        state.roles.clear();
        const QJsonArray roles = body[QStringLiteral("roles")].toArray();
        for (const QJsonValue role : roles) {
            state.roles << role.toString();
        }
        if (!state.isThere()) {
            state.hasTotp = false;
            state.mustChange = false;
        }
        if (state.state != u"locked") {
            state.state = QStringLiteral("active");
        }
    } else if (kind == QLatin1String(facts::kAccountPasswordSet)) {
        state.mustChange = body[QStringLiteral("once")].toBool();
        state.passwordFact = row.id;
    } else if (kind == QLatin1String(facts::kAccountLocked)) {
        const bool isLocked = body[QStringLiteral("locked")].toBool();
        state.state = isLocked ? QStringLiteral("locked") : QStringLiteral("active");
        state.locks += isLocked ? 1 : 0;
    } else if (kind == QLatin1String(facts::kAccountTotpSet)) {
        state.hasTotp = body[QStringLiteral("on")].toBool();
    } else {
        state.state = QStringLiteral("removed");
    }
}

/// Whether a hall has seen the account as it is, but for what it has chosen itself: while the
/// centre is away, a second choice cannot know which version the first one makes.
bool isChosenFor(const AccountState& state, const QJsonObject& body)
{
    const QByteArray after = idFromText(body[QStringLiteral("after")].toString());
    return state.version == body[QStringLiteral("version")].toInteger() ||
           (!after.isEmpty() && after == state.passwordFact);
}

} // namespace

AccountProjection::AccountProjection(QString centre)
    : m_centre(std::move(centre))
{}

QString AccountProjection::component() const
{
    return QStringLiteral("accounts");
}

QStringList AccountProjection::tables() const
{
    return {QStringLiteral("accounts")};
}

Result<void> AccountProjection::migrate(Database& database)
{
    return storage::migrate(database, component(), kMigrations);
}

Result<void> AccountProjection::apply(Database& database, const journal::Row& row)
{
    const bool isCentres = row.node == m_centre && isAccountFact(row.kind);
    // A hall's own fact, in its own partition: nobody else speaks for its staff.
    const bool isChosen = row.node != m_centre && row.node == row.hall &&
                          row.kind == QLatin1String(facts::kAccountPasswordChosen);
    if (!isCentres && !isChosen) {
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const AccountRef ref{row.hall, body[QStringLiteral("account")].toString()};
    const auto found = findAccount(database, ref);
    if (!found) {
        return found.error();
    }
    AccountState state = found.value().value_or(AccountState{});
    if (isChosen) {
        if (!found.value() || !state.isThere() || !isChosenFor(state, body)) {
            return {};
        }
        state.mustChange = false;
        state.passwordFact = row.id;
    } else {
        if (!found.value()) {
            if (row.kind != QLatin1String(facts::kAccountPut)) {
                return {};
            }
            state.ref = ref;
            state.state = QStringLiteral("active");
        }
        change(state, row, body);
    }
    ++state.version;
    return save(database, state);
}

Result<std::optional<AccountState>> findAccount(Database& database, const AccountRef& ref)
{
    return storage::firstOf(storage::query(database,
                                           std::string(kColumns) + "WHERE hall = ? AND account = ?",
                                           ref.hall, ref.account),
                            &readState);
}

Result<QList<AccountState>> accountsOf(Database& database, const QString& hall,
                                       const QString& after, int limit)
{
    return storage::rowsOf(storage::query(database,
                                          std::string(kColumns) +
                                              "WHERE hall = ? AND account > ? AND state <> "
                                              "'removed' ORDER BY account LIMIT ?",
                                          hall, after, limit),
                           &readState);
}

Result<qint64> countActive(Database& database, const QString& hall, const QString& role)
{
    return storage::integerOf(storage::query(
        database, "SELECT COUNT(*) FROM accounts WHERE hall = ? AND roles = ? AND state = 'active'",
        hall, role));
}

} // namespace onewindow::identity
