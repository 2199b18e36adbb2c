// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/ToneSounds.h"

#include <QTest>

#include <atomic>

using namespace onewindow;

namespace {

std::atomic_int s_warnings = 0;

void countWarning(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    Q_UNUSED(context)
    Q_UNUSED(text)
    if (type == QtWarningMsg) {
        ++s_warnings;
    }
}

} // namespace

/// Whether anything is played: beside the test there is no module to play it, and whoever looks for
/// one says so.
class TestToneSounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void cleanup() { qInstallMessageHandler(m_before); }

    void playsWhereItIsOn();
    void isSilentWhereItIsOff();

private:
    QtMessageHandler m_before = nullptr;
};

void TestToneSounds::init()
{
    s_warnings = 0;
    m_before = qInstallMessageHandler(countWarning);
}

void TestToneSounds::playsWhereItIsOn()
{
    ToneSounds sounds(true);
    sounds.play(ui::Sound::Accepted);
    QTRY_COMPARE(s_warnings.load(), 1);
}

void TestToneSounds::isSilentWhereItIsOff()
{
    {
        ToneSounds sounds(false);
        sounds.play(ui::Sound::Accepted);
    }
    QCOMPARE(s_warnings.load(), 0);
}

QTEST_GUILESS_MAIN(TestToneSounds)
#include "tst_ToneSounds.moc"
