// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/StopSignals.h"

#include <QTest>

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>

/// Signals that tell a program to end, as something to read.
class tst_StopSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_signals = onewindow::catchStopSignals(); }

    void isRead_data();
    void isRead();

private:
    int m_signals = -1;
};

void tst_StopSignals::isRead_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("of a service manager") << SIGTERM;
    QTest::newRow("of a keyboard") << SIGINT;
}

void tst_StopSignals::isRead()
{
    QFETCH(int, signal);
    QCOMPARE(std::raise(signal), 0);
    signalfd_siginfo read{};
    QCOMPARE(::read(m_signals, &read, sizeof(read)), ssize_t(sizeof(read)));
    QCOMPARE(static_cast<int>(read.ssi_signo), signal);
}

QTEST_GUILESS_MAIN(tst_StopSignals)
#include "tst_StopSignals.moc"
