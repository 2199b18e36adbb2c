// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/CatalogueFile.h"
#include "tests/qml/Capture/FakeDocumentCamera.h"
#include "tests/qml/Counter/AcceptRig.h"
#include "tests/qml/Counter/ReceptionRig.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::AcceptRig;
using onewindow::testing::FakePrinter;
using Step = AcceptViewModel::Step;

namespace {

const QString kNumber = u"11010519491231002X"_s;

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

} // namespace

/// A case that is accepted, or sent back with all that is missing: materials, what goes to the
/// hall, and what stands on the paper.
class TestAcceptFiling : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyMatterIsFilledIn_data();
    void everyMatterIsFilledIn();
    void everyMaterialIsSpokenOf();
    void whatIsMissingIsSaidAtOnce();
    void whatIsNotFilledInIsOnThePaper();
    void promiseStandsForPaper();
    void scannedPagesGoWithTheCase();
    void refusedByTheHall_data();
    void refusedByTheHall();
    void acceptedMattersAreTakenForDone();
    void noticeIsPrinted();
};

void TestAcceptFiling::everyMatterIsFilledIn_data()
{
    QTest::addColumn<QString>("id");
    const auto loaded = catalog::loadCatalogue(
        QStringLiteral(ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"));
    QVERIFY(loaded);
    for (const catalog::Matter& matter : loaded.value().catalogue.matters) {
        QTest::newRow(qPrintable(matter.id)) << matter.id;
    }
}

void TestAcceptFiling::everyMatterIsFilledIn()
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

void TestAcceptFiling::everyMaterialIsSpokenOf()
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

void TestAcceptFiling::whatIsMissingIsSaidAtOnce()
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

void TestAcceptFiling::whatIsNotFilledInIsOnThePaper()
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

void TestAcceptFiling::promiseStandsForPaper()
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

void TestAcceptFiling::scannedPagesGoWithTheCase()
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

void TestAcceptFiling::refusedByTheHall_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no answer") << ErrorCode::Timeout;
    QTest::newRow("too long ago") << ErrorCode::TooLate;
    QTest::newRow("the matter has changed") << ErrorCode::BadRequest;
    QTest::newRow("busy") << ErrorCode::StoreBusy;
    QTest::newRow("filed at a terminal meanwhile") << ErrorCode::Conflict;
}

/// Nothing is lost, and it can be pressed again.
void TestAcceptFiling::refusedByTheHall()
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

void TestAcceptFiling::acceptedMattersAreTakenForDone()
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

void TestAcceptFiling::noticeIsPrinted()
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

QTEST_GUILESS_MAIN(TestAcceptFiling)
#include "tst_AcceptFiling.moc"
