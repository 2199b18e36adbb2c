// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/FileKeys.h"
#include "services/identity/Accounts.h"
#include "services/identity/ChosenPasswords.h"
#include "services/identity/GuardStore.h"
#include "services/identity/StaffDirectory.h"
#include "services/storage/Transaction.h"
#include "tests/ManualClock.h"

#include <QTemporaryDir>

namespace onewindow::testing {

/// A centre's store with its accounts, and the keys of the hall "hall-1" below it.
struct TestAccounts
{
    TestAccounts()
    {
        OW_ENFORCE(folder.isValid());
        for (const char* node : {"centre", "hall-1"}) {
            OW_ENFORCE(crypto::FileNodeKeys::create(folder.filePath(QLatin1String(node)),
                                                    crypto::Suite::International));
        }
        keys = load(QStringLiteral("centre"));
        hallKeys = load(QStringLiteral("hall-1"));
        storage::DatabaseOptions options;
        options.path = folder.filePath(QStringLiteral("centre.db"));
        auto opened = storage::Database::open(options);
        OW_ENFORCE(opened);
        database = std::move(opened).value();
        journal::Journal::Settings settings;
        settings.node = QStringLiteral("centre");
        settings.keys = keys.get();
        settings.clock = &clock;
        settings.projections = {&projection, &chosen};
        settings.isCentre = true;
        settings.takesRelays = true;
        settings.keepsEnvelopes = true;
        journal = std::make_unique<journal::Journal>(std::move(settings));
        OW_ENFORCE(journal->open(*database) && city.open(*database) && hall.open(*database));
        OW_ENFORCE(identity::AccountDetailStore::migrate(*database));
        OW_ENFORCE(identity::SessionStore::migrate(*database));
        OW_ENFORCE(identity::GuardStore::migrate(*database));
        accounts =
            std::make_unique<identity::Accounts>(*journal, *keys, [this](const QString& node) {
                return node == u"hall-1" ? hallKeys->sealingPublicKey() : QByteArray();
            });
        chosen.setAccounts(*accounts);
    }

    [[nodiscard]] std::unique_ptr<crypto::NodeKeys> load(const QString& node) const
    {
        auto loaded = crypto::FileNodeKeys::load(folder.filePath(node));
        OW_ENFORCE(loaded);
        return std::move(loaded).value();
    }

    /// Runs `job` in a transaction of its own, which is undone when it fails.
    template <typename Job>
    auto transact(Job job) -> decltype(job(std::declval<storage::Database&>()))
    {
        auto transaction = storage::Transaction::begin(*database);
        OW_ENFORCE(transaction);
        auto result = job(*database);
        if (result) {
            OW_ENFORCE(transaction.value().commit());
        }
        return result;
    }

    /// Makes an account; its password hash is made of its name, which is no password.
    Result<void> add(const identity::AccountRef& ref, const QStringList& roles)
    {
        return transact([&](storage::Database& db) {
            return accounts->add(db,
                                 {.ref = ref,
                                  .name = QStringLiteral("王晓燕"),
                                  .roles = roles,
                                  .passwordHash = QStringLiteral("hash of ") + ref.account,
                                  .mustChange = true},
                                 QStringLiteral("sec"));
        });
    }

    QTemporaryDir folder;
    ManualClock clock;
    std::unique_ptr<crypto::NodeKeys> keys;
    std::unique_ptr<crypto::NodeKeys> hallKeys;
    std::unique_ptr<storage::Database> database;
    identity::AccountProjection projection{QStringLiteral("centre")};
    identity::ChosenPasswords chosen;
    journal::Feed city;
    journal::Feed hall{QStringLiteral("hall-1")};
    std::unique_ptr<journal::Journal> journal;
    std::unique_ptr<identity::Accounts> accounts;
    identity::StaffDirectory directory{
        QStringLiteral("hall-1"), {{QString(), &city}, {QStringLiteral("hall-1"), &hall}}, clock};
};

} // namespace onewindow::testing
