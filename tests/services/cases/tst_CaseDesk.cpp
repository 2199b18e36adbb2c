// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FactKinds.h"
#include "tests/services/cases/CaseCentre.h"
#include "tests/services/cases/CaseDeskTest.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Filing at a terminal, with its own threads and store, and the centre that numbers.
class tst_CaseDesk : public CaseDeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void approvedByRule();
    void useOfAnAgreementIsRecorded();
    void withheldLeavesItToAPerson_data();
    void withheldLeavesItToAPerson();
    void withoutACardNobodyElseIsAsked();
    void withoutAnybody();
    void commitmentInPlaceOfPapers();
    void badAnswersAreNotFiled();
    void filedOnce();
    void countsOnAfterARestart();
    void ownCasesAlone();
    void foundByItsLink();
    void noClearTextInTheStore();
    void numberedAtTheCentre();
    void feedForgets();
};

void tst_CaseDesk::approvedByRule()
{
    const auto terminal = kiosk();
    QSignalSpy changed(&terminal->desk(), &CaseService::casesChanged);
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(opened.withheld.isEmpty());
    QVERIFY(opened.papers.isEmpty());
    QCOMPARE(opened.known.shared()["si_record"_L1]["months"_L1].toInt(), 24);
    QVERIFY(!opened.known.shared()["si_record"_L1].toObject().contains(u"secret"_s));
    const auto filed = terminal->file(opened, zhang(), {{u"purpose"_s, u"loan"_s}});
    QVERIFY(filed);
    QCOMPARE(filed.value().state, CaseState::Approved);
    QCOMPARE(filed.value().id, opened.id);
    QCOMPARE(filed.value().provisional, u"K1-%1-0001"_s.arg(day()));
    QVERIFY(filed.value().number.isEmpty());
    QCOMPARE(filed.value().rules.size(), 1);
    QCOMPARE(filed.value().rules.constFirst().truth, Truth::True);
    QCOMPARE(filed.value().link, u"https://hall.example/c/"_s + filed.value().token);
    QCOMPARE(filed.value().filedAtMs, m_clock.now().wallMs);
    QVERIFY(!changed.isEmpty());
    const auto facts = terminal->facts(facts::kFiled);
    QCOMPARE(facts.size(), 1);
    QCOMPARE(facts.constFirst()["state"_L1].toString(), u"approved"_s);
    QCOMPARE(facts.constFirst()["rules"_L1].toArray(), (QJsonArray{0}));
    QCOMPARE(facts.constFirst()["consent"_L1].toString(), u"2026-01"_s);
    QVERIFY(facts.constFirst()["handle"_L1].isString());
    QCOMPARE(terminal->verify(), QString());
}

void tst_CaseDesk::useOfAnAgreementIsRecorded()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(!opened.id.isEmpty());
    const auto used = terminal->facts(facts::kShareUsed);
    QCOMPARE(used.size(), 1);
    const QJsonObject& use = used.constFirst();
    QCOMPARE(use["agreement"_L1].toString(), u"si_record"_s);
    QCOMPARE(use["holder"_L1].toString(), u"hrss"_s);
    QVERIFY(!use["purpose"_L1].toString().isEmpty());
    QVERIFY(use["fields"_L1].toArray().contains(u"months"_s));
    QVERIFY(!QJsonDocument(use).toJson().contains(kNumber.toUtf8()));
}

void tst_CaseDesk::withheldLeavesItToAPerson_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<bool>("isInForce");
    QTest::newRow("nothing is held of somebody") << u"440524188001010014"_s << true;
    QTest::newRow("the agreement has ended") << kNumber << false;
}

void tst_CaseDesk::withheldLeavesItToAPerson()
{
    QFETCH(const QString, number);
    QFETCH(const bool, isInForce);
    catalog::Catalogue catalogue = m_catalogue;
    for (catalog::Agreement& agreement : catalogue.agreements) {
        agreement.validTo = isInForce ? agreement.validTo : QDate(2026, 1, 1);
    }
    CaseKiosk terminal(m_path, *m_keys, m_clock, catalogue);
    Applicant person = zhang();
    person.idNumber = number;
    const OpenedCase opened = valueOf(terminal.open(u"si-record"_s, person));
    QCOMPARE(opened.withheld, QStringList{u"si_record"_s});
    QCOMPARE(opened.papers.size(), 1);
    QCOMPARE(opened.papers.constFirst().id, u"record"_s);
    QVERIFY(terminal.facts(facts::kShareUsed).isEmpty());
    const FiledCase filed = valueOf(terminal.file(opened, person, {{u"purpose"_s, u"loan"_s}}));
    QCOMPARE(filed.state, CaseState::Received);
    QCOMPARE(filed.rules.constFirst().truth, Truth::Unknown);
    QCOMPARE(filed.papers.size(), 1);
}

void tst_CaseDesk::withoutACardNobodyElseIsAsked()
{
    const auto terminal = kiosk();
    Applicant typed = zhang();
    typed.isTyped = true;
    const auto refused = terminal->open(u"si-record"_s, typed);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
    QCOMPARE(terminal->open(u"voice-complain"_s, {}).error().code, ErrorCode::NotPermitted);
    QCOMPARE(terminal->open(u"no-such"_s, typed).error().code, ErrorCode::NotFound);
    // Not agreed to: nothing is read, and nothing is filed.
    const OpenedCase silent = valueOf(terminal->open(u"si-record"_s, zhang(), {}));
    QCOMPARE(silent.withheld, QStringList{u"si_record"_s});
    QVERIFY(terminal->facts(facts::kShareUsed).isEmpty());
    QCOMPARE(terminal->file(silent, zhang(), {{u"purpose"_s, u"loan"_s}}).error().code,
             ErrorCode::BadRequest);
}

void tst_CaseDesk::withoutAnybody()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"city-report"_s, {}, {}));
    const FiledCase filed = valueOf(terminal->file(opened, {},
                                                   {{u"kind"_s, u"road"_s},
                                                    {u"where"_s, u"柳泉路 100 号门前"_s},
                                                    {u"what"_s, u"路面有坑"_s},
                                                    {u"danger"_s, u"no"_s}}));
    QCOMPARE(filed.state, CaseState::Approved);
    QVERIFY(!terminal->facts(facts::kFiled).constFirst().contains(u"handle"_s));
}

void tst_CaseDesk::commitmentInPlaceOfPapers()
{
    const auto terminal = kiosk();
    const QString start = queue::hallDay(m_clock.now().wallMs);
    const QJsonObject answers{
        {u"phone"_s, u"13800001234"_s},  {u"insurances"_s, u"both"_s},
        {u"level"_s, u"60"_s},           {u"start"_s, start},
        {u"bank_name"_s, u"工商银行"_s}, {u"bank_account"_s, u"6222021234567890128"_s}};
    for (const bool hasCommitted : {false, true}) {
        const OpenedCase opened = valueOf(terminal->open(u"si-flex"_s, zhang()));
        const FiledCase filed = valueOf(terminal->file(opened, zhang(), answers, hasCommitted));
        QCOMPARE(filed.papers.size(), hasCommitted ? 0 : 1);
        QCOMPARE(terminal->facts(facts::kFiled).constLast()["committed"_L1].toBool(), hasCommitted);
    }
}

void tst_CaseDesk::badAnswersAreNotFiled()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    for (const QJsonObject& answers : {QJsonObject(), QJsonObject{{u"purpose"_s, u"nothing"_s}},
                                       QJsonObject{{u"purpose"_s, u"other"_s}}}) {
        const auto refused = terminal->file(opened, zhang(), answers);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadRequest);
    }
    QVERIFY(terminal->facts(facts::kFiled).isEmpty());
}

void tst_CaseDesk::filedOnce()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    const QJsonObject answers{{u"purpose"_s, u"loan"_s}};
    const FiledCase first = valueOf(terminal->file(opened, zhang(), answers));
    const FiledCase again = valueOf(terminal->file(opened, zhang(), answers));
    QCOMPARE(again.provisional, first.provisional);
    QCOMPARE(again.token, first.token);
    QCOMPARE(terminal->facts(facts::kFiled).size(), 1);
}

void tst_CaseDesk::countsOnAfterARestart()
{
    QCOMPARE(kiosk()->fileRecord().provisional, u"K1-%1-0001"_s.arg(day()));
    QCOMPARE(kiosk()->fileRecord().provisional, u"K1-%1-0002"_s.arg(day()));
    m_clock.advance(24h);
    QCOMPARE(kiosk()->fileRecord().provisional, u"K1-%1-0001"_s.arg(day()));
}

void tst_CaseDesk::ownCasesAlone()
{
    const auto terminal = kiosk();
    const FiledCase first = terminal->fileRecord();
    const FiledCase second = terminal->fileRecord();
    const auto own = terminal->cases();
    QCOMPARE(own.size(), 2);
    QCOMPARE(own.constFirst().id, second.id);
    QCOMPARE(own.constLast().provisional, first.provisional);
    QVERIFY(terminal->cases(u"440524188001010014"_s).isEmpty());
}

void tst_CaseDesk::foundByItsLink()
{
    const auto terminal = kiosk();
    const FiledCase filed = terminal->fileRecord();
    const auto find = [&](const QString& text) {
        return terminal->wait<FiledCase>([&](CaseService::FileCallback callback) {
            terminal->desk().find(text, std::move(callback));
        });
    };
    QCOMPARE(valueOf(find(filed.link)).id, filed.id);
    QCOMPARE(valueOf(find(filed.token)).provisional, filed.provisional);
    QCOMPARE(find(u"https://hall.example/c/nobody"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(find(QString()).error().code, ErrorCode::NotFound);
}

void tst_CaseDesk::noClearTextInTheStore()
{
    QString checkCode;
    {
        const auto terminal = kiosk();
        const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
        QVERIFY(terminal->save(draftOf(opened)));
        QVERIFY(terminal->file(opened, zhang(), draftOf(opened).answers));
        QVERIFY(terminal->save(draftOf(opened)));
        checkCode = valueOf(terminal->sign(terminal->fileRecord().id)).checkCode;
    }
    QByteArray bytes;
    for (const QString& side : {QString(), u"-wal"_s}) {
        QFile file(m_path + side);
        if (file.open(QIODevice::ReadOnly)) {
            bytes += file.readAll();
        }
    }
    QVERIFY(bytes.contains("case.filed"));
    QVERIFY(bytes.contains("case.documented"));
    for (const QString& text :
         {kName, kNumber, checkCode, u"租房备案"_s, u"某某公司"_s, u"北京市朝阳区"_s}) {
        QVERIFY2(!bytes.contains(text.toUtf8()), qPrintable(text));
    }
}

void tst_CaseDesk::numberedAtTheCentre()
{
    CaseCentre centre(*m_keys, m_clock);
    const auto terminal = kiosk();
    const FiledCase first = terminal->fileRecord();
    const FiledCase second = terminal->fileRecord();
    QSignalSpy changed(&terminal->desk(), &CaseService::casesChanged);
    centre.meet(*terminal, *m_keys);
    QVERIFY(!changed.isEmpty());
    const QString code = m_catalogue.matter(u"si-record"_s)->taskCode;
    const auto own = terminal->cases();
    QCOMPARE(own.constLast().number, code + day() + u"0001"_s);
    QCOMPARE(own.constFirst().number, code + day() + u"0002"_s);
    QCOMPARE(own.constLast().number.size(), 43);
    QCOMPARE(own.constLast().provisional, first.provisional);
    QCOMPARE(centre.find(second.id)->decidedBy, u"rule"_s);
    QCOMPARE(centre.find(second.id)->state, CaseState::Approved);
    // Nothing more is given to what has a number.
    centre.meet(*terminal, *m_keys);
    QCOMPARE(terminal->cases().constFirst().number, code + day() + u"0002"_s);
    QCOMPARE(centre.verify(), QString());
    QCOMPARE(terminal->verify(), QString());
}

void tst_CaseDesk::feedForgets()
{
    CaseCentre centre(*m_keys, m_clock);
    const auto terminal = kiosk();
    terminal->fileRecord();
    centre.meet(*terminal, *m_keys);
    m_clock.advance(29 * 24h);
    centre.tidy();
    QCOMPARE(centre.shown(), 1);
    m_clock.advance(2 * 24h);
    centre.tidy();
    QCOMPARE(centre.shown(), 0);
}

QTEST_GUILESS_MAIN(tst_CaseDesk)
#include "tst_CaseDesk.moc"
