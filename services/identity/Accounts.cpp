// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Accounts.h"

#include "services/core/Ids.h"
#include "services/identity/FactKinds.h"
#include "services/identity/Totp.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace onewindow::identity {

namespace {

using storage::Database;

constexpr qsizetype kNameLimit = 64;
const QString kSecurity = QStringLiteral("securityAdministrator");

Error bad(const char* what)
{
    return {ErrorCode::BadRequest, QLatin1String(what)};
}

/// Whether accounts with `roles` belong to `hall`.
Result<void> checkPlace(const QStringList& roles, const QString& hall)
{
    OW_TRY(checkRoles(roles));
    const bool isOfHall = std::any_of(roles.begin(), roles.end(), [](const QString& role) {
        return role == u"clerk" || role == u"reception" || role == u"hallManager";
    });
    if (isOfHall && hall.isEmpty()) {
        return bad("hall: a clerk, receptionist or hall manager has one");
    }
    if (isAdministrator(roles) && !hall.isEmpty()) {
        return bad("hall: an administrator has none");
    }
    return {};
}

/// What the second factor's secret is sealed with, so that it cannot be moved to another account.
QByteArray associated(const AccountRef& ref)
{
    return "totp " + ref.hall.toUtf8() + ' ' + ref.account.toUtf8();
}

} // namespace

Result<void> checkNewAccount(const NewAccount& account)
{
    if (!isAccountName(account.ref.account)) {
        return bad("account: 1 to 32 of a-z, 0-9, '.', '-' and '_', a letter first");
    }
    if (account.name.trimmed().isEmpty() || account.name.size() > kNameLimit) {
        return bad("name: 1 to 64 characters");
    }
    if (account.ref.hall.size() > journal::kNodeLimit) {
        return bad("hall: too long");
    }
    return checkPlace(account.roles, account.ref.hall);
}

Accounts::Accounts(journal::Journal& journal, const crypto::NodeKeys& keys, SealingKey sealingKey)
    : m_journal(journal)
    , m_keys(keys)
    , m_sealingKey(std::move(sealingKey))
{}

Result<AccountState> Accounts::there(Database& database, const AccountRef& ref) const
{
    auto found = findAccount(database, ref);
    if (!found) {
        return found.error();
    }
    if (!found.value() || !found.value()->isThere()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such account")};
    }
    return *found.value();
}

Result<AccountState> Accounts::another(Database& database, const AccountRef& ref,
                                       const QString& by) const
{
    // Those who manage accounts are the city's.
    if (ref.hall.isEmpty() && ref.account == by) {
        return Error{ErrorCode::NotPermitted, QStringLiteral("not one's own account")};
    }
    return there(database, ref);
}

Result<void> Accounts::keepsSecurity(Database& database, const AccountState& state) const
{
    if (!state.roles.contains(kSecurity) || state.state != u"active") {
        return {};
    }
    const auto count = countActive(database, state.ref.hall, kSecurity);
    if (!count) {
        return count.error();
    }
    return count.value() > 1
               ? Result<void>()
               : Error{ErrorCode::Conflict, QStringLiteral("the last security administrator")};
}

Result<void> Accounts::record(Database& database, const char* kind, const AccountRef& ref,
                              QJsonObject body, const QString& by)
{
    body.insert(QStringLiteral("account"), ref.account);
    body.insert(QStringLiteral("by"), by);
    journal::NewFact fact;
    fact.kind = QLatin1String(kind);
    fact.subject = randomBytes(16);
    fact.body = std::move(body);
    const auto row = m_journal.forHall(ref.hall).append(database, fact);
    return row ? publish(database, ref) : row.error();
}

Result<void> Accounts::publish(Database& database, const AccountRef& ref)
{
    const auto state = findAccount(database, ref);
    if (!state) {
        return state.error();
    }
    const auto details = AccountDetailStore(database).find(ref);
    if (!details) {
        return details.error();
    }
    journal::Feed feed(ref.hall);
    if (!state.value() || !state.value()->isThere() || !details.value()) {
        return feed.remove(database, QLatin1String(kAccountFeedKind), ref.account);
    }
    Account account;
    account.hall = ref.hall;
    account.account = ref.account;
    account.name = details.value()->name;
    account.roles = state.value()->roles;
    account.isLocked = state.value()->state == u"locked";
    account.mustChange = state.value()->mustChange;
    account.version = state.value()->version;
    account.locks = state.value()->locks;
    account.passwordHash = details.value()->passwordHash;
    account.totpEnvelope = details.value()->totpEnvelope;
    return feed.put(database, QLatin1String(kAccountFeedKind), ref.account,
                    QLatin1String(ref.hall.isEmpty() ? kCityAccountAudience : kAccountAudience),
                    toJson(account));
}

Result<void> Accounts::add(Database& database, const NewAccount& account, const QString& by)
{
    OW_TRY(checkNewAccount(account));
    OW_TRY(m_journal.forHall(account.ref.hall).lock(database));
    const auto found = findAccount(database, account.ref);
    if (!found) {
        return found.error();
    }
    if (found.value() && found.value()->isThere()) {
        return Error{ErrorCode::Conflict, QStringLiteral("there is such an account")};
    }
    OW_TRY(AccountDetailStore(database).put(account.ref, {.name = account.name.trimmed(),
                                                          .passwordHash = account.passwordHash,
                                                          .wrappedTotp = {},
                                                          .totpEnvelope = {}}));
    OW_TRY(record(database, facts::kAccountPut, account.ref,
                  {{QStringLiteral("roles"), QJsonArray::fromStringList(account.roles)},
                   {QStringLiteral("hall"), account.ref.hall}},
                  by));
    OW_TRY(record(database, facts::kAccountPasswordSet, account.ref,
                  {{QStringLiteral("once"), account.mustChange}}, by));
    if (account.totpSecret.isEmpty()) {
        return {};
    }
    const auto secret = putTotp(database, account.ref, account.totpSecret, by);
    return secret ? Result<void>() : secret.error();
}

Result<void> Accounts::setRoles(Database& database, const AccountRef& ref, const QStringList& roles,
                                const QString& by)
{
    const auto state = another(database, ref, by);
    if (!state) {
        return state.error();
    }
    OW_TRY(checkPlace(roles, ref.hall));
    if (!roles.contains(kSecurity)) {
        OW_TRY(keepsSecurity(database, state.value()));
    }
    if (isAdministrator(roles) && !state.value().hasTotp) {
        return Error{ErrorCode::Conflict,
                     QStringLiteral("an administrator needs a second factor first")};
    }
    return record(database, facts::kAccountPut, ref,
                  {{QStringLiteral("roles"), QJsonArray::fromStringList(roles)},
                   {QStringLiteral("hall"), ref.hall}},
                  by);
}

Result<void> Accounts::setPassword(Database& database, const AccountRef& ref,
                                   const QString& passwordHash, bool once, const QString& by)
{
    const auto state = there(database, ref);
    if (!state) {
        return state.error();
    }
    AccountDetailStore store(database);
    auto details = store.find(ref);
    if (!details) {
        return details.error();
    }
    AccountDetails changed = details.value().value_or(AccountDetails{});
    changed.passwordHash = passwordHash;
    OW_TRY(store.put(ref, changed));
    return record(database, facts::kAccountPasswordSet, ref, {{QStringLiteral("once"), once}}, by);
}

Result<void> Accounts::setLocked(Database& database, const AccountRef& ref, bool isLocked,
                                 const QString& by)
{
    const auto state = another(database, ref, by);
    if (!state) {
        return state.error();
    }
    if (isLocked == (state.value().state == u"locked")) {
        return {};
    }
    if (isLocked) {
        OW_TRY(keepsSecurity(database, state.value()));
    }
    return record(database, facts::kAccountLocked, ref, {{QStringLiteral("locked"), isLocked}}, by);
}

Result<Secret> Accounts::putTotp(Database& database, const AccountRef& ref,
                                 const QByteArray& secret, const QString& by)
{
    const QByteArray key = ref.hall.isEmpty() ? m_keys.sealingPublicKey() : m_sealingKey(ref.hall);
    if (key.isEmpty()) {
        return Error{ErrorCode::Conflict, QStringLiteral("the hall is not enrolled yet")};
    }
    const auto wrapped = m_keys.wrap(secret, associated(ref));
    if (!wrapped) {
        return wrapped.error();
    }
    const auto envelope = crypto::makeEnvelope(key, secret);
    if (!envelope) {
        return envelope.error();
    }
    AccountDetailStore store(database);
    auto details = store.find(ref);
    if (!details) {
        return details.error();
    }
    AccountDetails changed = details.value().value_or(AccountDetails{});
    changed.wrappedTotp = wrapped.value();
    changed.totpEnvelope = envelope.value();
    OW_TRY(store.put(ref, changed));
    OW_TRY(record(database, facts::kAccountTotpSet, ref, {{QStringLiteral("on"), true}}, by));
    return Secret(secret);
}

Result<Secret> Accounts::renewTotp(Database& database, const AccountRef& ref, const QString& by)
{
    const auto state = there(database, ref);
    return state ? putTotp(database, ref, randomBytes(kTotpSecretBytes), by) : state.error();
}

Result<void> Accounts::dropTotp(Database& database, const AccountRef& ref, const QString& by)
{
    const auto state = there(database, ref);
    if (!state) {
        return state.error();
    }
    if (isAdministrator(state.value().roles)) {
        return Error{ErrorCode::Conflict, QStringLiteral("an administrator needs a second factor")};
    }
    AccountDetailStore store(database);
    auto details = store.find(ref);
    if (!details) {
        return details.error();
    }
    AccountDetails changed = details.value().value_or(AccountDetails{});
    changed.wrappedTotp.clear();
    changed.totpEnvelope.clear();
    OW_TRY(store.put(ref, changed));
    return record(database, facts::kAccountTotpSet, ref, {{QStringLiteral("on"), false}}, by);
}

Result<void> Accounts::remove(Database& database, const AccountRef& ref, const QString& by)
{
    const auto state = another(database, ref, by);
    if (!state) {
        return state.error();
    }
    OW_TRY(keepsSecurity(database, state.value()));
    OW_TRY(AccountDetailStore(database).remove(ref));
    return record(database, facts::kAccountRemoved, ref, {}, by);
}

Result<QList<AccountLine>> Accounts::list(Database& database, const QString& hall,
                                          const QString& after)
{
    const auto states = accountsOf(database, hall, after, kListLimit);
    if (!states) {
        return states.error();
    }
    QList<AccountLine> lines;
    for (const AccountState& state : states.value()) {
        const auto details = AccountDetailStore(database).find(state.ref);
        if (!details) {
            return details.error();
        }
        lines << AccountLine{state, details.value() ? details.value()->name : QString()};
    }
    return lines;
}

Result<int> Accounts::import(Database& database, const QList<NewAccount>& accounts)
{
    int count = 0;
    for (const NewAccount& account : accounts) {
        const auto found = findAccount(database, account.ref);
        if (!found) {
            return found.error();
        }
        if (!found.value()) {
            OW_TRY(add(database, account, QStringLiteral("import")));
            ++count;
        }
    }
    return count;
}

Result<Secret> Accounts::bootstrap(Database& database, const NewAccount& account)
{
    OW_TRY(m_journal.forHall({}).lock(database));
    const auto count = countActive(database, {}, kSecurity);
    if (!count) {
        return count.error();
    }
    if (count.value() > 0) {
        return Error{ErrorCode::Conflict, QStringLiteral("there is a security administrator")};
    }
    const QString by = QStringLiteral("bootstrap");
    OW_TRY(add(database, account, by));
    return putTotp(database, account.ref, randomBytes(kTotpSecretBytes), by);
}

Result<void> Accounts::takeChosen(Database& database, const journal::Row& row)
{
    if (row.kind != QLatin1String(facts::kAccountPasswordChosen)) {
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const AccountRef ref{row.hall, body[QStringLiteral("account")].toString()};
    const auto state = findAccount(database, ref);
    if (!state) {
        return state.error();
    }
    // The projection has decided.
    if (!state.value() || state.value()->passwordFact != row.id) {
        return {};
    }
    const auto key = m_journal.forHall(row.hall).openDataKey(database, row.keyId);
    const auto personal = key ? journal::unsealBody(key.value(), row.subject, row.sealed)
                              : Result<QJsonObject>(key.error());
    AccountDetailStore store(database);
    auto details = store.find(ref);
    if (!details) {
        return details.error();
    }
    // What a hall sends must not hold up its journal: nobody signs in with what cannot be read.
    AccountDetails changed = details.value().value_or(AccountDetails{});
    changed.passwordHash =
        personal ? personal.value()[QStringLiteral("password")].toString() : QString();
    OW_TRY(store.put(ref, changed));
    return publish(database, ref);
}

} // namespace onewindow::identity
