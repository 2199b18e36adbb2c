// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/Signature.h"
#include "tests/services/cases/SampleProofs.h"

#include <QRandomGenerator>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;

namespace {

Signature written(const QList<QList<QPoint>>& strokes)
{
    Signature made;
    made.pad = {1000, 500};
    made.strokes = strokes;
    return made;
}

QList<QPoint> line(QPoint from, QPoint to, int points = 20)
{
    QList<QPoint> stroke;
    for (int i = 0; i < points; ++i) {
        stroke.append(from + (to - from) * i / (points - 1));
    }
    return stroke;
}

} // namespace

class tst_Signature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreLegible_data();
    void namesAreLegible();
    void comesBackAsItWas();
    void anyStrokesComeBack();
    void tooMuchIsRefused_data();
    void tooMuchIsRefused();
    void otherBytesAreRefused_data();
    void otherBytesAreRefused();
    void nothingIsReadFromCutBytes();
    void jsonComesBack();
    void wipeLeavesNothing();
};

void tst_Signature::namesAreLegible_data()
{
    QTest::addColumn<Signature>("signature");
    QTest::addColumn<bool>("isLegible");
    QTest::newRow("name") << samples::signature() << true;
    QTest::newRow("nothing") << written({}) << false;
    QTest::newRow("dot") << written({{{500, 250}}}) << false;
    QTest::newRow("three dots") << written({{{100, 250}}, {{500, 250}}, {{900, 250}}}) << false;
    QTest::newRow("speck") << written({line({500, 250}, {520, 260})}) << false;
    QTest::newRow("one stroke") << written({line({200, 250}, {800, 260})}) << true;
    QTest::newRow("upright") << written({line({500, 100}, {505, 400})}) << true;
    QTest::newRow("scribble in a corner")
        << written({line({10, 10}, {30, 10}), line({30, 10}, {10, 30}), line({10, 30}, {30, 30}),
                    line({30, 30}, {10, 10}), line({10, 10}, {30, 30}), line({10, 20}, {30, 20}),
                    line({10, 10}, {30, 30})})
        << false;
    Signature button;
    button.isByHand = false;
    QTest::newRow("button") << button << false;
}

void tst_Signature::namesAreLegible()
{
    QFETCH(const Signature, signature);
    QFETCH(const bool, isLegible);
    QCOMPARE(cases::isLegible(signature), isLegible);
}

void tst_Signature::comesBackAsItWas()
{
    const Signature signature = samples::signature();
    const auto bytes = encodeStrokes(signature);
    QVERIFY(bytes);
    QVERIFY2(bytes.value().size() < 400, qPrintable(QString::number(bytes.value().size())));
    const auto again = decodeStrokes(bytes.value());
    QVERIFY(again);
    QCOMPARE(again.value(), signature);
}

void tst_Signature::anyStrokesComeBack()
{
    QRandomGenerator random(20261130);
    for (int round = 0; round < 300; ++round) {
        Signature signature;
        signature.pad = {random.bounded(1, Signature::kGridLimit + 1),
                         random.bounded(1, Signature::kGridLimit + 1)};
        for (int i = random.bounded(0, 6); i > 0; --i) {
            QList<QPoint> stroke;
            for (int k = random.bounded(1, 40); k > 0; --k) {
                stroke.append({random.bounded(signature.pad.width()),
                               random.bounded(signature.pad.height())});
            }
            signature.strokes.append(stroke);
        }
        const auto bytes = encodeStrokes(signature);
        QVERIFY(bytes);
        const auto again = decodeStrokes(bytes.value());
        QVERIFY(again);
        QCOMPARE(again.value(), signature);
    }
}

void tst_Signature::tooMuchIsRefused_data()
{
    QTest::addColumn<Signature>("signature");
    QTest::addColumn<ErrorCode>("code");
    QList<QList<QPoint>> strokes;
    for (int i = 0; i <= Signature::kStrokeLimit; ++i) {
        strokes.append({{i, 0}});
    }
    QTest::newRow("strokes") << written(strokes) << ErrorCode::TooLarge;
    QTest::newRow("points") << written({line({0, 0}, {999, 499}, Signature::kPointLimit + 1)})
                            << ErrorCode::TooLarge;
    QList<QPoint> wild;
    for (int i = 0; i < Signature::kPointLimit; ++i) {
        wild.append(i % 2 == 0 ? QPoint(0, 0) : QPoint(999, 499));
    }
    QTest::newRow("bytes") << written({wild}) << ErrorCode::TooLarge;
    QTest::newRow("beyond the pad") << written({{{1000, 0}}}) << ErrorCode::BadFrame;
    QTest::newRow("left of the pad") << written({{{-1, 0}}}) << ErrorCode::BadFrame;
    QTest::newRow("a stroke without points") << written({{}}) << ErrorCode::BadFrame;
    QTest::newRow("no pad") << Signature() << ErrorCode::BadFrame;
}

void tst_Signature::tooMuchIsRefused()
{
    QFETCH(const Signature, signature);
    QFETCH(const ErrorCode, code);
    const auto bytes = encodeStrokes(signature);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, code);
}

void tst_Signature::otherBytesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("other version") << QByteArray::fromHex("020a0a");
    QTest::newRow("no pad") << QByteArray::fromHex("01");
    QTest::newRow("pad without width") << QByteArray::fromHex("01000a");
    QTest::newRow("pad too wide") << QByteArray::fromHex("0181200a");
    QTest::newRow("stroke without points") << QByteArray::fromHex("010a0a00");
    QTest::newRow("point beyond the pad") << QByteArray::fromHex("010a0a010a00");
    QTest::newRow("step beyond the pad") << QByteArray::fromHex("010a0a0200000100");
    QTest::newRow("more points than there are") << QByteArray::fromHex("010a0aff7f0000");
    QTest::newRow("number longer than it must be") << QByteArray::fromHex("018a000a");
    QTest::newRow("number without end") << QByteArray::fromHex("01ffffffff0a");
    QTest::newRow("too long") << QByteArray(Signature::kByteLimit + 1, '\1');
}

void tst_Signature::otherBytesAreRefused()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!decodeStrokes(bytes));
}

/// A stroke that was cut off is not half a stroke.
void tst_Signature::nothingIsReadFromCutBytes()
{
    const Signature signature = samples::signature();
    const QByteArray bytes = encodeStrokes(signature).value();
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        const auto cut = decodeStrokes(QByteArrayView(bytes).first(length));
        QVERIFY(!cut || cut.value().strokes.size() < signature.strokes.size());
        if (cut && !cut.value().strokes.isEmpty()) {
            QCOMPARE(cut.value().strokes.constFirst(), signature.strokes.constFirst());
        }
    }
}

void tst_Signature::jsonComesBack()
{
    QCOMPARE(signatureFromJson(toJson(samples::signature()).value()).value(), samples::signature());
    Signature button;
    button.isByHand = false;
    QCOMPARE(signatureFromJson(toJson(button).value()).value(), button);
    QVERIFY(!signatureFromJson({}));
    QVERIFY(!signatureFromJson({{u"byHand"_s, true}}));
    QVERIFY(!signatureFromJson({{u"byHand"_s, true}, {u"strokes"_s, u"!"_s}}));
}

void tst_Signature::wipeLeavesNothing()
{
    Signature signature = samples::signature();
    signature.wipe();
    QCOMPARE(signature, Signature());
}

QTEST_APPLESS_MAIN(tst_Signature)
#include "tst_Signature.moc"
