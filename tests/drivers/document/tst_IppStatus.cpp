// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/document/IppStatus.h"

#include <QTest>

using namespace onewindow::drivers;
using namespace Qt::StringLiterals;

/// What the words of RFC 8011 and PWG 5100.9 mean for whoever wants a page.
class tst_IppStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reasons_data();
    void reasons();
};

void tst_IppStatus::reasons_data()
{
    QTest::addColumn<IppPrinterState>("state");
    QTest::addColumn<DeviceStatus>("status");
    const auto row = [](const char* name, int state, const QStringList& reasons,
                        DeviceStatus status, bool isAccepting = true, bool takesPdf = true) {
        QTest::newRow(name) << IppPrinterState{.state = state,
                                               .reasons = reasons,
                                               .isAccepting = isAccepting,
                                               .takesPdf = takesPdf}
                            << status;
    };
    constexpr int kIdle = 3;
    constexpr int kProcessing = 4;
    constexpr int kStopped = 5;
    row("idle", kIdle, {u"none"_s}, DeviceStatus::Ready);
    row("at work", kProcessing, {u"none"_s}, DeviceStatus::Ready);
    row("says nothing", 0, {}, DeviceStatus::Ready);
    row("no paper", kStopped, {u"media-empty-error"_s, u"media-needed-error"_s},
        DeviceStatus::NoPaper);
    row("no paper, without a severity", kProcessing, {u"media-empty"_s}, DeviceStatus::NoPaper);
    row("no paper, as a report", kIdle, {u"media-empty-report"_s}, DeviceStatus::PaperLow);
    row("no tray", kStopped, {u"input-tray-missing"_s}, DeviceStatus::NoPaper);
    row("little paper", kIdle, {u"media-low-report"_s}, DeviceStatus::PaperLow);
    row("cover, as a report", kIdle, {u"cover-open-report"_s}, DeviceStatus::CoverOpen);
    row("little paper, a warning", kIdle, {u"media-low-warning"_s}, DeviceStatus::PaperLow);
    row("jam", kStopped, {u"media-jam-error"_s}, DeviceStatus::Jam);
    row("tray full", kStopped, {u"output-area-full"_s}, DeviceStatus::Jam);
    row("cover", kStopped, {u"cover-open"_s}, DeviceStatus::CoverOpen);
    row("door", kStopped, {u"door-open-error"_s}, DeviceStatus::CoverOpen);
    row("toner", kIdle, {u"toner-empty-warning"_s}, DeviceStatus::Fault);
    row("little toner", kIdle, {u"toner-low-warning"_s}, DeviceStatus::Ready);
    row("waste almost full", kIdle, {u"marker-waste-almost-full"_s}, DeviceStatus::Ready);
    row("off line", kStopped, {u"offline-report"_s, u"shutdown"_s}, DeviceStatus::Missing);
    row("paused", kStopped, {u"paused"_s}, DeviceStatus::Fault);
    row("stopped for what nobody knows", kStopped, {u"com.example-odd"_s}, DeviceStatus::Fault);
    row("an error nobody knows", kIdle, {u"com.example-odd-error"_s}, DeviceStatus::Fault);
    row("a warning nobody knows", kIdle, {u"com.example-odd-warning"_s}, DeviceStatus::Ready);
    row("the gravest counts", kStopped,
        {u"media-low-warning"_s, u"media-jam-error"_s, u"cover-open"_s}, DeviceStatus::Jam);
    row("takes no jobs", kIdle, {u"none"_s}, DeviceStatus::Fault, false);
    row("takes no PDF", kIdle, {u"none"_s}, DeviceStatus::Fault, true, false);
}

void tst_IppStatus::reasons()
{
    QFETCH(IppPrinterState, state);
    QFETCH(DeviceStatus, status);
    QCOMPARE(statusOf(state), status);
}

QTEST_APPLESS_MAIN(tst_IppStatus)
#include "tst_IppStatus.moc"
