// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/Desk.h"

#include <QRegularExpression>
#include <QTest>

#include <chrono>
#include <utility>

namespace onewindow::testing {

using namespace std::chrono_literals;
using ui::CitizenInHand;
using ui::CounterViewModel;

Desk::Desk(StaffRig& rig, const QString& machine, const QString& window)
    : Desk(rig.link(machine, QStringLiteral("counter")), window)
{}

Desk::Desk(std::unique_ptr<sync::HallLink> way, const QString& window)
    : link(std::move(way))
    , model(*link, clock, window)
{}

bool Desk::signIn(const QString& account, const QString& password)
{
    if (!QTest::qWaitFor([this] { return model.isFresh(); }, kPatienceMs)) {
        return false;
    }
    model.session()->signIn(account, password);
    return QTest::qWaitFor([this] { return model.session()->isSignedIn() && model.isFresh(); },
                           kPatienceMs);
}

bool Desk::open()
{
    const bool hasCatalogue =
        QTest::qWaitFor([this] { return !model.choice()->matterIds().isEmpty(); }, kPatienceMs);
    model.openWindow();
    return hasCatalogue && reaches(CounterViewModel::WindowState::Open);
}

bool Desk::works(int people)
{
    return signIn() && open() && waits(people);
}

bool Desk::reaches(CounterViewModel::WindowState state)
{
    return QTest::qWaitFor(
        [this, state] { return model.windowState() == state && !model.isBusy(); }, kPatienceMs);
}

bool Desk::reaches(CitizenInHand::State state)
{
    return QTest::qWaitFor(
        [this, state] { return model.hand()->state() == state && !model.isBusy(); }, kPatienceMs);
}

bool Desk::waits(int people)
{
    return QTest::qWaitFor([this, people] { return model.queue()->count() == people; },
                           kPatienceMs);
}

bool Desk::isCalledTimes(int count)
{
    return QTest::qWaitFor(
        [this, count] { return model.hand()->callCount() == count && !model.isBusy(); },
        kPatienceMs);
}

bool Desk::call()
{
    nextPress();
    model.callNext();
    return reaches(CitizenInHand::State::Called);
}

void Desk::nextPress()
{
    clock.advance(500ms);
}

std::unique_ptr<Desk> deskAt(const sync::PlatformEndpoint& endpoint, const QString& account)
{
    sync::SyncTiming timing;
    timing.staleAfter = std::chrono::seconds(15);
    auto link = sync::makeHallLink(endpoint, timing);
    link->start();
    auto desk = std::make_unique<Desk>(std::move(link));
    OW_ENFORCE(desk->signIn(account));
    return desk;
}

void DeskTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    // The hall's own clock runs on, however slow the test is.
    m_rig =
        std::make_unique<StaffRig>(queue::HallRules{.recallGapMs = 0, .undoLimitMs = kPatienceMs});
}

void DeskTest::cleanup()
{
    m_rig.reset();
}

QStringList numbersOf(const ui::TicketListModel& list)
{
    QStringList found;
    for (const ui::TicketLine& line : list.lines()) {
        found << line.number;
    }
    return found;
}

} // namespace onewindow::testing
