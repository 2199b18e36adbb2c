// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DepartmentWire.h"
#include "services/core/Ids.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kCase(16, 'a');

QByteArray okay(const QByteArray& data)
{
    return R"({"code":"200","message":"ok","data":)" + data + '}';
}

QByteArray oneStep(const QByteArray& step)
{
    return okay(R"({"cases":[{"case":")" + idToText(kCase).toLatin1() + R"(","steps":[)" + step +
                "]}]}");
}

} // namespace

/// The national gateway's format: what is sent, and what answers may be.
class tst_DepartmentWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signature();
    void headers();
    void question();
    void waitingCases();
    void values_data();
    void values();
    void valuesRefused_data();
    void valuesRefused();
    void progress();
    void progressRefused_data();
    void progressRefused();
    void reasonsAreOurs_data();
    void reasonsAreOurs();
};

/// Computed with Python's hmac and hashlib.
void tst_DepartmentWire::signature()
{
    QCOMPARE(gatewaySign("sid", "rid", "1764489600000", "secret"),
             QByteArray("gZhFr3c4DPRgDw/FpI/5QWfRoiZuEN8JGvXmVTEF0k4="));
}

void tst_DepartmentWire::headers()
{
    const auto list = gatewayHeaders(u"share-si"_s, u"onewindow"_s, 1'764'489'600'000, "secret");
    QHash<QByteArray, QByteArray> by;
    for (const auto& [name, value] : list) {
        by.insert(name, value);
    }
    QCOMPARE(by.size(), 4);
    QCOMPARE(by.value("gjzwfwpt_sid"), "share-si"_ba);
    QCOMPARE(by.value("gjzwfwpt_rid"), "onewindow"_ba);
    QCOMPARE(by.value("gjzwfwpt_rtime"), "1764489600000"_ba);
    QCOMPARE(by.value("gjzwfwpt_sign"),
             gatewaySign("share-si", "onewindow", "1764489600000", "secret"));
}

void tst_DepartmentWire::question()
{
    const QJsonObject body = QJsonDocument::fromJson(questionBody({.agreement = u"si_record"_s,
                                                                   .purpose = u"核验"_s,
                                                                   .matter = u"si-record"_s,
                                                                   .caseId = u"c"_s,
                                                                   .fields = {u"months"_s},
                                                                   .idNumber = u"1"_s}))
                                 .object();
    QCOMPARE(body.keys(), (QStringList{u"agreement"_s, u"case"_s, u"fields"_s, u"id_number"_s,
                                       u"matter"_s, u"purpose"_s}));
    QCOMPARE(body["fields"_L1].toArray(), QJsonArray{u"months"_s});
    QCOMPARE(body["purpose"_L1].toString(), u"核验"_s);
}

void tst_DepartmentWire::waitingCases()
{
    const QJsonObject body =
        QJsonDocument::fromJson(followBody({{kCase, u"N"_s, u"si-record"_s, 5}})).object();
    const QJsonObject one = body["cases"_L1].toArray().at(0).toObject();
    QCOMPARE(one.keys(), (QStringList{u"case"_s, u"filed_at"_s, u"matter"_s, u"number"_s}));
    QCOMPARE(one["case"_L1].toString(), idToText(kCase));
}

void tst_DepartmentWire::values_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QJsonObject>("expected");
    QTest::newRow("number") << "{\"months\":24}"_ba << QJsonObject{{u"months"_s, 24}};
    QTest::newRow("text") << QByteArray(R"({"status":"正常"})")
                          << QJsonObject{{u"status"_s, u"正常"_s}};
    QTest::newRow("flag") << "{\"status\":true}"_ba << QJsonObject{{u"status"_s, true}};
    QTest::newRow("null") << "{\"status\":null}"_ba << QJsonObject{{u"status"_s, QJsonValue::Null}};
    QTest::newRow("more than was asked")
        << "{\"months\":1,\"salary\":2,\"x\":{}}"_ba << QJsonObject{{u"months"_s, 1}};
    QTest::newRow("nothing of it") << "{}"_ba << QJsonObject();
}

void tst_DepartmentWire::values()
{
    QFETCH(QByteArray, data);
    QFETCH(QJsonObject, expected);
    const auto read = valuesFrom(okay(data), {u"months"_s, u"status"_s});
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(read.value(), expected);
}

void tst_DepartmentWire::valuesRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char* name, const QByteArray& answer,
                        ErrorCode code = ErrorCode::ServerRefused) {
        QTest::newRow(name) << answer << code;
    };
    row("empty", {});
    row("no JSON", "<html>busy</html>");
    row("cut off", R"({"code":"200","data":{"mon)");
    row("a list", "[]");
    row("no code", R"({"data":{"months":1}})");
    row("a number for a code", R"({"code":200,"data":{"months":1}})");
    row("no data", R"({"code":"200"})");
    row("data is a list", okay("[]"));
    row("data is null", okay("null"));
    row("nothing held", R"({"code":"404","message":"none"})", ErrorCode::NotFound);
    row("refused", R"({"code":"401","message":"11010519491231002X"})");
    row("a code that is none", R"({"code":"11010519491231002X"})");
    row("value is an object", okay(R"({"months":{"a":1}})"));
    row("value is a list", okay(R"({"status":[1]})"));
    row("text too long", okay("{\"status\":\"" + QByteArray(kSharedTextLimit + 1, 'x') + "\"}"));
    row("too large", QByteArray(kDepartmentAnswerLimit + 1, ' '), ErrorCode::TooLarge);
    row("too deep", okay(QByteArray(5000, '[')));
}

void tst_DepartmentWire::valuesRefused()
{
    QFETCH(QByteArray, answer);
    QFETCH(ErrorCode, code);
    const auto read = valuesFrom(answer, {u"months"_s, u"status"_s});
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    // What a department says in its own words may name somebody.
    QVERIFY2(!read.error().detail.contains(u"1101"_s), qPrintable(read.error().detail));
    QVERIFY(!progressFrom(answer) || progressFrom(answer).value().isEmpty());
}

void tst_DepartmentWire::progress()
{
    const auto read = progressFrom(oneStep(
        R"({"state":"accepted","at":5},{"state":"rejected","at":7,"reason":"conditions"})"));
    QVERIFY(read);
    QCOMPARE(read.value().size(), 1);
    const DepartmentProgress& one = read.value().constFirst();
    QCOMPARE(one.id, kCase);
    QCOMPARE(one.steps.size(), 2);
    QCOMPARE(one.steps.at(0).state, CaseState::Accepted);
    QCOMPARE(one.steps.at(0).atMs, 5);
    QCOMPARE(one.steps.at(0).reason, QString());
    QCOMPARE(one.steps.at(1).state, CaseState::Rejected);
    QCOMPARE(one.steps.at(1).reason, u"conditions"_s);
}

void tst_DepartmentWire::progressRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("no state") << oneStep(R"({"at":5})");
    QTest::newRow("an unknown state") << oneStep(R"({"state":"lost","at":5})");
    QTest::newRow("received again") << oneStep(R"({"state":"received","at":5})");
    QTest::newRow("no time") << oneStep(R"({"state":"accepted"})");
    QTest::newRow("time before time") << oneStep(R"({"state":"accepted","at":-1})");
    QTest::newRow("time past all time") << oneStep(R"({"state":"accepted","at":1e18})");
    QTest::newRow("time in words") << oneStep(R"({"state":"accepted","at":"now"})");
    QTest::newRow("no case") << okay(R"({"cases":[{"steps":[]}]})");
    QTest::newRow("case is none") << okay(R"({"cases":[{"case":"abc","steps":[]}]})");
    QByteArray many = R"({"state":"accepted","at":5})";
    for (int i = 0; i < kStepLimit; ++i) {
        many += R"(,{"state":"review","at":5})";
    }
    QTest::newRow("steps without end") << oneStep(many);
    QByteArray cases = "{}";
    for (int i = 0; i < DepartmentSource::kFollowLimit; ++i) {
        cases += ",{}";
    }
    QTest::newRow("cases without end") << okay("{\"cases\":[" + cases + "]}");
}

void tst_DepartmentWire::progressRefused()
{
    QFETCH(QByteArray, answer);
    const auto read = progressFrom(answer);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::ServerRefused);
}

void tst_DepartmentWire::reasonsAreOurs_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<QString>("reason");
    QTest::newRow("known") << QByteArray(R"({"state":"rejected","at":1,"reason":"untrue"})")
                           << u"untrue"_s;
    QTest::newRow("in words") << QByteArray(R"({"state":"rejected","at":1,"reason":"张三没来"})")
                              << u"other"_s;
    QTest::newRow("needed and missing")
        << QByteArray(R"({"state":"refused","at":1})") << u"other"_s;
    QTest::newRow("not needed") << QByteArray(R"({"state":"approved","at":1})") << QString();
}

void tst_DepartmentWire::reasonsAreOurs()
{
    QFETCH(QByteArray, step);
    QFETCH(QString, reason);
    const auto read = progressFrom(oneStep(step));
    QVERIFY(read);
    QCOMPARE(read.value().constFirst().steps.constFirst().reason, reason);
}

QTEST_GUILESS_MAIN(tst_DepartmentWire)
#include "tst_DepartmentWire.moc"
