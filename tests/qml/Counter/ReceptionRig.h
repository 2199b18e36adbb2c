// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/CounterViewModel.h"
#include "tests/ManualClock.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/qml/staff/StaffScreen.h"

#include <QInputMethodEvent>
#include <QQuickItem>
#include <QTest>

namespace onewindow::testing {

/// A reader that a test lays cards on.
class FakeReader final : public drivers::IdCardReaderDriver
{
    Q_OBJECT

public:
    [[nodiscard]] drivers::DeviceStatus status() const override
    {
        return drivers::DeviceStatus::Ready;
    }

    void setCardWanted(bool isNow) override { isWanted = isNow; }

    void lay()
    {
        drivers::IdCard card;
        card.name = QStringLiteral("张建国");
        card.number = QStringLiteral("11010519491231002X");
        Q_EMIT cardRead(card);
    }

    void take() { Q_EMIT cardRemoved(); }

    bool isWanted = false;
};

/// A printer that says what a test tells it to.
class FakePrinter final : public drivers::PrinterDriver
{
    Q_OBJECT

public:
    [[nodiscard]] drivers::DeviceStatus status() const override
    {
        return drivers::DeviceStatus::Ready;
    }

    void print(quint64 jobId, const drivers::Receipt& receipt) override
    {
        job = jobId;
        last = receipt;
        ++printed;
    }

    void finish(drivers::PrintOutcome outcome)
    {
        Q_EMIT jobFinished(job, outcome, drivers::DeviceStatus::Ready);
    }

    quint64 job = 0;
    int printed = 0;
    drivers::Receipt last;
};

/// The program on a scripted hall, with a reader of its own.
struct ReceptionRig
{
    explicit ReceptionRig(const QString& language = QStringLiteral("zh_CN"))
        : screen(language)
        , model(hall, clock, QStringLiteral("1"))
    {
        hall.nowMs = clock.now().wallMs;
        hall.permissions = {QStringLiteral("queue.call"),      QStringLiteral("ticket.issue"),
                            QStringLiteral("person.show"),     QStringLiteral("case.show"),
                            QStringLiteral("help.answer"),     QStringLiteral("ticket.restore"),
                            QStringLiteral("window.takeOver"), QStringLiteral("alarm.close")};
        hall.start();
        model.useReader(reader);
    }

    ~ReceptionRig() { screen.close(); }

    ReceptionRig(const ReceptionRig&) = delete;
    ReceptionRig& operator=(const ReceptionRig&) = delete;
    ReceptionRig(ReceptionRig&&) = delete;
    ReceptionRig& operator=(ReceptionRig&&) = delete;

    bool load(const QSize& size = {1600, 900})
    {
        return screen.load(QStringLiteral("Counter"), &model, size);
    }

    void signIn() { model.session()->signIn(QStringLiteral("wang"), QStringLiteral("secret")); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        // A list has its lines when it has been drawn.
        screen.draw();
        clock.advance(std::chrono::seconds(1));
        QTest::keyClick(&screen.window(), key, modifiers);
    }

    void type(const QString& text)
    {
        // As an input method gives it.
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(screen.window().activeFocusItem(), &event);
    }

    void layCard();
    /// What the pages show in `state`.
    void show(const QString& state);
    void ask(const QString& from, const QString& to, const QString& answer = {});
    void alarm(const QString& window);

    StaffScreen screen;
    ManualClock clock;
    ScriptedHall hall;
    FakeReader reader;
    ui::CounterViewModel model;
};

/// Of a dialog that `state` opens, what is drawn behind it is no matter; null where it opens none.
QQuickItem* dialogOf(const QString& state, StaffScreen& screen);

} // namespace onewindow::testing
