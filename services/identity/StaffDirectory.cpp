// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/StaffDirectory.h"

#include "services/core/Durations.h"
#include "services/crypto/Suite.h"
#include "services/identity/AccountDetailStore.h"

#include <algorithm>

namespace onewindow::identity {

namespace {

Error ended(const char* why)
{
    return {ErrorCode::SessionEnded, QLatin1String(why)};
}

} // namespace

QByteArray tokenDigest(const QString& token)
{
    return crypto::digest(crypto::Suite::International, token.toUtf8());
}

bool worksAtConsole(const QStringList& roles)
{
    return !roles.isEmpty() && std::all_of(roles.begin(), roles.end(), [](const QString& role) {
        return isAdministratorRole(role) || role == u"technician" || role == u"auditor";
    });
}

SessionLimits sessionLimits(const QStringList& roles)
{
    return worksAtConsole(roles) ? SessionLimits{30 * kMinuteMs, 8 * kHourMs}
                                 : SessionLimits{12 * kHourMs, 14 * kHourMs};
}

StaffDirectory::StaffDirectory(QString hall, QHash<QString, const journal::FeedThings*> streams,
                               const Clock& clock, bool takesChosen)
    : m_hall(std::move(hall))
    , m_streams(std::move(streams))
    , m_clock(clock)
    , m_takesChosen(takesChosen)
{}

Result<std::optional<Account>> StaffDirectory::find(storage::Database& database,
                                                    const AccountRef& ref) const
{
    const journal::FeedThings* things = m_streams.value(ref.hall, nullptr);
    if (things == nullptr || !isAccountName(ref.account)) {
        return std::optional<Account>();
    }
    const auto body = things->find(database, QLatin1String(kAccountFeedKind), ref.account);
    if (!body) {
        return body.error();
    }
    auto account = body.value() ? accountFromJson(ref, *body.value()) : std::optional<Account>();
    if (!account || !m_takesChosen) {
        return account;
    }
    const auto chosen = AccountDetailStore(database).chosen(ref, account->version);
    if (!chosen) {
        return chosen.error();
    }
    if (chosen.value()) {
        account->passwordHash = *chosen.value();
        account->mustChange = false;
    }
    return account;
}

Result<QList<Account>> StaffDirectory::all(storage::Database& database, const QString& hall) const
{
    QList<Account> accounts;
    const journal::FeedThings* things = m_streams.value(hall, nullptr);
    if (things == nullptr) {
        return accounts;
    }
    const auto found = things->all(database, QLatin1String(kAccountFeedKind));
    if (!found) {
        return found.error();
    }
    for (const journal::FeedChange& one : found.value()) {
        if (auto account = accountFromJson({hall, one.id}, one.body.value_or(QJsonObject()))) {
            accounts.append(*std::move(account));
        }
    }
    return accounts;
}

Result<StaffSession> StaffDirectory::check(storage::Database& database,
                                           const StoredSession& stored) const
{
    const qint64 nowMs = m_clock.now().wallMs;
    if (!stored.isLiveAt(nowMs)) {
        return ended(nowMs >= stored.expiresMs ? "expired" : "idle");
    }
    const auto account = find(database, {stored.hall, stored.account});
    if (!account) {
        return account.error();
    }
    if (!account.value() || account.value()->isLocked || account.value()->stamp() != stored.stamp) {
        return ended("account");
    }
    return StaffSession{stored.hall,
                        stored.account,
                        account.value()->name,
                        account.value()->roles,
                        permissionsOf(account.value()->roles),
                        stored};
}

Result<StaffSession> StaffDirectory::session(storage::Database& database, const QString& token,
                                             const QString& machine) const
{
    const auto stored = SessionStore(database).find(hallAt(machine), tokenDigest(token));
    if (!stored) {
        return stored.error();
    }
    if (!stored.value() || stored.value()->machine != machine) {
        return ended("unknown");
    }
    return check(database, *stored.value());
}

Result<void> StaffDirectory::stillLives(storage::Database& database,
                                        const StaffSession& session) const
{
    const auto stored =
        SessionStore(database).find(session.stored.hall, session.stored.tokenDigest);
    if (!stored) {
        return stored.error();
    }
    if (!stored.value()) {
        return ended("unknown");
    }
    const auto checked = check(database, *stored.value());
    return checked ? Result<void>() : checked.error();
}

Result<bool> StaffDirectory::isAtWork(storage::Database& database, const AccountRef& ref) const
{
    const auto account = find(database, ref);
    if (!account) {
        return account.error();
    }
    if (!account.value() || account.value()->isLocked) {
        return false;
    }
    return SessionStore(database).isSignedIn(ref.hall, ref.account, m_clock.now().wallMs);
}

} // namespace onewindow::identity
