// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/drivers/printer/PrinterRig.h"

#include "services/core/Enforce.h"

#include <QTest>

namespace onewindow::drivers {

namespace {

SimPrinter::Options inFolder(SimPrinter::Options options, const QString& folder)
{
    options.ticketFolder = folder;
    return options;
}

PrinterTimings quickTimings()
{
    using std::chrono::milliseconds;
    PrinterTimings timings;
    timings.poll = milliseconds(100);
    timings.reply = milliseconds(400);
    timings.reopen = milliseconds(50);
    timings.firstStatus = milliseconds(2000);
    timings.stall = milliseconds(1200);
    timings.silence = milliseconds(1800);
    timings.afterwards = milliseconds(3000);
    timings.sync = milliseconds(6000);
    timings.latestStart = milliseconds(8000);
    timings.jobEnd = milliseconds(12000);
    return timings;
}

} // namespace

SimPrinter::Options atOnce()
{
    SimPrinter::Options options;
    options.millimetresPerSecond = 0;
    return options;
}

Receipt ticket(const QString& number)
{
    return {{
        ReceiptText{QStringLiteral("政务服务大厅"), Align::Centre, 2, true},
        ReceiptRule{},
        ReceiptText{number, Align::Centre, 4, true},
        ReceiptPair{QStringLiteral("事项"), QStringLiteral("社会保险参保登记")},
        ReceiptPair{QStringLiteral("前面还有"), QStringLiteral("3 人")},
        ReceiptQr{QStringLiteral("https://hall.example/t/") + number, 6},
        ReceiptText{QStringLiteral("按类别和取号时间叫号"), Align::Centre},
    }};
}

void addPorts()
{
    QTest::addColumn<PrinterPort>("port");
    QTest::newRow("TCP") << PrinterPort::Tcp;
    QTest::newRow("serial") << PrinterPort::Serial;
    QTest::newRow("USB") << PrinterPort::Usb;
}

PrinterRig::PrinterRig(PrinterPort port, const SimPrinter::Options& options)
    : m_sim(inFolder(options, m_folder.path()))
{
    m_config.port = port;
    m_config.timings = quickTimings();
    if (port == PrinterPort::Tcp) {
        OW_ENFORCE(m_sim.listen());
        m_config.address = QStringLiteral("127.0.0.1");
        m_config.tcpPort = m_sim.port();
    } else {
        m_config.address = m_folder.filePath(QStringLiteral("printer"));
        OW_ENFORCE(m_sim.openSerial(m_config.address));
    }
    connect(&m_sim, &SimPrinter::scrapRemoved, this, [this] { ++m_scraps; });
}

void PrinterRig::startDriver()
{
    m_driver = std::make_unique<EscPosPrinter>(m_config);
    connect(m_driver.get(), &EscPosPrinter::jobStarted, this,
            [this](quint64 id) { m_started.append(id); });
    connect(m_driver.get(), &EscPosPrinter::jobFinished, this,
            [this](quint64 id, PrintOutcome outcome, DeviceStatus reason) {
                m_ends.append({id, outcome, reason});
            });
}

bool PrinterRig::isReady()
{
    const int cuts = m_sim.cutCount();
    startDriver();
    return QTest::qWaitFor(
        [this, cuts] {
            return m_driver->status() == DeviceStatus::Ready && m_sim.cutCount() > cuts &&
                   !m_sim.isPrinting();
        },
        5000);
}

char* toString(const JobEnd& end)
{
    static constexpr const char* kOutcomes[] = {"Printed", "NotPrinted", "Unknown"};
    const QString text =
        QStringLiteral("job %1 %2 %3")
            .arg(end.id)
            .arg(QLatin1String(kOutcomes[static_cast<int>(end.outcome)]), statusName(end.reason));
    return qstrdup(text.toUtf8().constData());
}

} // namespace onewindow::drivers
