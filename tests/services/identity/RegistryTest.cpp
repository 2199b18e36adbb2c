// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/identity/RegistryTest.h"

#include <QRegularExpression>
#include <QTest>

namespace onewindow::identity {

using namespace Qt::StringLiterals;

Device::Device(crypto::Suite suite)
{
    OW_ENFORCE(crypto::FileNodeKeys::create(folder.path(), suite));
    keys = crypto::FileNodeKeys::load(folder.path()).value();
    newPair();
}

void Device::newPair()
{
    auto made = crypto::makeRequest(u"whoever"_s, u"whatever"_s);
    tlsKey = made.value().key.view().toByteArray();
    request = made.value().request;
}

EnrolmentRequest Device::enrolment(const QString& code) const
{
    return EnrolmentRequest::make(code, request, *keys).value();
}

void RegistryTest::initTestCase()
{
    QVERIFY(crypto::createAuthority(path("ca.pem"), path("ca.key"), u"City"_s, 3650));
    QVERIFY(crypto::createAuthority(path("other.pem"), path("other.key"), u"Other"_s, 3650));
    m_authority = crypto::Authority::load(path("ca.pem"), path("ca.key")).value();
    QVERIFY(crypto::FileNodeKeys::create(path("centre"), crypto::Suite::International));
    m_keys = crypto::FileNodeKeys::load(path("centre")).value();
}

void RegistryTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_clock = std::make_unique<ManualClock>();
    storage::DatabaseOptions options;
    options.path = u":memory:"_s;
    m_database = storage::Database::open(options).value();
    m_journal = std::make_unique<journal::Journal>(
        journal::Journal::Settings{.node = u"centre"_s,
                                   .keys = m_keys.get(),
                                   .clock = m_clock.get(),
                                   .projections = {&m_projection},
                                   .isCentre = true});
    QVERIFY(m_journal->open(*m_database));
    QVERIFY(journal::Feed().open(*m_database));
    m_registry =
        std::make_unique<DeviceRegistry>(*m_journal, m_authority.get(), DeviceRegistry::Settings());
}

void RegistryTest::cleanup()
{
    m_registry.reset();
    m_journal.reset();
    m_database.reset();
}

QString RegistryTest::path(const char* name) const
{
    return m_folder.filePath(QLatin1String(name));
}

Result<Invited> RegistryTest::tryInvite(const QString& hall, const QString& node,
                                        const QString& role)
{
    return transact<Invited>([&](storage::Database& database) {
        return m_registry->invite(database, {.hall = hall,
                                             .node = node,
                                             .role = role,
                                             .name = u"01 号机"_s,
                                             .staff = u"zhao"_s,
                                             .addresses = {}});
    });
}

QString RegistryTest::invite(const QString& node)
{
    return tryInvite(kHall, node, u"kiosk"_s).value().code;
}

Result<Enrolment> RegistryTest::enrol(const Device& device, const QString& code)
{
    const auto checked = checkEnrolment(device.enrolment(code), m_authority->fingerprint());
    OW_ENFORCE(checked);
    return transact<Enrolment>(
        [&](storage::Database& database) { return m_registry->enrol(database, checked.value()); });
}

Result<Enrolment> RegistryTest::renew(const RenewalRequest& request)
{
    return transact<Enrolment>(
        [&](storage::Database& database) { return m_registry->renew(database, request); });
}

Result<Enrolment> RegistryTest::renew(const Device& device, const QString& node)
{
    return renew(
        RenewalRequest::make(node, device.request, m_clock->now().wallMs, *device.keys).value());
}

Result<Machine> RegistryTest::revoke(const QString& node, bool wipe)
{
    return transact<Machine>([&](storage::Database& database) {
        return m_registry->revoke(database, node, wipe, u"stolen"_s, u"zhao"_s);
    });
}

} // namespace onewindow::identity
