// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/StaffDirectory.h"

#include "services/core/Ids.h"
#include "services/crypto/Password.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace onewindow::identity {

namespace {

constexpr qint64 kFileLimitBytes = 1 << 20;
constexpr int kFreeFailures = 5;
constexpr qint64 kFirstLockMs = 15'000;
constexpr qint64 kLongestLockMs = 15LL * 60 * 1000;
constexpr qint64 kIdleLimitMs = 12LL * 60 * 60 * 1000;
constexpr qsizetype kSessionLimit = 1000;
constexpr qsizetype kGuardLimit = 10'000;

/// A stored hash that nothing matches: unknown accounts cost the same time as known ones.
const QString& decoyHash()
{
    static const QString hash =
        crypto::hashPassword(crypto::Suite::National, randomBytes(16).toHex());
    return hash;
}

} // namespace

Result<QList<StaffAccount>> StaffDirectory::load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kFileLimitBytes) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": cannot be read")};
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    QList<StaffAccount> accounts;
    const QJsonArray list = document.object().value(QStringLiteral("staff")).toArray();
    for (const QJsonValue value : list) {
        const QJsonObject json = value.toObject();
        StaffAccount account{
            .account = json.value(QStringLiteral("account")).toString().toLower(),
            .name = json.value(QStringLiteral("name")).toString(),
            .role = json.value(QStringLiteral("role")).toString(),
            .passwordHash = json.value(QStringLiteral("password")).toString(),
        };
        if (account.account.isEmpty() || account.name.isEmpty() || account.passwordHash.isEmpty() ||
            (account.role != u"clerk" && account.role != u"manager")) {
            return Error{ErrorCode::BadConfig, QStringLiteral("%1: staff[%2] lacks account, name, "
                                                              "password or a known role")
                                                   .arg(path)
                                                   .arg(accounts.size())};
        }
        accounts << std::move(account);
    }
    if (accounts.isEmpty()) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": no staff in it")};
    }
    return accounts;
}

StaffDirectory::StaffDirectory(const QList<StaffAccount>& accounts, const Clock& clock)
    : m_clock(clock)
{
    for (const StaffAccount& account : accounts) {
        m_accounts.insert(account.account, account);
    }
    decoyHash();
}

Result<StaffSession> StaffDirectory::signIn(const QString& account, QByteArrayView password)
{
    const QString key = account.toLower();
    QString stored;
    {
        const std::lock_guard lock(m_mutex);
        if (m_guards.value(key).lockedUntilMs > m_clock.now().bootMs) {
            return Error{ErrorCode::LockedOut, QStringLiteral("too many wrong passwords")};
        }
        stored = m_accounts.contains(key) ? m_accounts.value(key).passwordHash : decoyHash();
    }
    const bool isRight = crypto::verifyPassword(stored, password);

    const std::lock_guard lock(m_mutex);
    if (!isRight || !m_accounts.contains(key)) {
        if (m_guards.size() >= kGuardLimit) {
            m_guards.clear();
        }
        Guard& guard = m_guards[key];
        ++guard.failures;
        if (guard.failures >= kFreeFailures) {
            const int doublings = std::min(guard.failures - kFreeFailures, 6);
            guard.lockedUntilMs =
                m_clock.now().bootMs + std::min(kFirstLockMs << doublings, kLongestLockMs);
        }
        return Error{ErrorCode::BadCredentials, QStringLiteral("account or password is wrong")};
    }
    m_guards.remove(key);
    if (m_sessions.size() >= kSessionLimit) {
        return Error{ErrorCode::TooMany, QStringLiteral("too many sessions")};
    }
    const StaffAccount& found = m_accounts[key];
    const StaffSession session{makeToken(), found.account, found.name, found.role};
    m_sessions.insert(session.token, Live{session, m_clock.now().bootMs});
    return session;
}

void StaffDirectory::signOut(const QString& token)
{
    const std::lock_guard lock(m_mutex);
    m_sessions.remove(token);
}

std::optional<StaffSession> StaffDirectory::find(const QString& token)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_sessions.find(token);
    if (found == m_sessions.end()) {
        return std::nullopt;
    }
    const qint64 nowMs = m_clock.now().bootMs;
    if (nowMs - found->lastUsedMs > kIdleLimitMs) {
        m_sessions.erase(found);
        return std::nullopt;
    }
    found->lastUsedMs = nowMs;
    return found->session;
}

} // namespace onewindow::identity
