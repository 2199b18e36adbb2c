// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/Backoff.h"

#include <QTest>

#include <set>

using namespace onewindow::sync;
using namespace std::chrono_literals;

class tst_Backoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesToTheCap_data();
    void doublesToTheCap();
    void beginsAnewAfterASuccess();
    void clientsDoNotComeBackTogether();
};

void tst_Backoff::doublesToTheCap_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void tst_Backoff::doublesToTheCap()
{
    QFETCH(quint32, seed);
    Backoff backoff(200ms, 1000ms, seed);
    for (const auto ceiling : {200ms, 400ms, 800ms, 1000ms, 1000ms, 1000ms}) {
        const auto wait = backoff.next();
        QVERIFY(wait >= ceiling / 2);
        QVERIFY(wait <= ceiling);
    }
}

void tst_Backoff::beginsAnewAfterASuccess()
{
    Backoff backoff(200ms, 1000ms, 7);
    for (int i = 0; i < 10; ++i) {
        backoff.next();
    }
    backoff.reset();
    QVERIFY(backoff.next() <= 200ms);
}

void tst_Backoff::clientsDoNotComeBackTogether()
{
    std::set<qint64> waits;
    for (int i = 0; i < 50; ++i) {
        waits.insert(Backoff(1000ms, 1000ms, 0).next().count());
    }
    QVERIFY(waits.size() > 25);
}

QTEST_GUILESS_MAIN(tst_Backoff)
#include "tst_Backoff.moc"
