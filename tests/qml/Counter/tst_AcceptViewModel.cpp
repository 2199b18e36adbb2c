// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/CatalogueFile.h"
#include "tests/qml/Capture/FakeDocumentCamera.h"
#include "tests/qml/Counter/AcceptRig.h"
#include "tests/qml/Counter/ReceptionRig.h"

#include <QMetaProperty>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::AcceptRig;
using onewindow::testing::FakePrinter;
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

QString textOf(const drivers::Receipt& receipt)
{
    QStringList texts;
    for (const drivers::ReceiptItem& item : receipt.items) {
        if (const auto* text = std::get_if<drivers::ReceiptText>(&item)) {
            texts << text->text;
        } else if (const auto* pair = std::get_if<drivers::ReceiptPair>(&item)) {
            texts << pair->label + u'=' + pair->value;
        } else if (const auto* code = std::get_if<drivers::ReceiptQr>(&item)) {
            texts << code->content;
        }
    }
    return texts.join(u'\n');
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

/// Accepting at the window, through the program's model: every matter, who it is for, what is
/// missing, and what stays of it.
class TestAcceptViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyMatterIsFilledIn_data();
    void everyMatterIsFilledIn();
    void mattersInHandComeFirst();
    void nobodyKnownNothingOpened();
    void typedByTheirDocument_data();
    void typedByTheirDocument();
    void consentIsTheCitizens();
    void knownValuesSayWhereTheyAreFrom();
    void conditionsAreLive();
    void rowsThatStayAreNotMadeAnew();
    void daysAsTheyAreTyped_data();
    void daysAsTheyAreTyped();
    void regionInTwoParts();
    void whatIsWrongIsNamedAtOnce();
    void everyMaterialIsSpokenOf();
    void whatIsMissingIsSaidAtOnce();
    void whatIsNotFilledInIsOnThePaper();
    void promiseStandsForPaper();
    void scannedPagesGoWithTheCase();
    void refusedByTheHall_data();
    void refusedByTheHall();
    void cardIsAwayForAMoment();
    void anotherCardMeanwhile();
    void nothingStays_data();
    void nothingStays();
    void lateAnswerIsDropped();
    void acceptedMattersAreTakenForDone();
    void fromTheCardsPage();
    void noticeIsPrinted();
};

void TestAcceptViewModel::everyMatterIsFilledIn_data()
{
    QTest::addColumn<QString>("id");
    const auto loaded = catalog::loadCatalogue(
        QStringLiteral(ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"));
    QVERIFY(loaded);
    for (const catalog::Matter& matter : loaded.value().catalogue.matters) {
        QTest::newRow(qPrintable(matter.id)) << matter.id;
    }
}

void TestAcceptViewModel::everyMatterIsFilledIn()
{
    QFETCH(const QString, id);
    FakePrinter printer;
    AcceptRig rig;
    rig.accept().usePrinter(printer);
    rig.accept().setCard(AcceptRig::card());
    QVERIFY2(rig.open(id), qPrintable(rig.accept().notice()));
    QCOMPARE(rig.hall.lastBody["matter"_L1].toString(), id);
    QCOMPARE(rig.hall.lastBody["idNumber"_L1].toString(), kNumber);
    rig.fillIn();
    rig.seeAll();
    QVERIFY2(rig.accept().mayAccept(), qPrintable(rig.accept().notice()));
    const QJsonObject answers = rig.accept().form()->answers();
    rig.answerFiling(u"accepted"_s, u"370303000000000001"_s);
    rig.nextPress();
    rig.accept().accept();
    QCOMPARE(rig.hall.posted.constLast(), u"/v1/counter-cases"_s);
    QCOMPARE(rig.hall.lastBody["opened"_L1].toString(), u"c2VhbGVk"_s);
    QCOMPARE(rig.hall.lastBody["answers"_L1].toObject(), answers);
    QCOMPARE(rig.accept().step(), Step::Filed);
    QCOMPARE(rig.accept().number(), u"370303000000000001"_s);
    QCOMPARE(printer.printed, 1);
    const QString paper = textOf(printer.last);
    QVERIFY(paper.contains(u"受理通知书"_s));
    QVERIFY(paper.contains(u"370303000000000001"_s));
    QVERIFY(paper.contains(AcceptRig::matter(id).name.zh));
    QVERIFY(paper.contains(u"申请人=张*"_s));
    QVERIFY(!paper.contains(u"张建国"_s));
    QVERIFY(paper.contains(u"https://hall.example/c/"_s));
}

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

void TestAcceptViewModel::knownValuesSayWhereTheyAreFrom()
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

void TestAcceptViewModel::conditionsAreLive()
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
void TestAcceptViewModel::rowsThatStayAreNotMadeAnew()
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

void TestAcceptViewModel::daysAsTheyAreTyped_data()
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

void TestAcceptViewModel::daysAsTheyAreTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, day);
    QCOMPARE(typedDay(typed), day);
}

void TestAcceptViewModel::regionInTwoParts()
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

void TestAcceptViewModel::whatIsWrongIsNamedAtOnce()
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

void TestAcceptViewModel::everyMaterialIsSpokenOf()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"hh-move"_s));
    // The card itself was shown.
    QCOMPARE(rig.accept().materials()->unsaid(), (QStringList{u"household_book"_s, u"home"_s}));
    rig.accept().materials()->choose(u"household_book"_s, u"copy"_s);
    QVERIFY(!rig.accept().mayAccept());
    QVERIFY(
        rig.accept().notice().contains(AcceptRig::matter(u"hh-move"_s).materials.at(2).name.zh));
    // Scanned is what has pages, and what departments say no clerk says.
    rig.accept().materials()->choose(u"home"_s, u"scanned"_s);
    rig.accept().materials()->choose(u"home"_s, u"shared"_s);
    QCOMPARE(rig.accept().materials()->unsaid(), QStringList{u"home"_s});
    rig.accept().materials()->choose(u"home"_s, u"missing"_s);
    QVERIFY(!rig.accept().mayAccept());
    rig.accept().materials()->choose(u"home"_s, u"original"_s);
    QVERIFY(rig.accept().mayAccept());
    QVERIFY(!rig.accept().mayNotify());
}

void TestAcceptViewModel::whatIsMissingIsSaidAtOnce()
{
    FakePrinter printer;
    AcceptRig rig;
    rig.accept().usePrinter(printer);
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"re-transfer"_s));
    for (const auto& [material, how] : {std::pair{u"title"_s, u"missing"_s},
                                        {u"contract"_s, u"original"_s},
                                        {u"tax_proof"_s, u"missing"_s}}) {
        rig.accept().materials()->choose(material, how);
    }
    QVERIFY(rig.accept().mayNotify());
    rig.answerFiling(u"correction"_s);
    rig.nextPress();
    rig.accept().notify();
    QCOMPARE(rig.hall.posted.constLast(), u"/v1/counter-cases"_s);
    QCOMPARE(rig.accept().number(), u"K0-20261122-0007"_s);
    const QString paper = textOf(printer.last);
    QVERIFY(paper.contains(u"一次性告知书"_s));
    const catalog::Matter matter = AcceptRig::matter(u"re-transfer"_s);
    QVERIFY(paper.contains(u"1. "_s + matter.material(u"title"_s)->name.zh));
    QVERIFY(paper.contains(u"2. "_s + matter.material(u"tax_proof"_s)->name.zh));
    QVERIFY(!paper.contains(matter.material(u"contract"_s)->name.zh));
}

void TestAcceptViewModel::whatIsNotFilledInIsOnThePaper()
{
    FakePrinter printer;
    AcceptRig rig;
    rig.accept().usePrinter(printer);
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"mi-remote"_s));
    rig.seeAll();
    rig.accept().notify();
    // Nothing is filed, and the paper says so.
    QVERIFY(rig.hall.posted.constLast() != u"/v1/counter-cases"_s);
    QCOMPARE(rig.accept().step(), Step::Filed);
    QCOMPARE(rig.accept().number(), QString());
    const QString paper = textOf(printer.last);
    QVERIFY(paper.contains(u"联系电话"_s));
    QVERIFY(paper.contains(u"没有收件"_s));
    QVERIFY(!paper.contains(u"https://"_s));
}

void TestAcceptViewModel::promiseStandsForPaper()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"si-flex"_s));
    QVERIFY(!rig.accept().commitmentText().isEmpty());
    QCOMPARE(rig.accept().materials()->unsaid(), QStringList{u"employment"_s});
    rig.accept().setCommitted(true);
    QCOMPARE(rig.accept().materials()->unsaid(), QStringList());
    rig.fillIn();
    rig.answerFiling(u"approved"_s);
    rig.nextPress();
    rig.accept().accept();
    QCOMPARE(rig.hall.lastBody["committed"_L1].toBool(), true);
    QCOMPARE(rig.hall.lastBody["materials"_L1].toArray(), QJsonArray());
}

void TestAcceptViewModel::scannedPagesGoWithTheCase()
{
    AcceptRig rig;
    FakeDocumentCamera camera;
    rig.model.scan()->useCamera(camera);
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"hh-move"_s));
    rig.accept().addPages(u"home"_s);
    QVERIFY(rig.model.scan()->isOpen());
    drivers::DocumentPicture page;
    page.jpeg = QByteArray("\xFF\xD8picture");
    page.size = {600, 840};
    Q_EMIT rig.model.scan()->finished(u"home"_s, {page, page});
    QCOMPARE(rig.accept().materials()->pagesBeside(u"household_book"_s), 2);
    rig.model.scan()->close();
    rig.seeAll();
    rig.answerFiling(u"accepted"_s);
    rig.nextPress();
    rig.accept().accept();
    const QJsonArray pages = rig.hall.lastBody["pages"_L1].toArray();
    QCOMPARE(pages.size(), 2);
    QCOMPARE(pages.at(0)["material"_L1].toString(), u"home"_s);
    QCOMPARE(QByteArray::fromBase64(pages.at(0)["jpeg"_L1].toString().toLatin1()), page.jpeg);
    // Of another page of the program it takes none.
    rig.accept().next();
    QVERIFY(rig.open(u"hh-move"_s));
    Q_EMIT rig.model.scan()->finished(u"home"_s, {page});
    QCOMPARE(rig.accept().materials()->unsaid(), (QStringList{u"household_book"_s, u"home"_s}));
}

void TestAcceptViewModel::refusedByTheHall_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no answer") << ErrorCode::Timeout;
    QTest::newRow("too long ago") << ErrorCode::TooLate;
    QTest::newRow("the matter has changed") << ErrorCode::BadRequest;
    QTest::newRow("busy") << ErrorCode::StoreBusy;
}

/// Nothing is lost, and it can be pressed again.
void TestAcceptViewModel::refusedByTheHall()
{
    QFETCH(const ErrorCode, code);
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"mi-remote"_s));
    rig.fillIn();
    rig.seeAll();
    rig.hall.isFailing = true;
    rig.hall.failure = code;
    rig.nextPress();
    rig.accept().accept();
    QCOMPARE(rig.accept().step(), Step::Filling);
    QVERIFY(!rig.accept().notice().isEmpty());
    const QJsonObject first = rig.hall.lastBody;
    rig.answerFiling(u"accepted"_s);
    rig.nextPress();
    rig.accept().accept();
    QCOMPARE(rig.hall.lastBody, first);
    QCOMPARE(rig.accept().step(), Step::Filed);
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

void TestAcceptViewModel::acceptedMattersAreTakenForDone()
{
    AcceptRig rig;
    const auto serve = [&rig](const QString& number) {
        rig.hall.ticket(number, u"hh-move"_s, queue::TicketState::Serving, 5,
                        {{u"window"_s, u"1"_s},
                         {u"startedAt"_s, rig.hall.nowMs},
                         {u"further"_s, QJsonArray{u"hf-loan"_s, u"si-card"_s}}});
        rig.hall.window(u"open"_s, {{u"ticket"_s, number}, {u"number"_s, number}});
    };
    serve(u"A1019"_s);
    rig.accept().setCard(AcceptRig::card());
    for (const QString& id : {u"hh-move"_s, u"si-card"_s}) {
        QVERIFY(rig.open(id));
        rig.seeAll();
        rig.answerFiling(u"accepted"_s);
        rig.nextPress();
        rig.accept().accept();
        QCOMPARE(rig.hall.lastBody["ticket"_L1].toString(), u"A1019"_s);
        rig.accept().next();
    }
    rig.model.askWhatWasDone();
    QCOMPARE(rig.model.done()->done(), (QStringList{u"hh-move"_s, u"si-card"_s}));
    // What was only sent back was not done; of another number nothing is known.
    serve(u"A1020"_s);
    rig.model.askWhatWasDone();
    QCOMPARE(rig.model.done()->done().size(), 3);
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

void TestAcceptViewModel::noticeIsPrinted()
{
    FakePrinter printer;
    AcceptRig rig;
    rig.accept().usePrinter(printer);
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(u"si-card"_s));
    rig.seeAll();
    rig.answerFiling(u"accepted"_s);
    rig.nextPress();
    rig.accept().accept();
    const QString printing = rig.accept().slipText();
    printer.finish(drivers::PrintOutcome::Unknown);
    QVERIFY(rig.accept().slipText() != printing);
    const quint64 job = printer.job;
    rig.accept().print();
    QCOMPARE(printer.printed, 2);
    QVERIFY(printer.job != job);
    // A slip of reception on the same printer is none of this page's.
    const QString again = rig.accept().slipText();
    Q_EMIT printer.jobFinished(1, drivers::PrintOutcome::Printed, drivers::DeviceStatus::Ready);
    QCOMPARE(rig.accept().slipText(), again);
    printer.finish(drivers::PrintOutcome::Printed);
    QVERIFY(rig.accept().slipText() != again);
}

QTEST_GUILESS_MAIN(TestAcceptViewModel)
#include "tst_AcceptViewModel.moc"
