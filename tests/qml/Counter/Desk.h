// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/CounterViewModel.h"
#include "tests/qml/staff/StaffRig.h"

namespace onewindow::testing {

/// How long anything is waited for: passwords are slow to check, and other tests run beside.
inline constexpr int kPatienceMs = 40'000;

/// A clerk's desk: a machine's way to the hall and the program's model on it. What waits answers
/// false if it does not come.
class Desk
{
public:
    explicit Desk(StaffRig& rig, const QString& machine = QStringLiteral("counter-1"),
                  const QString& window = QStringLiteral("1"));
    /// With a way of its own, started, to whatever hall.
    explicit Desk(std::unique_ptr<sync::HallLink> way, const QString& window = QStringLiteral("1"));

    /// Signs in and waits for what only staff may see.
    bool signIn(const QString& account = QStringLiteral("wang"),
                const QString& password = QStringLiteral("secret-1"));
    bool open();
    /// Signed in, open for the chosen matters, and so many wait.
    bool works(int people);

    bool reaches(ui::CounterViewModel::WindowState state);
    bool reaches(ui::CitizenInHand::State state);
    bool waits(int people);
    /// So often, and the hall has answered: its feed may have told of it before.
    bool isCalledTimes(int count);

    /// Presses F1 with somebody waiting.
    bool call();

    /// So much later that it is no double press any more.
    void nextPress();

    ShiftedClock clock;
    std::unique_ptr<sync::HallLink> link;
    ui::CounterViewModel model;
};

/// At the hall of `endpoint`, signed in with `account`, which must succeed.
std::unique_ptr<Desk> deskAt(const sync::PlatformEndpoint& endpoint, const QString& account);

/// What the tests of the counter share: a hall, new for each row, that lets a clerk call again at
/// once.
class DeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    std::unique_ptr<StaffRig> m_rig;
};

/// The numbers of a list, in order.
QStringList numbersOf(const ui::TicketListModel& list);

} // namespace onewindow::testing
