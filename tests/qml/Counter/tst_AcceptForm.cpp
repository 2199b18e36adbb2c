// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/AcceptRig.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::AcceptRig;

/// A form as a clerk fills it in: what is known, what is asked, and what is wrong with it.
class TestAcceptForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void knownValuesSayWhereTheyAreFrom();
    void conditionsAreLive();
    void rowsThatStayAreNotMadeAnew();
    void daysAsTheyAreTyped_data();
    void daysAsTheyAreTyped();
    void regionInTwoParts();
    void whatIsWrongIsNamedAtOnce();
};

void TestAcceptForm::knownValuesSayWhereTheyAreFrom()
{
    AcceptRig rig;
    rig.hall.feed(queue::feed::kAgreement, u"marriage"_s,
                  QJsonObject{{u"id"_s, u"marriage"_s},
                              {u"department"_s, u"civil"_s},
                              {u"name"_s, QJsonObject{{u"zh"_s, u"婚姻登记"_s}}},
                              {u"scope"_s, QJsonObject{{u"zh"_s, u"本人"_s}}},
                              {u"purpose"_s, QJsonObject{{u"zh"_s, u"生育登记"_s}}},
                              {u"fields"_s, QJsonArray{QJsonObject{
                                                {u"id"_s, u"spouse"_s},
                                                {u"label"_s, QJsonObject{{u"zh"_s, u"配偶"_s}}}}}},
                              {u"valid_from"_s, u"2026-01-01"_s},
                              {u"valid_to"_s, u"2027-12-31"_s}});
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"fam-birth"_s, {{u"marriage"_s, QJsonObject{{u"spouse"_s, u"王秀英"_s},
                                                                  {u"married"_s, true}}}}));
    bool hasCard = false;
    bool hasShared = false;
    for (const AcceptForm::Row& row : rig.accept().form()->rows()) {
        if (row.path == u"name") {
            hasCard = true;
            QCOMPARE(row.kind, AcceptForm::Kind::Fixed);
            QVERIFY(row.source.contains(u"身份证"_s));
        }
        if (row.path == u"spouse") {
            hasShared = true;
            QCOMPARE(row.value, u"王秀英"_s);
            QVERIFY(row.source.contains(u"共享"_s));
        }
    }
    QVERIFY(hasCard && hasShared);
    // What a department has said nobody brings.
    for (const cases::MaterialState& state : rig.accept().materials()->states()) {
        if (state.material == u"marriage") {
            QCOMPARE(state.how, cases::MaterialHow::Shared);
        }
    }
}

void TestAcceptForm::conditionsAreLive()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"mi-remote"_s));
    AcceptForm& form = *rig.accept().form();
    const auto isAsked = [&form](const QString& path) {
        return std::any_of(form.rows().begin(), form.rows().end(),
                           [&](const AcceptForm::Row& row) { return row.path == path; });
    };
    QVERIFY(!isAsked(u"hospital"_s));
    form.choose(u"kind"_s, u"referral"_s);
    QVERIFY(isAsked(u"hospital"_s));
    form.choose(u"kind"_s, u"job"_s);
    QVERIFY(!isAsked(u"hospital"_s));
    // Entries come and go.
    form.addEntry(u"contacts"_s);
    QVERIFY(isAsked(u"contacts/0/contact_name"_s));
    form.removeEntry(u"contacts"_s, 0);
    QVERIFY(!isAsked(u"contacts/0/contact_name"_s));
}

/// Whoever types stays where they are.
void TestAcceptForm::rowsThatStayAreNotMadeAnew()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"mi-remote"_s));
    AcceptForm& form = *rig.accept().form();
    QSignalSpy inserted(&form, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&form, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&form, &QAbstractItemModel::modelReset);
    form.setText(u"phone"_s, u"138"_s);
    QCOMPARE(inserted.size() + removed.size() + reset.size(), 0);
    form.choose(u"kind"_s, u"referral"_s);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.constFirst().at(1).toInt(), inserted.constFirst().at(2).toInt());
    QCOMPARE(removed.size() + reset.size(), 0);
}

void TestAcceptForm::daysAsTheyAreTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("day");
    QTest::newRow("digits") << u"20261201"_s << u"2026-12-01"_s;
    QTest::newRow("strokes") << u"2026/12/1"_s << u"2026-12-01"_s;
    QTest::newRow("points") << u"2026.12.01"_s << u"2026-12-01"_s;
    QTest::newRow("characters") << u"2026年12月1日"_s << u"2026-12-01"_s;
    QTest::newRow("wide") << u"２０２６１２０１"_s << u"2026-12-01"_s;
    QTest::newRow("as it is") << u"2026-12-01"_s << u"2026-12-01"_s;
    QTest::newRow("half") << u"202612"_s << u"202612"_s;
    QTest::newRow("seven digits") << u"2026121"_s << u"2026121"_s;
    QTest::newRow("no such day") << u"20260230"_s << u"20260230"_s;
    QTest::newRow("words") << u"明天"_s << u"明天"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestAcceptForm::daysAsTheyAreTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, day);
    QCOMPARE(typedDay(typed), day);
}

void TestAcceptForm::regionInTwoParts()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"mi-remote"_s));
    AcceptForm& form = *rig.accept().form();
    const auto value = [&form] { return form.filling().field(u"place"_s)->value.toString(); };
    form.setRegionTail(u"place"_s, u"0100"_s);
    QCOMPARE(value(), QString()); // The province first.
    form.choose(u"place"_s, u"31"_s);
    QCOMPARE(value(), u"310000"_s);
    form.setRegionTail(u"place"_s, u"0100"_s);
    QCOMPARE(value(), u"310100"_s);
    form.choose(u"place"_s, u"31"_s);
    QCOMPARE(value(), u"310100"_s);
    form.choose(u"place"_s, u"37"_s);
    QCOMPARE(value(), u"370000"_s);
}

void TestAcceptForm::whatIsWrongIsNamedAtOnce()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"mi-remote"_s));
    rig.seeAll();
    AcceptForm& form = *rig.accept().form();
    form.setText(u"phone"_s, u"12"_s);
    // On leaving a field, of that field alone.
    form.leave(u"phone"_s);
    form.leave(u"place"_s);
    QStringList complained;
    for (const AcceptForm::Row& row : form.rows()) {
        if (!row.complaint.isEmpty()) {
            complained << row.path;
        }
    }
    QCOMPARE(complained, QStringList{u"phone"_s});
    QVERIFY(!rig.accept().mayAccept());
    QCOMPARE(form.problems()->count(), 4);
    QCOMPARE(form.problems()->lines().constFirst().id, u"phone"_s);
    QVERIFY(form.problems()->lines().constFirst().title.contains(u"电话"_s));
    QSignalSpy focus(&form, &AcceptForm::focusWanted);
    form.goTo(form.problems()->lines().at(1).id);
    QCOMPARE(focus.constFirst().constFirst().toString(), form.problems()->lines().at(1).id);
    rig.accept().accept();
    QVERIFY(rig.hall.posted.constLast() != u"/v1/counter-cases"_s);
}

QTEST_GUILESS_MAIN(TestAcceptForm)
#include "tst_AcceptForm.moc"
