// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Facts.h"
#include "services/catalog/Form.h"
#include "services/catalog/Sharing.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow::catalog;
using namespace Qt::StringLiterals;

/// What one value of a catalogue may be: patterns, codes, days.
class tst_CatalogueValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patterns_data();
    void patterns();
    void patternThatPassesIsQuick();
    void creditCodes_data();
    void creditCodes();
    void days_data();
    void days();
};

void tst_CatalogueValues::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char* pattern, bool isGood) {
        QTest::newRow(pattern) << QString::fromUtf8(pattern) << isGood;
    };
    row("[0-9]{6}", true);
    row("鲁[A-Z][A-Z0-9]{5,6}", true);
    row("(?:[a-z]{1,20})?-[0-9]{1,4}", true);
    row("(a|b)c", true);
    row(R"(\p{Han}{2,20})", true);
    row(R"(\d{3}\.\d{1,2}[*+]?)", true);
    row("[]*]{1,3}", true);
    row("a+", false);
    row("a*", false);
    row("a{2,}", false);
    row("a{1,201}", false);
    row("(a{1,5}){1,5}", false);
    row("(a|aa){1,50}", false);
    row("(?:(a|aa)b){1,50}", false);
    row(R"((a)\1)", false);
    row("(?=a)a", false);
    row("(?i)a", false);
    row("(a", false);
    row("a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}a{0,9}", false);
}

void tst_CatalogueValues::patterns()
{
    QFETCH(const QString, pattern);
    QFETCH(const bool, isGood);
    const QString problem = patternProblem(pattern);
    QVERIFY2(problem.isEmpty() == isGood, qPrintable(problem));
}

/// The worst that is let through, on the longest text there is, gives up long before anybody at a
/// terminal would.
void tst_CatalogueValues::patternThatPassesIsQuick()
{
    QString pattern;
    for (int i = 0; i < 10; ++i) {
        pattern += u"a{0,200}"_s;
    }
    pattern += u'b';
    QCOMPARE(patternProblem(pattern), QString());
    const QRegularExpression compiled(QRegularExpression::anchoredPattern(pattern));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!compiled.match(QString(500, u'a')).hasMatch());
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void tst_CatalogueValues::creditCodes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("a company") << u"91440300708461136T"_s << true;
    QTest::newRow("another") << u"91110108551385082Q"_s << true;
    QTest::newRow("a third") << u"91350100M000100Y43"_s << true;
    QTest::newRow("check wrong") << u"91440300708461136S"_s << false;
    QTest::newRow("digit wrong") << u"91440300708461137T"_s << false;
    QTest::newRow("small letter") << u"91350100m000100Y43"_s << false;
    QTest::newRow("short") << u"9144030070846113"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void tst_CatalogueValues::creditCodes()
{
    QFETCH(const QString, code);
    QFETCH(const bool, isGood);
    QCOMPARE(isCreditCode(code), isGood);
}

void tst_CatalogueValues::days_data()
{
    QTest::addColumn<QString>("day");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char* day, bool isGood) {
        QTest::newRow(day) << QString::fromLatin1(day) << isGood;
    };
    row("today", true);
    row("today-18y", true);
    row("today+30d", true);
    row("today+6m", true);
    row("2024-02-29", true);
    row("2026-02-29", false);
    row("today+1000d", false);
    row("today-18", false);
    row("today-18y\n", false);
    row("Today", false);
    row("", false);
}

void tst_CatalogueValues::days()
{
    QFETCH(const QString, day);
    QFETCH(const bool, isGood);
    QCOMPARE(isDay(day), isGood);
}

QTEST_GUILESS_MAIN(tst_CatalogueValues)
#include "tst_CatalogueValues.moc"
