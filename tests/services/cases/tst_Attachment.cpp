// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/Attachment.h"
#include "services/cases/FactKinds.h"
#include "services/crypto/Seal.h"
#include "tests/services/cases/SampleProofs.h"

#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;
using journal::Row;

namespace {

const QByteArray kCase(16, 'c');

journal::DataKey key(char id = 'k')
{
    journal::DataKey made;
    made.id = QByteArray(16, id);
    made.key = Secret(QByteArray(crypto::kDataKeyBytes, id));
    made.keyDigest = QByteArray(32, id);
    return made;
}

/// As the journal has them.
QList<Row> rowsOf(const Attachment& attachment, const QByteArray& caseId = kCase)
{
    const auto facts = attachedFacts(crypto::Suite::National, key(), caseId, attachment);
    QList<Row> rows;
    for (const journal::NewFact& fact : facts.value()) {
        Row row;
        row.kind = fact.kind;
        row.subject = fact.subject;
        row.body = QJsonDocument(fact.body).toJson(QJsonDocument::Compact);
        row.sealed = fact.sealed;
        row.keyId = fact.keyId;
        row.keyDigest = fact.keyDigest;
        rows.append(row);
    }
    return rows;
}

using Spoil = std::function<void(QList<Row>&)>;

} // namespace

Q_DECLARE_METATYPE(Spoil)

/// A photographed page on its way through the journal, in parts.
class tst_Attachment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void partsFitIntoFacts();
    void spoiltPartsAreNamed_data();
    void spoiltPartsAreNamed();
    void anotherKeyReadsNothing();
    void saysItsSize_data();
    void saysItsSize();
    void whatIsFiledTogether_data();
    void whatIsFiledTogether();
};

void tst_Attachment::comesBackAsItWas_data()
{
    QTest::addColumn<qsizetype>("bytes");
    QTest::addColumn<qsizetype>("parts");
    const qsizetype part = Attachment::kPartBytes;
    QTest::newRow("small") << qsizetype{60} << qsizetype{1};
    QTest::newRow("one part") << part << qsizetype{1};
    QTest::newRow("one byte more") << part + 1 << qsizetype{2};
    QTest::newRow("the largest") << Attachment::kByteLimit << qsizetype{4};
}

void tst_Attachment::comesBackAsItWas()
{
    QFETCH(const qsizetype, bytes);
    QFETCH(const qsizetype, parts);
    const Attachment attachment = samples::page(u"photo"_s, 2, bytes);
    const QList<Row> rows = rowsOf(attachment);
    QCOMPARE(rows.size(), parts);
    const auto again = assembled(key(), rows);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QCOMPARE(again.value(), attachment);
}

void tst_Attachment::partsFitIntoFacts()
{
    const QList<Row> rows = rowsOf(samples::page(u"photo"_s, 0, Attachment::kByteLimit));
    for (const Row& row : rows) {
        QVERIFY(row.sealed.size() <= journal::kSealedLimit);
        QVERIFY(row.body.size() < 500);
        QCOMPARE(row.kind, QString::fromLatin1(facts::kAttached));
    }
}

void tst_Attachment::spoiltPartsAreNamed_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, ErrorCode code, const QString& named, Spoil spoil) {
        QTest::newRow(name) << std::move(spoil) << code << named;
    };
    row("none", ErrorCode::BadFrame, u"nothing there"_s, [](QList<Row>& rows) { rows.clear(); });
    row("first missing", ErrorCode::BadFrame, u"part 1 of 3 is missing"_s,
        [](QList<Row>& rows) { rows.removeFirst(); });
    row("middle missing", ErrorCode::BadFrame, u"part 2 of 3 is missing"_s,
        [](QList<Row>& rows) { rows.removeAt(1); });
    row("last missing", ErrorCode::BadFrame, u"part 3 of 3 is missing"_s,
        [](QList<Row>& rows) { rows.removeLast(); });
    row("two in each other's place", ErrorCode::BadFrame, u"part 2 of 3 is missing"_s,
        [](QList<Row>& rows) { rows.swapItemsAt(1, 2); });
    row("one twice", ErrorCode::BadFrame, u"part 3 of 3"_s,
        [](QList<Row>& rows) { rows.insert(2, rows.at(1)); });
    row("one too many", ErrorCode::BadFrame, u"part 4 of 3"_s,
        [](QList<Row>& rows) { rows.append(rows.constLast()); });
    row("altered", ErrorCode::SealBroken, u"part 2 of 3 was altered"_s,
        [](QList<Row>& rows) { rows[1].sealed[1000] = static_cast<char>(~rows[1].sealed[1000]); });
    row("contents in each other's place", ErrorCode::SealBroken, u"part 1 of 3 was altered"_s,
        [](QList<Row>& rows) { std::swap(rows[0].sealed, rows[1].sealed); });
    row("said to be another page", ErrorCode::BadFrame, u"part 2 of 3 is of another page"_s,
        [](QList<Row>& rows) { rows[1].body.replace("\"page\":0", "\"page\":1"); });
    row("all said to be another page", ErrorCode::SealBroken, u"part 1 of 3 was altered"_s,
        [](QList<Row>& rows) {
            for (Row& part : rows) {
                part.body.replace("\"page\":0", "\"page\":1");
            }
        });
    row("of another case", ErrorCode::BadFrame, u"part 3 of 3 is of another page"_s,
        [](QList<Row>& rows) { rows[2].subject = QByteArray(16, 'd'); });
    row("all of another case", ErrorCode::SealBroken, u"part 1 of 3 was altered"_s,
        [](QList<Row>& rows) {
            for (Row& part : rows) {
                part.subject = QByteArray(16, 'd');
            }
        });
    row("of another picture of that page", ErrorCode::BadFrame, u"part 2 of 3 is of another"_s,
        [](QList<Row>& rows) {
            Attachment other = samples::page(u"photo"_s, 0, 150'000);
            other.jpeg = samples::jpeg(other.size, 150'000, 77);
            rows[1] = rowsOf(other).at(1);
        });
    row("another kind", ErrorCode::BadFrame, u"part 2 of 3 is no part"_s,
        [](QList<Row>& rows) { rows[1].kind = u"case.filed"_s; });
    row("another digest", ErrorCode::SealBroken, u"not what was attached"_s, [](QList<Row>& rows) {
        for (Row& part : rows) {
            const auto at = part.body.indexOf("\"digest\":\"") + 10;
            part.body[at] = part.body[at] == '0' ? '1' : '0';
        }
    });
}

void tst_Attachment::spoiltPartsAreNamed()
{
    QFETCH(const Spoil, spoil);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, named);
    QList<Row> rows = rowsOf(samples::page(u"photo"_s, 0, 150'000));
    QCOMPARE(rows.size(), 3);
    spoil(rows);
    const auto refused = assembled(key(), rows);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY2(refused.error().detail.contains(named), qPrintable(refused.error().detail));
}

void tst_Attachment::anotherKeyReadsNothing()
{
    const auto refused = assembled(key('z'), rowsOf(samples::page(u"photo"_s, 0)));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::SealBroken);
}

void tst_Attachment::saysItsSize_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("size");
    QTest::newRow("good") << samples::jpeg({640, 480}, 500) << QSize(640, 480);
    QTest::newRow("largest") << samples::jpeg({4096, 4096}, 500) << QSize(4096, 4096);
    QTest::newRow("too wide") << samples::jpeg({4097, 1}, 500) << QSize();
    QTest::newRow("too high") << samples::jpeg({1, 65'535}, 500) << QSize();
    QTest::newRow("no width") << samples::jpeg({0, 480}, 500) << QSize();
    QTest::newRow("too many bytes")
        << samples::jpeg({640, 480}, Attachment::kByteLimit + 1) << QSize();
    QTest::newRow("empty") << QByteArray() << QSize();
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << QSize();
    QTest::newRow("its start alone") << QByteArray::fromHex("ffd8ffe0") << QSize();
    QTest::newRow("cut in the frame") << samples::jpeg({640, 480}, 500).first(26) << QSize();
    QTest::newRow("no marker") << QByteArray::fromHex("ffd80011223344") << QSize();
    QTest::newRow("ends at once") << QByteArray::fromHex("ffd8ffd90000") << QSize();
    QTest::newRow("fill bytes") << QByteArray::fromHex("ffd8ffffffc0001108000a0014030000000000")
                                << QSize(20, 10);
}

void tst_Attachment::saysItsSize()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QSize, size);
    const auto said = jpegSize(bytes);
    QCOMPARE(bool(said), size.isValid());
    if (said) {
        QCOMPARE(said.value(), size);
    }
}

void tst_Attachment::whatIsFiledTogether_data()
{
    QTest::addColumn<QList<Attachment>>("attachments");
    QTest::addColumn<QString>("named");
    const auto page = [](const char* material, int number) {
        return samples::page(QString::fromLatin1(material), number, 1000);
    };
    QTest::newRow("nothing") << QList<Attachment>() << QString();
    QTest::newRow("pages of two materials")
        << QList{page("a", 0), page("a", 1), page("b", 0)} << QString();
    QTest::newRow("as many as may be")
        << QList{page("a", 0), page("a", 1), page("a", 2), page("a", 3), page("a", 4), page("a", 5)}
        << QString();
    QTest::newRow("one more") << QList{page("a", 0), page("a", 1), page("a", 2), page("a", 3),
                                       page("a", 4), page("a", 5), page("b", 0)}
                              << u"more pages"_s;
    QTest::newRow("a page missing") << QList{page("a", 0), page("a", 2)} << u"a, page 3"_s;
    QTest::newRow("a page twice") << QList{page("a", 0), page("a", 0)} << u"a, page 1"_s;
    QTest::newRow("no material") << QList{page("", 0)} << u"page 1"_s;
    Attachment other = page("a", 0);
    other.size = {10, 10};
    QTest::newRow("of another size") << QList{other} << u"another size"_s;
    other.jpeg = "text";
    QTest::newRow("no picture") << QList{other} << u"JPEG"_s;
}

void tst_Attachment::whatIsFiledTogether()
{
    QFETCH(const QList<Attachment>, attachments);
    QFETCH(const QString, named);
    const auto checked = check(attachments);
    QCOMPARE(bool(checked), named.isEmpty());
    if (!checked) {
        QVERIFY2(checked.error().detail.contains(named), qPrintable(checked.error().detail));
    }
}

QTEST_APPLESS_MAIN(tst_Attachment)
#include "tst_Attachment.moc"
