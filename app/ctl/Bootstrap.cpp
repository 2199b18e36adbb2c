// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Bootstrap.h"

#include "app/platform/PlatformSettings.h"
#include "app/platform/StaffParts.h"
#include "services/crypto/FileKeys.h"
#include "services/crypto/Password.h"
#include "services/identity/PasswordRules.h"
#include "services/identity/Totp.h"
#include "services/journal/Feed.h"
#include "services/journal/Restart.h"
#include "services/queue/Ticket.h"
#include "services/storage/Transaction.h"

namespace onewindow {

namespace {

/// The store may be new: the platform need not have run yet.
Result<void> openFeeds(storage::Database& database, const QString& hall)
{
    OW_TRY(journal::Feed().open(database));
    return journal::Feed(hall).open(database);
}

} // namespace

Result<FirstAdministrator> makeFirstAdministrator(const QString& configFile, const QString& account)
{
    const auto settings = platform::PlatformSettings::load(configFile);
    if (!settings) {
        return settings.error();
    }
    const auto keys = crypto::FileNodeKeys::load(settings.value().keysFolder);
    if (!keys) {
        return keys.error();
    }
    storage::DatabaseOptions options = settings.value().store;
    options.path = settings.value().storePath;
    const auto database = storage::Database::open(options);
    if (!database) {
        return database.error();
    }
    const SystemClock clock;
    if (!settings.value().isCentre()) {
        return Error{ErrorCode::NotPermitted, QStringLiteral("accounts are made at the centre")};
    }
    platform::StaffParts staff({.node = settings.value().node,
                                .hall = settings.value().hall(),
                                .isCentre = true,
                                .staffFile = {}},
                               clock);
    journal::Journal::Settings parts;
    parts.node = settings.value().node;
    parts.hall = settings.value().hall();
    parts.keys = keys.value().get();
    parts.clock = &clock;
    parts.projections = staff.projections();
    parts.isCentre = true;
    parts.keepsEnvelopes = true;
    journal::Journal journal(std::move(parts));
    OW_TRY(journal.open(*database.value()));
    OW_TRY(openFeeds(*database.value(), settings.value().hall()));
    OW_TRY(staff.open(*database.value(), journal, *keys.value(),
                      [](const QString&) { return QByteArray(); }));
    // Where the platform has never run, the store's life begins here.
    const journal::Marker marker(settings.value().markerFile);
    const auto tokens = marker.read();
    if (!tokens) {
        return tokens.error();
    }
    if (tokens.value().isEmpty()) {
        const auto origin = journal::beginLife(*database.value(), marker, clock, false,
                                               queue::kHallMark.toString());
        if (!origin) {
            return origin.error();
        }
    }

    FirstAdministrator made;
    made.account = account;
    made.password = identity::makeOneTimePassword();
    identity::NewAccount first;
    first.ref.account = account;
    first.name = account;
    first.roles = {QStringLiteral("securityAdministrator")};
    first.passwordHash = crypto::hashPassword(keys.value()->suite(), made.password.toUtf8());
    auto transaction = storage::Transaction::begin(*database.value());
    if (!transaction) {
        return transaction.error();
    }
    const auto secret = staff.accounts()->bootstrap(*database.value(), first);
    if (!secret) {
        return secret.error();
    }
    OW_TRY(transaction.value().commit());
    made.totpSecret = identity::toBase32(secret.value().view());
    made.totpUri = identity::totpUri(account, secret.value().view());
    return made;
}

} // namespace onewindow
