// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/DeskLineModel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;

namespace {

/// Lines called by one letter each, in order.
QList<DeskLine> linesOf(const QString& letters)
{
    QList<DeskLine> lines;
    for (const QChar letter : letters) {
        DeskLine line;
        line.id = letter;
        line.title = u"title "_s + letter;
        lines.append(line);
    }
    return lines;
}

QString lettersOf(const DeskLineModel& model)
{
    QString letters;
    for (const DeskLine& line : model.lines()) {
        letters += line.id;
    }
    return letters;
}

} // namespace

class DeskLineModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatStaysKeepsItsRow_data();
    void whatStaysKeepsItsRow();
    void anotherTextIsNoOtherLine();
    void theSameIsNoChange();
};

void DeskLineModelTest::whatStaysKeepsItsRow_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("watched");
    QTest::addColumn<int>("row"); // -1: it is gone

    QTest::newRow("one comes before") << u"abc"_s << u"xabc"_s << u"b"_s << 2;
    QTest::newRow("one comes before and one behind") << u"abc"_s << u"xabcy"_s << u"c"_s << 3;
    QTest::newRow("one comes behind") << u"abc"_s << u"abcx"_s << u"b"_s << 1;
    QTest::newRow("the first goes") << u"abc"_s << u"bc"_s << u"c"_s << 1;
    QTest::newRow("the first goes, another comes") << u"abc"_s << u"bcd"_s << u"a"_s << -1;
    QTest::newRow("the middle is another") << u"abc"_s << u"axc"_s << u"c"_s << 2;
    QTest::newRow("two change places") << u"abc"_s << u"bac"_s << u"c"_s << 2;
    QTest::newRow("the same twice") << u"aab"_s << u"xaab"_s << u"b"_s << 3;
    QTest::newRow("all go") << u"abc"_s << u""_s << u"b"_s << -1;
    QTest::newRow("all come") << u""_s << u"abc"_s << u"a"_s << -1;
    QTest::newRow("all are others") << u"abc"_s << u"xy"_s << u"b"_s << -1;
}

void DeskLineModelTest::whatStaysKeepsItsRow()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QString, watched);
    QFETCH(const int, row);
    DeskLineModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLines(linesOf(before));
    QSignalSpy counts(&model, &DeskLineModel::countChanged);
    const QPersistentModelIndex index = model.index(static_cast<int>(before.indexOf(watched)), 0);

    model.setLines(linesOf(after));

    QCOMPARE(lettersOf(model), after);
    QCOMPARE(counts.count(), before.size() == after.size() ? 0 : 1);
    QCOMPARE(index.isValid() ? index.row() : -1, row);
}

void DeskLineModelTest::anotherTextIsNoOtherLine()
{
    DeskLineModel model;
    model.setLines(linesOf(u"abc"_s));
    const QPersistentModelIndex index = model.index(1, 0);
    QSignalSpy changes(&model, &DeskLineModel::dataChanged);
    QList<DeskLine> lines = linesOf(u"abc"_s);
    lines[1].caption = u"waits longer"_s;

    model.setLines(lines);

    QCOMPARE(index.row(), 1);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(model.lines(), lines);
}

void DeskLineModelTest::theSameIsNoChange()
{
    DeskLineModel model;
    model.setLines(linesOf(u"abc"_s));
    QSignalSpy changes(&model, &DeskLineModel::dataChanged);

    model.setLines(linesOf(u"abc"_s));

    QCOMPARE(changes.count(), 0);
}

QTEST_GUILESS_MAIN(DeskLineModelTest)
#include "tst_DeskLineModel.moc"
