// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Machines.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>

using namespace onewindow;
using namespace onewindow::identity;
using namespace Qt::StringLiterals;

namespace {

const QString kKind = QString::fromLatin1(kMachineKind);

Machine kiosk(const QString& id)
{
    return {.id = id,
            .hall = u"hall-1"_s,
            .role = u"kiosk"_s,
            .name = u"01 号机"_s,
            .mark = u"1"_s,
            .signingKey = "signing",
            .sealingKey = "sealing",
            .state = MachineState::Enrolled,
            .serial = u"aa"_s,
            .previousSerial = {},
            .notAfterMs = 1'800'000'000'000,
            .wipe = false};
}

journal::FeedChange change(const Machine& machine)
{
    return {.kind = kKind, .id = machine.id, .version = 1, .body = toJson(machine)};
}

} // namespace

class tst_Machines : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_machines = std::make_unique<Machines>();
        m_changed.clear();
        m_machines->onChanged([this](const QStringList& ids) { m_changed << ids; });
    }

    void jsonCarriesEverything()
    {
        Machine machine = kiosk(u"kiosk-1"_s);
        machine.previousSerial = u"99"_s;
        machine.wipe = true;
        machine.formerKeys = {"before", "before that"};
        machine.state = MachineState::Revoked;
        const auto read = machineFromJson(machine.id, toJson(machine));
        QVERIFY(read);
        QCOMPARE(*read, machine);
    }

    void jsonOfALaterVersionIsRead()
    {
        QJsonObject json = toJson(kiosk(u"kiosk-1"_s));
        json.insert(u"colour"_s, u"blue"_s);
        QVERIFY(machineFromJson(u"kiosk-1"_s, json));
        json.insert(u"state"_s, u"dreaming"_s);
        QVERIFY(!machineFromJson(u"kiosk-1"_s, json));
    }

    void whoIsAdmitted_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("serial");
        QTest::addColumn<bool>("isAdmitted");
        QTest::newRow("its certificate") << u"kiosk-1"_s << u"kiosk"_s << u"aa"_s << true;
        QTest::newRow("another certificate") << u"kiosk-1"_s << u"kiosk"_s << u"ab"_s << false;
        QTest::newRow("no serial") << u"kiosk-1"_s << u"kiosk"_s << u""_s << false;
        QTest::newRow("another role") << u"kiosk-1"_s << u"counter"_s << u"aa"_s << false;
        QTest::newRow("nobody") << u"kiosk-9"_s << u"kiosk"_s << u"aa"_s << false;
        QTest::newRow("invited") << u"kiosk-2"_s << u"kiosk"_s << u"aa"_s << false;
        QTest::newRow("revoked") << u"kiosk-3"_s << u"kiosk"_s << u"aa"_s << false;
        QTest::newRow("of a file") << u"kiosk-4"_s << u"kiosk"_s << u"77"_s << true;
    }

    void whoIsAdmitted()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, role);
        QFETCH(const QString, serial);
        QFETCH(const bool, isAdmitted);
        Machine invited = kiosk(u"kiosk-2"_s);
        invited.state = MachineState::Invited;
        Machine revoked = kiosk(u"kiosk-3"_s);
        revoked.state = MachineState::Revoked;
        Machine imported = kiosk(u"kiosk-4"_s);
        imported.serial.clear();
        m_machines->replace(u"hall-1"_s, {change(kiosk(u"kiosk-1"_s)), change(invited),
                                          change(revoked), change(imported)});
        const auto machine = m_machines->admit(id, role, serial);
        QCOMPARE(bool(machine), isAdmitted);
        if (!machine) {
            QCOMPARE(machine.error().code, ErrorCode::Revoked);
        }
    }

    void formerCertificateCountsUntilTheNewOneIsUsed_data()
    {
        QTest::addColumn<QString>("former");
        QTest::newRow("issued") << u"aa"_s;
        QTest::newRow("of a file") << kAnySerial;
    }

    void formerCertificateCountsUntilTheNewOneIsUsed()
    {
        QFETCH(const QString, former);
        Machine renewed = kiosk(u"kiosk-1"_s);
        renewed.previousSerial = former;
        renewed.serial = u"bb"_s;
        m_machines->apply(u"hall-1"_s, {change(renewed)});
        QVERIFY(m_machines->admit(u"kiosk-1"_s, u"kiosk"_s, u"aa"_s));
        QVERIFY(m_machines->check(u"kiosk-1"_s, u"kiosk"_s, u"bb"_s));
        QVERIFY(m_machines->admit(u"kiosk-1"_s, u"kiosk"_s, u"aa"_s));
        QVERIFY(m_machines->admit(u"kiosk-1"_s, u"kiosk"_s, u"bb"_s));
        QVERIFY(!m_machines->admit(u"kiosk-1"_s, u"kiosk"_s, u"aa"_s));
        QVERIFY(m_machines->admit(u"kiosk-1"_s, u"kiosk"_s, u"bb"_s));
    }

    void tellsWhoChanged()
    {
        m_machines->replace(u"hall-1"_s,
                            {change(kiosk(u"kiosk-1"_s)), change(kiosk(u"kiosk-2"_s))});
        QCOMPARE(m_changed.size(), 2);
        m_changed.clear();
        m_machines->apply(u"hall-1"_s, {change(kiosk(u"kiosk-1"_s))});
        QVERIFY(m_changed.isEmpty());
        Machine revoked = kiosk(u"kiosk-1"_s);
        revoked.state = MachineState::Revoked;
        m_machines->apply(u"hall-1"_s, {change(revoked)});
        QCOMPARE(m_changed, QStringList{u"kiosk-1"_s});
        m_changed.clear();
        m_machines->replace(u"hall-1"_s, {change(revoked)});
        QCOMPARE(m_changed, QStringList{u"kiosk-2"_s});
        QVERIFY(!m_machines->findAny(u"kiosk-2"_s));
    }

    void otherKindsAreSkipped()
    {
        auto other = change(kiosk(u"kiosk-1"_s));
        other.kind = u"ticket"_s;
        m_machines->apply(u"hall-1"_s, {other});
        QVERIFY(!m_machines->findAny(u"kiosk-1"_s));
    }

    void aStreamSpeaksOfItsOwnHall()
    {
        m_machines->replace(u"hall-1"_s, {change(kiosk(u"kiosk-1"_s))});
        m_machines->apply(
            u"hall-2"_s, {change(kiosk(u"kiosk-2"_s)),
                          {.kind = kKind, .id = u"kiosk-1"_s, .version = 2, .body = std::nullopt}});
        QVERIFY(m_machines->findAny(u"kiosk-1"_s));
        QVERIFY(!m_machines->findAny(u"kiosk-2"_s));
        m_machines->replace(u"hall-2"_s, {});
        QVERIFY(m_machines->findAny(u"kiosk-1"_s));
    }

    void findsByRole()
    {
        Machine board = kiosk(u"board-1"_s);
        board.role = u"board"_s;
        m_machines->replace(
            u"hall-1"_s, {change(kiosk(u"kiosk-2"_s)), change(board), change(kiosk(u"kiosk-1"_s))});
        const auto kiosks = m_machines->withRole(u"hall-1"_s, u"kiosk"_s);
        QCOMPARE(kiosks.size(), 2);
        QCOMPARE(kiosks.at(0).id, u"kiosk-1"_s);
        QVERIFY(m_machines->withRole(u"hall-2"_s, u"kiosk"_s).isEmpty());
        QVERIFY(m_machines->find(u"board-1"_s, u"board"_s));
        QVERIFY(!m_machines->find(u"board-1"_s, u"kiosk"_s));
    }

    void manyMayAskWhileItChanges()
    {
        m_machines->replace(u"hall-1"_s, {change(kiosk(u"kiosk-1"_s))});
        std::atomic<bool> isDone = false;
        std::atomic<int> admitted = 0;
        std::vector<std::jthread> readers;
        for (int i = 0; i < 3; ++i) {
            readers.emplace_back([&] {
                while (!isDone) {
                    admitted += m_machines->admit(u"kiosk-1"_s, u"kiosk"_s, u"aa"_s) ? 1 : 0;
                }
            });
        }
        Machine other = kiosk(u"kiosk-1"_s);
        for (int i = 0; i < 500; ++i) {
            other.name = QString::number(i);
            m_machines->apply(u"hall-1"_s, {change(other)});
        }
        QTRY_VERIFY(admitted > 0);
        isDone = true;
        readers.clear();
        QCOMPARE(m_machines->findAny(u"kiosk-1"_s)->name, u"499"_s);
    }

    void ids_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("isId");
        QTest::newRow("usual") << u"kiosk-17"_s << true;
        QTest::newRow("figure first") << u"3-counter"_s << true;
        QTest::newRow("longest") << QString(64, u'a') << true;
        QTest::newRow("longer") << QString(65, u'a') << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("capital") << u"Kiosk"_s << false;
        QTest::newRow("slash") << u"a/b"_s << false;
        QTest::newRow("hyphen first") << u"-a"_s << false;
        QTest::newRow("other figures") << u"kiosk-１"_s << false;
    }

    void ids()
    {
        QFETCH(const QString, id);
        QFETCH(const bool, isId);
        QCOMPARE(isMachineId(id), isId);
    }

private:
    std::unique_ptr<Machines> m_machines;
    QStringList m_changed;
};

QTEST_GUILESS_MAIN(tst_Machines)
#include "tst_Machines.moc"
