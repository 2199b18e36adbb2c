// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/KioskSession.h"
#include "tests/qml/FakeClock.h"
#include "tests/qml/Kiosk/fakes/FakeDevices.h"
#include "tests/qml/Kiosk/fakes/FakeTickets.h"
#include "tests/qml/Kiosk/fakes/Samples.h"

#include <memory>

namespace onewindow::ui {

/// What the tests of the session share: a session on scripted devices and a scripted store, new for
/// each row, and the ways to where most of them begin.
class SessionTest : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    void init();
    void cleanup();

protected:
    void lay(const drivers::IdCard& card, const QList<queue::IssuedTicket>& open = {});
    void reachConfirm();
    void reachPrinting();

    TerminalAbilities m_abilities; ///< Of the session that init() makes.
    FakeClock m_clock;
    std::unique_ptr<FakeTickets> m_tickets;
    std::unique_ptr<FakeReader> m_reader;
    std::unique_ptr<FakePrinter> m_printer;
    std::unique_ptr<FakeScanner> m_scanner;
    std::unique_ptr<FakeSounds> m_sounds;
    std::unique_ptr<KioskSession> m_session;
};

} // namespace onewindow::ui
