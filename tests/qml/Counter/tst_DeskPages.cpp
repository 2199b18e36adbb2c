// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CounterViewModel.h"
#include "services/core/Durations.h"
#include "tests/ManualClock.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/qml/staff/StaffScreen.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QPainter>
#include <QQuickItem>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::ScriptedHall;
using onewindow::testing::StaffScreen;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

constexpr int kLeastTarget = 40;

QString idOf(int number)
{
    return u"00000000000000000000000000000%1"_s.arg(number, 3, 10, QLatin1Char('0'));
}

/// A page as it was photographed: lines on paper, for the eye.
QString photograph()
{
    QImage page(600, 840, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.setPen(QPen(Qt::darkGray, 6));
    for (int y = 80; y < 760; y += 60) {
        painter.drawLine(60, y, y % 180 == 80 ? 380 : 540, y);
    }
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    page.save(&buffer, "jpeg");
    return QString::fromLatin1(bytes.toBase64());
}

/// The program at its feedback and case pages, on a scripted hall.
struct Counter
{
    explicit Counter(const QString& language)
        : screen(language)
        , model(hall, clock, u"1"_s)
    {
        hall.nowMs = clock.now().wallMs;
        hall.permissions = {u"case.show"_s,   u"case.accept"_s,   u"case.decide"_s,
                            u"fee.take"_s,    u"feedback.read"_s, u"feedback.answer"_s,
                            u"ratings.read"_s};
        hall.start();
    }

    ~Counter() { screen.close(); }

    Counter(const Counter&) = delete;
    Counter& operator=(const Counter&) = delete;
    Counter(Counter&&) = delete;
    Counter& operator=(Counter&&) = delete;

    void signIn() { model.session()->signIn(u"zhao"_s, u"secret"_s); }

    void fillFeedback();
    void fillCases(const QString& money = u"due"_s);
    void fillReport();
    /// What the pages show in `state`.
    void show(const QString& state);

    [[nodiscard]] QString dayIn(int days) const
    {
        return QDateTime::fromMSecsSinceEpoch(hall.nowMs, QTimeZone(8 * 3600))
            .date()
            .addDays(days)
            .toString(Qt::ISODate);
    }

    /// One of the list of what people said.
    [[nodiscard]] QJsonObject said(int number, const QString& kind, int days,
                                   const QString& state = u"open"_s) const;
    /// One of the list of cases.
    [[nodiscard]] QJsonObject filed(int number, const QString& matter, const QString& state,
                                    int daysAgo) const;

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        // A list has its lines when it has been drawn.
        screen.draw();
        clock.advance(1s);
        QTest::keyClick(&screen.window(), key, modifiers);
    }

    void type(const QString& text)
    {
        // As an input method gives it.
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(screen.window().activeFocusItem(), &event);
    }

    StaffScreen screen;
    ManualClock clock;
    ScriptedHall hall;
    CounterViewModel model;
};

QJsonObject Counter::said(int number, const QString& kind, int days, const QString& state) const
{
    const bool isCallBack = kind == u"callback";
    return {{u"id"_s, idOf(number)},
            {u"number"_s,
             isCallBack ? QString() : u"Y1-20261130-%1"_s.arg(number, 4, 10, QLatin1Char('0'))},
            {u"kind"_s, kind},
            {u"matter"_s, number % 2 == 0 ? u"mi-remote"_s : QString()},
            {u"state"_s, state},
            {u"until"_s, dayIn(days)},
            {u"isOverdue"_s, days < 0},
            {u"saidAt"_s, hall.nowMs - number * kHourMs},
            {u"answers"_s, state == u"open" ? 0 : 1},
            {u"calls"_s, isCallBack ? 1 : 0},
            {u"wasReached"_s, false}};
}

QJsonObject Counter::filed(int number, const QString& matter, const QString& state,
                           int daysAgo) const
{
    const qint64 at = hall.nowMs - daysAgo * kDayMs;
    QJsonArray steps{QJsonObject{{u"state"_s, u"received"_s}, {u"at"_s, at}}};
    if (state != u"received") {
        steps.append(QJsonObject{{u"state"_s, state}, {u"at"_s, at + kHourMs}});
    }
    return {{u"id"_s, idOf(number)},
            {u"provisional"_s, u"K1-20261130-%1"_s.arg(number, 4, 10, QLatin1Char('0'))},
            {u"number"_s, u"370303%1"_s.arg(number, 12, 10, QLatin1Char('0'))},
            {u"matter"_s, matter},
            {u"state"_s, state},
            {u"filedAt"_s, at},
            {u"promise"_s, 3},
            {u"node"_s, u"kiosk-1"_s},
            {u"fee"_s, 0},
            {u"money"_s, u"none"_s},
            {u"steps"_s, steps}};
}

void Counter::fillFeedback()
{
    QJsonArray items{said(1, u"complaint"_s, -2), said(2, u"callback"_s, 0),
                     said(3, u"question"_s, 1), said(4, u"suggestion"_s, 3, u"answered"_s)};
    for (int i = 5; i < 16; ++i) {
        items << said(i, i % 3 == 0 ? u"complaint"_s : u"suggestion"_s, i);
    }
    hall.answers[u"/v1/feedback?state=open"_s] = {
        {u"items"_s, items}, {u"open"_s, 15}, {u"overdue"_s, 1}, {u"next"_s, u"2026-12-20.ab"_s}};
    hall.answers[u"/v1/feedback?state=closed"_s] = {
        {u"items"_s, QJsonArray{}}, {u"open"_s, 15}, {u"overdue"_s, 1}};
    QJsonObject complaint = said(1, u"complaint"_s, -2);
    complaint[u"text"_s] =
        u"上周三在三号窗口等了四十分钟，叫到号后又说材料要重新复印，复印机却是坏的，"
        u"工作人员让我去街上复印，回来后要重新取号。希望修好复印机，重新排队的规定也请说明。"_s;
    complaint[u"phone"_s] = u"13800138000"_s;
    complaint[u"said"_s] = QJsonArray{};
    complaint[u"isErased"_s] = false;
    hall.answers[u"/v1/feedback/"_s + idOf(1)] = complaint;
    QJsonObject callBack = said(2, u"callback"_s, 0);
    callBack[u"level"_s] = 1;
    callBack[u"codes"_s] = QJsonArray{u"101"_s, u"103"_s};
    callBack[u"text"_s] = u"办事的人态度不好"_s;
    callBack[u"phone"_s] = u"13800138000"_s;
    callBack[u"said"_s] = QJsonArray{};
    callBack[u"isErased"_s] = false;
    hall.answers[u"/v1/feedback/"_s + idOf(2)] = callBack;
    QJsonObject answered = said(4, u"suggestion"_s, 3, u"answered"_s);
    answered[u"text"_s] = u"建议自助机旁边放老花镜"_s;
    answered[u"phone"_s] = QString();
    answered[u"said"_s] = QJsonArray{u"谢谢您的建议，老花镜下周起放在每台自助机旁。"_s};
    answered[u"isErased"_s] = false;
    hall.answers[u"/v1/feedback/"_s + idOf(4)] = answered;
}

void Counter::fillCases(const QString& money)
{
    QJsonObject first = filed(1, u"mi-remote"_s, u"received"_s, 12);
    first[u"fee"_s] = 1500;
    first[u"money"_s] = money;
    QJsonArray list{first, filed(2, u"si-flex"_s, u"accepted"_s, 1),
                    filed(3, u"fam-birth"_s, u"correction"_s, 1)};
    for (int i = 4; i < 14; ++i) {
        list << filed(i, u"voice-suggest"_s, u"received"_s, 0);
    }
    hall.answers[u"/v1/cases"_s] = {{u"cases"_s, list}};
    hall.answers[u"/v1/cases?number=370303000000000001"_s] = {{u"cases"_s, QJsonArray{first}}};
    const auto rule = [](const QString& zh, const QString& en, const QString& truth) {
        return QJsonObject{{u"text"_s, QJsonObject{{u"zh"_s, zh}, {u"en"_s, en}}},
                           {u"truth"_s, truth}};
    };
    hall.answers[u"/v1/cases/"_s + idOf(1)] = {
        {u"id"_s, idOf(1)},
        {u"matter"_s, u"mi-remote"_s},
        {u"person"_s, QJsonObject{{u"name"_s, u"王秀英"_s},
                                  {u"idNumber"_s, u"110105********002X"_s},
                                  {u"isTyped"_s, true}}},
        {u"answers"_s, QJsonObject{{u"name"_s, u"王秀英"_s},
                                   {u"number"_s, u"110105********002X"_s},
                                   {u"phone"_s, u"13800138000"_s},
                                   {u"kind"_s, u"referral"_s},
                                   {u"place"_s, u"310100"_s},
                                   {u"from"_s, u"2026-12-01"_s},
                                   {u"hospital"_s, u"上海市第一人民医院"_s},
                                   {u"contacts"_s, QJsonArray{QJsonObject{
                                                       {u"contact_name"_s, u"李强"_s},
                                                       {u"contact_phone"_s, u"13900139000"_s}}}}}},
        {u"shared"_s,
         QJsonObject{{u"medical_insured"_s, QJsonObject{{u"status"_s, u"正常参保"_s}}}}},
        {u"committed"_s, false},
        {u"signed"_s, u"hand"_s},
        {u"rules"_s, QJsonArray{rule(u"医保参保状态正常"_s, u"Insured"_s, u"true"_s),
                                rule(u"属于可以当场备案的类型"_s, u"A kind that is filed at once"_s,
                                     u"false"_s),
                                rule(u"已选择就医地"_s, u"A place was chosen"_s, u"unknown"_s)}},
        {u"pages"_s,
         QJsonArray{QJsonObject{
             {u"material"_s, u"proof"_s}, {u"page"_s, 0}, {u"width"_s, 600}, {u"height"_s, 840}}}},
        {u"isErased"_s, false}};
    hall.answers[u"/v1/cases/%1/pages/proof/0"_s.arg(idOf(1))] = {{u"mime"_s, u"image/jpeg"_s},
                                                                  {u"bytes"_s, photograph()}};
    hall.answers[u"/v1/cases/%1/fee-claim"_s.arg(idOf(1))] = {
        {u"case"_s, idOf(1)}, {u"money"_s, u"counter"_s}, {u"cents"_s, 1500}};
    hall.answers[u"/v1/cases/%1/fee"_s.arg(idOf(1))] = {{u"case"_s, idOf(1)},
                                                        {u"money"_s, u"paid"_s},
                                                        {u"cents"_s, 1500},
                                                        {u"receipt"_s, u"S0-20261130-0001"_s}};
    hall.answers[u"/v1/cases/%1/decision"_s.arg(idOf(1))] = {
        {u"case"_s, idOf(1)}, {u"number"_s, u"370303000000000001"_s}, {u"state"_s, u"accepted"_s}};
}

/// Of a long day.
QJsonArray hoursOfDay()
{
    QJsonArray hours;
    for (int hour = 8; hour < 18; ++hour) {
        QJsonObject one{{u"hour"_s, hour}, {u"arrived"_s, 40 + hour}, {u"waited"_s, 30 + hour}};
        if (hour < 17) {
            one.insert(u"waitMinutes"_s, 30.5 - 2 * qAbs(hour - 10));
        }
        hours.append(one);
    }
    return hours;
}

QJsonArray quotedAgainst()
{
    QJsonArray steps;
    for (const int upTo : {10, 20, 30, 45, 60, 90, 0}) {
        const double told = upTo == 0 ? 110 : upTo;
        QJsonObject one{{u"people"_s, 100 + upTo},
                        {u"kept"_s, 80 + upTo},
                        {u"toldLowMinutes"_s, told / 2},
                        {u"toldHighMinutes"_s, told},
                        {u"waitMinutes"_s, told * 0.8}};
        if (upTo != 0) {
            one.insert(u"upToMinutes"_s, upTo);
        }
        steps.append(one);
    }
    return steps;
}

void Counter::fillReport()
{
    QJsonArray days;
    for (int day = 2; day < 20; ++day) {
        QJsonObject figures{{u"key"_s, u"2026-11-%1"_s.arg(day, 2, 10, QLatin1Char('0'))},
                            {u"arrived"_s, 180 + day},
                            {u"served"_s, 160},
                            {u"missed"_s, 12},
                            {u"unserved"_s, 8 + day},
                            {u"waited"_s, 172},
                            {u"waitMinutes"_s, 4.5 + day},
                            {u"waitedLong"_s, 3},
                            {u"walkSeconds"_s, 42.5},
                            {u"serviceMinutes"_s, 7.8},
                            {u"quoted"_s, 150},
                            {u"kept"_s, 121}};
        if (day % 3 == 0) {
            figures.insert(u"ratings"_s, QJsonArray{0, 1, 2, 10, 40});
        }
        days.append(figures);
    }
    const QString month = dayIn(0).left(7);
    const QJsonObject whole{{u"month"_s, month},
                            {u"by"_s, u"day"_s},
                            {u"isWhole"_s, true},
                            {u"isPruned"_s, false},
                            {u"untoldRatings"_s, 0},
                            {u"groups"_s, days},
                            {u"hours"_s, hoursOfDay()},
                            {u"quotedAgainst"_s, quotedAgainst()},
                            {u"serviceLevelMinutes"_s, 20},
                            {u"csv"_s, u"\"day\"\r\n"_s}};
    hall.answers[u"/v1/reports?month=%1&by=day"_s.arg(month)] = whole;
    QJsonObject doubtful = whole;
    doubtful[u"by"_s] = u"window"_s;
    doubtful[u"isWhole"_s] = false;
    doubtful[u"doubt"_s] = u"hall-1/1/7: changed"_s;
    doubtful[u"groups"_s] = QJsonArray{
        QJsonObject{{u"key"_s, QString()}, {u"arrived"_s, 3}, {u"unserved"_s, 3}},
        QJsonObject{
            {u"key"_s, u"1"_s}, {u"arrived"_s, 9}, {u"served"_s, 9}, {u"waitMinutes"_s, 3}}};
    hall.answers[u"/v1/reports?month=%1&by=window"_s.arg(month)] = doubtful;
    QJsonObject empty = whole;
    empty[u"groups"_s] = QJsonArray();
    hall.answers[u"/v1/reports?month=%1&by=matter"_s.arg(month)] = empty;
}

void Counter::show(const QString& state)
{
    fillFeedback();
    fillCases();
    fillReport();
    if (state == u"nothing waits") {
        hall.answers[u"/v1/feedback?state=open"_s] = {
            {u"items"_s, QJsonArray{}}, {u"open"_s, 0}, {u"overdue"_s, 0}};
    }
    signIn();
    const bool isFeedback = state.startsWith(u"feedback") || state == u"nothing waits";
    if (state.startsWith(u"report")) {
        press(Qt::Key_F7, Qt::ControlModifier);
        if (state == u"report doubt") {
            press(Qt::Key_F4);
        } else if (state == u"report of nothing") {
            press(Qt::Key_F5);
        } else if (state == u"report charts") {
            press(Qt::Key_F7);
        }
        return;
    }
    press(isFeedback ? Qt::Key_F3 : Qt::Key_F2, Qt::ControlModifier);
    if (state == u"feedback list" || state == u"nothing waits" || state == u"case list") {
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
    } else if (state == u"case accept") {
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

} // namespace

/// The counter's pages of feedback and cases as they are drawn, at each size, in Chinese and
/// English, and by keys alone.
class TestDeskPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void railShowsWhatOneMay();
    void keysGoFromPageToPage();
    void noOtherPageFromADialog();
    void answerByKeys();
    void closeByKeys();
    void acceptByKeys();
    void missingByKeys();
    void specialProcedureByKeys();
    void feeByKeys();
    void foundByScanner();
    void reportByKeys();
    void nothingStaysWhenOneLeaves();
    void listStaysUnderTheKeysWhenItIsReadAgain();
};

void TestDeskPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state : {"nothing waits",     "feedback list",     "feedback open",
                              "feedback callback", "feedback answered", "feedback sure",
                              "feedback outcomes", "feedback closed",   "case list",
                              "case open",         "case accept",       "case missing",
                              "case refuse",       "case steps",        "case fee",
                              "case fee taken",    "case picture",      "case find",
                              "case departments",  "case late",         "report",
                              "report doubt",      "report of nothing", "report charts"}) {
        for (const char* language : {"zh_CN", "en"}) {
            for (const QSize size : {QSize(1920, 1080), QSize(1366, 768), QSize(1200, 700)}) {
                QTest::addRow("%s %s %d", state, language, size.width())
                    << QString::fromLatin1(state) << QString::fromLatin1(language) << size;
            }
        }
    }
}

void TestDeskPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Counter counter(language);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, size));
    counter.show(state);
    static const QStringList dialogs{u"feedback sure"_s, u"feedback outcomes"_s, u"case accept"_s,
                                     u"case missing"_s,  u"case refuse"_s,       u"case steps"_s,
                                     u"case fee"_s,      u"case fee taken"_s,    u"case picture"_s,
                                     u"case find"_s,     u"case departments"_s};
    QQuickItem* dialog = nullptr;
    if (dialogs.contains(state)) {
        dialog = counter.screen.window().activeFocusItem();
        QVERIFY(dialog != nullptr);
        const QQuickItem* page = dialog;
        while (page != nullptr && page->property("isDialogOpen").isNull()) {
            dialog = const_cast<QQuickItem*>(page);
            page = page->parentItem();
        }
        QVERIFY(page != nullptr && page->property("isDialogOpen").toBool());
    }
    const QImage image = counter.screen.draw();
    counter.screen.keep(QLatin1String("desk ") + QLatin1String(QTest::currentDataTag()), image);
    const QString findings = counter.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

void TestDeskPages::railShowsWhatOneMay()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.hall.permissions = {};
    counter.signIn();
    QCOMPARE(counter.model.pages()->ids(), (QStringList{u"window"_s, u"outage"_s}));
    QVERIFY(counter.screen.find(u"办件"_s) == nullptr);
    counter.press(Qt::Key_F2, Qt::ControlModifier);
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
    counter.press(Qt::Key_F10);
    counter.hall.permissions = {u"case.show"_s};
    counter.signIn();
    QCOMPARE(counter.model.pages()->ids(), (QStringList{u"window"_s, u"cases"_s, u"outage"_s}));
    QVERIFY(counter.screen.find(u"办件"_s) != nullptr);
    QVERIFY(counter.screen.find(u"留言回访"_s) == nullptr);
}

void TestDeskPages::keysGoFromPageToPage()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.fillFeedback();
    counter.fillCases();
    counter.signIn();
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
    for (const auto& [key, page] :
         {std::pair{Qt::Key_F2, u"cases"_s}, std::pair{Qt::Key_F3, u"feedback"_s},
          std::pair{Qt::Key_F1, u"window"_s}}) {
        counter.press(key, Qt::ControlModifier);
        QCOMPARE(counter.model.pages()->current(), page);
    }
    // The window's keys are the window's.
    counter.hall.posted.clear();
    counter.press(Qt::Key_F2, Qt::ControlModifier);
    counter.press(Qt::Key_F9);
    QCOMPARE(counter.hall.posted, QStringList());
}

void TestDeskPages::noOtherPageFromADialog()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"case refuse"_s);
    counter.press(Qt::Key_F3, Qt::ControlModifier);
    QCOMPARE(counter.model.pages()->current(), u"cases"_s);
    counter.press(Qt::Key_Escape);
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
    counter.press(Qt::Key_F3, Qt::ControlModifier);
    QCOMPARE(counter.model.pages()->current(), u"feedback"_s);
}

void TestDeskPages::answerByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"feedback open"_s);
    counter.press(Qt::Key_F1);
    counter.type(u"复印机修好了。"_s);
    counter.press(Qt::Key_F1);
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/feedback/%1/answer"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody["text"_L1].toString(), u"复印机修好了。"_s);
    QCOMPARE(counter.hall.lastBody["seen"_L1].toInt(-1), 0);
}

void TestDeskPages::closeByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"feedback callback"_s);
    counter.press(Qt::Key_F3);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/feedback/%1/call"_s.arg(idOf(2)));
    QCOMPARE(counter.hall.lastBody["reached"_L1].toBool(true), false);
    counter.press(Qt::Key_F4);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/feedback/%1/close"_s.arg(idOf(2)));
    QCOMPARE(counter.hall.lastBody["outcome"_L1].toString(), u"explained"_s);
}

void TestDeskPages::acceptByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"case accept"_s);
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/decision"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody,
             (QJsonObject{{u"state"_s, u"accepted"_s}, {u"seen"_s, u"received"_s}}));
    counter.press(Qt::Key_F5);
    counter.press(Qt::Key_Down);
    // Not the echo of the key that said yes.
    QTRY_COMPARE((counter.press(Qt::Key_Return), counter.hall.lastBody["reason"_L1].toString()),
                 u"conditions"_s);
    QCOMPARE(counter.hall.lastBody["state"_L1].toString(), u"rejected"_s);
}

void TestDeskPages::specialProcedureByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"case steps"_s);
    const QStringList ids = counter.model.caseDesk()->stepIds();
    QCOMPARE(ids.constFirst(), u"review"_s);
    QCOMPARE(ids.size(), 1 + cases::specialReasons().size());
    QCOMPARE(counter.model.caseDesk()->stepNames().size(), ids.size());
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/decision"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody, (QJsonObject{{u"state"_s, u"suspended"_s},
                                                 {u"seen"_s, u"received"_s},
                                                 {u"reason"_s, u"hearing"_s}}));
}

void TestDeskPages::missingByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"case missing"_s);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Space);
    counter.press(Qt::Key_Tab);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/decision"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody["missing"_L1].toArray(), (QJsonArray{u"id_card"_s, u"proof"_s}));
    QCOMPARE(counter.hall.lastBody["reason"_L1].toString(), u"materials"_s);
}

void TestDeskPages::feeByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"case fee"_s);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/fee-claim"_s.arg(idOf(1)));
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/fee"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody, (QJsonObject{{u"cents"_s, 1500}, {u"method"_s, u"card"_s}}));
    QCOMPARE(counter.model.caseDesk()->fee()->receipt(), u"S0-20261130-0001"_s);
    QTRY_COMPARE((counter.press(Qt::Key_Return), counter.model.caseDesk()->fee()->step()),
                 CaseFee::Step::None);
    QVERIFY(!counter.model.caseDesk()->canTakeFee());
}

void TestDeskPages::foundByScanner()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"case list"_s);
    counter.hall.answers[u"/v1/cases?number=T0k3n"_s] = {
        {u"cases"_s, QJsonArray{counter.filed(1, u"mi-remote"_s, u"approved"_s, 1)}}};
    counter.press(Qt::Key_F8);
    counter.type(u"https://hall.example/c/T0k3n?x=1"_s);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.model.caseDesk()->selectedId(), idOf(1));
    QVERIFY(counter.model.caseDesk()->isOpen());
    QVERIFY(!counter.model.caseDesk()->canAccept());
}

/// Neither the model nor what is drawn knows of anybody any more.
/// From month to month, no further than this one, and into a file.
void TestDeskPages::reportByKeys()
{
    const QTemporaryDir folder;
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"report"_s);
    ui::ReportViewModel& report = *counter.model.report();
    report.setFolder(folder.path());
    QCOMPARE(report.lines()->rowCount(), 18);
    QCOMPARE(report.lines()->lines().constFirst().kept, u"121/150"_s);
    QCOMPARE(report.lines()->lines().constLast().waitShare, 1.0);
    QCOMPARE(report.level(), u"20 分钟内叫到的占 98.3%"_s);
    QVERIFY(!report.hasCharts());
    counter.press(Qt::Key_F7);
    QVERIFY(report.hasCharts());
    QCOMPARE(report.hours()->rowCount(), 10);
    QCOMPARE(report.hours()->bars().at(2).to, 1.0);
    QVERIFY(report.hours()->bars().constLast().value.isEmpty());
    QCOMPARE(report.quoted()->rowCount(), 7);
    QCOMPARE(report.quoted()->bars().constLast().to, 1.0);
    QCOMPARE(report.quoted()->bars().constFirst().caption, u"110 人，说准 82%"_s);
    counter.press(Qt::Key_F7);
    QVERIFY(!report.hasCharts());
    QCOMPARE(report.lines()->lines().at(1).ratings, u"53 / 4.7"_s);
    QVERIFY(report.doubt().isEmpty());
    const QString month = report.month();
    counter.press(Qt::Key_F2);
    QCOMPARE(report.month(), month);
    QSignalSpy exported(&report, &ui::ReportViewModel::exported);
    counter.press(Qt::Key_F6);
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, 30'000);
    QFile file(folder.filePath(u"report-%1-day.csv"_s.arg(counter.dayIn(0).left(7))));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("\xEF\xBB\xBF\"day\"\r\n"));
    QVERIFY(report.notice().contains(folder.path()));
    QFile definitions(folder.filePath(u"report-definitions.txt"_s));
    QVERIFY(definitions.open(QIODevice::ReadOnly));
    QVERIFY(definitions.readAll().contains("\nkeptPercent\t"));
    // A folder that is not there.
    report.setFolder(folder.filePath(u"none"_s));
    counter.press(Qt::Key_F6);
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 2, 30'000);
    QVERIFY(report.notice().startsWith(u"没有存成"_s));
    counter.press(Qt::Key_F4);
    QVERIFY(!report.doubt().isEmpty());
    counter.press(Qt::Key_F1);
    QVERIFY(report.month() != month);
    QVERIFY(report.hasNext());
}

void TestDeskPages::nothingStaysWhenOneLeaves()
{
    for (const Qt::Key away : {Qt::Key_F1, Qt::Key_F10}) {
        Counter counter(u"zh_CN"_s);
        QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
        counter.show(u"case open"_s);
        QVERIFY(counter.screen.find(u"王秀英"_s) != nullptr);
        counter.press(away, away == Qt::Key_F1 ? Qt::ControlModifier : Qt::NoModifier);
        QVERIFY(counter.screen.find(u"王秀英"_s) == nullptr);
        QVERIFY(!counter.model.caseDesk()->isOpen());
        QCOMPARE(counter.model.caseDesk()->answers()->count(), 0);
        QCOMPARE(counter.model.caseDesk()->list()->count(), 0);
        if (away == Qt::Key_F10) {
            counter.signIn();
        }
        counter.press(Qt::Key_F3, Qt::ControlModifier);
        QTRY_VERIFY((counter.press(Qt::Key_Return),
                     counter.model.feedbackDesk()->text().contains(u"复印机")));
        counter.press(Qt::Key_F1);
        counter.type(u"半句"_s);
        counter.press(away, away == Qt::Key_F1 ? Qt::ControlModifier : Qt::NoModifier);
        QCOMPARE(counter.model.feedbackDesk()->text(), QString());
        QCOMPARE(counter.model.feedbackDesk()->facts()->count(), 0);
        if (away == Qt::Key_F10) {
            counter.signIn();
        }
        counter.press(Qt::Key_F3, Qt::ControlModifier);
        QTRY_VERIFY((counter.press(Qt::Key_Return), counter.model.feedbackDesk()->isOpen()));
        counter.press(Qt::Key_F1);
        // The half answer is gone: F1 goes to an empty box and asks nothing.
        counter.press(Qt::Key_F1);
        QVERIFY(counter.screen.find(u"发出答复？"_s) == nullptr);
    }
}

void TestDeskPages::listStaysUnderTheKeysWhenItIsReadAgain()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"feedback list"_s);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Down);
    counter.hall.asked.clear();
    counter.clock.advance(31s);
    counter.model.tick();
    QCOMPARE(counter.hall.asked, QStringList{u"/v1/feedback?state=open"_s});
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.model.feedbackDesk()->selectedId(), idOf(4));
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestDeskPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_DeskPages.moc"
