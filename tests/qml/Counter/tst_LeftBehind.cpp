// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/ReceptionRig.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QSignalSpy>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <functional>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::ReceptionRig;
using queue::TicketState;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

using Act = std::function<void(ReceptionRig&)>;

/// Of somebody who may do everything.
void signIn(ReceptionRig& counter)
{
    counter.hall.permissions << u"case.accept"_s << u"case.handOver"_s << u"feedback.read"_s
                             << u"ratings.read"_s << u"hall.watch"_s << u"rules.edit"_s;
    counter.signIn();
}

void go(ReceptionRig& counter, const QString& page)
{
    counter.model.pages()->go(page);
}

/// Somebody whose name the clerk sees is called.
void call(ReceptionRig& counter)
{
    counter.hall.person = {{u"name"_s, u"张建国"_s}, {u"idNumber"_s, u"110105********002X"_s}};
    counter.hall.ticket(u"A1019"_s, u"si-enrol"_s, TicketState::Called, 15,
                        {{u"window"_s, u"1"_s}, {u"calledAt"_s, counter.hall.nowMs}});
    counter.hall.window(u"open"_s, {{u"ticket"_s, u"A1019"_s}, {u"number"_s, u"A1019"_s}});
}

/// The names of the pages that a screen reader would walk through.
QStringList shownPages(const QAccessibleInterface& window)
{
    QStringList names;
    for (int i = 0; i < window.childCount(); ++i) {
        const QAccessibleInterface* child = window.child(i);
        if (child->role() == QAccessible::Pane && !child->state().invisible) {
            names << child->text(QAccessible::Name);
        }
    }
    return names;
}

/// What is shown below `face`, can be reached by the keyboard, and says nothing to a screen reader.
/// Of a password, the name stands before it: see LabelledField.
void addNameless(QAccessibleInterface& face, QStringList& found)
{
    bool isNamed = false;
    for (int i = 0; i < face.childCount(); ++i) {
        QAccessibleInterface* child = face.child(i);
        if (child->state().invisible) {
            continue;
        }
        const bool hasName = !child->text(QAccessible::Name).isEmpty();
        const bool isText = child->role() == QAccessible::StaticText;
        if (!isText && child->state().focusable && !hasName &&
            !(child->state().passwordEdit && isNamed)) {
            found << u"%1 in %2"_s.arg(QLatin1String(child->object()->metaObject()->className()),
                                       face.text(QAccessible::Name));
        }
        isNamed = isText && hasName;
        addNameless(*child, found);
    }
}

} // namespace

/// What stays of a page, and of whoever was on it, when it is shown no longer.
class TestLeftBehind : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void screenReaderHasOnePage();
    void whatTakesKeysHasAName();
    void memoryIsSweptAfter_data();
    void memoryIsSweptAfter();
    void nothingIsSweptForTheQueue();
    void fieldIsNotUndone_data();
    void fieldIsNotUndone();
};

void TestLeftBehind::screenReaderHasOnePage()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    const QAccessibleInterface* window =
        QAccessible::queryAccessibleInterface(&counter.screen.window());
    QVERIFY(window != nullptr);
    QCOMPARE(shownPages(*window).size(), 1); // To sign in.
    signIn(counter);
    const QStringList ids = counter.model.pages()->ids();
    QCOMPARE(ids.size(), 11);
    for (const QString& id : ids) {
        go(counter, id);
        QCOMPARE(shownPages(*window), QStringList(counter.model.pages()->name(id)));
        // The pages, the rail and what may open over them: a walk, and not every part of all.
        constexpr int kMost = 60;
        QVERIFY2(window->childCount() <= kMost, qPrintable(QString::number(window->childCount())));
    }
}

void TestLeftBehind::whatTakesKeysHasAName()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    QAccessibleInterface* window = QAccessible::queryAccessibleInterface(&counter.screen.window());
    QStringList found;
    addNameless(*window, found);
    signIn(counter);
    counter.layCard();
    const QStringList ids = counter.model.pages()->ids();
    for (const QString& id : ids) {
        go(counter, id);
        counter.screen.draw();
        addNameless(*window, found);
    }
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestLeftBehind::memoryIsSweptAfter_data()
{
    QTest::addColumn<Act>("come");
    QTest::addColumn<Act>("leave");
    QTest::newRow("a page") << Act([](ReceptionRig& counter) { go(counter, u"feedback"_s); })
                            << Act([](ReceptionRig& counter) { go(counter, u"window"_s); });
    QTest::newRow("a card on a page of its own")
        << Act([](ReceptionRig& counter) { counter.reader.lay(); })
        << Act([](ReceptionRig& counter) { counter.model.endCard(); });
    QTest::newRow("a card at reception") << Act([](ReceptionRig& counter) {
        go(counter, u"reception"_s);
        counter.reader.lay();
    }) << Act([](ReceptionRig& counter) { counter.reader.take(); });
    QTest::newRow("a number in hand")
        << Act(call) << Act([](ReceptionRig& counter) { counter.hall.window(u"open"_s); });
    QTest::newRow("whoever came without a card") << Act([](ReceptionRig& counter) {
        go(counter, u"accept"_s);
        QVERIFY(counter.model.accept()->setTyped(u"张建国"_s, u"11010519491231002X"_s));
    }) << Act([](ReceptionRig& counter) { counter.model.accept()->forget(); });
    QTest::newRow("a session") << Act([](ReceptionRig&) {}) << Act([](ReceptionRig& counter) {
        counter.model.session()->signOut();
    });
}

void TestLeftBehind::memoryIsSweptAfter()
{
    QFETCH(const Act, come);
    QFETCH(const Act, leave);
    ReceptionRig counter;
    signIn(counter);
    come(counter);
    QSignalSpy left(&counter.model, &CounterViewModel::personLeft);
    leave(counter);
    QVERIFY(!left.isEmpty());
}

/// Who waits is nobody whom the counter knows; the feed says something every second.
void TestLeftBehind::nothingIsSweptForTheQueue()
{
    ReceptionRig counter;
    signIn(counter);
    call(counter);
    QSignalSpy left(&counter.model, &CounterViewModel::personLeft);
    counter.hall.ticket(u"A1020"_s, u"si-enrol"_s, TicketState::Waiting, 3);
    counter.model.tick();
    QCOMPARE(left.size(), 0);
}

void TestLeftBehind::fieldIsNotUndone_data()
{
    QTest::addColumn<bool>("isDeletedByHand");
    QTest::newRow("as it was typed") << false;
    QTest::newRow("deleted by hand") << true;
}

/// What was typed for one citizen is not brought back before the next by Ctrl+Z.
void TestLeftBehind::fieldIsNotUndone()
{
    QFETCH(const bool, isDeletedByHand);
    ReceptionRig counter;
    QVERIFY(counter.load());
    signIn(counter);
    const auto typed = [&counter] {
        return counter.screen.window().activeFocusItem()->property("text").toString();
    };
    go(counter, u"reception"_s);
    counter.type(u"张建国"_s);
    QCOMPARE(typed(), u"张建国"_s);
    for (int i = 0; isDeletedByHand && i < 3; ++i) {
        counter.press(Qt::Key_Backspace);
    }
    go(counter, u"window"_s);
    go(counter, u"reception"_s);
    QCOMPARE(typed(), QString());
    counter.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(typed(), QString());
}

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    TestLeftBehind test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_LeftBehind.moc"
