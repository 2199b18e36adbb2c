// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/memory/Sweeper.h"
#include "tests/OwnMemory.h"
#include "tests/qml/Counter/AcceptScreen.h"
#include "tests/qml/Counter/DeskPagesRig.h"

#include <QGuiApplication>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::AcceptScreen;
using onewindow::testing::DeskPagesRig;
using onewindow::testing::HiddenText;
using onewindow::testing::idOf;
using onewindow::testing::ReceptionRig;
using onewindow::testing::ScriptedHall;
using onewindow::testing::StaffScreen;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

/// Of the card.
constexpr HiddenText kNumber("11010519491231002X");
constexpr HiddenText kPhone("13652718843");
constexpr int kPatienceMs = 20'000;

/// As app/counter does. Counts the sweeps: to look after one, and not all the time.
void sweep(StaffScreen& screen, const CounterViewModel& model, int& sweeps)
{
    QObject::connect(&model, &CounterViewModel::personLeft,
                     new Sweeper(screen.engine(), [&sweeps] { ++sweeps; }), &Sweeper::soon);
}

/// A card whose number is no literal of this test.
void lay(ReceptionRig& counter)
{
    drivers::IdCard card;
    card.name = u"张建国"_s;
    card.number = QString::fromLatin1(kNumber.plain());
    Q_EMIT counter.reader.cardRead(card);
    card.wipe();
}

/// What the scripted hall knows is not the program's.
void forget(ScriptedHall& hall)
{
    hall.answers.clear();
    hall.person = {};
    hall.lastBody = {};
}

} // namespace

/// That nothing of a citizen is left in the counter's memory once they are shown no longer. The
/// heap is the program's, which overwrites what is given back to it.
class TestCounterMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void cardThatIsTakenAway_data();
    void cardThatIsTakenAway();
    void personWhoIsTyped();
    void formThatIsGivenUp();
    void caseThatIsRead();
};

void TestCounterMemory::cardThatIsTakenAway_data()
{
    QTest::addColumn<QString>("page");
    for (const char* page : {"window", "reception", "accept", "handOut"}) {
        QTest::newRow(page) << QString::fromLatin1(page);
    }
}

void TestCounterMemory::cardThatIsTakenAway()
{
    QFETCH(const QString, page);
    ReceptionRig counter;
    counter.hall.permissions << u"case.accept"_s << u"case.handOver"_s;
    QVERIFY(counter.load());
    int sweeps = 0;
    sweep(counter.screen, counter.model, sweeps);
    counter.signIn();
    counter.model.pages()->go(page);
    QVERIFY(!kNumber.isInMemory());
    lay(counter);
    counter.screen.draw();
    forget(counter.hall);
    QVERIFY(kNumber.isInMemory());
    sweeps = 0;
    counter.reader.take();
    counter.model.pages()->go(u"outage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(sweeps > 0, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!kNumber.isInMemory(), kPatienceMs);
}

/// By the clerk, in a dialog that stays.
void TestCounterMemory::personWhoIsTyped()
{
    AcceptScreen counter;
    QVERIFY(counter.load());
    int sweeps = 0;
    sweep(counter.screen, counter.rig.model, sweeps);
    counter.show(u"person dialog"_s);
    counter.type(u"张建国"_s);
    counter.press(Qt::Key_Return);
    counter.type(QString::fromLatin1(kNumber.plain()));
    counter.press(Qt::Key_Return);
    QVERIFY(!counter.rig.accept().person().isEmpty());
    counter.screen.draw();
    QVERIFY(kNumber.isInMemory());
    sweeps = 0;
    counter.rig.model.pages()->go(u"window"_s);
    forget(counter.rig.hall);
    QTRY_VERIFY_WITH_TIMEOUT(sweeps > 0, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!kNumber.isInMemory(), kPatienceMs);
}

/// Half filled in; the card is away for too long.
void TestCounterMemory::formThatIsGivenUp()
{
    AcceptScreen counter;
    QVERIFY(counter.load());
    int sweeps = 0;
    sweep(counter.screen, counter.rig.model, sweeps);
    counter.show(u"form"_s);
    counter.rig.accept().form()->goTo(u"phone"_s);
    counter.type(QString::fromLatin1(kPhone.plain()));
    counter.screen.draw();
    forget(counter.rig.hall);
    QVERIFY(kPhone.isInMemory());
    QVERIFY(kNumber.isInMemory());
    sweeps = 0;
    counter.rig.accept().clearCard();
    counter.rig.clock.advance(std::chrono::milliseconds(AcceptViewModel::kCardAwayMs + 1000));
    counter.rig.model.tick();
    QVERIFY(counter.rig.accept().person().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(sweeps > 0, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!kPhone.isInMemory(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!kNumber.isInMemory(), kPatienceMs);
}

void TestCounterMemory::caseThatIsRead()
{
    DeskPagesRig counter;
    QVERIFY(counter.load());
    int sweeps = 0;
    sweep(counter.screen, counter.model, sweeps);
    counter.show(u"case list"_s);
    const QString path = u"/v1/cases/"_s + idOf(1);
    QJsonObject content = counter.hall.answers.value(path);
    QJsonObject answers = content.value("answers"_L1).toObject();
    answers["phone"_L1] = QString::fromLatin1(kPhone.plain());
    content["answers"_L1] = answers;
    counter.hall.answers[path] = content;
    content = {};
    answers = {};
    counter.press(Qt::Key_Return);
    counter.screen.draw();
    QVERIFY(counter.model.caseDesk()->isOpen());
    forget(counter.hall);
    QVERIFY(kPhone.isInMemory());
    sweeps = 0;
    counter.model.pages()->go(u"window"_s);
    QTRY_VERIFY_WITH_TIMEOUT(sweeps > 0, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!kPhone.isInMemory(), kPatienceMs);
}

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    TestCounterMemory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_CounterMemory.moc"
