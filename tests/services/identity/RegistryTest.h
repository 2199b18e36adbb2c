// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/FileKeys.h"
#include "services/identity/DeviceRegistry.h"
#include "services/identity/EnrolmentCode.h"
#include "services/storage/Transaction.h"
#include "tests/ManualClock.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace onewindow::identity {

/// A machine that is to be enrolled: its keys, and what it asks with.
struct Device
{
    explicit Device(crypto::Suite suite = crypto::Suite::International);

    void newPair();

    [[nodiscard]] EnrolmentRequest enrolment(const QString& code) const;

    QTemporaryDir folder;
    std::unique_ptr<crypto::NodeKeys> keys;
    QByteArray request;
    QByteArray tlsKey; ///< Of `request`.
};

/// What tests of the registry have in common: a centre with a store, and what is asked of it. Each
/// test function gets a new store.
class RegistryTest : public QObject
{
    Q_OBJECT

protected:
    [[nodiscard]] QString path(const char* name) const;

    template <typename T, typename Verb>
    Result<T> transact(Verb verb)
    {
        auto transaction = storage::Transaction::begin(*m_database);
        OW_ENFORCE(transaction);
        Result<T> result = verb(*m_database);
        if (result) {
            OW_ENFORCE(transaction.value().commit());
        }
        return result;
    }

    Result<Invited> tryInvite(const QString& hall, const QString& node, const QString& role);
    QString invite(const QString& node);
    Result<Enrolment> enrol(const Device& device, const QString& code);
    Result<Enrolment> renew(const RenewalRequest& request);
    Result<Enrolment> renew(const Device& device, const QString& node);
    Result<Machine> revoke(const QString& node, bool wipe);

    inline static const QString kHall = QStringLiteral("hall-1");

    QTemporaryDir m_folder;
    std::unique_ptr<crypto::Authority> m_authority;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    std::unique_ptr<ManualClock> m_clock;
    DeviceProjection m_projection{QStringLiteral("centre")};
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<DeviceRegistry> m_registry;

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
};

} // namespace onewindow::identity
