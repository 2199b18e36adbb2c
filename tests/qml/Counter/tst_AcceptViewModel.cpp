// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/AcceptRig.h"
#include "tests/qml/Counter/ReceptionRig.h"

#include <QMetaProperty>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::AcceptRig;
using Step = AcceptViewModel::Step;

namespace {

const QString kNumber = u"11010519491231002X"_s;

/// All that an object and its lists say, to look for what must not be there.
QString everythingIn(const QObject& object)
{
    QString all;
    const QMetaObject* meta = object.metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        const QVariant value = meta->property(i).read(&object);
        all += value.toString() + u' ' + value.toStringList().join(u' ') + u'\n';
        if (const auto* list = qobject_cast<QAbstractListModel*>(value.value<QObject*>())) {
            const auto roles = list->roleNames();
            for (int row = 0; row < list->rowCount(); ++row) {
                for (auto role = roles.begin(); role != roles.end(); ++role) {
                    all += list->data(list->index(row), role.key()).toString() + u' ';
                }
            }
        }
    }
    return all;
}

/// A hall that opens forms only when told to.
class LateHall final : public sync::HallLink
{
public:
    void post(const QString& path, const QJsonObject& body, Callback callback) override
    {
        if (path == u"/v1/counter-forms") {
            m_waiting = std::move(callback);
        } else {
            scripted.post(path, body, std::move(callback));
        }
    }

    void get(const QString& path, Callback callback) override
    {
        scripted.get(path, std::move(callback));
    }

    void del(const QString& path, Callback callback) override
    {
        scripted.del(path, std::move(callback));
    }

    void setToken(const QString& token) override { scripted.setToken(token); }

    void start() override
    {
        connect(&scripted, &HallLink::pageArrived, this, &HallLink::pageArrived);
        scripted.start();
    }

    [[nodiscard]] bool isFresh() const override { return true; }

    [[nodiscard]] qint64 clockOffsetMs() const override { return 0; }

    void answer() { m_waiting(scripted.answers.value(u"/v1/counter-forms"_s)); }

    onewindow::testing::ScriptedHall scripted;

private:
    Callback m_waiting;
};

} // namespace

/// Accepting at the window, through the program's model: which matter, who it is for, and what
/// stays of both.
class TestAcceptViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void mattersInHandComeFirst();
    void nobodyKnownNothingOpened();
    void typedByTheirDocument_data();
    void typedByTheirDocument();
    void consentIsTheCitizens();
    void cardIsAwayForAMoment();
    void anotherCardMeanwhile();
    void nothingStays_data();
    void nothingStays();
    void lateAnswerIsDropped();
    void fromTheCardsPage();
};

void TestAcceptViewModel::mattersInHandComeFirst()
{
    AcceptRig rig;
    rig.hall.ticket(u"A1019"_s, u"hh-move"_s, queue::TicketState::Serving, 5,
                    {{u"window"_s, u"1"_s},
                     {u"startedAt"_s, rig.hall.nowMs},
                     {u"further"_s, QJsonArray{u"hf-loan"_s}}});
    rig.hall.window(u"open"_s, {{u"ticket"_s, u"A1019"_s}, {u"number"_s, u"A1019"_s}});
    rig.model.pages()->go(u"window"_s);
    rig.model.pages()->go(u"accept"_s);
    const auto& lines = rig.accept().found()->lines();
    QCOMPARE(lines.at(0).id, u"hh-move"_s);
    QCOMPARE(lines.at(1).id, u"hf-loan"_s);
    QVERIFY(!lines.at(0).tag.isEmpty());
    QVERIFY(lines.at(2).tag.isEmpty());
    // Who types looks for another.
    rig.accept().search(AcceptRig::matter(u"si-card"_s).name.zh);
    QTRY_VERIFY(rig.accept().found()->count() > 0);
    QVERIFY(rig.accept().found()->lines().constFirst().id != u"hh-move"_s);
}

void TestAcceptViewModel::nobodyKnownNothingOpened()
{
    AcceptRig rig;
    QVERIFY(!rig.open(u"si-record"_s));
    QVERIFY(!rig.accept().notice().isEmpty());
    QCOMPARE(rig.hall.posted, QStringList{u"/v1/session"_s});
    // What anybody may say needs nobody's name.
    QVERIFY(rig.open(u"city-report"_s));
    QVERIFY(!rig.hall.lastBody.contains(u"idNumber"_s));
}

void TestAcceptViewModel::typedByTheirDocument_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("number");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("as it is") << u"王秀英"_s << kNumber << true;
    QTest::newRow("in groups, small x") << u" 王秀英 "_s << u"110105 19491231 002x"_s << true;
    QTest::newRow("wide digits") << u"王秀英"_s << u"１１０１０５１９４９１２３１００２Ｘ"_s
                                 << true;
    QTest::newRow("no name") << u" "_s << kNumber << false;
    QTest::newRow("a slip") << u"王秀英"_s << u"110105194912310021"_s << false;
    QTest::newRow("nothing") << QString() << QString() << false;
}

void TestAcceptViewModel::typedByTheirDocument()
{
    QFETCH(const QString, name);
    QFETCH(const QString, number);
    QFETCH(const bool, isTaken);
    AcceptRig rig;
    QCOMPARE(rig.accept().setTyped(name, number), isTaken);
    QCOMPARE(rig.accept().notice().isEmpty(), isTaken);
    if (!isTaken) {
        QCOMPARE(rig.accept().person(), QString());
        return;
    }
    // Nobody else's data is asked for then.
    QVERIFY(rig.accept().choose(u"si-record"_s));
    QCOMPARE(rig.accept().consentText(), QString());
    rig.answerOpening(u"si-record"_s);
    rig.accept().begin(false);
    QCOMPARE(rig.hall.lastBody["identity"_L1].toString(), u"clerk"_s);
    QCOMPARE(rig.hall.lastBody["idNumber"_L1].toString(), kNumber);
    QVERIFY(!rig.hall.lastBody.contains(u"consent"_s));
}

void TestAcceptViewModel::consentIsTheCitizens()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    rig.answerOpening(u"si-record"_s);
    QVERIFY(rig.accept().choose(u"si-record"_s));
    QVERIFY(rig.accept().consentText().contains(u"您同意"_s));
    rig.accept().begin(false);
    QVERIFY(!rig.hall.lastBody.contains(u"consent"_s));
    rig.accept().next();
    QVERIFY(rig.open(u"si-record"_s));
    QCOMPARE(rig.hall.lastBody["consent"_L1].toString(), u"2026-01"_s);
    QCOMPARE(rig.hall.lastBody["identity"_L1].toString(), u"card"_s);
}

void TestAcceptViewModel::cardIsAwayForAMoment()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"mi-remote"_s));
    rig.accept().form()->setText(u"phone"_s, u"13800001234"_s);
    rig.accept().clearCard();
    QVERIFY(rig.accept().isCovered());
    QCOMPARE(rig.accept().person(), QString());
    QVERIFY(!rig.accept().mayAccept());
    rig.clock.advance(59s);
    rig.model.tick();
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(!rig.accept().isCovered());
    QCOMPARE(rig.accept().form()->answers()["phone"_L1].toString(), u"13800001234"_s);
    rig.accept().clearCard();
    rig.clock.advance(60s);
    rig.model.tick();
    QCOMPARE(rig.accept().step(), Step::Choosing);
    QVERIFY(!everythingIn(rig.accept()).contains(u"13800001234"_s));
}

void TestAcceptViewModel::anotherCardMeanwhile()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"mi-remote"_s));
    rig.accept().clearCard();
    drivers::IdCard other = AcceptRig::card();
    other.name = u"王秀英"_s;
    other.number = u"110105194912310046"_s;
    rig.accept().setCard(other);
    QVERIFY(rig.accept().isCovered());
    QVERIFY(!everythingIn(rig.accept()).contains(u"王秀英"_s));
}

void TestAcceptViewModel::nothingStays_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"page left", "service ended", "signed out", "given up", "filed"}) {
        QTest::newRow(how) << QString::fromLatin1(how);
    }
}

/// Neither of the person nor of what was typed.
void TestAcceptViewModel::nothingStays()
{
    QFETCH(const QString, how);
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"mi-remote"_s));
    rig.fillIn();
    rig.accept().form()->setText(u"phone"_s, u"13800001234"_s);
    rig.seeAll();
    QVERIFY(everythingIn(rig.accept()).contains(u"13800001234"_s));
    if (how == u"page left") {
        rig.model.pages()->go(u"window"_s);
    } else if (how == u"service ended") {
        Q_EMIT rig.model.servedChanged();
    } else if (how == u"signed out") {
        rig.model.session()->signOut();
    } else if (how == u"given up") {
        rig.accept().clearCard();
        rig.clock.advance(61s);
        rig.model.tick();
    } else {
        rig.answerFiling(u"accepted"_s);
        rig.nextPress();
        rig.accept().accept();
        rig.accept().clearCard();
    }
    const QString left = everythingIn(rig.accept()) + everythingIn(*rig.accept().form()) +
                         everythingIn(*rig.accept().materials());
    for (const QString& text :
         {u"13800001234"_s, u"张建国"_s, kNumber, u"110105"_s, u"朝阳区"_s, u"c2VhbGVk"_s}) {
        QVERIFY2(!left.contains(text), qPrintable(text));
    }
    QVERIFY(rig.accept().form()->answers().isEmpty());
    QVERIFY(rig.accept().materials()->said().isEmpty());
}

void TestAcceptViewModel::lateAnswerIsDropped()
{
    LateHall hall;
    ManualClock clock;
    CounterViewModel model(hall, clock, u"1"_s);
    hall.scripted.permissions = {u"case.accept"_s};
    hall.start();
    model.session()->signIn(u"wang"_s, u"secret"_s);
    model.pages()->go(u"accept"_s);
    model.accept()->setCard(AcceptRig::card());
    QVERIFY(model.accept()->choose(u"hh-move"_s));
    clock.advance(1s);
    model.accept()->begin(false);
    QCOMPARE(model.accept()->step(), Step::Opening);
    model.pages()->go(u"window"_s);
    hall.answer();
    QCOMPARE(model.accept()->step(), Step::Choosing);
    QCOMPARE(model.accept()->form()->count(), 0);
}

void TestAcceptViewModel::fromTheCardsPage()
{
    AcceptRig rig;
    onewindow::testing::FakeReader reader;
    rig.model.useReader(reader);
    rig.model.pages()->go(u"window"_s);
    reader.lay();
    QCOMPARE(rig.model.pages()->current(), u"card"_s);
    rig.model.card()->accept();
    QCOMPARE(rig.model.pages()->current(), u"accept"_s);
    QVERIFY(rig.accept().person().startsWith(u"张建国"_s));
    QVERIFY(!rig.model.card()->isThere());
    // On its own page the card says whose case it is.
    reader.take();
    QCOMPARE(rig.accept().person(), QString());
    reader.lay();
    QCOMPARE(rig.model.pages()->current(), u"accept"_s);
    QVERIFY(rig.accept().person().startsWith(u"张建国"_s));
}

QTEST_GUILESS_MAIN(TestAcceptViewModel)
#include "tst_AcceptViewModel.moc"
