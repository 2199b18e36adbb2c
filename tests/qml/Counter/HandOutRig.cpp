// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/HandOutRig.h"

#include "services/cases/ResultPaper.h"
#include "services/core/Durations.h"

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QJsonArray>
#include <QQuickItem>
#include <QQuickWindow>

namespace onewindow::testing {

using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

QString HandOutRig::idOf(int number)
{
    return u"00000000-0000-0000-0000-0000000000%1"_s.arg(number, 2, 10, QLatin1Char('0'));
}

QString HandOutRig::numberOf(int number)
{
    return u"370303%1"_s.arg(number, 12, 10, QLatin1Char('0'));
}

HandOutRig::HandOutRig(const QString& language)
    : screen(language)
    , model(hall, clock, u"1"_s)
{
    model.scan()->useCamera(camera);
    hall.nowMs = clock.now().wallMs;
    hall.permissions = {u"case.show"_s, u"case.accept"_s, u"case.handOver"_s, u"person.show"_s};
    hall.start();
    fill();
}

void HandOutRig::usePrinter()
{
    model.handOut()->usePrinter(printer, [](const std::function<void()>& work) { work(); });
}

QJsonObject HandOutRig::filed(int number, const QString& matter, const QStringList& states) const
{
    QJsonArray steps{
        QJsonObject{{u"state"_s, u"received"_s}, {u"at"_s, hall.nowMs - 30 * kHourMs}}};
    for (const QString& state : states) {
        QJsonObject step{{u"state"_s, state},
                         {u"at"_s, hall.nowMs - (20 - steps.size()) * kHourMs}};
        if (state == u"correction") {
            step.insert(u"reason"_s, u"materials"_s);
            step.insert(u"missing"_s, QJsonArray{u"proof"_s});
        }
        steps.append(step);
    }
    return {{u"id"_s, idOf(number)},
            {u"provisional"_s, u"K1-20261130-%1"_s.arg(number, 4, 10, QLatin1Char('0'))},
            {u"number"_s, numberOf(number)},
            {u"matter"_s, matter},
            {u"state"_s, states.isEmpty() ? u"received"_s : states.constLast()},
            {u"filedAt"_s, hall.nowMs - 30 * kHourMs},
            {u"promise"_s, 3},
            {u"node"_s, u"kiosk-1"_s},
            {u"fee"_s, 0},
            {u"money"_s, u"none"_s},
            {u"here"_s, true},
            {u"steps"_s, steps}};
}

QJsonObject HandOutRig::paper(int copy)
{
    return cases::toJson(
        cases::ResultPaper{.text = {.title = u"灵活就业参保登记证明"_s,
                                    .lines = {u"姓名：王秀英"_s, u"身份证号码："_s + kNumber},
                                    .validUntil = QDate(2027, 3, 1)},
                           .number = numberOf(1),
                           .department = u"人力资源和社会保障局"_s,
                           .issued = QDate(2026, 11, 30),
                           .document = {.statement = u"OW1.AAAA.BBBB"_s,
                                        .link = u"https://hall.example/d/OW1.AAAA.BBBB"_s,
                                        .checkCode = u"K7PM3QXD9FWA"_s,
                                        .node = u"hall-1"_s,
                                        .fingerprint = u"0123 4567 89ab cdef"_s,
                                        .suite = crypto::Suite::National},
                           .copy = copy});
}

void HandOutRig::type(const QString& text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(screen.window().activeFocusItem(), &event);
}

void HandOutRig::sign()
{
    SignatureInk& ink = *model.handOut()->ink();
    for (const int top : {60, 120}) {
        ink.press(QPointF(60, top), {400, 240});
        for (int i = 1; i < 40; ++i) {
            ink.move(QPointF(60 + 7 * i, top + i % 5 * 6), {400, 240});
        }
        ink.lift();
    }
}

void HandOutRig::lay(const QString& number)
{
    drivers::IdCard card;
    card.name = u"王秀英"_s;
    card.number = number;
    model.handOut()->setCard(card);
}

void HandOutRig::fill()
{
    const QStringList approved{u"accepted"_s, u"approved"_s};
    QJsonArray ready;
    for (int i = 1; i < 8; ++i) {
        ready << filed(i, i % 2 == 0 ? u"si-flex"_s : u"mi-remote"_s, approved);
    }
    QJsonObject owed = ready.at(2).toObject();
    owed[u"fee"_s] = 1500;
    owed[u"money"_s] = u"due"_s;
    ready.replace(2, owed);
    hall.answers[kReady] = {{u"cases"_s, ready}};
    QJsonObject elsewhere = filed(9, u"si-flex"_s, approved);
    elsewhere[u"here"_s] = false;
    hall.answers[u"/v1/card-cases"_s] = {
        {u"cases"_s, QJsonArray{ready.at(0), filed(8, u"si-flex"_s, {u"accepted"_s}), elsewhere}}};
    hall.answers[u"/v1/cases?number="_s + numberOf(1)] = {{u"cases"_s, QJsonArray{ready.at(0)}}};
    for (int i = 1; i < 9; ++i) {
        hall.answers[u"/v1/cases/"_s + idOf(i)] = {
            {u"id"_s, idOf(i)},
            {u"matter"_s, u"mi-remote"_s},
            {u"person"_s, QJsonObject{{u"name"_s, u"王秀英"_s},
                                      {u"idNumber"_s, u"110105********002X"_s},
                                      {u"isTyped"_s, false}}},
            {u"answers"_s, QJsonObject{}},
            {u"shared"_s, QJsonObject{}},
            {u"rules"_s, QJsonArray{}},
            {u"pages"_s, QJsonArray{}},
            {u"committed"_s, false},
            {u"isErased"_s, false}};
    }
    hall.answers[u"/v1/cases/%1/hand-over"_s.arg(idOf(1))] = {
        {u"case"_s, idOf(1)}, {u"number"_s, numberOf(1)}, {u"state"_s, u"issued"_s}};
    hall.answers[u"/v1/cases/%1/result-paper"_s.arg(idOf(1))] = paper(1);
    // The case desk's: one that waits for what is missing.
    const QJsonObject back = filed(8, u"mi-remote"_s, {u"correction"_s});
    hall.answers[u"/v1/cases"_s] = {{u"cases"_s, QJsonArray{back}}};
    hall.answers[u"/v1/cases?number="_s + numberOf(8)] = {{u"cases"_s, QJsonArray{back}}};
    hall.answers[u"/v1/cases/%1/decision"_s.arg(idOf(8))] = {
        {u"case"_s, idOf(8)}, {u"number"_s, numberOf(8)}, {u"state"_s, u"received"_s}};
}

void HandOutRig::show(const QString& state)
{
    model.session()->signIn(u"wang"_s, u"secret"_s);
    if (state.startsWith(u"scan")) {
        showScan(state);
        return;
    }
    if (state.startsWith(u"print")) {
        showPrint(state);
        return;
    }
    if (state == u"hand out nothing") {
        hall.answers[kReady] = {{u"cases"_s, QJsonArray{}}};
    }
    press(Qt::Key_F2, Qt::ControlModifier | Qt::ShiftModifier);
    if (state == u"hand out card") {
        lay();
    } else if (state == u"hand out find") {
        press(Qt::Key_F8);
    } else if (state != u"hand out list" && state != u"hand out nothing") {
        showOpen(state);
    }
}

void HandOutRig::showScan(const QString& state)
{
    press(Qt::Key_F2, Qt::ControlModifier);
    press(Qt::Key_Return);
    press(Qt::Key_F2);
    if (state == u"scan material") {
        return;
    }
    press(Qt::Key_Return);
    if (state == u"scan lost") {
        camera.setStatus(drivers::DeviceStatus::Missing);
        return;
    }
    camera.see(samples::page());
    for (int i = 0; state != u"scan live" && i < 3; ++i) {
        press(Qt::Key_Space);
        camera.give(i == 2 && state == u"scan flawed"
                        ? samples::picture(drivers::PictureFlaw::Blurred)
                        : samples::jpegPicture(i));
        camera.see(samples::page());
    }
    if (state == u"scan page") {
        press(Qt::Key_Up);
    }
}

void HandOutRig::showOpen(const QString& state)
{
    for (int i = 0; state == u"hand out owed" && i < 2; ++i) {
        press(Qt::Key_Down);
    }
    press(Qt::Key_Return);
    if (state == u"hand out number") {
        press(Qt::Key_F2);
    } else if (state == u"hand out paper") {
        press(Qt::Key_F4);
    } else if (state == u"hand out on paper") {
        press(Qt::Key_F4);
        press(Qt::Key_Return);
    } else if (state == u"hand out wrong") {
        lay(u"110101199003070011"_s);
    } else if (state != u"hand out open" && state != u"hand out owed") {
        lay();
        sign();
        showSigned(state);
    }
}

void HandOutRig::showSigned(const QString& state)
{
    if (state == u"hand out signed") {
        return;
    }
    press(Qt::Key_F1);
    if (state == u"hand out sure") {
        return;
    }
    if (state == u"hand out late") {
        QJsonObject gone = filed(1, u"mi-remote"_s, {u"accepted"_s, u"approved"_s, u"issued"_s});
        gone[u"handedOver"_s] = QJsonObject{{u"act"_s, idOf(99)},
                                            {u"staff"_s, u"li"_s},
                                            {u"desk"_s, u"counter-2"_s},
                                            {u"at"_s, hall.nowMs - kHourMs},
                                            {u"onPaper"_s, false}};
        hall.answers[u"/v1/cases?number="_s + numberOf(1)] = {{u"cases"_s, QJsonArray{gone}}};
        hall.isFailing = true;
        hall.failure = ErrorCode::Conflict;
    }
    press(Qt::Key_Return);
}

/// The holder stands there, and the window has a printer.
void HandOutRig::showPrint(const QString& state)
{
    using drivers::DeviceStatus;
    using drivers::PrintOutcome;
    if (state == u"print no paper") {
        printer.setStatus(DeviceStatus::NoPaper);
    }
    usePrinter();
    press(Qt::Key_F2, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Return);
    lay();
    if (state == u"print ready" || state == u"print no paper") {
        return;
    }
    if (state == u"print before") {
        hall.isFailing = true;
        hall.failure = ErrorCode::Conflict;
        hall.failureDetail = u"why: printed 1 times before"_s;
    }
    press(Qt::Key_F5);
    if (state == u"print held") {
        printer.setStatus(DeviceStatus::NoPaper);
    } else if (state == u"print failed") {
        printer.finish(PrintOutcome::NotPrinted, DeviceStatus::Jam);
    } else if (state == u"print unsure") {
        printer.finish(PrintOutcome::Unknown, DeviceStatus::Missing);
    } else if (state == u"print done" || state == u"print why") {
        printer.finish(PrintOutcome::Printed, DeviceStatus::Ready);
    }
    if (state == u"print why") {
        press(Qt::Key_F5);
    }
}

} // namespace onewindow::testing
