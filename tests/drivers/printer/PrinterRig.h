// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/printer/EscPosPrinter.h"
#include "drivers/sim/SimPrinter.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

namespace onewindow::drivers {

/// For what must come, in milliseconds: on a machine with other work to do.
inline constexpr int kPatience = 20'000;

/// A printer that takes no time to print.
SimPrinter::Options atOnce();

/// A ticket as the kiosk prints it.
Receipt ticket(const QString& number = QStringLiteral("A1023"));

/// A row for each kind of port, in a column "port".
void addPorts();

/// How one job ended.
struct JobEnd
{
    quint64 id = 0;
    PrintOutcome outcome = PrintOutcome::Unknown;
    DeviceStatus reason = DeviceStatus::Starting;

    friend bool operator==(const JobEnd&, const JobEnd&) = default;
};

/// A simulated printer and the driver, joined by one kind of cable. The driver's waits are a tenth
/// of the real ones.
class PrinterRig : public QObject
{
    Q_OBJECT

public:
    PrinterRig(PrinterPort port, const SimPrinter::Options& options);

    [[nodiscard]] SimPrinter& sim() { return m_sim; }

    [[nodiscard]] PrinterConfig& config() { return m_config; }

    [[nodiscard]] EscPosPrinter& driver() { return *m_driver; }

    [[nodiscard]] QString folder() const { return m_folder.path(); }

    /// (Re)starts the driver, as a new process would.
    void startDriver();

    void stopDriver() { m_driver.reset(); }

    /// Starts the driver and waits until it says that it can print and has cut off what it found.
    bool isReady();

    [[nodiscard]] QList<JobEnd> ends() const { return m_ends; }

    [[nodiscard]] QList<quint64> started() const { return m_started; }

    [[nodiscard]] QList<SimPrinterTicket> tickets() const { return m_sim.tickets(); }

    [[nodiscard]] int scraps() const { return m_scraps; }

private:
    QTemporaryDir m_folder;
    SimPrinter m_sim;
    PrinterConfig m_config;
    std::unique_ptr<EscPosPrinter> m_driver;
    QList<JobEnd> m_ends;
    QList<quint64> m_started;
    int m_scraps = 0;
};

/// For the message of a failed QCOMPARE.
char* toString(const JobEnd& end);

} // namespace onewindow::drivers
