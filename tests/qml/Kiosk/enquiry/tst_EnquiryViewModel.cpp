// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/KioskFixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using cases::CaseSummary;
using drivers::DeviceStatus;
using drivers::PrintOutcome;

namespace {

const QString kToken = u"abcdefghijklmnopqrstuv"_s;
const QString kNumber = u"K1-20261127-0007"_s;

} // namespace

/// Looking things up, against a scripted store, a scripted owner and scripted devices.
class TestEnquiryViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void onlyOwnMattersNeedTheCard();
    void backFromTheCardLeadsToTheSubjects();
    void cardLaidFirstIsNotAskedForAgain();
    void storeIsShownBeforeTheOwnerAnswers();
    void ownerKnowsMoreAndBetter();
    void silentOwnerIsSaid();
    void emptyIsSaid();
    void caseShowsItsStepsAndItsLimit();
    void ticketOfTheListLeadsToItsPage();
    void appointmentOfTheListLeadsToItsErrand();
    void byNumberWithoutCard();
    void shortNumberGoesNowhere();
    void failureIsSaidInWords_data();
    void failureIsSaidInWords();
    void backWhileAskedDropsTheAnswer();
    void receiptsCodeIsEnough();
    void guideLeadsOn_data();
    void guideLeadsOn();
    void guideLeadsToANumber();
    void guideIsPrinted();
    void planMarksWhereItIs();
    void placeSaysWhatTheWindowsDo();
    void noticesAreReadOneByOne();
    void recordsAreThoseThatArePrintedHere();
    void goesBackThroughItsPages();
    void nothingIsLeftBehind();
    void lateAnswerIsNobodys();

private:
    EnquiryViewModel& model() { return m_kiosk->enquiry; }

    [[nodiscard]] QString page() const { return m_kiosk->enquiry.page(); }

    void open(const QString& way)
    {
        m_kiosk->session.openErrand(Errand::Enquiry);
        model().choose(way);
    }

    void layForMine(const QList<queue::IssuedTicket>& tickets = {})
    {
        m_kiosk->cases.expect(u"myCases"_s);
        m_kiosk->slotDesk.expect(u"mine"_s);
        m_kiosk->lay(samples::youngCard(), tickets);
    }

    void openMine(const QList<queue::IssuedTicket>& tickets = {})
    {
        open(u"mine"_s);
        layForMine(tickets);
        m_kiosk->slotDesk.answerMine(appointments::MyAppointments{
            .appointments = {samples::appointmentToday()}, .isComplete = true});
    }

    void ask()
    {
        open(u"number"_s);
        for (const QChar sign : kNumber) {
            model().type(sign);
        }
        model().goOn();
        model().ask(u"002X"_s);
    }

    [[nodiscard]] QStringList keys()
    {
        QStringList all;
        for (const Choice& choice : model().choices()->choices()) {
            all.append(choice.key.section(u'/', 0, 0));
        }
        return all;
    }

    void openGuide()
    {
        open(u"guide"_s);
        m_kiosk->chooseMatter(u"si"_s, u"si-enrol"_s);
    }

    std::unique_ptr<KioskFixture> m_kiosk;
};

void TestEnquiryViewModel::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!.*(was not heard|no answer about)).*$"_s));
    m_kiosk = std::make_unique<KioskFixture>();
}

void TestEnquiryViewModel::cleanup()
{
    QVERIFY(m_kiosk->cases.isDone());
    QVERIFY(m_kiosk->slotDesk.isDone());
    m_kiosk.reset();
}

void TestEnquiryViewModel::onlyOwnMattersNeedTheCard()
{
    m_kiosk->session.openErrand(Errand::Enquiry);
    QCOMPARE(m_kiosk->session.state(), State::Errand);
    QCOMPARE(keys(), (QStringList{u"mine"_s, u"number"_s, u"records"_s, u"guide"_s, u"plan"_s,
                                  u"notices"_s}));
    model().choose(u"mine"_s);
    QCOMPARE(m_kiosk->session.state(), State::LayCard);
    QVERIFY(!m_kiosk->identity.mayGoWithout());
    layForMine();
    QCOMPARE(m_kiosk->session.state(), State::Errand);
    QCOMPARE(page(), u"enquiry/MyMatters"_s);
    QCOMPARE(m_kiosk->enquiries.asked(), samples::youngCard().number);
}

void TestEnquiryViewModel::backFromTheCardLeadsToTheSubjects()
{
    open(u"mine"_s);
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->session.state(), State::Errand);
    QCOMPARE(page(), u"enquiry/EnquiryStart"_s);
    QVERIFY(!model().needsCard());
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->session.state(), State::Home);
}

void TestEnquiryViewModel::cardLaidFirstIsNotAskedForAgain()
{
    m_kiosk->lay(samples::youngCard());
    m_kiosk->session.send(Event::WentHome);
    m_kiosk->cases.expect(u"myCases"_s);
    m_kiosk->slotDesk.expect(u"mine"_s);
    open(u"mine"_s);
    QCOMPARE(page(), u"enquiry/MyMatters"_s);
}

void TestEnquiryViewModel::storeIsShownBeforeTheOwnerAnswers()
{
    m_kiosk->cases.setOwn({samples::approvedCase()});
    queue::IssuedTicket ticket = samples::ticket();
    ticket.ticket.state = queue::TicketState::Waiting;
    openMine({ticket});
    QCOMPARE(keys(), (QStringList{u"ticket"_s, u"appointment"_s, u"case"_s}));
    QVERIFY(model().note().contains(u"正在向中心查询"));
    QVERIFY(!model().isBusy());
}

void TestEnquiryViewModel::ownerKnowsMoreAndBetter()
{
    CaseSummary old = samples::reviewedCase(3);
    old.state = cases::CaseState::Received;
    old.steps.clear();
    m_kiosk->cases.setOwn({old});
    openMine();
    m_kiosk->enquiries.answerMine(QList{samples::reviewedCase(3), samples::approvedCase()});
    QCOMPARE(keys(), (QStringList{u"appointment"_s, u"case"_s, u"case"_s}));
    QCOMPARE(model().choices()->choices().at(1).trailing, u"审查中"_s);
    QVERIFY(model().note().isEmpty());
}

void TestEnquiryViewModel::silentOwnerIsSaid()
{
    m_kiosk->cases.setOwn({samples::approvedCase()});
    openMine();
    m_kiosk->enquiries.answerMine(Error{ErrorCode::NetworkFailed, {}});
    QCOMPARE(keys(), (QStringList{u"appointment"_s, u"case"_s}));
    QVERIFY(model().note().contains(u"09:41"));
    QVERIFY(model().note().contains(u"连不上"));
}

void TestEnquiryViewModel::emptyIsSaid()
{
    open(u"mine"_s);
    layForMine();
    m_kiosk->slotDesk.answerMine(
        appointments::MyAppointments{.appointments = {}, .isComplete = true});
    QVERIFY(model().title().contains(u"正在查询"));
    m_kiosk->enquiries.answerMine(QList<CaseSummary>());
    QCOMPARE(model().title(), u"没有查到您的事项"_s);
}

void TestEnquiryViewModel::caseShowsItsStepsAndItsLimit()
{
    catalog::Catalogue catalogue = samples::catalogue();
    catalogue.matters[0].guide.promiseLimit = {5, catalog::PeriodUnit::WorkingDay};
    m_kiosk->tickets.setCatalogue(catalogue);
    openMine();
    m_kiosk->enquiries.answerMine(QList{samples::reviewedCase(3)});
    model().choose(model().choices()->choices().at(1).key);
    QCOMPARE(page(), u"enquiry/EnquiryCase"_s);
    QCOMPARE(model().title(), u"社保参保登记"_s);
    QCOMPARE(model().standing(), u"审查中"_s);
    QCOMPARE(model().number(), samples::reviewedCase(3).number);
    QCOMPARE(model().lines()->total(), 5);
    // Accepted on Friday, the 20th.
    QCOMPARE(model().lines()->choices().at(4).title, u"预计 11月27日 周五 前办结"_s);
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(page(), u"enquiry/MyMatters"_s);
    QVERIFY(model().number().isEmpty());
}

void TestEnquiryViewModel::ticketOfTheListLeadsToItsPage()
{
    queue::IssuedTicket ticket = samples::ticket();
    ticket.ticket.state = queue::TicketState::Waiting;
    openMine({ticket});
    model().choose(model().choices()->choices().constFirst().key);
    QCOMPARE(m_kiosk->session.state(), State::Existing);
    QCOMPARE(m_kiosk->session.context().ticket->ticket.id, ticket.ticket.id);
    QVERIFY(model().choices()->total() == 0 || page() == u"enquiry/EnquiryStart");
}

void TestEnquiryViewModel::appointmentOfTheListLeadsToItsErrand()
{
    openMine();
    m_kiosk->slotDesk.expect(u"mine"_s);
    model().choose(model().choices()->choices().constFirst().key);
    QVERIFY(m_kiosk->session.context().errand == Errand::Appointment);
    m_kiosk->slotDesk.answerMine(appointments::MyAppointments{
        .appointments = {samples::appointmentToday()}, .isComplete = true});
    QCOMPARE(m_kiosk->appointment.page(), u"appointment/MyAppointments"_s);
    QCOMPARE(page(), u"enquiry/EnquiryStart"_s);
}

void TestEnquiryViewModel::byNumberWithoutCard()
{
    ask();
    QCOMPARE(page(), u"enquiry/EnquiryWait"_s);
    QCOMPARE(m_kiosk->enquiries.asked(), u"K1202611270007 002X"_s);
    m_kiosk->enquiries.answerStatus(samples::reviewedCase(3));
    QCOMPARE(page(), u"enquiry/EnquiryCase"_s);
    // What it is about is not said to who shows no card.
    QCOMPARE(model().title(), u"办件进度"_s);
}

void TestEnquiryViewModel::shortNumberGoesNowhere()
{
    open(u"number"_s);
    for (const QChar sign : u"K1-2026中 1"_s) {
        model().type(sign);
    }
    QCOMPARE(model().typed(), u"K120261"_s);
    QVERIFY(!model().isTyped());
    model().goOn();
    QCOMPARE(page(), u"enquiry/EnquiryNumber"_s);
    model().deleteLast();
    QCOMPARE(model().typed(), u"K12026"_s);
    model().clearTyped();
    QVERIFY(model().typed().isEmpty());
}

void TestEnquiryViewModel::failureIsSaidInWords_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("canRetry");
    QTest::newRow("wrong") << ErrorCode::NotFound << u"编号或后四位不对"_s << true;
    QTest::newRow("too many") << ErrorCode::TooMany << u"试的次数太多"_s << false;
    QTest::newRow("off line") << ErrorCode::NetworkFailed << u"暂时查不到"_s << true;
    QTest::newRow("late") << ErrorCode::Timeout << u"暂时查不到"_s << true;
    QTest::newRow("refused") << ErrorCode::ServerRefused << u"暂时查不到"_s << true;
}

void TestEnquiryViewModel::failureIsSaidInWords()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, title);
    QFETCH(bool, canRetry);
    ask();
    m_kiosk->enquiries.answerStatus(Error{code, {}});
    QCOMPARE(page(), u"enquiry/EnquiryFailed"_s);
    QCOMPARE(model().title(), title);
    QVERIFY(!model().lead().isEmpty());
    QCOMPARE(model().canRetry(), canRetry);
    model().retry();
    QCOMPARE(page(), u"enquiry/EnquiryNumber"_s);
    QVERIFY(!model().typed().isEmpty());
}

void TestEnquiryViewModel::backWhileAskedDropsTheAnswer()
{
    ask();
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(page(), u"enquiry/EnquiryDigits"_s);
    m_kiosk->enquiries.answerStatus(samples::reviewedCase(3));
    QCOMPARE(page(), u"enquiry/EnquiryDigits"_s);
    QVERIFY(model().number().isEmpty());
}

void TestEnquiryViewModel::receiptsCodeIsEnough()
{
    m_kiosk->tickets.expect(u"find"_s);
    m_kiosk->scanner.scan(u"https://hall.example/c/"_s + kToken);
    m_kiosk->tickets.answerFind(Error{ErrorCode::NotFound, {}});
    QCOMPARE(m_kiosk->session.state(), State::Errand);
    QCOMPARE(m_kiosk->enquiries.asked(), kToken);
    m_kiosk->enquiries.answerStatus(samples::approvedCase());
    QCOMPARE(page(), u"enquiry/EnquiryCase"_s);
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(page(), u"enquiry/EnquiryStart"_s);
}

void TestEnquiryViewModel::guideLeadsOn_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("page");
    QTest::newRow("where") << u"where"_s << u"enquiry/HallPlan"_s;
    QTest::newRow("book") << u"book"_s << u"enquiry/EnquiryStart"_s;
}

void TestEnquiryViewModel::guideLeadsOn()
{
    QFETCH(QString, key);
    openGuide();
    QCOMPARE(page(), u"enquiry/EnquiryGuide"_s);
    QCOMPARE(model().title(), u"社保参保登记"_s);
    QVERIFY(keys().contains(key));
    model().choose(key);
    QTEST(page(), "page");
    if (key == u"book") {
        // It goes on where a card is wanted, with the matter.
        QCOMPARE(m_kiosk->session.state(), State::LayCard);
        QVERIFY(m_kiosk->session.context().errand == Errand::Appointment);
        QCOMPARE(m_kiosk->session.context().matter, u"si-enrol"_s);
    }
}

void TestEnquiryViewModel::guideLeadsToANumber()
{
    openGuide();
    model().choose(u"number"_s);
    QCOMPARE(m_kiosk->session.state(), State::LayCard);
    QVERIFY(!m_kiosk->session.context().errand);
    m_kiosk->session.goWithoutCard();
    QCOMPARE(m_kiosk->session.state(), State::Confirm);
    QCOMPARE(m_kiosk->session.context().matter, u"si-enrol"_s);
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->session.state(), State::Matter);
}

void TestEnquiryViewModel::guideIsPrinted()
{
    openGuide();
    model().choose(u"print"_s);
    QVERIFY(model().isBusy());
    m_kiosk->finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(!model().isBusy());
    QVERIFY(model().note().contains(u"已打印"));
    m_kiosk->printer.setStatus(DeviceStatus::NoPaper);
    QVERIFY(!keys().contains(u"print"_s));
}

void TestEnquiryViewModel::planMarksWhereItIs()
{
    openGuide();
    model().choose(u"where"_s);
    QCOMPARE(model().choices()->choices().constFirst().key, u"a"_s);
    QVERIFY(!model().choices()->choices().constFirst().trailing.isEmpty());
    QVERIFY(model().choices()->choices().at(1).trailing.isEmpty());
    QVERIFY(model().floor()->data(model().floor()->index(0), FloorModel::IsWantedRole).toBool());
    QVERIFY(model().floor()->hasHere());
    model().showNextFloor();
    QCOMPARE(model().floorName(), u"二楼"_s);
    QVERIFY(!model().floor()->hasHere());
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(page(), u"enquiry/EnquiryGuide"_s);
}

void TestEnquiryViewModel::placeSaysWhatTheWindowsDo()
{
    open(u"plan"_s);
    model().choose(u"a"_s);
    QCOMPARE(page(), u"enquiry/HallPlace"_s);
    const auto& lines = model().lines()->choices();
    QCOMPARE(lines.at(0).caption, u"怎么走"_s);
    QCOMPARE(lines.at(1).caption, u"1 号窗口"_s);
    QCOMPARE(lines.at(1).title, u"社保参保登记"_s);
    m_kiosk->session.send(Event::WentBack);
    model().choose(u"b"_s);
    QCOMPARE(model().lines()->choices().at(1).title, u"现在没有开"_s);
}

void TestEnquiryViewModel::noticesAreReadOneByOne()
{
    open(u"notices"_s);
    QCOMPARE(model().choices()->total(), 2);
    model().choose(u"0"_s);
    QCOMPARE(page(), u"enquiry/EnquiryNotice"_s);
    QVERIFY(model().lines()->total() > 2);
    m_kiosk->hallInfo.set({}, {}, {});
    QCOMPARE(model().title(), u"这条公告已结束"_s);
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(model().title(), u"现在没有公告"_s);
}

void TestEnquiryViewModel::recordsAreThoseThatArePrintedHere()
{
    open(u"records"_s);
    QCOMPARE(model().choices()->total(), 0);
    QCOMPARE(model().title(), u"本机暂时不能查记录"_s);
    m_kiosk->session.send(Event::WentBack);
    catalog::Catalogue catalogue = samples::catalogue();
    catalog::Matter& record = catalogue.matters[2];
    record.terminal.isOffered = true;
    record.terminal.assurance = catalog::Assurance::Card;
    record.terminal.form = catalog::Form();
    record.terminal.result = catalog::ResultTemplate();
    record.terminal.result->lines = {{u"缴费月数：{shared.si_record.months}"_s, {}}};
    m_kiosk->tickets.setCatalogue(catalogue);
    model().choose(u"records"_s);
    QCOMPARE(keys(), QStringList{record.id});
    model().choose(record.id);
    QVERIFY(m_kiosk->session.context().errand == Errand::Filing);
    QCOMPARE(m_kiosk->session.context().matter, record.id);
    QCOMPARE(m_kiosk->session.state(), State::LayCard);
}

void TestEnquiryViewModel::goesBackThroughItsPages()
{
    ask();
    m_kiosk->enquiries.answerStatus(Error{ErrorCode::NotFound, {}});
    for (const char* before :
         {"enquiry/EnquiryDigits", "enquiry/EnquiryNumber", "enquiry/EnquiryStart"}) {
        m_kiosk->session.send(Event::WentBack);
        QCOMPARE(page(), QLatin1String(before));
    }
    QVERIFY(model().typed().isEmpty());
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->session.state(), State::Home);
}

void TestEnquiryViewModel::nothingIsLeftBehind()
{
    openMine();
    m_kiosk->enquiries.answerMine(QList{samples::reviewedCase(3)});
    model().choose(model().choices()->choices().at(1).key);
    QVERIFY(!model().number().isEmpty());
    m_kiosk->session.send(Event::SignedOut);
    QCOMPARE(m_kiosk->session.state(), State::Home);
    QVERIFY(model().number().isEmpty() && model().standing().isEmpty());
    QCOMPARE(model().lines()->total(), 0);
    for (const Choice& choice : model().choices()->choices()) {
        QVERIFY(!choice.key.contains(u'/'));
    }
    m_kiosk->session.openErrand(Errand::Enquiry);
    QCOMPARE(page(), u"enquiry/EnquiryStart"_s);
}

void TestEnquiryViewModel::lateAnswerIsNobodys()
{
    open(u"mine"_s);
    layForMine();
    m_kiosk->session.send(Event::SignedOut);
    m_kiosk->slotDesk.answerMine(appointments::MyAppointments{
        .appointments = {samples::appointmentToday()}, .isComplete = true});
    m_kiosk->enquiries.answerMine(QList{samples::reviewedCase(3)});
    for (const Choice& choice : model().choices()->choices()) {
        QVERIFY(!choice.key.contains(u'/'));
    }
    ask();
    m_kiosk->session.send(Event::TimedOut);
    m_kiosk->enquiries.answerStatus(samples::reviewedCase(3));
    QVERIFY(model().number().isEmpty());
}

QTEST_GUILESS_MAIN(TestEnquiryViewModel)
#include "tst_EnquiryViewModel.moc"
