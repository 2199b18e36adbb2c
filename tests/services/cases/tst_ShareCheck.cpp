// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/ShareCheck.h"
#include "services/catalog/CatalogueFile.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;

/// What an agreement lets be read, by the try-out catalogue.
class tst_ShareCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rows_data();
    void rows();

private:
    catalog::Catalogue m_catalogue;
};

void tst_ShareCheck::initTestCase()
{
    const auto loaded = catalog::loadCatalogue(
        QStringLiteral(ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"));
    QVERIFY(loaded);
    m_catalogue = loaded.value().catalogue;
}

void tst_ShareCheck::rows_data()
{
    QTest::addColumn<QString>("agreement");
    QTest::addColumn<QString>("matter");
    QTest::addColumn<QString>("consent");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QString>("refused");
    const QDate today(2026, 11, 30);
    const QStringList months{u"months"_s};
    const auto row = [&](const char* name, const QString& agreement, const QString& matter,
                         const QString& consent, const QStringList& fields, QDate day,
                         const char* refused) {
        QTest::newRow(name) << agreement << matter << consent << fields << day
                            << QString::fromLatin1(refused);
    };
    const QString si = u"si_record"_s;
    const QString record = u"si-record"_s;
    const QString text = u"2026-01"_s;
    row("covered", si, record, text, months, today, "");
    row("all its fields", si, record, text, {u"months"_s, u"status"_s, u"employer"_s, u"since"_s},
        today, "");
    row("no such agreement", u"secrets"_s, record, text, months, today, "agreement");
    row("not in force yet", si, record, text, months, QDate(2024, 12, 31), "agreement");
    row("first day", si, record, text, months, QDate(2025, 1, 1), "");
    row("last day", si, record, text, months, QDate(2029, 12, 31), "");
    row("it has ended", si, record, text, months, QDate(2030, 1, 1), "agreement");
    row("no such matter", si, u"none"_s, text, months, today, "matter");
    row("another matter's agreement", u"marriage"_s, record, text, {u"married"_s}, today, "matter");
    row("another text", si, record, u"2025-07"_s, months, today, "consent");
    row("no consent", si, record, {}, months, today, "consent");
    row("a field of nobody's", si, record, text, {u"months"_s, u"salary"_s}, today, "fields");
    row("no field", si, record, text, {}, today, "fields");
}

void tst_ShareCheck::rows()
{
    QFETCH(QString, agreement);
    QFETCH(QString, matter);
    QFETCH(QString, consent);
    QFETCH(QStringList, fields);
    QFETCH(QDate, today);
    QFETCH(QString, refused);
    const SharedAsk ask{.terminal = u"kiosk-1"_s,
                        .agreement = agreement,
                        .matter = matter,
                        .caseId = QByteArray(16, 'a'),
                        .consentVersion = consent,
                        .fields = fields};
    const auto refusal = refusalOf(ask, m_catalogue, today);
    QCOMPARE(refusal ? refusal->field : QString(), refused);
    QVERIFY(!refusal || !refusal->reason.isEmpty());
}

QTEST_GUILESS_MAIN(tst_ShareCheck)
#include "tst_ShareCheck.moc"
