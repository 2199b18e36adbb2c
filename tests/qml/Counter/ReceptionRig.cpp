// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/ReceptionRig.h"

#include "services/core/Durations.h"
#include "services/queue/FeedKinds.h"

#include <QJsonArray>

namespace onewindow::testing {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using queue::TicketState;

namespace kinds = queue::feed;

void ReceptionRig::layCard()
{
    hall.ticket(u"A1009"_s, u"si-enrol"_s, TicketState::Missed, 31);
    hall.ticket(u"B2011"_s, u"hf-withdraw"_s, TicketState::Waiting, 12);
    const auto ticket = [this](const QString& number, const QString& matter) {
        return QJsonObject{{u"id"_s, number},
                           {u"number"_s, number},
                           {u"matter"_s, matter},
                           {u"state"_s, u"waiting"_s},
                           {u"issuedAt"_s, hall.nowMs - 31 * kMinuteMs}};
    };
    hall.answers[u"/v1/cards"_s] = {
        {u"idNumber"_s, u"110105********002X"_s},
        {u"tickets"_s,
         QJsonArray{ticket(u"A1009"_s, u"si-enrol"_s), ticket(u"B2011"_s, u"hf-withdraw"_s)}},
        {u"appointments"_s, QJsonArray{QJsonObject{{u"id"_s, u"appointment-1"_s},
                                                   {u"matter"_s, u"hf-loan"_s},
                                                   {u"startsAt"_s, hall.nowMs + 15 * kMinuteMs},
                                                   {u"endsAt"_s, hall.nowMs + 45 * kMinuteMs},
                                                   {u"checkInFrom"_s, hall.nowMs - 15 * kMinuteMs},
                                                   {u"isCheckedIn"_s, false}}}}};
    hall.answers[u"/v1/card-cases"_s] = {
        {u"cases"_s, QJsonArray{QJsonObject{{u"number"_s, u"110105-20261119-0004"_s},
                                            {u"matter"_s, u"mi-remote"_s},
                                            {u"state"_s, u"accepted"_s}}}}};
    reader.lay();
}

void ReceptionRig::ask(const QString& from, const QString& to, const QString& answer)
{
    QJsonObject ask{{u"id"_s, u"ask-"_s + from},
                    {u"window"_s, from},
                    {u"to"_s, to},
                    {u"text"_s, u"calm"_s},
                    {u"askedAt"_s, hall.nowMs},
                    {u"until"_s, hall.nowMs + 5 * kMinuteMs}};
    if (!answer.isEmpty()) {
        ask.insert(u"answer"_s, answer);
    }
    hall.feed(kinds::kAsk, from, ask);
}

void ReceptionRig::alarm(const QString& window)
{
    hall.feed("alarm", u"alarm-"_s + window,
              QJsonObject{{u"code"_s, u"SilentAlarm"_s},
                          {u"node"_s, u"counter-x"_s},
                          {u"detail"_s, window}});
}

void ReceptionRig::show(const QString& state)
{
    if (state == u"outage signed out") {
        hall.setFresh(false);
        clock.advance(16s);
        model.tick();
        return;
    }
    signIn();
    hall.window(u"open"_s);
    hall.window(u"open"_s, {{u"staff"_s, u"li"_s}}, u"2"_s);
    if (state == u"card") {
        layCard();
    } else if (state == u"card empty") {
        press(Qt::Key_F5, Qt::ControlModifier);
    } else if (state == u"outage") {
        hall.setFresh(false);
        clock.advance(16s);
        model.tick();
    } else if (state == u"asks") {
        ask(u"2"_s, u"1"_s);
        ask(u"1"_s, {}, u"soon"_s);
        alarm(u"2"_s);
    } else if (state.startsWith(u"ask ")) {
        press(Qt::Key_F9, Qt::ControlModifier);
        if (state == u"ask what") {
            press(Qt::Key_Return);
        }
    } else if (state == u"answer") {
        ask(u"2"_s, u"1"_s);
        press(Qt::Key_F12, Qt::ControlModifier);
    } else if (state.startsWith(u"reception")) {
        press(Qt::Key_F4, Qt::ControlModifier);
        if (state == u"reception paper") {
            press(Qt::Key_F3);
        } else if (state != u"reception") {
            model.reception()->toggle(u"si-enrol"_s);
            model.reception()->toggle(u"hf-withdraw"_s);
            model.reception()->setClass(u"pregnant"_s, u"visible"_s);
            reader.lay();
        }
        if (state == u"reception issued") {
            hall.answers[u"/v1/tickets"_s] = {
                {u"number"_s, u"A0007"_s},
                {u"token"_s, u"T0k3nT0k3nT0k3nT0k3nT0"_s},
                {u"issuedAt"_s, hall.nowMs},
                {u"quoted"_s, QJsonObject{{u"low"_s, 10}, {u"high"_s, 20}}}};
            press(Qt::Key_F1);
        }
    }
}

QQuickItem* dialogOf(const QString& state, StaffScreen& screen)
{
    static const QStringList dialogs{u"ask whom"_s, u"ask what"_s, u"answer"_s,
                                     u"reception paper"_s};
    if (!dialogs.contains(state)) {
        return nullptr;
    }
    QQuickItem* item = screen.window().activeFocusItem();
    while (item != nullptr && item->parentItem() != nullptr && item->property("title").isNull() &&
           item->property("reception").isNull()) {
        item = item->parentItem();
    }
    return item;
}

} // namespace onewindow::testing
