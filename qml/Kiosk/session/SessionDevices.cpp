// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/SessionDevices.h"

#include "services/core/Log.h"

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::IdCardReaderDriver;
using drivers::PrinterDriver;
using drivers::PrintOutcome;
using drivers::ScannerDriver;

namespace {

CardTrouble troubleOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CardGone:
        return CardTrouble::LiftedEarly;
    case ErrorCode::BadFrame:
        return CardTrouble::OtherType;
    default:
        return CardTrouble::Unreadable;
    }
}

} // namespace

bool canRead(DeviceStatus status)
{
    return status == DeviceStatus::Ready || status == DeviceStatus::Starting;
}

SessionDevices::SessionDevices(Parts parts, qint64 printLimitMs, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_printLimitMs(printLimitMs)
{
    if (m_parts.reader != nullptr) {
        connectReader(*m_parts.reader);
    }
    if (m_parts.printer != nullptr) {
        connectPrinter(*m_parts.printer);
    }
    if (m_parts.scanner != nullptr) {
        connectScanner(*m_parts.scanner);
    }
}

void SessionDevices::connectReader(IdCardReaderDriver& reader)
{
    connect(&reader, &IdCardReaderDriver::statusChanged, this, [this](DeviceStatus status) {
        if (!canRead(status)) {
            setCard(false, false);
        }
        note("reader", status);
    });
    connect(&reader, &IdCardReaderDriver::readingStarted, this, [this] {
        setCard(true, true);
        Q_EMIT readingStarted();
        Q_EMIT changed();
    });
    connect(&reader, &IdCardReaderDriver::cardRead, this, [this](const drivers::IdCard& card) {
        setCard(true, false);
        Q_EMIT cardRead(card);
    });
    connect(&reader, &IdCardReaderDriver::readFailed, this, [this](ErrorCode code) {
        setCard(code != ErrorCode::CardGone, false);
        Q_EMIT cardRefused(troubleOf(code));
    });
    connect(&reader, &IdCardReaderDriver::cardRemoved, this, [this] {
        setCard(false, false);
        Q_EMIT changed();
    });
}

void SessionDevices::connectPrinter(PrinterDriver& printer)
{
    connect(&printer, &PrinterDriver::statusChanged, this, [this](DeviceStatus status) {
        note("printer", status);
        Q_EMIT printerStatusChanged(status);
    });
    connect(&printer, &PrinterDriver::jobFinished, this,
            [this](quint64 jobId, PrintOutcome outcome, DeviceStatus reason) {
                if (jobId == m_jobId && m_printStartedMs) {
                    endPrint(outcome, reason);
                }
            });
}

void SessionDevices::connectScanner(ScannerDriver& scanner)
{
    connect(&scanner, &ScannerDriver::statusChanged, this,
            [this](DeviceStatus status) { note("scanner", status); });
    connect(&scanner, &ScannerDriver::codeScanned, this, &SessionDevices::codeScanned);
}

void SessionDevices::start()
{
    if (m_parts.reader != nullptr) {
        m_parts.reader->setCardWanted(true);
        note("reader", readerStatus());
    }
    if (m_parts.printer != nullptr) {
        note("printer", printerStatus());
    }
    if (m_parts.scanner != nullptr) {
        m_parts.scanner->setCodeWanted(true);
        note("scanner", scannerStatus());
    }
}

void SessionDevices::note(const char* device, DeviceStatus status)
{
    if (status == DeviceStatus::Starting) {
        return;
    }
    qCInfo(lcUi) << device << "is" << statusName(status);
    m_parts.tickets.noteDevice(QLatin1String(device), statusName(status));
    Q_EMIT changed();
}

void SessionDevices::setCard(bool isLying, bool isReading)
{
    m_isCardLying = isLying;
    m_isReadingCard = isReading;
}

DeviceStatus SessionDevices::readerStatus() const
{
    return m_parts.reader != nullptr ? m_parts.reader->status() : DeviceStatus::Missing;
}

DeviceStatus SessionDevices::printerStatus() const
{
    return m_parts.printer != nullptr ? m_parts.printer->status() : DeviceStatus::Missing;
}

DeviceStatus SessionDevices::scannerStatus() const
{
    return m_parts.scanner != nullptr ? m_parts.scanner->status() : DeviceStatus::Missing;
}

void SessionDevices::print(const drivers::Receipt& receipt)
{
    ++m_jobId;
    m_printStartedMs = m_parts.clock.now().bootMs;
    m_parts.printer->print(m_jobId, receipt);
}

std::optional<qint64> SessionDevices::printDueMs() const
{
    return m_printStartedMs ? std::optional(*m_printStartedMs + m_printLimitMs) : std::nullopt;
}

bool SessionDevices::endOverduePrint()
{
    if (!m_printStartedMs || m_parts.clock.now().bootMs < *printDueMs()) {
        return false;
    }
    qCWarning(lcUi) << "the printer's driver did not end a job within its limit";
    endPrint(PrintOutcome::Unknown, DeviceStatus::Missing);
    return true;
}

void SessionDevices::endPrint(PrintOutcome outcome, DeviceStatus reason)
{
    m_printStartedMs.reset();
    Q_EMIT printFinished(outcome, reason);
}

} // namespace onewindow::ui
