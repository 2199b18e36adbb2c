// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/ResultText.h"
#include "services/cases/RuleCheck.h"
#include "services/catalog/CatalogueFile.h"

#include <QTest>
#include <QTranslator>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;

namespace {

const QDate kToday(2026, 11, 30);

Applicant bornIn(int year, const QString& region)
{
    return {u"张建国"_s,
            region + QString::number(year) + u"01011234"_s,
            u"1"_s,
            u"01"_s,
            QDate(year, 1, 1),
            u"山东省"_s,
            false};
}

} // namespace

/// What the rules of the try-out catalogue say to a citizen's facts and answers, and what is
/// printed.
class tst_RuleCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void helpWithBathing_data();
    void helpWithBathing();
    void neverApprovedByItself();
    void withoutRules();
    void result();
    void resultOfWhatIsNotKnown();

private:
    catalog::Catalogue m_catalogue;
};

void tst_RuleCheck::initTestCase()
{
    const auto loaded = catalog::loadCatalogue(
        QStringLiteral(ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"));
    QVERIFY(loaded);
    m_catalogue = loaded.value().catalogue;
}

void tst_RuleCheck::helpWithBathing_data()
{
    QTest::addColumn<int>("born");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QJsonValue>("isRegistered");
    QTest::addColumn<QString>("canStand");
    QTest::addColumn<QList<Truth>>("truths");
    QTest::addColumn<bool>("isApproved");
    constexpr auto kYes = Truth::True;
    constexpr auto kNo = Truth::False;
    const QJsonValue isKnown(true);
    QTest::newRow("all hold") << 1950 << u"370303"_s << isKnown << u"yes"_s
                              << QList{kYes, kYes, kYes, kYes} << true;
    QTest::newRow("too young") << 1970 << u"370303"_s << isKnown << u"yes"_s
                               << QList{kNo, kYes, kYes, kYes} << false;
    QTest::newRow("of another district")
        << 1950 << u"370304"_s << isKnown << u"yes"_s << QList{kYes, kNo, kYes, kYes} << false;
    QTest::newRow("not registered") << 1950 << u"370303"_s << QJsonValue(false) << u"yes"_s
                                    << QList{kYes, kYes, kNo, kYes} << false;
    QTest::newRow("nobody told") << 1950 << u"370303"_s << QJsonValue(QJsonValue::Undefined)
                                 << u"yes"_s << QList{kYes, kYes, Truth::Unknown, kYes} << false;
    QTest::newRow("not answered") << 1950 << u"370303"_s << isKnown << QString()
                                  << QList{kYes, kYes, kYes, Truth::Unknown} << false;
}

void tst_RuleCheck::helpWithBathing()
{
    QFETCH(const int, born);
    QFETCH(const QString, region);
    QFETCH(const QJsonValue, isRegistered);
    QFETCH(const QString, canStand);
    QFETCH(const QList<Truth>, truths);
    QFETCH(const bool, isApproved);
    const catalog::Matter* matter = m_catalogue.matter(u"eld-bath"_s);
    QVERIFY(matter != nullptr);
    KnownFacts known(bornIn(born, region), kToday);
    if (!isRegistered.isUndefined()) {
        known.putShared(u"elder_services"_s, {{u"registered"_s, isRegistered}});
    }
    FormFilling filling(*matter->terminal.form, known, kToday);
    filling.set(u"able"_s, canStand);
    const Verdict verdict = decide(matter->terminal.decision, filling);
    QList<Truth> said;
    for (const RuleAnswer& rule : verdict.rules) {
        said << rule.truth;
        QVERIFY(!rule.text.zh.isEmpty());
    }
    QCOMPARE(said, truths);
    QCOMPARE(verdict.outcome == catalog::Outcome::Approve, isApproved);
}

void tst_RuleCheck::neverApprovedByItself()
{
    const catalog::Matter* matter = m_catalogue.matter(u"voice-complain"_s);
    QVERIFY(matter != nullptr);
    FormFilling filling(*matter->terminal.form, {bornIn(1950, u"370303"_s), kToday}, kToday);
    QVERIFY(filling.set(u"text"_s, u"等待时间太长了，希望改进"_s));
    const Verdict verdict = decide(matter->terminal.decision, filling);
    for (const RuleAnswer& rule : verdict.rules) {
        QCOMPARE(rule.truth, Truth::True);
    }
    QCOMPARE(verdict.outcome, catalog::Outcome::Person);
}

void tst_RuleCheck::withoutRules()
{
    QCOMPARE(decide(std::nullopt, {}).outcome, catalog::Outcome::Person);
    QCOMPARE(decide(catalog::Decision{{}, catalog::Outcome::Approve}, {}).outcome,
             catalog::Outcome::Person);
}

void tst_RuleCheck::result()
{
    const catalog::Matter* matter = m_catalogue.matter(u"mi-remote"_s);
    QVERIFY(matter != nullptr);
    KnownFacts known(bornIn(1950, u"370303"_s), kToday);
    known.putShared(u"medical_insured"_s, {{u"place"_s, u"淄博市"_s}});
    FormFilling filling(*matter->terminal.form, known, kToday);
    QVERIFY(filling.set(u"kind"_s, u"settled"_s));
    QVERIFY(filling.set(u"place"_s, u"310000"_s));
    QVERIFY(filling.set(u"from"_s, u"2026-12-01"_s));
    const CaseFacts facts{u"K1-20261130-0001"_s, kToday, {u"医保局"_s, u"Insurance"_s}};
    const ResultText text = renderResult(*matter->terminal.result, filling, facts, u"zh_CN"_s);
    const QString whole = text.lines.join(u'\n');
    QVERIFY2(whole.contains(u"张建国"_s), qPrintable(whole));
    QVERIFY2(whole.contains(u"上海 310000"_s), qPrintable(whole));
    QVERIFY2(whole.contains(u"K1-20261130-0001"_s), qPrintable(whole));
    QVERIFY2(whole.contains(u"医保局"_s), qPrintable(whole));
    QVERIFY2(!whole.contains(u'{'), qPrintable(whole));
    QTranslator texts;
    QVERIFY(texts.load(u":/i18n/onewindow_en.qm"_s));
    QCoreApplication::installTranslator(&texts);
    const ResultText english = renderResult(*matter->terminal.result, filling, facts, u"en"_s);
    QVERIFY(english.lines.join(u'\n').contains(u"Shanghai 310000"_s));
}

void tst_RuleCheck::resultOfWhatIsNotKnown()
{
    const catalog::Matter* matter = m_catalogue.matter(u"hh-resprint"_s);
    QVERIFY(matter != nullptr);
    const FormFilling filling(*matter->terminal.form, {bornIn(1950, u"370303"_s), kToday}, kToday);
    const ResultText text = renderResult(*matter->terminal.result, filling,
                                         {u"N"_s, kToday, {u"公安局"_s, {}}}, u"zh_CN"_s);
    QVERIFY(text.lines.join(u'\n').contains(u"—"_s));
    QCOMPARE(text.validUntil, kToday.addDays(180));
}

QTEST_GUILESS_MAIN(tst_RuleCheck)
#include "tst_RuleCheck.moc"
