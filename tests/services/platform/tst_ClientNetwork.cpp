// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/AttemptLimiter.h"
#include "services/platform/ClientNetwork.h"
#include "tests/ManualClock.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::platform;
using namespace Qt::StringLiterals;

/// What the limits of an address count by.
class tst_ClientNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void network_data();
    void network();
    void anotherAddressOfTheSameNetworkIsNoWayAround();
};

void tst_ClientNetwork::network_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("expected");
    QTest::newRow("IPv4") << u"192.0.2.7"_s << u"192.0.2.7"_s;
    QTest::newRow("IPv4 mapped") << u"::ffff:192.0.2.7"_s << u"192.0.2.7"_s;
    QTest::newRow("IPv6") << u"2001:db8:1:2:3:4:5:6"_s << u"2001:db8:1:2::/64"_s;
    QTest::newRow("its neighbour") << u"2001:db8:1:2:ffff::1"_s << u"2001:db8:1:2::/64"_s;
    QTest::newRow("another network") << u"2001:db8:1:3::1"_s << u"2001:db8:1:3::/64"_s;
    QTest::newRow("loopback") << u"::1"_s << u"::/64"_s;
    QTest::newRow("of an interface") << u"fe80::1%eth0"_s << u"fe80::/64"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("no address") << u"counter-1"_s << u"counter-1"_s;
}

void tst_ClientNetwork::network()
{
    QFETCH(const QString, address);
    QFETCH(const QString, expected);
    QCOMPARE(clientNetwork(address), expected);
}

void tst_ClientNetwork::anotherAddressOfTheSameNetworkIsNoWayAround()
{
    const ManualClock clock;
    AttemptLimiter attempts(clock);
    for (int i = 0; i < AttemptLimiter::kTries; ++i) {
        QVERIFY(attempts.begin(u"2001:db8:1:2::%1"_s.arg(i)));
    }
    QVERIFY(!attempts.begin(u"2001:db8:1:2::ff"_s));
    QVERIFY(attempts.begin(u"2001:db8:1:3::ff"_s));
    attempts.forgive(u"2001:db8:1:2::1"_s);
    QVERIFY(attempts.begin(u"2001:db8:1:2::ff"_s));
}

QTEST_GUILESS_MAIN(tst_ClientNetwork)
#include "tst_ClientNetwork.moc"
