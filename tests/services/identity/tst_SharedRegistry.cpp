// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/identity/RegistryTest.h"
#include "tests/services/storage/TestStores.h"

#include <QTest>

#include <future>

using namespace onewindow;
using namespace onewindow::identity;
using namespace Qt::StringLiterals;
using storage::Database;
using storage::Transaction;

/// Two processes of a centre over one PostgreSQL database, and what comes to both at once.
class tst_SharedRegistry : public RegistryTest
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeEnrolsOneMachine();
    void twoMachinesGetTwoMarks();
    void whoIsShutOutIsNotEnrolledMeanwhile();

private:
    using Verb = std::function<Result<Enrolment>(Database&)>;

    void open();
    [[nodiscard]] Verb enrolling(const Device& device, const QString& code) const;
    Result<Enrolment> behind(const std::function<Result<void>(Database&)>& first,
                             const Verb& second);

    storage::TestStores m_stores;
    storage::DatabaseOptions m_options;
};

/// The store of the fixture is the server's from here on.
void tst_SharedRegistry::open()
{
    const auto options = m_stores.fresh(storage::Engine::Postgres);
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    m_options = options.value();
    m_database = storage::openOrDie(m_options);
    QVERIFY(m_journal->open(*m_database));
    QVERIFY(journal::Feed().open(*m_database));
}

tst_SharedRegistry::Verb tst_SharedRegistry::enrolling(const Device& device,
                                                       const QString& code) const
{
    const auto checked = checkEnrolment(device.enrolment(code), m_authority->fingerprint());
    OW_ENFORCE(checked);
    return [this, checked](Database& database) {
        return m_registry->enrol(database, checked.value());
    };
}

/// `second`, begun by the other process when `first` is done and not yet committed.
Result<Enrolment> tst_SharedRegistry::behind(const std::function<Result<void>(Database&)>& first,
                                             const Verb& second)
{
    const auto onlooker = storage::openOrDie(m_options);
    auto transaction = Transaction::begin(*m_database);
    OW_ENFORCE(transaction && first(*m_database));
    auto waiting = std::async(std::launch::async, [&] {
        const auto other = storage::openOrDie(m_options);
        auto theirs = Transaction::begin(*other);
        OW_ENFORCE(theirs);
        Result<Enrolment> outcome = second(*other);
        if (outcome) {
            OW_ENFORCE(theirs.value().commit());
        }
        return outcome;
    });
    const auto isWaiting = [&] {
        return storage::numberOf(*onlooker, "SELECT COUNT(*) FROM pg_locks WHERE NOT granted") > 0;
    };
    const bool hasMet = QTest::qWaitFor(isWaiting, 30'000);
    OW_ENFORCE(transaction.value().commit());
    OW_ENFORCE(hasMet);
    return waiting.get();
}

void tst_SharedRegistry::aCodeEnrolsOneMachine()
{
    open();
    const Device device;
    const Device other;
    const QString code = invite(u"kiosk-1"_s);
    const Verb first = enrolling(device, code);
    const auto outcome = behind(
        [&](Database& database) -> Result<void> {
            const auto enrolled = first(database);
            return enrolled ? Result<void>() : enrolled.error();
        },
        enrolling(other, code));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Conflict);
    const auto machine = findDevice(*m_database, u"kiosk-1"_s);
    QCOMPARE(machine.value()->machine.signingKey, device.keys->signingPublicKey());
}

void tst_SharedRegistry::twoMachinesGetTwoMarks()
{
    open();
    const Device device;
    const Device other;
    const Verb first = enrolling(device, invite(u"kiosk-1"_s));
    const auto outcome = behind(
        [&](Database& database) -> Result<void> {
            const auto enrolled = first(database);
            return enrolled ? Result<void>() : enrolled.error();
        },
        enrolling(other, invite(u"kiosk-2"_s)));
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(findDevice(*m_database, u"kiosk-1"_s).value()->machine.mark, u"1"_s);
    QCOMPARE(outcome.value().machine.mark, u"2"_s);
}

void tst_SharedRegistry::whoIsShutOutIsNotEnrolledMeanwhile()
{
    open();
    const Device device;
    const QString code = invite(u"kiosk-1"_s);
    const auto outcome = behind(
        [&](Database& database) -> Result<void> {
            const auto revoked =
                m_registry->revoke(database, u"kiosk-1"_s, false, u"stolen"_s, u"zhao"_s);
            return revoked ? Result<void>() : revoked.error();
        },
        enrolling(device, code));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::NotFound);
    QCOMPARE(findDevice(*m_database, u"kiosk-1"_s).value()->machine.state, MachineState::Revoked);
}

QTEST_GUILESS_MAIN(tst_SharedRegistry)
#include "tst_SharedRegistry.moc"
