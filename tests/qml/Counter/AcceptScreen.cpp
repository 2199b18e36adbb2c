// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/AcceptScreen.h"

namespace onewindow::testing {

using namespace Qt::StringLiterals;
using ui::AcceptForm;

AcceptScreen::AcceptScreen(const QString& language)
    : screen(language)
    , rig({u"case.show"_s, u"ticket.issue"_s})
{
    rig.model.scan()->useCamera(camera);
    rig.accept().usePrinter(printer);
}

bool AcceptScreen::showSigning(const QString& state)
{
    static const QStringList states{u"pad"_s, u"pad refused"_s, u"signed"_s};
    if (!states.contains(state)) {
        return false;
    }
    OW_ENFORCE(rig.open(u"voice-complain"_s));
    rig.fillIn();
    // Past the one material and its pages, and how the citizen signs.
    press(Qt::Key_F6);
    for (int i = 0; i < 3; ++i) {
        press(Qt::Key_Tab);
    }
    press(Qt::Key_Return);
    if (state == u"pad refused") {
        rig.write(QList<QPointF>{{100, 100}});
        OW_ENFORCE(pressUntil(Qt::Key_Return, [&] { return !rig.accept().padNotice().isEmpty(); }));
    } else if (state == u"signed") {
        rig.write();
        OW_ENFORCE(pressUntil(Qt::Key_Return, [&] { return !rig.accept().signedHow().isEmpty(); }));
    }
    return true;
}

void AcceptScreen::show(const QString& state)
{
    if (state == u"start") {
        return;
    }
    if (state == u"person dialog") {
        press(Qt::Key_F3);
        return;
    }
    if (state == u"unfinished") {
        rig.answerDrafts({QJsonObject{{u"case"_s, u"0192f0c1-0000-7000-8000-0000000000d1"_s},
                                      {u"matter"_s, u"mi-remote"_s},
                                      {u"savedAt"_s, rig.hall.nowMs}}});
    }
    rig.accept().setCard(AcceptRig::card());
    if (state == u"person" || state == u"unfinished") {
        return;
    }
    if (showSigning(state)) {
        return;
    }
    if (state == u"consent") {
        rig.accept().search({});
        rig.hall.ticket(u"A1019"_s, u"si-record"_s, queue::TicketState::Serving, 5,
                        {{u"window"_s, u"1"_s}, {u"startedAt"_s, rig.hall.nowMs}});
        rig.hall.window(u"open"_s, {{u"ticket"_s, u"A1019"_s}, {u"number"_s, u"A1019"_s}});
        rig.accept().search({});
        press(Qt::Key_Return);
        return;
    }
    QVERIFY(rig.open(state == u"no form" ? u"re-transfer"_s : u"mi-remote"_s));
    if (state == u"form" || state == u"no form") {
        return;
    }
    showFilledIn(state);
}

void AcceptScreen::showFilledIn(const QString& state)
{
    AcceptForm& form = *rig.accept().form();
    if (state == u"choice") {
        form.goTo(u"kind"_s);
        press(Qt::Key_Return);
        return;
    }
    form.choose(u"kind"_s, u"referral"_s);
    form.addEntry(u"contacts"_s);
    if (state == u"errors") {
        form.setText(u"phone"_s, u"12"_s);
        press(Qt::Key_F1);
        return;
    }
    rig.fillIn();
    if (state == u"commitment") {
        press(Qt::Key_F4);
        return;
    }
    if (state == u"missing" || state == u"sure" || state == u"filed notice") {
        rig.accept().materials()->choose(u"proof"_s, u"missing"_s);
    } else {
        rig.seeAll();
    }
    if (state == u"covered") {
        rig.accept().clearCard();
    } else if (state == u"sure") {
        press(Qt::Key_F2);
    } else if (state == u"again") {
        press(Qt::Key_F9);
    } else if (state == u"scan") {
        rig.accept().addPages(u"proof"_s);
        camera.setStatus(drivers::DeviceStatus::Ready);
        camera.see(ui::samples::page());
    } else if (state == u"filed" || state == u"filed notice") {
        rig.answerFiling(state == u"filed" ? u"accepted"_s : u"correction"_s,
                         state == u"filed" ? u"370303000000000001"_s : QString());
        press(state == u"filed" ? Qt::Key_F1 : Qt::Key_F2);
        press(Qt::Key_Return);
        printer.finish(drivers::PrintOutcome::Printed);
    }
}

} // namespace onewindow::testing
