// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/DeskPagesRig.h"

#include <QDateTime>
#include <QHash>
#include <QImage>
#include <QInputMethodEvent>
#include <QJsonArray>
#include <QQuickItem>
#include <QTest>
#include <QTimeZone>

namespace onewindow::testing {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastTarget = 40;

} // namespace

QString idOf(int number)
{
    return u"00000000000000000000000000000%1"_s.arg(number, 3, 10, QLatin1Char('0'));
}

DeskPagesRig::DeskPagesRig(const QString& language)
    : screen(language)
    , model(hall, clock, u"1"_s)
{
    hall.nowMs = clock.now().wallMs;
    hall.permissions = {u"case.show"_s,     u"case.accept"_s,     u"case.decide"_s, u"fee.take"_s,
                        u"feedback.read"_s, u"feedback.answer"_s, u"ratings.read"_s};
    hall.start();
}

DeskPagesRig::~DeskPagesRig()
{
    screen.close();
}

void DeskPagesRig::signIn()
{
    model.session()->signIn(u"zhao"_s, u"secret"_s);
}

QString DeskPagesRig::dayIn(int days) const
{
    return QDateTime::fromMSecsSinceEpoch(hall.nowMs, QTimeZone(8 * 3600))
        .date()
        .addDays(days)
        .toString(Qt::ISODate);
}

void DeskPagesRig::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    // A list has its lines when it has been drawn.
    screen.draw();
    clock.advance(1s);
    QTest::keyClick(&screen.window(), key, modifiers);
}

void DeskPagesRig::type(const QString& text)
{
    // As an input method gives it.
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(screen.window().activeFocusItem(), &event);
}

void DeskPagesRig::show(const QString& state)
{
    fillFeedback();
    fillCases();
    fillReport();
    if (state == u"feedback nothing waits") {
        hall.answers[u"/v1/feedback?state=open"_s] = {
            {u"items"_s, QJsonArray{}}, {u"open"_s, 0}, {u"overdue"_s, 0}};
    }
    signIn();
    if (state.startsWith(u"report")) {
        showReport(state);
    } else if (state.startsWith(u"feedback")) {
        showFeedback(state);
    } else {
        showCase(state);
    }
}

void DeskPagesRig::showReport(const QString& state)
{
    press(Qt::Key_F7, Qt::ControlModifier);
    if (state == u"report doubt") {
        press(Qt::Key_F4);
    } else if (state == u"report of nothing") {
        press(Qt::Key_F5);
    } else if (state == u"report charts") {
        press(Qt::Key_F7);
    }
}

void DeskPagesRig::showFeedback(const QString& state)
{
    press(Qt::Key_F3, Qt::ControlModifier);
    if (state == u"feedback list" || state == u"feedback nothing waits") {
        return;
    }
    static const QHash<QString, int> downs{{u"feedback callback"_s, 1},
                                           {u"feedback answered"_s, 3}};
    for (int i = 0; i < downs.value(state); ++i) {
        press(Qt::Key_Down);
    }
    press(Qt::Key_Return);
    if (state == u"feedback sure") {
        press(Qt::Key_F1);
        type(u"已联系您，复印机已修好。"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
    } else if (state == u"feedback outcomes") {
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        press(Qt::Key_F4);
    } else if (state == u"feedback closed") {
        press(Qt::Key_F5);
    }
}

void DeskPagesRig::showCase(const QString& state)
{
    press(Qt::Key_F2, Qt::ControlModifier);
    if (state == u"case list") {
        return;
    }
    press(Qt::Key_Return);
    if (state == u"case accept") {
        press(Qt::Key_F1);
    } else if (state == u"case missing") {
        press(Qt::Key_F2);
        press(Qt::Key_Space);
    } else if (state == u"case refuse") {
        press(Qt::Key_F3);
    } else if (state == u"case steps") {
        press(Qt::Key_F5, Qt::ShiftModifier);
    } else if (state == u"case fee") {
        press(Qt::Key_F6);
    } else if (state == u"case fee taken") {
        press(Qt::Key_F6);
        press(Qt::Key_Return);
    } else if (state == u"case picture") {
        press(Qt::Key_F7);
        QTRY_VERIFY(model.caseDesk()->pictures()->shown()->isThere());
    } else if (state == u"case find") {
        press(Qt::Key_F8);
    } else if (state == u"case departments") {
        press(Qt::Key_F11);
    } else if (state == u"case late") {
        hall.isFailing = true;
        hall.failure = ErrorCode::Conflict;
        press(Qt::Key_F1);
        press(Qt::Key_Return);
    }
}

void addPageRows(std::initializer_list<const char*> states)
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state : states) {
        for (const char* language : {"zh_CN", "en", "zh_Hant"}) {
            for (const QSize size : {QSize(1920, 1080), QSize(1366, 768), QSize(1200, 700)}) {
                if (QLatin1String(language) == "zh_Hant"_L1 && size.width() > 1200) {
                    continue; // As wide as the other Chinese.
                }
                QTest::addRow("%s %s %d", state, language, size.width())
                    << QString::fromLatin1(state) << QString::fromLatin1(language) << size;
            }
        }
    }
}

QString findingsOfRow(const QStringList& dialogs)
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    DeskPagesRig rig(language);
    if (!rig.load(size)) {
        return u"not loaded"_s;
    }
    rig.show(state);
    QQuickItem* dialog = nullptr;
    if (dialogs.contains(state)) {
        dialog = rig.screen.window().activeFocusItem();
        const QQuickItem* page = dialog;
        while (page != nullptr && page->property("isDialogOpen").isNull()) {
            dialog = const_cast<QQuickItem*>(page);
            page = page->parentItem();
        }
        if (page == nullptr || !page->property("isDialogOpen").toBool()) {
            return u"no dialog is open"_s;
        }
    }
    const QImage image = rig.screen.draw();
    rig.screen.keep(QLatin1String("desk ") + QLatin1String(QTest::currentDataTag()), image);
    return rig.screen.findings(image, kLeastTarget, dialog);
}

} // namespace onewindow::testing
