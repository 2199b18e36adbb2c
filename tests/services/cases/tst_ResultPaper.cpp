// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DocumentCheck.h"
#include "services/cases/ResultPaper.h"
#include "services/catalog/CatalogueFile.h"
#include "services/core/HallTime.h"
#include "tests/services/cases/OwnedCases.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Results that a window prints: made of what was filed, signed by the hall, counted by facts.
class tst_ResultPaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        m_catalogue = valueOf(catalog::loadCatalogue(QStringLiteral(
                                  ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json")))
                          .catalogue;
    }

    void init()
    {
        m_cases = std::make_unique<OwnedCases>();
        m_book =
            std::make_unique<CaseBook>(CaseBook::Settings{.mark = u"0"_s,
                                                          .fallbackLink = u"https://hall.example"_s,
                                                          .recipients = {},
                                                          .said = &m_said},
                                       m_cases->journal);
    }

    void holdersPaperIsSignedByTheHall();
    void againOnlyForAReason_data();
    void againOnlyForAReason();
    void refused_data();
    void refused();
    void nothingThatIsPrinted();
    void comesBackFromItsAnswer();
    void answerThatIsNone_data();
    void answerThatIsNone();
    void wipesWhoItWas();

private:
    static PaperOrder order(const QByteArray& id, const QString& why = {})
    {
        return {.id = id,
                .idNumber = kNumber,
                .check = ReceiverCheck::Card,
                .why = why,
                .language = u"zh_CN"_s,
                .staff = u"wang"_s,
                .desk = u"counter-1"_s};
    }

    Result<ResultPaper> issue(const PaperOrder& one, const QString& matterId = u"si-record"_s)
    {
        return m_cases->transact([&](Database& store) {
            return issuePaper(store, *m_book, m_cases->journal, *m_catalogue.matter(matterId), one);
        });
    }

    catalog::Catalogue m_catalogue;
    journal::Feed m_said{kHall};
    std::unique_ptr<OwnedCases> m_cases;
    std::unique_ptr<CaseBook> m_book;
};

void tst_ResultPaper::holdersPaperIsSignedByTheHall()
{
    const QByteArray id = m_cases->approved();
    const QDate day = hallTime(m_cases->clock.now().wallMs).date();
    m_cases->clock.advance(48h);
    const ResultPaper paper = valueOf(issue(order(id)));
    QCOMPARE(paper.copy, 1);
    QCOMPARE(paper.number, m_cases->row(id).number);
    QCOMPARE(paper.issued, day);
    QCOMPARE(paper.text.title, u"社会保险参保缴费证明"_s);
    QVERIFY(paper.text.lines.contains(u"姓名："_s + kName));
    QVERIFY(paper.text.lines.contains(u"身份证号码："_s + kNumber));
    QCOMPARE(paper.text.validUntil, day.addDays(90));
    QCOMPARE(paper.document.node, m_cases->journal.node());
    QVERIFY(paper.document.link.startsWith(u"https://hall.example/d/"_s));
    const SignedStatement read = valueOf(parseStatement(paper.document.link));
    QVERIFY(verifyStatement(read, m_cases->journal.keys().signingPublicKey()));
    const PaperCheck held = checkPaper(read.statement, {.checkCode = paper.document.checkCode,
                                                        .title = paper.text.title,
                                                        .lines = paper.text.lines,
                                                        .name = kName,
                                                        .idNumber = kNumber});
    QCOMPARE(held.isText, std::optional(true));
    QCOMPARE(held.isHolder, std::optional(true));
    const QJsonObject fact = m_cases->facts(facts::kDocumented).constLast();
    QCOMPARE(fact["staff"_L1].toString(), u"wang"_s);
    QCOMPARE(fact["at"_L1].toString(), u"counter-1"_s);
    QCOMPARE(fact["checked"_L1].toString(), u"card"_s);
    QCOMPARE(fact["copy"_L1].toInt(), 1);
    QVERIFY(!fact.contains("why"_L1));
    QVERIFY(!QJsonDocument(fact).toJson().contains(kNumber.toUtf8()));
    // Its code leads to the case, and the chain still verifies.
    const auto copy = valueOf(copyOf(*m_cases->store, kHall, read));
    QVERIFY(copy && copy->caseId == id && copy->number == paper.number);
    QCOMPARE(m_cases->verify(), QString());
}

void tst_ResultPaper::againOnlyForAReason_data()
{
    QTest::addColumn<QString>("why");
    for (const QString& why : reprintReasons()) {
        QTest::newRow(qPrintable(why)) << why;
    }
}

void tst_ResultPaper::againOnlyForAReason()
{
    QFETCH(QString, why);
    const QByteArray id = m_cases->approved();
    const QByteArray other = m_cases->approved();
    const ResultPaper first = valueOf(issue(order(id)));
    for (const QString& none : {QString(), u"whatever"_s}) {
        const auto refused = issue(order(id, none));
        QVERIFY(!refused && refused.error().code == ErrorCode::Conflict);
        QVERIFY(refused.error().detail.startsWith(u"why: "_s));
    }
    const ResultPaper second = valueOf(issue(order(id, why)));
    QCOMPARE(second.copy, 2);
    QVERIFY(second.document.checkCode != first.document.checkCode);
    const QJsonObject fact = m_cases->facts(facts::kDocumented).constLast();
    QCOMPARE(fact["copy"_L1].toInt(), 2);
    QCOMPARE(fact["why"_L1].toString(), why);
    // Each case is counted for itself.
    QCOMPARE(valueOf(issue(order(other))).copy, 1);
    QCOMPARE(m_cases->facts(facts::kDocumented).size(), 3);
}

void tst_ResultPaper::refused_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("field");
    QTest::newRow("not approved") << ErrorCode::Conflict << u"state: "_s;
    QTest::newRow("not paid") << ErrorCode::Conflict << u"state: "_s;
    QTest::newRow("rejected since") << ErrorCode::Conflict << u"state: "_s;
    QTest::newRow("somebody else") << ErrorCode::BadRequest << u"idNumber: "_s;
    QTest::newRow("nobody") << ErrorCode::BadRequest << u"idNumber: "_s;
    QTest::newRow("forgotten") << ErrorCode::NotFound << QString();
    QTest::newRow("no case") << ErrorCode::NotFound << QString();
}

/// And nothing is signed.
void tst_ResultPaper::refused()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, field);
    const QByteArray row(QTest::currentDataTag());
    const QByteArray id = row == "not approved"     ? m_cases->file()
                          : row == "not paid"       ? m_cases->approved(1500)
                          : row == "rejected since" ? m_cases->file()
                                                    : m_cases->approved();
    PaperOrder one = order(id);
    if (row == "rejected since") {
        m_cases->advance(id, CaseState::Received, CaseState::Rejected, u"conditions"_s);
    } else if (row == "somebody else") {
        one.idNumber = u"110101199003070011"_s;
    } else if (row == "nobody") {
        one.idNumber.clear();
    } else if (row == "forgotten") {
        m_cases->forget(id);
    } else if (row == "no case") {
        one.id = makeUuidV7(1);
    }
    const auto refused = issue(one);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY2(refused.error().detail.startsWith(field), qPrintable(refused.error().detail));
    QVERIFY(m_cases->facts(facts::kDocumented).isEmpty());
}

/// A paper that the department sends is not made here.
void tst_ResultPaper::nothingThatIsPrinted()
{
    const auto refused = issue(order(m_cases->approved()), u"si-enrol"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
}

void tst_ResultPaper::comesBackFromItsAnswer()
{
    const ResultPaper paper = valueOf(issue(order(m_cases->approved())));
    const ResultPaper read = valueOf(paperFromJson(toJson(paper)));
    QCOMPARE(read.text.title, paper.text.title);
    QCOMPARE(read.text.lines, paper.text.lines);
    QCOMPARE(read.text.validUntil, paper.text.validUntil);
    QCOMPARE(read.number, paper.number);
    QCOMPARE(read.department, paper.department);
    QCOMPARE(read.issued, paper.issued);
    QCOMPARE(read.copy, paper.copy);
    QCOMPARE(read.document.statement, paper.document.statement);
    QCOMPARE(read.document.link, paper.document.link);
    QCOMPARE(read.document.checkCode, paper.document.checkCode);
    QCOMPARE(read.document.fingerprint, paper.document.fingerprint);
    QCOMPARE(read.document.suite, paper.document.suite);
}

void tst_ResultPaper::answerThatIsNone_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    for (const char* needed :
         {"title", "issued", "copy", "statement", "link", "checkCode", "suite"}) {
        QTest::newRow(needed) << QString::fromLatin1(needed) << QJsonValue();
    }
    QTest::newRow("copy 0") << u"copy"_s << QJsonValue(0);
    QTest::newRow("no day") << u"issued"_s << QJsonValue(u"2026-13-40"_s);
    QJsonArray lines;
    for (int i = 0; i < 101; ++i) {
        lines << u"line"_s;
    }
    QTest::newRow("too long") << u"lines"_s << QJsonValue(lines);
}

void tst_ResultPaper::answerThatIsNone()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject json = toJson(valueOf(issue(order(m_cases->approved()))));
    json.insert(member, value);
    const auto read = paperFromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadFrame);
}

void tst_ResultPaper::wipesWhoItWas()
{
    ResultPaper paper = valueOf(issue(order(m_cases->approved())));
    paper.wipe();
    QVERIFY(paper.text.lines.isEmpty() && paper.document.checkCode.isEmpty());
    PaperOrder one = order(QByteArray(16, 'c'));
    one.wipe();
    QVERIFY(one.idNumber.isEmpty());
}

QTEST_GUILESS_MAIN(tst_ResultPaper)
#include "tst_ResultPaper.moc"
