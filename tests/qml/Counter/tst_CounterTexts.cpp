// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/api/DeviceStatus.h"
#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/NextInLine.h"
#include "qml/Texts/ClassText.h"
#include "services/queue/WindowReasons.h"

#include <QJsonObject>
#include <QMetaEnum>
#include <QSet>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;

class tst_CounterTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devices_data();
    void devices();
    void everyClassHasItsWord();
    void everyReasonHasItsWord();
    void errors_data();
    void errors();
    void reasonsOfOrder_data();
    void reasonsOfOrder();
    void refusals_data();
    void refusals();
    void everyEndHasItsReason();
    void everyWeaknessIsNamed();
};

void tst_CounterTexts::devices_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("status");
    const QMetaEnum statuses = QMetaEnum::fromType<drivers::DeviceStatus>();
    for (const char* device : {"printer", "documentPrinter", "reader", "scanner"}) {
        for (int i = 0; i < statuses.keyCount(); ++i) {
            const auto status = static_cast<drivers::DeviceStatus>(statuses.value(i));
            QTest::addRow("%s %s", device, statuses.key(i))
                << QString::fromLatin1(device) << drivers::statusName(status);
        }
    }
}

void tst_CounterTexts::devices()
{
    QFETCH(QString, device);
    QFETCH(QString, status);
    const QString text = deviceFaultText(device.toLatin1().constData(), status);
    const bool isWell = status == u"ready" || status == u"starting";
    QCOMPARE(text.isEmpty(), isWell);
}

void tst_CounterTexts::everyEndHasItsReason()
{
    QSet<QString> texts;
    for (const QString& reason : {u"idle"_s, u"expired"_s, u"account"_s, u"unknown"_s}) {
        QVERIFY(sessionEndText(reason).contains(u"重新登录"));
        texts << sessionEndText(reason);
    }
    QCOMPARE(texts.size(), 4);
}

void tst_CounterTexts::everyWeaknessIsNamed()
{
    QSet<QString> texts;
    for (const QString& why : {u"short"_s, u"long"_s, u"account"_s, u"common"_s, u"same"_s}) {
        QVERIFY(weakPasswordText(why).startsWith(u"新密码"));
        texts << weakPasswordText(why);
    }
    QCOMPARE(texts.size(), 5);
}

void tst_CounterTexts::everyClassHasItsWord()
{
    QSet<QString> words;
    for (int i = 0; i <= static_cast<int>(queue::TicketClass::Military); ++i) {
        const QString word = classText(static_cast<queue::TicketClass>(i));
        QVERIFY(!word.isEmpty());
        words << word;
    }
    QCOMPARE(words.size(), static_cast<int>(queue::TicketClass::Military) + 1);
}

void tst_CounterTexts::everyReasonHasItsWord()
{
    const auto check = [](const QStringList& reasons, QString (*text)(const QString&)) {
        QSet<QString> words;
        for (const QString& reason : reasons) {
            QVERIFY2(text(reason) != reason, qPrintable(reason));
            words << text(reason);
        }
        QCOMPARE(words.size(), reasons.size());
    };
    check(queue::pauseReasons(), &pauseText);
    check(queue::transferReasons(), &transferText);
    check(queue::suspendReasons(), &suspendText);
    check(queue::outOfOrderReasons(), &outOfOrderText);
    QCOMPARE(pauseText(u"lunch"_s), u"午间休息"_s);
    // What an older program has recorded.
    QCOMPARE(pauseText(u"午休"_s), u"午休"_s);
}

void tst_CounterTexts::errors_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("nobody waits") << ErrorCode::QueueEmpty << u"没有人等候"_s;
    QTest::newRow("closed") << ErrorCode::WindowClosed << u"窗口"_s;
    QTest::newRow("no answer") << ErrorCode::Timeout << u"没有回应"_s;
    QTest::newRow("connection") << ErrorCode::NetworkFailed << u"没有回应"_s;
    QTest::newRow("locked") << ErrorCode::LockedOut << u"次数过多"_s;
    QTest::newRow("wrong") << ErrorCode::BadCredentials << u"账号、密码"_s;
    QTest::newRow("too many requests") << ErrorCode::TooMany << u"请求太多"_s;
    QTest::newRow("too late") << ErrorCode::TooLate << u"撤销"_s;
    // What has no sentence of its own still says what to tell a technician.
    QTest::newRow("any other") << ErrorCode::StoreFailed << u"StoreFailed"_s;
}

void tst_CounterTexts::errors()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    QVERIFY2(errorText(code).contains(says), qPrintable(errorText(code)));
}

void tst_CounterTexts::reasonsOfOrder_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("says");
    QTest::newRow("came earlier") << u"cameEarlier"_s
                                  << u"B2 排在 A1 前面：16:33 起算，A1 是 16:43"_s;
    QTest::newRow("head start") << u"headStart"_s << u"老年人，按早取 20 分钟算"_s;
    QTest::newRow("appointment") << u"appointment"_s << u"有预约，按早取 20 分钟算"_s;
    QTest::newRow("an ordinary one's turn") << u"ordinaryTurn"_s << u"已连叫 2 个优先号"_s;
    QTest::newRow("came back") << u"cameBack"_s << u"A1 过过号"_s;
    QTest::newRow("out of order") << u"outOfOrder"_s << u"先叫了 B2"_s;
    QTest::newRow("other matter") << u"otherMatter"_s << u"B2 和 A1 不在一个队里"_s;
    QTest::newRow("could not be called") << u"notWaiting"_s << u"叫 B2 的时候 A1 还不能叫"_s;
}

void tst_CounterTexts::reasonsOfOrder()
{
    QFETCH(QString, reason);
    QFETCH(QString, says);
    const QString said = whyText({{u"reason"_s, reason},
                                  {u"first"_s, u"B2"_s},
                                  {u"second"_s, u"A1"_s},
                                  {u"class"_s, u"elder"_s},
                                  {u"headStartMinutes"_s, 20},
                                  {u"firstFrom"_s, qint64{1'795'250'000'000}},
                                  {u"secondFrom"_s, qint64{1'795'250'600'000}},
                                  {u"ordinaryEvery"_s, 3}});
    QVERIFY2(said.contains(says), qPrintable(said));
}

/// One code means something else for each thing that is done.
void tst_CounterTexts::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("recalled too often")
        << u"/v1/windows/1/recall"_s << ErrorCode::TooMany << u"叫满次数"_s;
    QTest::newRow("recalled too soon")
        << u"/v1/windows/1/recall"_s << ErrorCode::Conflict << u"稍等几秒再重呼"_s;
    QTest::newRow("missed too often")
        << u"/v1/tickets/x/restore"_s << ErrorCode::TooMany << u"重新取号"_s;
    QTest::newRow("anything else")
        << u"/v1/windows/1/call-next"_s << ErrorCode::TooMany << u"请求太多"_s;
}

void tst_CounterTexts::refusals()
{
    QFETCH(QString, path);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    QVERIFY2(refusalText(path, code).contains(says), qPrintable(refusalText(path, code)));
}

QTEST_GUILESS_MAIN(tst_CounterTexts)
#include "tst_CounterTexts.moc"
