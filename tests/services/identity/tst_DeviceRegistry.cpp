// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Verifier.h"
#include "tests/services/identity/RegistryTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::identity;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Who is invited and shut out, which marks there are, and what halls are told of it.
class tst_DeviceRegistry : public RegistryTest
{
    Q_OBJECT

private Q_SLOTS:
    void invitationsAreChecked_data();
    void invitationsAreChecked();
    void aNodeHasOneHallAndOneRole();
    void marksAreGivenOnceADay();
    void onlyIssuersHaveMarks();
    void aReplacementHasANewMarkAndShutsTheOldOneOut();
    void aRestoredTerminalGetsAnotherMark();
    void revokedIsRevoked();
    void aCodeOfARevokedInvitationIsVoid();
    void filesAreImportedOnce();
    void theFeedTellsTheHall();
    void whatOtherNodesClaimIsLeftAlone();
    void tablesCanBeMadeAnew();

private:
    Result<bool> import(const Machine& machine)
    {
        return transact<bool>(
            [&](storage::Database& database) { return m_registry->import(database, machine); });
    }
};

void tst_DeviceRegistry::invitationsAreChecked_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QString>("field");
    const QStringList none;
    QTest::newRow("node") << u"Kiosk 1"_s << u"kiosk"_s << u""_s << none << u"node"_s;
    QTest::newRow("role") << u"kiosk-1"_s << u"king"_s << u""_s << none << u"role"_s;
    QTest::newRow("name") << u"kiosk-1"_s << u"kiosk"_s << u"a\nb"_s << none << u"name"_s;
    QTest::newRow("long name") << u"kiosk-1"_s << u"kiosk"_s << QString(65, u'n') << none
                               << u"name"_s;
    QTest::newRow("hall elsewhere")
        << u"hall-2"_s << u"hall"_s << u""_s << QStringList{u"a.example"_s} << u"node"_s;
    QTest::newRow("kiosk like the hall") << kHall << u"kiosk"_s << u""_s << none << u"node"_s;
    QTest::newRow("hall without address") << kHall << u"hall"_s << u""_s << none << u"addresses"_s;
    QTest::newRow("kiosk with address")
        << u"kiosk-1"_s << u"kiosk"_s << u""_s << QStringList{u"a.example"_s} << u"addresses"_s;
}

void tst_DeviceRegistry::invitationsAreChecked()
{
    QFETCH(const QString, node);
    QFETCH(const QString, role);
    QFETCH(const QString, name);
    QFETCH(const QStringList, addresses);
    QFETCH(const QString, field);
    const auto invited = transact<Invited>([&](storage::Database& database) {
        return m_registry->invite(database, {.hall = kHall,
                                             .node = node,
                                             .role = role,
                                             .name = name,
                                             .staff = u"zhao"_s,
                                             .addresses = addresses});
    });
    QVERIFY(!invited);
    QCOMPARE(invited.error().code, ErrorCode::BadRequest);
    QVERIFY2(invited.error().detail.startsWith(field + u": "_s),
             qPrintable(invited.error().detail));
}

void tst_DeviceRegistry::aNodeHasOneHallAndOneRole()
{
    invite(u"kiosk-1"_s);
    const auto elsewhere = tryInvite(u"hall-2"_s, u"kiosk-1"_s, u"kiosk"_s);
    QCOMPARE(elsewhere.error().code, ErrorCode::Conflict);
    const auto otherRole = tryInvite(kHall, u"kiosk-1"_s, u"board"_s);
    QCOMPARE(otherRole.error().code, ErrorCode::Conflict);
}

void tst_DeviceRegistry::marksAreGivenOnceADay()
{
    QStringList marks;
    for (int i = 1; i <= 33; ++i) {
        const auto enrolled = enrol(Device(), invite(u"kiosk-%1"_s.arg(i)));
        QVERIFY(enrolled);
        marks << enrolled.value().machine.mark;
    }
    QCOMPARE(marks.join(QString()), u"123456789ABCDEFGHJKLMNPQRSTUVWXYZ"_s);
    const QString one = invite(u"kiosk-34"_s);
    QCOMPARE(enrol(Device(), one).error().code, ErrorCode::TooMany);
    // A mark that is given back rests until the next day of the hall.
    QVERIFY(revoke(u"kiosk-5"_s, false));
    QCOMPARE(enrol(Device(), one).error().code, ErrorCode::TooMany);
    m_clock->advance(24h - 1min);
    const QString next = invite(u"kiosk-34"_s);
    QCOMPARE(enrol(Device(), next).value().machine.mark, u"5"_s);
    // Another hall has marks of its own.
    const auto elsewhere =
        enrol(Device(), tryInvite(u"hall-2"_s, u"kiosk-35"_s, u"kiosk"_s).value().code);
    QCOMPARE(elsewhere.value().machine.mark, u"1"_s);
}

void tst_DeviceRegistry::onlyIssuersHaveMarks()
{
    const auto hall = transact<Invited>([&](storage::Database& database) {
        return m_registry->invite(database, {.hall = kHall,
                                             .node = kHall,
                                             .role = u"hall"_s,
                                             .name = {},
                                             .staff = u"zhao"_s,
                                             .addresses = {u"hall.example"_s, u"10.0.0.1"_s}});
    });
    const Device device;
    const auto enrolled = enrol(device, hall.value().code);
    QCOMPARE(enrolled.value().machine.mark, u"0"_s);
    QVERIFY(enrolled.value().hallSealingKey.isEmpty());
    for (const QString& role : {u"counter"_s, u"board"_s, u"console"_s}) {
        const QString code = tryInvite(kHall, role + u"-1"_s, role).value().code;
        const auto client = enrol(Device(), code);
        QCOMPARE(client.value().machine.mark, QString());
        QCOMPARE(client.value().hallSealingKey, device.keys->sealingPublicKey());
    }
}

void tst_DeviceRegistry::aReplacementHasANewMarkAndShutsTheOldOneOut()
{
    const auto first = enrol(Device(), invite(u"kiosk-1"_s));
    const QString code = invite(u"kiosk-1"_s);
    const auto meanwhile = findDevice(*m_database, kHall, u"kiosk-1"_s);
    QCOMPARE(meanwhile.value()->machine, first.value().machine);
    const auto second = enrol(Device(), code);
    QCOMPARE(second.value().machine.mark, u"2"_s);
    QVERIFY(second.value().machine.serial != first.value().machine.serial);
    QVERIFY(second.value().machine.previousSerial.isEmpty());
    // What the first one recorded may still be on its way.
    QCOMPARE(second.value().machine.formerKeys,
             QList<QByteArray>{first.value().machine.signingKey});
    for (int i = 0; i < 2 * kFormerKeyLimit; ++i) {
        QVERIFY(enrol(Device(), invite(u"kiosk-1"_s)));
    }
    const auto last = findDevice(*m_database, kHall, u"kiosk-1"_s);
    QCOMPARE(last.value()->machine.formerKeys.size(), kFormerKeyLimit);
}

void tst_DeviceRegistry::aRestoredTerminalGetsAnotherMark()
{
    const auto remark = [this](const QString& node) {
        return transact<QString>(
            [&](storage::Database& database) { return m_registry->remark(database, node, 7); });
    };
    const auto first = enrol(Device(), invite(u"kiosk-1"_s));
    QVERIFY(enrol(Device(), invite(u"kiosk-2"_s)));
    QCOMPARE(remark(u"kiosk-1"_s).value(), u"3"_s);
    const auto device = findDevice(*m_database, kHall, u"kiosk-1"_s);
    Machine expected = first.value().machine;
    expected.mark = u"3"_s;
    QCOMPARE(device.value()->machine, expected);
    // Its former mark rests: numbers under it are in people's hands.
    QCOMPARE(enrol(Device(), invite(u"kiosk-3"_s)).value().machine.mark, u"4"_s);
    QCOMPARE(remark(u"kiosk-1"_s).value(), u"5"_s);
    m_clock->advance(24h);
    QCOMPARE(enrol(Device(), invite(u"kiosk-4"_s)).value().machine.mark, u"6"_s);
    QCOMPARE(remark(u"nobody"_s).error().code, ErrorCode::NotFound);
    QVERIFY(revoke(u"kiosk-1"_s, false));
    QCOMPARE(remark(u"kiosk-1"_s).error().code, ErrorCode::NotFound);
    // Thirty-three are not for ever, and no mark is in two hands.
    for (int i = 5; enrol(Device(), invite(u"kiosk-%1"_s.arg(i))); ++i) {
        QVERIFY(i < 40);
    }
    QCOMPARE(remark(u"kiosk-2"_s).error().code, ErrorCode::TooMany);
}

void tst_DeviceRegistry::revokedIsRevoked()
{
    const Device device;
    const QString code = invite(u"kiosk-1"_s);
    QVERIFY(enrol(device, code));
    const auto revoked = revoke(u"kiosk-1"_s, false);
    QCOMPARE(revoked.value().state, MachineState::Revoked);
    QVERIFY(!revoked.value().wipe);
    QCOMPARE(enrol(device, code).error().code, ErrorCode::NotFound);
    QVERIFY(revoke(u"kiosk-1"_s, true).value().wipe);
    QVERIFY(revoke(u"kiosk-1"_s, false).value().wipe);
    QCOMPARE(revoke(u"kiosk-9"_s, false).error().code, ErrorCode::NotFound);
    const auto reason = transact<Machine>([&](storage::Database& database) {
        return m_registry->revoke(database, u"kiosk-1"_s, false, u"张三 has it"_s, u"zhao"_s);
    });
    QCOMPARE(reason.error().code, ErrorCode::BadRequest);
    // It may come back by a code, with nothing of what it was told.
    const auto back = enrol(Device(), invite(u"kiosk-1"_s));
    QCOMPARE(back.value().machine.state, MachineState::Enrolled);
    QVERIFY(!back.value().machine.wipe);
}

void tst_DeviceRegistry::aCodeOfARevokedInvitationIsVoid()
{
    const QString code = invite(u"kiosk-1"_s);
    QVERIFY(revoke(u"kiosk-1"_s, false));
    QCOMPARE(enrol(Device(), code).error().code, ErrorCode::NotFound);
}

void tst_DeviceRegistry::filesAreImportedOnce()
{
    const Device device;
    Machine machine;
    machine.id = u"kiosk-1"_s;
    machine.hall = kHall;
    machine.role = u"kiosk"_s;
    machine.name = u"01 号机"_s;
    machine.mark = u"1"_s;
    machine.signingKey = device.keys->signingPublicKey();
    machine.sealingKey = device.keys->sealingPublicKey();
    QVERIFY(import(machine).value());
    machine.name = u"changed"_s;
    QVERIFY(!import(machine).value());
    const auto stored = findDevice(*m_database, kHall, u"kiosk-1"_s);
    QCOMPARE(stored.value()->machine.name, u"01 号机"_s);
    QCOMPARE(stored.value()->machine.state, MachineState::Enrolled);
    const auto renewed = renew(device, u"kiosk-1"_s);
    QVERIFY2(renewed, renewed ? "" : qPrintable(renewed.error().detail));
    QCOMPARE(renewed.value().machine.previousSerial, kAnySerial);
    // Its mark is taken.
    QCOMPARE(enrol(Device(), invite(u"kiosk-2"_s)).value().machine.mark, u"2"_s);
}

void tst_DeviceRegistry::theFeedTellsTheHall()
{
    QVERIFY(enrol(Device(), invite(u"kiosk-1"_s)));
    QVERIFY(revoke(u"kiosk-1"_s, true));
    const auto page = journal::Feed(kHall).read(*m_database, {}, {u"hall"_s}, 10);
    QCOMPARE(page.value().changes.size(), 1);
    const journal::FeedChange& change = page.value().changes.first();
    QCOMPARE(change.kind, QLatin1String(kMachineKind));
    const auto machine = machineFromJson(change.id, *change.body);
    QCOMPARE(*machine, findDevice(*m_database, kHall, u"kiosk-1"_s).value()->machine);
    QVERIFY(journal::Feed(kHall)
                .read(*m_database, {}, {u"all"_s, u"kiosk"_s}, 10)
                .value()
                .changes.isEmpty());
}

void tst_DeviceRegistry::whatOtherNodesClaimIsLeftAlone()
{
    journal::Row row;
    row.hall = kHall;
    row.node = u"hall-1"_s;
    row.kind = u"device.enrolled"_s;
    row.body = R"({"hall":"hall-1","node":"kiosk-1","role":"kiosk"})";
    QVERIFY(m_projection.apply(*m_database, row));
    QVERIFY(!findDevice(*m_database, kHall, u"kiosk-1"_s).value());
}

void tst_DeviceRegistry::tablesCanBeMadeAnew()
{
    Device device;
    QVERIFY(enrol(device, invite(u"kiosk-1"_s)));
    device.newPair();
    QVERIFY(renew(device, u"kiosk-1"_s));
    invite(u"kiosk-1"_s);
    QVERIFY(enrol(Device(), invite(u"kiosk-2"_s)));
    QVERIFY(revoke(u"kiosk-2"_s, true));
    invite(u"kiosk-3"_s);
    const auto report = journal::verifyStore(*m_database, {&m_projection});
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QVERIFY2(report.value().isOk(), qPrintable(report.value().firstBad));
    QVERIFY(report.value().checked.join(u' ').contains(u"machines"_s));
}

QTEST_GUILESS_MAIN(tst_DeviceRegistry)
#include "tst_DeviceRegistry.moc"
