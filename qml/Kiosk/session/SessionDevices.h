// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCardReaderDriver.h"
#include "drivers/api/PrinterDriver.h"
#include "drivers/api/ScannerDriver.h"
#include "qml/Kiosk/session/KioskContext.h"
#include "services/core/Clock.h"
#include "services/queue/TicketService.h"

#include <QObject>

#include <optional>

namespace onewindow::ui {

/// Whether a card laid on a reader in this state will be read.
bool canRead(drivers::DeviceStatus status);

/// The terminal's devices as a session uses them: what each is, a card that lies on the reader, one
/// print job at a time within its limit. A device that the terminal does not have is missing.
class SessionDevices : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives the object; a device that the terminal does not have is null.
    struct Parts
    {
        queue::TicketService& tickets;
        const Clock& clock;
        drivers::IdCardReaderDriver* reader = nullptr;
        drivers::PrinterDriver* printer = nullptr;
        drivers::ScannerDriver* scanner = nullptr;
    };

    SessionDevices(Parts parts, qint64 printLimitMs, QObject* parent = nullptr);

    /// Records what each device is, and wants cards and codes from now on. They are always welcome,
    /// and a card's removal must be noticed: what the flow cannot take is dropped there.
    void start();

    [[nodiscard]] drivers::DeviceStatus readerStatus() const;
    [[nodiscard]] drivers::DeviceStatus printerStatus() const;
    [[nodiscard]] drivers::DeviceStatus scannerStatus() const;

    /// A card lies on the reader, whoever's it is.
    [[nodiscard]] bool isCardLying() const { return m_isCardLying; }

    [[nodiscard]] bool isReadingCard() const { return m_isReadingCard; }

    /// Ends in printFinished(). There must be a printer.
    void print(const drivers::Receipt& receipt);
    /// When the job in hand will have taken too long, by the boot clock; nothing if there is none.
    [[nodiscard]] std::optional<qint64> printDueMs() const;
    /// Ends a job that has taken too long as one whose outcome nobody knows; says whether it did.
    bool endOverduePrint();

Q_SIGNALS:
    /// A device is in another state, or a card was laid or lifted.
    void changed();
    void readingStarted();
    void cardRead(const onewindow::drivers::IdCard& card);
    void cardRefused(onewindow::ui::CardTrouble trouble);
    void codeScanned(const QString& text);
    void printerStatusChanged(onewindow::drivers::DeviceStatus status);
    /// `reason`: why there is no paper, or none that is known of.
    void printFinished(onewindow::drivers::PrintOutcome outcome,
                       onewindow::drivers::DeviceStatus reason);

private:
    void connectReader(drivers::IdCardReaderDriver& reader);
    void connectPrinter(drivers::PrinterDriver& printer);
    void connectScanner(drivers::ScannerDriver& scanner);
    void note(const char* device, drivers::DeviceStatus status);
    void setCard(bool isLying, bool isReading);
    void endPrint(drivers::PrintOutcome outcome, drivers::DeviceStatus reason);

    Parts m_parts;
    qint64 m_printLimitMs;
    quint64 m_jobId = 0;
    std::optional<qint64> m_printStartedMs;
    bool m_isCardLying = false;
    bool m_isReadingCard = false;
};

} // namespace onewindow::ui
