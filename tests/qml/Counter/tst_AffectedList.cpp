// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/queue/FeedKinds.h"
#include "tests/qml/Counter/ReceptionRig.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using namespace onewindow::testing;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

namespace kinds = queue::feed;
using Step = ClosingViewModel::Step;

constexpr int kLeastTarget = 40;
const QString kAffected = u"/v1/hall/affected"_s;

QJsonObject number(const QString& name, const QString& answer, const QString& person = {})
{
    QJsonObject one{{u"id"_s, name},
                    {u"number"_s, name},
                    {u"matter"_s, u"si-enrol"_s},
                    {u"class"_s, u"elder"_s},
                    {u"issuedAt"_s, 1'795'309'200'000 + kHourMs},
                    {u"answer"_s, answer}};
    if (!person.isEmpty()) {
        one.insert(u"name"_s, person);
        one.insert(u"lastFour"_s, u"002X"_s);
    }
    return one;
}

QJsonObject booked(int hour, const QString& answer)
{
    const qint64 at = 1'795'309'200'000 + hour * kHourMs;
    QJsonObject one{{u"id"_s, QString::number(hour)},
                    {u"matter"_s, u"hf-withdraw"_s},
                    {u"startsAt"_s, at},
                    {u"endsAt"_s, at + kHourMs / 2},
                    {u"name"_s, u"李*"_s},
                    {u"lastFour"_s, u"1234"_s},
                    {u"answer"_s, answer}};
    if (answer == u"moved") {
        one.insert(u"movedTo"_s, at + kDayMs);
    }
    return one;
}

/// A manager at the program, on a scripted hall that closes at 14:00.
struct Rig : ReceptionRig
{
    explicit Rig(const QString& language = u"zh_CN"_s)
        : ReceptionRig(language)
    {
        hall.permissions << u"day.end"_s << u"hall.watch"_s;
        hall.answers[kAffected] = {
            {u"closesAt"_s, 1'795'309'200'000 + 5 * kHourMs},
            {u"reason"_s, u"power"_s},
            {u"isAll"_s, true},
            {u"numbers"_s,
             QJsonArray{number(u"A1031"_s, u"none"_s, u"张*"_s), number(u"A1032"_s, u"none"_s),
                        number(u"A1029"_s, u"givenUp"_s, u"王*"_s)}},
            {u"appointments"_s, QJsonArray{booked(5, u"none"_s), booked(6, u"moved"_s),
                                           booked(7, u"cancelled"_s), booked(8, u"came"_s)}}};
    }

    void open()
    {
        signIn();
        hall.feed(kinds::kClosing, u"closing"_s,
                  QJsonObject{{u"at"_s, hall.nowMs + 5 * kHourMs},
                              {u"reason"_s, u"power"_s},
                              {u"day"_s, u"2026-11-22"_s}});
        press(Qt::Key_F9, Qt::ControlModifier | Qt::ShiftModifier);
    }

    [[nodiscard]] QString text()
    {
        QStringList said{model.closing()->affected()->summary()};
        for (const DeskLine& line : model.closing()->affected()->lines()->lines()) {
            said << line.title << line.caption << line.tag;
        }
        return said.join(u'\n');
    }
};

} // namespace

/// Whom closing early concerns, for whoever walks up to them: as it is drawn, and by keys.
class TestAffectedList : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void page_data();
    void page();
    void saysWhoAndWhetherTheyAnswered();
    void isReadAnew();
    void nobodyIsConcerned();
    void whatWentWrongIsSaid();
    void comesAfterClosing_data();
    void comesAfterClosing();
    void outlookCountsAppointments();
    void nothingStays();
    void onlyForWhoMay();
};

void TestAffectedList::page_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* language : {"zh_CN", "en", "zh_Hant"}) {
        for (const QSize size : {QSize(1600, 900), QSize(1200, 700)}) {
            QTest::addRow("%s %d", language, size.width()) << QString::fromLatin1(language) << size;
        }
    }
}

void TestAffectedList::page()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Rig rig(language);
    QVERIFY(rig.load(size));
    rig.open();
    QCOMPARE(rig.model.closing()->step(), Step::Affected);
    const QImage image = rig.screen.draw();
    rig.screen.keep(QLatin1String("affected ") + QLatin1String(QTest::currentDataTag()), image);
    QQuickItem* dialog = rig.screen.window().activeFocusItem();
    while (dialog != nullptr && dialog->property("closing").isNull()) {
        dialog = dialog->parentItem();
    }
    QVERIFY(dialog != nullptr);
    const QString findings = rig.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

void TestAffectedList::saysWhoAndWhetherTheyAnswered()
{
    Rig rig;
    QVERIFY(rig.load());
    rig.open();
    const QString text = rig.text();
    for (const QString& said :
         {u"共 7 人，3 人未回应"_s, u"A1031 张*（尾号 002X）"_s, u"A1032 未刷身份证"_s,
          u"还在等，未回应"_s, u"号已取消"_s, u"14:00–14:30 李*（尾号 1234）"_s,
          u"已改约到 11-23 15:00"_s, u"已取消"_s, u"已来签到"_s, u"10:00 取号"_s}) {
        QVERIFY2(text.contains(said), qPrintable(said + u" in\n"_s + text));
    }
}

void TestAffectedList::isReadAnew()
{
    Rig rig;
    QVERIFY(rig.load());
    rig.open();
    rig.hall.asked.clear();
    rig.hall.answers[kAffected][u"numbers"_s] = QJsonArray{number(u"A1031"_s, u"givenUp"_s)};
    rig.press(Qt::Key_F9);
    QCOMPARE(rig.hall.asked, QStringList{kAffected});
    QVERIFY(rig.text().contains(u"共 5 人，1 人未回应"_s));
    rig.press(Qt::Key_Escape);
    QCOMPARE(rig.model.closing()->step(), Step::Nothing);
}

void TestAffectedList::nobodyIsConcerned()
{
    Rig rig;
    QVERIFY(rig.load());
    rig.hall.answers[kAffected] = {
        {u"isAll"_s, true}, {u"numbers"_s, QJsonArray()}, {u"appointments"_s, QJsonArray()}};
    rig.open();
    QCOMPARE(rig.model.closing()->affected()->summary(), u"现在没有人受影响。"_s);
}

void TestAffectedList::whatWentWrongIsSaid()
{
    Rig rig;
    rig.signIn();
    const QJsonObject affected = rig.hall.answers.take(kAffected);
    rig.hall.isPersonAway = true;
    rig.model.closing()->beginAffected();
    QVERIFY(!rig.model.closing()->affected()->problem().isEmpty());
    rig.hall.answers[kAffected] = affected;
    rig.model.closing()->affected()->load();
    QVERIFY(rig.model.closing()->affected()->problem().isEmpty());
    QVERIFY(!rig.model.closing()->affected()->summary().isEmpty());
}

void TestAffectedList::comesAfterClosing_data()
{
    QTest::addColumn<int>("late");
    QTest::addColumn<int>("appointments");
    QTest::addColumn<bool>("isListed");
    QTest::newRow("nobody") << 0 << 0 << false;
    QTest::newRow("who waits") << 3 << 0 << true;
    QTest::newRow("who comes later") << 0 << 2 << true;
}

void TestAffectedList::comesAfterClosing()
{
    QFETCH(const int, late);
    QFETCH(const int, appointments);
    QFETCH(const bool, isListed);
    Rig rig;
    rig.signIn();
    const QJsonObject outlook{{u"at"_s, rig.hall.nowMs + 5 * kHourMs},
                              {u"waiting"_s, 4},
                              {u"late"_s, late},
                              {u"appointments"_s, appointments},
                              {u"stopped"_s, QJsonArray()},
                              {u"matters"_s, QJsonArray()}};
    rig.hall.answers[u"/v1/hall/closing?at=14:00"_s] = outlook;
    rig.hall.answers[u"/v1/hall/closing"_s] = outlook;
    ClosingViewModel& closing = *rig.model.closing();
    closing.beginClosing();
    closing.takeTime(u"14:00"_s);
    closing.chooseReason(u"power"_s);
    closing.close();
    QCOMPARE(rig.hall.posted.constLast(), u"/v1/hall/closing"_s);
    QCOMPARE(closing.step(), isListed ? Step::Affected : Step::Nothing);
}

void TestAffectedList::outlookCountsAppointments()
{
    Rig rig;
    rig.signIn();
    rig.hall.answers[u"/v1/hall/closing?at=14:00"_s] = {{u"at"_s, rig.hall.nowMs + 5 * kHourMs},
                                                        {u"waiting"_s, 4},
                                                        {u"late"_s, 0},
                                                        {u"appointments"_s, 6},
                                                        {u"stopped"_s, QJsonArray()},
                                                        {u"matters"_s, QJsonArray()}};
    rig.model.closing()->beginClosing();
    rig.model.closing()->takeTime(u"14:00"_s);
    QVERIFY(rig.model.closing()->outlookText().contains(u"6 个预约在此之后"_s));
}

/// Neither when the dialog is closed nor when somebody else signs in.
void TestAffectedList::nothingStays()
{
    Rig rig;
    rig.signIn();
    rig.model.closing()->beginAffected();
    QVERIFY(rig.model.closing()->affected()->lines()->count() > 0);
    rig.model.closing()->cancel();
    QCOMPARE(rig.model.closing()->affected()->lines()->count(), 0);
    rig.model.closing()->beginAffected();
    rig.model.session()->signOut();
    QCOMPARE(rig.model.closing()->affected()->lines()->count(), 0);
    QVERIFY(rig.model.closing()->affected()->summary().isEmpty());
}

void TestAffectedList::onlyForWhoMay()
{
    Rig rig;
    QVERIFY(rig.load());
    rig.hall.permissions = {u"queue.call"_s};
    rig.open();
    QCOMPARE(rig.model.closing()->step(), Step::Nothing);
    QVERIFY(!rig.hall.asked.contains(kAffected));
}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    TestAffectedList test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_AffectedList.moc"
