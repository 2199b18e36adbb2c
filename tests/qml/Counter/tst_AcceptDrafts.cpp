// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/AcceptRig.h"

#include <QRegularExpression>
#include <QTest>

#include <vector>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::AcceptRig;
using Step = AcceptViewModel::Step;

namespace {

const QString kDraft = u"0192f0c1-0000-7000-8000-0000000000d1"_s;
const QString kOther = u"0192f0c1-0000-7000-8000-0000000000d2"_s;

QJsonObject draft(const QString& id, const QString& matter, qint64 savedAtMs)
{
    return {{u"case"_s, id}, {u"matter"_s, matter}, {u"savedAt"_s, savedAtMs}};
}

QJsonObject drafts(const QJsonArray& all)
{
    return {{u"drafts"_s, all}};
}

/// A hall that answers when it is told to, each question by itself.
class AskedHall final : public sync::HallLink
{
public:
    void post(const QString& path, const QJsonObject& body, Callback callback) override
    {
        QCOMPARE(path, u"/v1/counter-drafts"_s);
        asked.push_back({body, std::move(callback)});
    }

    void get(const QString& /*path*/, Callback /*callback*/) override {}

    void del(const QString& /*path*/, Callback /*callback*/) override {}

    void setToken(const QString& /*token*/) override {}

    void start() override {}

    [[nodiscard]] bool isFresh() const override { return true; }

    [[nodiscard]] qint64 clockOffsetMs() const override { return 0; }

    struct Asked
    {
        QJsonObject body;
        Callback callback;
    };

    std::vector<Asked> asked;
};

} // namespace

/// What a card's holder left unfinished at terminals: found, offered, gone on with.
class TestAcceptDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void ofHallAndCity();
    void withoutAnAnswer_data();
    void withoutAnAnswer();
    void lateAnswerIsAnothers();
    void comesFirst();
    void goesOnWithWhatWasFilledIn();
    void goneMeanwhile();
    void ofTheCardAlone();
    void askedAgainForTheNext();
};

void TestAcceptDrafts::ofHallAndCity()
{
    AskedHall hall;
    AcceptDrafts known(hall);
    known.ask({{u"idNumber"_s, u"11010519491231002X"_s}});
    QCOMPARE(hall.asked.size(), std::size_t{2});
    QVERIFY(!hall.asked[0].body.contains(u"city"_s));
    QCOMPARE(hall.asked[1].body["city"_L1].toBool(), true);
    QCOMPARE(hall.asked[1].body["idNumber"_L1].toString(), u"11010519491231002X"_s);
    // The hall's are there before the centre has answered.
    hall.asked[0].callback(drafts({draft(kDraft, u"hh-move"_s, 20)}));
    QCOMPARE(known.all().size(), 1);
    hall.asked[1].callback(
        drafts({draft(kOther, u"hh-move"_s, 30), draft(u"x"_s, u"si-card"_s, 10)}));
    // Of each matter the newest, wherever it was begun.
    QCOMPARE(known.all().size(), 2);
    QCOMPARE(known.all().constFirst().id, kOther);
    QVERIFY(known.all().constFirst().isOfCity);
    QVERIFY(!known.find(kDraft));
    QVERIFY(known.find(u"x"_s).has_value());
    QVERIFY(!known.isUnknown() && !known.isCityUnknown());
}

void TestAcceptDrafts::withoutAnAnswer_data()
{
    QTest::addColumn<bool>("hasHall");
    QTest::addColumn<bool>("hasCity");
    QTest::newRow("neither") << false << false;
    QTest::newRow("the hall alone") << true << false;
    QTest::newRow("the centre alone") << false << true;
}

void TestAcceptDrafts::withoutAnAnswer()
{
    QFETCH(const bool, hasHall);
    QFETCH(const bool, hasCity);
    AskedHall hall;
    AcceptDrafts known(hall);
    known.ask({});
    const auto answer = [](bool has) {
        return has ? Result<QJsonObject>(drafts({})) : Error{ErrorCode::Timeout, {}};
    };
    hall.asked[0].callback(answer(hasHall));
    hall.asked[1].callback(answer(hasCity));
    QCOMPARE(known.isUnknown(), !hasHall);
    QCOMPARE(known.isCityUnknown(), !hasCity);
    known.ask({});
    QVERIFY(!known.isUnknown() && !known.isCityUnknown());
}

void TestAcceptDrafts::lateAnswerIsAnothers()
{
    AskedHall hall;
    AcceptDrafts known(hall);
    known.ask({});
    known.clear();
    hall.asked[0].callback(drafts({draft(kDraft, u"hh-move"_s, 20)}));
    hall.asked[1].callback(Error{ErrorCode::Timeout, {}});
    QVERIFY(known.all().isEmpty());
    QVERIFY(!known.isCityUnknown());
}

void TestAcceptDrafts::comesFirst()
{
    AcceptRig rig;
    rig.answerDrafts({draft(kDraft, u"mi-remote"_s, rig.hall.nowMs)});
    QCOMPARE(rig.accept().draftsText(), QString());
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(!rig.accept().draftsText().isEmpty());
    const DeskLine& first = rig.accept().found()->lines().constFirst();
    QCOMPARE(first.id, kDraft);
    QCOMPARE(first.title, AcceptRig::matter(u"mi-remote"_s).name.zh);
    QVERIFY(!first.tag.isEmpty());
    QVERIFY(first.caption.contains(u"自助机"_s));
    // Who types looks for another.
    rig.accept().search(AcceptRig::matter(u"si-card"_s).name.zh);
    QTRY_VERIFY(rig.accept().found()->count() > 0);
    QVERIFY(rig.accept().found()->lines().constFirst().id != kDraft);
    rig.accept().clearCard();
    QCOMPARE(rig.accept().draftsText(), QString());
}

void TestAcceptDrafts::goesOnWithWhatWasFilledIn()
{
    AcceptRig rig;
    rig.answerDrafts({draft(kDraft, u"mi-remote"_s, rig.hall.nowMs)});
    rig.accept().setCard(AcceptRig::card());
    rig.answerOpening(u"mi-remote"_s, {},
                      {{u"phone"_s, u"13800001234"_s}, {u"kind"_s, u"referral"_s}});
    rig.nextPress();
    QVERIFY(rig.accept().choose(kDraft));
    QCOMPARE(rig.accept().matterName(), AcceptRig::matter(u"mi-remote"_s).name.zh);
    rig.accept().begin(true);
    QCOMPARE(rig.hall.lastBody["matter"_L1].toString(), u"mi-remote"_s);
    QCOMPARE(rig.hall.lastBody["draft"_L1].toString(), kDraft);
    QVERIFY(!rig.hall.lastBody.contains(u"city"_s));
    QCOMPARE(rig.accept().step(), Step::Filling);
    QCOMPARE(rig.accept().form()->answers()["phone"_L1].toString(), u"13800001234"_s);
    // What follows from an answer is asked, and the clerk hears what it is.
    QVERIFY(rig.accept().form()->filling().field(u"hospital"_s).has_value());
    QVERIFY(!rig.accept().notice().isEmpty());
    rig.fillIn();
    rig.seeAll();
    rig.answerFiling(u"accepted"_s);
    rig.nextPress();
    rig.accept().accept();
    QCOMPARE(rig.hall.lastBody["answers"_L1]["phone"_L1].toString(), u"13800001234"_s);
    QCOMPARE(rig.accept().step(), Step::Filed);
    // The next one is none of it.
    rig.accept().next();
    QVERIFY(rig.open(u"hh-move"_s));
    QVERIFY(!rig.hall.lastBody.contains(u"draft"_s));
}

void TestAcceptDrafts::goneMeanwhile()
{
    AcceptRig rig;
    rig.answerDrafts({draft(kDraft, u"mi-remote"_s, rig.hall.nowMs)});
    rig.accept().setCard(AcceptRig::card());
    rig.nextPress();
    QVERIFY(rig.accept().choose(kDraft));
    rig.answerDrafts({});
    rig.hall.isFailing = true;
    rig.hall.failure = ErrorCode::NotFound;
    rig.accept().begin(true);
    QCOMPARE(rig.accept().step(), Step::Choosing);
    QVERIFY(rig.accept().notice().contains(u"没办完"_s));
    QCOMPARE(rig.accept().draftsText(), QString());
    // The matter itself can be begun anew.
    QVERIFY(rig.open(u"mi-remote"_s));
    QVERIFY(!rig.hall.lastBody.contains(u"draft"_s));
}

/// Terminals keep nothing of who was typed, and who is gone is not asked for.
void TestAcceptDrafts::ofTheCardAlone()
{
    AcceptRig rig;
    rig.answerDrafts({draft(kDraft, u"mi-remote"_s, rig.hall.nowMs)});
    QVERIFY(rig.accept().setTyped(u"王秀英"_s, u"11010519491231002X"_s));
    QVERIFY(!rig.hall.posted.contains(u"/v1/counter-drafts"_s));
    rig.accept().setCard(AcceptRig::card());
    QCOMPARE(rig.hall.lastBody["identity"_L1].toString(), u"card"_s);
    QCOMPARE(rig.hall.lastBody["address"_L1].toString(), AcceptRig::card().address);
    QVERIFY(!rig.accept().draftsText().isEmpty());
    QVERIFY(rig.accept().setTyped(u"王秀英"_s, u"11010519491231002X"_s));
    QCOMPARE(rig.accept().draftsText(), QString());
    QVERIFY(rig.accept().found()->lines().constFirst().id != kDraft);
}

void TestAcceptDrafts::askedAgainForTheNext()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"hh-move"_s));
    rig.seeAll();
    rig.answerFiling(u"accepted"_s);
    rig.nextPress();
    rig.accept().accept();
    QCOMPARE(rig.accept().step(), Step::Filed);
    rig.answerDrafts({draft(kDraft, u"mi-remote"_s, rig.hall.nowMs)});
    rig.accept().next();
    QCOMPARE(rig.accept().found()->lines().constFirst().id, kDraft);
}

QTEST_GUILESS_MAIN(TestAcceptDrafts)
#include "tst_AcceptDrafts.moc"
