// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Permissions.h"
#include "services/queue/FeedKinds.h"
#include "tests/qml/Counter/ReceptionRig.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QHash>
#include <QKeySequence>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QSet>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <utility>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::ReceptionRig;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

/// Whoever may do everything there is at a counter.
QStringList allPermissions()
{
    QStringList names;
    for (const identity::Permission permission : identity::allPermissions()) {
        names << identity::permissionName(permission);
    }
    return names;
}

/// Everything below `object`: what a delegate made has no parent but its item.
void collect(QObject* object, QSet<QObject*>& found)
{
    if (object == nullptr || found.contains(object)) {
        return;
    }
    found.insert(object);
    for (QObject* child : object->children()) {
        collect(child, found);
    }
    if (const auto* item = qobject_cast<QQuickItem*>(object)) {
        const QList<QQuickItem*> items = item->childItems();
        for (QQuickItem* child : items) {
            collect(child, found);
        }
    }
}

QStringList keysOf(const QObject& shortcut)
{
    QStringList keys{shortcut.property("sequence").toString()};
    const QVariantList others = shortcut.property("sequences").toList();
    for (const QVariant& other : others) {
        keys << other.toString();
    }
    keys.removeDuplicates();
    keys.removeAll(QString());
    return keys;
}

/// The keys that count just now, with how many things each would do.
QHash<QString, int> keysThatCount(QQuickWindow& window)
{
    QSet<QObject*> all;
    collect(&window, all);
    collect(window.contentItem(), all);
    QHash<QString, int> keys;
    for (const QObject* object : std::as_const(all)) {
        if (object->inherits("QQuickShortcut") && object->property("enabled").toBool()) {
            const QStringList own = keysOf(*object);
            for (const QString& key : own) {
                ++keys[QKeySequence(key).toString()];
            }
        }
    }
    return keys;
}

} // namespace

/// Keys of the counter over all its pages: each means one thing, and after a dialog they are where
/// they were.
class tst_DeskKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void noKeyMeansTwoThings_data();
    void noKeyMeansTwoThings();

    void whatTabReachesHasAName_data() { noKeyMeansTwoThings_data(); }

    void whatTabReachesHasAName();
    void answerReturnsToTheSentence();
    void figuresAreUnderTheKeys();
};

void tst_DeskKeys::noKeyMeansTwoThings_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("staff"); // Who has the window open; empty: nobody.
    for (const char* page : {"window", "accept", "cases", "handOut", "feedback", "reception",
                             "card", "outage", "reports", "hall", "rules"}) {
        QTest::newRow(page) << QString::fromLatin1(page) << u"wang"_s;
    }
    QTest::newRow("window, closed") << u"window"_s << QString();
    QTest::newRow("window, a colleague's") << u"window"_s << u"li"_s;
}

/// Of two things on one key neither is done. Everything that a bar or a panel may ask for is there:
/// a colleague asks, another has answered, there is an alarm, and a terminal calls for staff.
void tst_DeskKeys::noKeyMeansTwoThings()
{
    QFETCH(QString, page);
    QFETCH(QString, staff);
    ReceptionRig counter;
    counter.hall.permissions = allPermissions();
    QVERIFY(counter.load());
    counter.signIn();
    counter.hall.window(u"open"_s, {{u"staff"_s, u"li"_s}}, u"2"_s);
    counter.hall.window(staff.isEmpty() ? u"closed"_s : u"open"_s, {{u"staff"_s, staff}});
    counter.ask(u"2"_s, u"1"_s);
    counter.ask(u"1"_s, {}, u"soon"_s);
    counter.alarm(u"2"_s);
    counter.hall.feed(queue::feed::kHelp, u"h"_s,
                      QJsonObject{{u"node"_s, u"kiosk-1"_s}, {u"name"_s, u"1 号机"_s}});
    counter.model.pages()->go(page);
    QCOMPARE(counter.model.pages()->current(), page);
    counter.screen.draw();
    const QHash<QString, int> keys = keysThatCount(counter.screen.window());
    QVERIFY(keys.contains(u"Ctrl+F9"_s)); // A colleague can be asked from every page.
    QStringList doubled;
    for (auto key = keys.cbegin(); key != keys.cend(); ++key) {
        if (*key > 1) {
            doubled << key.key();
        }
    }
    QCOMPARE(doubled, QStringList());
}

/// Of whatever the keys come to, a screen reader says what it is.
void tst_DeskKeys::whatTabReachesHasAName()
{
    QFETCH(QString, page);
    QFETCH(QString, staff);
    ReceptionRig counter;
    counter.hall.permissions = allPermissions();
    QVERIFY(counter.load());
    counter.signIn();
    counter.hall.window(staff.isEmpty() ? u"closed"_s : u"open"_s, {{u"staff"_s, staff}});
    counter.hall.ticket(u"A1009"_s, u"si-enrol"_s, queue::TicketState::Waiting, 5);
    counter.ask(u"2"_s, u"1"_s);
    counter.model.pages()->go(page);
    counter.screen.draw();
    QSet<QObject*> all;
    collect(counter.screen.window().contentItem(), all);
    int reached = 0;
    for (QObject* object : std::as_const(all)) {
        auto* item = qobject_cast<QQuickItem*>(object);
        if (item == nullptr || !item->isVisible() || !item->isEnabled() ||
            !item->activeFocusOnTab()) {
            continue;
        }
        ++reached;
        QAccessibleInterface* said = QAccessible::queryAccessibleInterface(item);
        QVERIFY2(said != nullptr && !said->text(QAccessible::Name).isEmpty(),
                 item->metaObject()->className());
    }
    QVERIFY(reached > 0);
}

void tst_DeskKeys::answerReturnsToTheSentence()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    counter.show(u"reception"_s);
    counter.type(u"社"_s);
    const QQuickItem* field = counter.screen.window().activeFocusItem();
    QVERIFY(field != nullptr);
    QCOMPARE(field->property("text").toString(), u"社"_s);
    counter.ask(u"2"_s, u"1"_s);
    counter.press(Qt::Key_F12, Qt::ControlModifier);
    QVERIFY(counter.screen.window().activeFocusItem() != field);
    counter.press(Qt::Key_Return);
    QVERIFY(counter.hall.posted.constLast().endsWith(u"/answer"_s));
    QTRY_COMPARE(counter.screen.window().activeFocusItem(), field);
    counter.type(u"保"_s);
    QCOMPARE(field->property("text").toString(), u"社保"_s);
}

void tst_DeskKeys::figuresAreUnderTheKeys()
{
    ReceptionRig counter;
    counter.hall.permissions = allPermissions();
    QVERIFY(counter.load());
    counter.signIn();
    counter.press(Qt::Key_F7, Qt::ControlModifier);
    const QQuickItem* list = counter.screen.window().activeFocusItem();
    QVERIFY(list != nullptr);
    QVERIFY(list->inherits("QQuickListView"));
}

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    tst_DeskKeys test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_DeskKeys.moc"
