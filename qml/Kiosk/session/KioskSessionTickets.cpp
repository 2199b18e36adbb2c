// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// KioskSession and the number: found again, issued, printed.

#include "qml/Kiosk/session/KioskSession.h"
#include "services/core/Log.h"

#include <utility>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PrintOutcome;

void KioskSession::onCodeScanned(const QString& text)
{
    noteActivity();
    m_scannedCode = text;
    m_requests.find(text);
}

void KioskSession::onFound(const Result<queue::IssuedTicket>& result)
{
    const QString code = std::exchange(m_scannedCode, QString());
    if (!result && offerToErrands(code)) {
        return;
    }
    if (!result) {
        m_isCodeUnknown = true;
        noteActivity();
        m_parts.sounds.play(Sound::Problem);
        Q_EMIT changed();
        return;
    }
    m_found = result.value();
    handle(Event::CodeFound);
    m_found.reset();
}

void KioskSession::onListed(const Result<QList<queue::IssuedTicket>>& result)
{
    if (result) {
        m_context.openTickets = result.value();
    } else {
        qCWarning(lcUi) << "cannot look for open tickets:" << errorName(result.error().code);
    }
    handle(Event::TicketsFound);
}

void KioskSession::onPrinterStatus(DeviceStatus status)
{
    if (m_state == State::PrinterFault) {
        if (drivers::canPrint(status)) {
            handle(Event::PrinterMended);
        } else {
            m_context.printerFault = status;
            Q_EMIT changed();
        }
    }
}

void KioskSession::onPrintFinished(PrintOutcome outcome, DeviceStatus reason)
{
    if (isInErrand()) {
        Q_EMIT slipPrinted(outcome, reason);
        return;
    }
    m_context.takePrint(outcome, reason);
    switch (outcome) {
    case PrintOutcome::Printed:
        handle(Event::Printed);
        return;
    case PrintOutcome::NotPrinted:
        handle(Event::NotPrinted);
        return;
    case PrintOutcome::Unknown:
        handle(Event::PrintUnknown);
        return;
    }
}

void KioskSession::issue()
{
    queue::IssueRequest request;
    request.matter = m_context.matter;
    request.further = m_context.further;
    request.klass = m_context.klass;
    request.person = m_context.person;
    request.willPrint = drivers::canPrint(m_devices.printerStatus());
    m_requests.issue(std::move(request));
}

void KioskSession::onIssued(const Result<queue::IssuedTicket>& result)
{
    if (!result) {
        qCWarning(lcUi) << "no number:" << errorName(result.error().code) << result.error().detail;
        m_parts.sounds.play(Sound::Problem);
        handle(Event::IssueFailed);
        return;
    }
    takeNumber(result.value(), QStringLiteral("card"));
}

void KioskSession::takeNumber(const queue::IssuedTicket& issued, const QString& by)
{
    m_context.takeTicket(issued, issued.isExisting ? by : QString());
    m_context.printerFault = m_devices.printerStatus();
    handle(issued.isExisting ? Event::ExistingFound : Event::Issued);
}

void KioskSession::print()
{
    ++m_context.printCount;
    m_devices.print(m_parts.receiptFor(*m_context.ticket));
}

} // namespace onewindow::ui
