// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/ChoiceModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace onewindow::ui;

/// What a page of choices shows, and that what it shows already is not made anew for nothing.
class tst_ChoiceModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void pagesFollowTheSize_data();
    void pagesFollowTheSize();
    void laterPageStaysWithinThePages();
    void sameChoicesChangeNothing();
    void sameKeysStay();
    void otherKeysAreMadeAnew_data();
    void otherKeysAreMadeAnew();

private:
    QStringList shown() const;

    ChoiceModel m_model;
};

namespace {

QList<Choice> choices(int count)
{
    QList<Choice> choices;
    for (int i = 0; i < count; ++i) {
        choices.append({.key = QString::number(i),
                        .title = {},
                        .caption = {},
                        .iconName = {},
                        .trailing = {}});
    }
    return choices;
}

} // namespace

void tst_ChoiceModel::init()
{
    m_model.setChoices({});
    m_model.setPageSize(6);
}

QStringList tst_ChoiceModel::shown() const
{
    QStringList keys;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        keys << m_model.data(m_model.index(row), ChoiceModel::KeyRole).toString();
    }
    return keys;
}

void tst_ChoiceModel::pagesFollowTheSize_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("size");
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<int>("inserted");
    QTest::addColumn<int>("removed");
    const QString all = QStringLiteral("0 1 2 3 4 5 6 7");
    const auto first = [&all](int count) { return all.split(u' ').first(count); };
    QTest::newRow("fewer") << 8 << 4 << first(4) << 0 << 1;
    QTest::newRow("more") << 8 << 7 << first(7) << 1 << 0;
    QTest::newRow("all fit before and after") << 3 << 4 << first(3) << 0 << 0;
    QTest::newRow("all fit no more") << 5 << 2 << first(2) << 0 << 1;
    QTest::newRow("nothing to show") << 0 << 2 << QStringList() << 0 << 0;
}

void tst_ChoiceModel::pagesFollowTheSize()
{
    QFETCH(int, total);
    QFETCH(int, size);
    QFETCH(QStringList, shown);
    const QAbstractItemModelTester tester(&m_model);
    m_model.setChoices(choices(total));
    QSignalSpy resets(&m_model, &ChoiceModel::modelReset);
    QSignalSpy inserted(&m_model, &ChoiceModel::rowsInserted);
    QSignalSpy removed(&m_model, &ChoiceModel::rowsRemoved);
    QSignalSpy pages(&m_model, &ChoiceModel::pageChanged);
    m_model.setPageSize(size);
    QCOMPARE(this->shown(), shown);
    QCOMPARE(m_model.pageSize(), size);
    QCOMPARE(pages.size(), 1);
    QCOMPARE(resets.size(), 0);
    QTEST(static_cast<int>(inserted.size()), "inserted");
    QTEST(static_cast<int>(removed.size()), "removed");
}

void tst_ChoiceModel::laterPageStaysWithinThePages()
{
    const QAbstractItemModelTester tester(&m_model);
    m_model.setChoices(choices(8));
    m_model.showNext();
    QCOMPARE(shown(), QStringList({QStringLiteral("6"), QStringLiteral("7")}));
    m_model.setPageSize(8);
    QCOMPARE(m_model.pageIndex(), 0);
    QCOMPARE(shown().size(), 8);
}

void tst_ChoiceModel::sameChoicesChangeNothing()
{
    m_model.setChoices(choices(3));
    QSignalSpy resets(&m_model, &ChoiceModel::modelReset);
    m_model.setChoices(choices(3));
    QCOMPARE(resets.size(), 0);
    m_model.setChoices(choices(4));
    QCOMPARE(resets.size(), 1);
}

void tst_ChoiceModel::sameKeysStay()
{
    const QAbstractItemModelTester tester(&m_model);
    QList<Choice> said = choices(8);
    m_model.setChoices(said);
    m_model.showNext();
    QSignalSpy resets(&m_model, &ChoiceModel::modelReset);
    QSignalSpy changes(&m_model, &ChoiceModel::dataChanged);
    said[7].trailing = QStringLiteral("3 人");
    m_model.setChoices(said);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].value<QModelIndex>().row(), 0);
    QCOMPARE(changes[0][1].value<QModelIndex>().row(), 1);
    QCOMPARE(m_model.data(m_model.index(1), ChoiceModel::TrailingRole), said[7].trailing);
}

void tst_ChoiceModel::otherKeysAreMadeAnew_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    QTest::newRow("other order") << QStringList{a, b} << QStringList{b, a};
    QTest::newRow("one more") << QStringList{a} << QStringList{a, b};
    QTest::newRow("one less") << QStringList{a, b} << QStringList{a};
    QTest::newRow("no keys") << QStringList{QString()} << QStringList{QString()};
}

void tst_ChoiceModel::otherKeysAreMadeAnew()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    const auto choicesOf = [](const QStringList& keys, const QString& title) {
        QList<Choice> choices;
        for (const QString& key : keys) {
            choices.append(
                {.key = key, .title = title, .caption = {}, .iconName = {}, .trailing = {}});
        }
        return choices;
    };
    m_model.setChoices(choicesOf(before, QStringLiteral("before")));
    QSignalSpy resets(&m_model, &ChoiceModel::modelReset);
    m_model.setChoices(choicesOf(after, QStringLiteral("after")));
    QCOMPARE(resets.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ChoiceModel)
#include "tst_ChoiceModel.moc"
