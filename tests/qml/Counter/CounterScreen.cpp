// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/CounterScreen.h"

#include "services/core/Enforce.h"
#include "services/queue/FeedKinds.h"

#include <QJsonArray>
#include <QQuickItem>

namespace onewindow::testing {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using queue::TicketState;

namespace kinds = queue::feed;

namespace {

/// Of a manager at a window, with people who are away for a while.
bool isOfTurns(const QString& state)
{
    return state == u"turns" || state == u"bring back" || state.startsWith(u"call other");
}

} // namespace

CounterScreen::CounterScreen(const QString& language)
    : screen(language)
    , model(hall, clock, u"1"_s)
{
    hall.nowMs = clock.now().wallMs;
    hall.start();
}

QQuickItem* CounterScreen::dialog()
{
    QQuickItem* item = screen.window().activeFocusItem();
    while (item != nullptr && !item->isFocusScope()) {
        item = item->parentItem();
    }
    while (item != nullptr && item->parentItem() != nullptr && item->property("title").isNull() &&
           item->property("model").isNull()) {
        item = item->parentItem();
    }
    return item;
}

void CounterScreen::fillQueue()
{
    hall.ticket(u"A1021"_s, u"si-enrol"_s, TicketState::Waiting, 14);
    hall.ticket(u"A1023"_s, u"si-pension"_s, TicketState::Waiting, 2,
                {{u"class"_s, u"elder"_s},
                 {u"fromAt"_s, hall.nowMs - 2 * 60'000},
                 {u"dueAt"_s, hall.nowMs - 22 * 60'000}});
    hall.ticket(u"B2011"_s, u"hf-withdraw"_s, TicketState::Waiting, 13, {{u"isUnknown"_s, true}});
    hall.ticket(u"A1024"_s, u"si-enrol"_s, TicketState::Waiting, 9);
    hall.ticket(u"C1007"_s, u"hf-loan"_s, TicketState::Waiting, 8,
                {{u"transferredFrom"_s, u"3"_s}});
    for (int i = 0; i < 14; ++i) {
        hall.ticket(u"A10%1"_s.arg(30 + i), u"si-card"_s, TicketState::Waiting, 7);
    }
    hall.ticket(u"A1009"_s, u"si-enrol"_s, TicketState::Missed, 31);
    hall.ticket(u"B2004"_s, u"hf-loan"_s, TicketState::SetAside, 25);
}

void CounterScreen::showTurns()
{
    const auto away = [this](const QString& number, const QString& matter, int minutes,
                             const QString& reason) {
        hall.ticket(
            number, matter, TicketState::Suspended, 40,
            {{u"suspendedAt"_s, hall.nowMs - minutes * 60'000}, {u"suspendReason"_s, reason}});
    };
    away(u"A1003"_s, u"si-enrol"_s, 12, u"form"_s);
    away(u"B2001"_s, u"hf-loan"_s, 4, u"payment"_s);
    hall.ticket(u"A1017"_s, u"si-card"_s, TicketState::Waiting, 16, {{u"toWindow"_s, u"1"_s}});
    hall.window(u"open"_s, {{u"staff"_s, u"li"_s}}, u"2"_s);
    hall.window(u"open"_s);
}

void CounterScreen::makeListLong()
{
    QJsonObject matter = hall.matter(u"si-enrol"_s);
    QJsonArray materials = matter["materials"_L1].toArray();
    OW_ENFORCE(!materials.isEmpty());
    while (materials.size() < 20) {
        QJsonObject another = materials.at(0).toObject();
        another["id"_L1] = u"more_%1"_s.arg(materials.size());
        materials << another;
    }
    matter["materials"_L1] = materials;
    hall.feed(kinds::kMatter, u"si-enrol"_s, matter);
}

void CounterScreen::serve(TicketState state, const QJsonObject& more, const QStringList& served)
{
    QJsonObject fields{{u"window"_s, u"1"_s},
                       {u"calledAt"_s, hall.nowMs - 240'000},
                       {u"startedAt"_s, hall.nowMs - 222'000},
                       {u"callCount"_s, 2}};
    for (auto it = more.begin(); it != more.end(); ++it) {
        fields.insert(it.key(), it.value());
    }
    hall.person = {{u"name"_s, u"张建国"_s}, {u"idNumber"_s, u"110105********997X"_s}};
    hall.ticket(u"A1019"_s, u"si-enrol"_s, state, 15, fields);
    QJsonObject window{{u"ticket"_s, u"A1019"_s}, {u"number"_s, u"A1019"_s}};
    if (!served.isEmpty()) {
        window.insert(u"matters"_s, QJsonArray::fromStringList(served));
    }
    hall.window(u"open"_s, window);
}

/// Signs in, or stops before it; whether there is nothing more to show.
bool CounterScreen::showSession(const QString& state)
{
    if (state == u"connecting") {
        hall.setFresh(false);
        return true;
    }
    if (state == u"sign in") {
        return true;
    }
    static const QHash<QString, std::pair<ErrorCode, QString>> refusals{
        {u"wrong password"_s, {ErrorCode::BadCredentials, {}}},
        {u"code"_s, {ErrorCode::SecondFactor, {}}},
        {u"new password"_s, {ErrorCode::PasswordExpired, {}}},
        {u"locked"_s, {ErrorCode::LockedOut, u"30"_s}},
    };
    hall.isFailing = refusals.contains(state);
    hall.failure = refusals.value(state).first;
    hall.failureDetail = refusals.value(state).second;
    if (isOfTurns(state) || state == u"end day") {
        hall.permissions << u"queue.outOfOrder"_s << u"day.end"_s;
    }
    model.session()->signIn(u"wang"_s, u"secret"_s);
    if (refusals.contains(state) || state == u"closed" || state == u"end day") {
        return true;
    }
    if (state == u"ended") {
        Q_EMIT hall.sessionEnded(u"idle"_s);
        return true;
    }
    if (state == u"chosen") {
        model.choice()->toggleTheme(u"si"_s);
        model.choice()->toggleMatter(u"hf-loan"_s);
        return true;
    }
    if (state == u"taken") {
        hall.window(u"open"_s, {{u"staff"_s, u"li"_s}});
        return true;
    }
    return false;
}

void CounterScreen::show(const QString& state)
{
    if (showSession(state)) {
        return;
    }
    hall.window(u"open"_s);
    if (state == u"empty") {
        return;
    }
    fillQueue();
    if (isOfTurns(state)) {
        showTurns();
    } else if (state == u"paused") {
        hall.window(u"paused"_s, {{u"reason"_s, u"lunch"_s}});
    } else if (state == u"called" || state == u"pause reasons") {
        serve(TicketState::Called);
    } else if (state == u"called unknown") {
        serve(TicketState::Called, {{u"isUnknown"_s, true}, {u"class"_s, u"disabledSoldier"_s}});
    } else if (state == u"serving" || state.startsWith(u"transfer") ||
               state.startsWith(u"suspend")) {
        if (state != u"serving") {
            hall.window(u"open"_s, {{u"staff"_s, u"li"_s}}, u"2"_s);
        }
        serve(TicketState::Serving);
    } else if (state == u"several" || state == u"finish" || state == u"finish all") {
        const QStringList served{u"si-enrol"_s, u"hf-withdraw"_s};
        if (state != u"finish all") {
            hall.window(u"open"_s, {{u"matters"_s, QJsonArray::fromStringList(served)}});
        }
        serve(TicketState::Serving,
              {{u"further"_s, QJsonArray{u"hf-withdraw"_s, u"hf-loan"_s, u"si-pension"_s}}},
              state == u"finish all" ? QStringList() : served);
    } else if (state == u"long list") {
        makeListLong();
        serve(TicketState::Serving);
    } else {
        showTrouble(state);
    }
}

void CounterScreen::showTrouble(const QString& state)
{
    if (state == u"undo") {
        clock.advance(1s);
        model.callNext();
        serve(TicketState::Called);
        model.tick();
    } else if (state == u"stale") {
        serve(TicketState::Serving);
        clock.advance(10s);
        hall.setFresh(false);
        model.tick();
    } else if (state == u"messages") {
        hall.isFailing = true;
        hall.failure = ErrorCode::QueueEmpty;
        model.callNext();
        hall.feed(kinds::kHelp, u"h"_s,
                  QJsonObject{{u"node"_s, u"kiosk-1"_s}, {u"name"_s, u"1 号机"_s}});
        hall.feed(kinds::kDevice, u"kiosk-1"_s,
                  QJsonObject{{u"name"_s, u"1 号机"_s},
                              {u"printer"_s, u"noPaper"_s},
                              {u"reader"_s, u"missing"_s}});
    }
}

} // namespace onewindow::testing
