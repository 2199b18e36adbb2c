// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DepartmentWire.h"
#include "services/core/Ids.h"
#include "services/sync/DepartmentClient.h"
#include "tests/app/department/DepartmentProgram.h"

#include <QElapsedTimer>

#include <cstdlib>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::DepartmentProgram;
using onewindow::testing::TestPki;
using sync::DepartmentClient;

namespace {

const QString kNumber = u"11010519491231002X"_s;

QJsonObject records()
{
    return {{kNumber, QJsonObject{{u"si_record"_s, QJsonObject{{u"months"_s, 86},
                                                               {u"status"_s, u"正常缴费"_s},
                                                               {u"employer"_s, QJsonValue::Null},
                                                               {u"secret"_s, u"more"_s}}}}}};
}

DepartmentQuestion question(const QString& number = kNumber)
{
    return {.agreement = u"si_record"_s,
            .purpose = u"核验参保状态"_s,
            .matter = u"si-record"_s,
            .caseId = idToText(QByteArray(16, 'a')),
            .fields = {u"months"_s, u"status"_s, u"employer"_s, u"unknown"_s},
            .idNumber = number};
}

/// The machine's clock, and so much off.
class OffClock final : public Clock
{
public:
    explicit OffClock(qint64 offMs)
        : m_offMs(offMs)
    {}

    [[nodiscard]] Timestamp now() const override
    {
        Timestamp now = m_system.now();
        now.wallMs += m_offMs;
        return now;
    }

private:
    SystemClock m_system;
    qint64 m_offMs;
};

WaitingCase waiting(char id)
{
    return {.id = QByteArray(16, id),
            .number = u"N-"_s + QLatin1Char(id),
            .matter = u"si-record"_s,
            .filedAtMs = 1};
}

} // namespace

/// The gateway's client against the real simulator of departments, whatever is wrong there.
class tst_Department : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void valuesOfWhatWasAskedFor();
    void nobodyKnown();
    void agreementWithoutASid();
    void faults_data();
    void faults();
    void recoversFromFaults();
    void silentDoesNotHoldUpTheNext();
    void signatures_data();
    void signatures();
    void notThere();
    void cancelled();
    void casesStepByStep();
    void caseRejected();
    void caseUndecided();
    void orders();
    void logsNobody();

private:
    TestPki m_pki;
    SystemClock m_clock;
    std::unique_ptr<DepartmentProgram> m_department;
};

void tst_Department::init()
{
    m_department =
        std::make_unique<DepartmentProgram>(m_pki, records(), QStringList{u"si_record"_s});
    m_department->start();
}

void tst_Department::cleanup()
{
    QCOMPARE(m_department->stop(), 0);
}

void tst_Department::valuesOfWhatWasAskedFor()
{
    DepartmentClient client(m_department->gateway(), m_clock);
    const auto values = client.read(question());
    QVERIFY2(values, qPrintable(values ? QString() : values.error().detail));
    const QJsonObject expected{
        {u"months"_s, 86}, {u"status"_s, u"正常缴费"_s}, {u"employer"_s, QJsonValue::Null}};
    QCOMPARE(values.value(), expected);
}

void tst_Department::nobodyKnown()
{
    DepartmentClient client(m_department->gateway(), m_clock);
    const auto values = client.read(question(u"110105200306129966"_s));
    QVERIFY(!values);
    QCOMPARE(values.error().code, ErrorCode::NotFound);
}

void tst_Department::agreementWithoutASid()
{
    DepartmentClient client(m_department->gateway(), m_clock);
    DepartmentQuestion other = question();
    other.agreement = u"marriage"_s;
    const auto values = client.read(other);
    QVERIFY(!values);
    QCOMPARE(values.error().code, ErrorCode::NotFound);
}

void tst_Department::faults_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("slow") << QByteArray("slow") << ErrorCode::Timeout;
    QTest::newRow("silent") << QByteArray("silent") << ErrorCode::Timeout;
    QTest::newRow("no JSON") << QByteArray("badjson") << ErrorCode::ServerRefused;
    QTest::newRow("too large") << QByteArray("large") << ErrorCode::TooLarge;
    QTest::newRow("signature refused") << QByteArray("signature") << ErrorCode::ServerRefused;
    QTest::newRow("nobody held") << QByteArray("nobody") << ErrorCode::NotFound;
}

void tst_Department::faults()
{
    QFETCH(QByteArray, fault);
    QFETCH(ErrorCode, code);
    m_department->order("fault " + fault);
    sync::DepartmentGateway gateway = m_department->gateway();
    if (code == ErrorCode::Timeout) {
        gateway.limit = 500ms;
    }
    DepartmentClient client(gateway, m_clock);
    QElapsedTimer waited;
    waited.start();
    const auto values = client.read(question());
    QVERIFY(!values);
    QCOMPARE(values.error().code, code);
    QVERIFY2(!values.error().detail.contains(kNumber), qPrintable(values.error().detail));
    QVERIFY(waited.elapsed() < 15'000);
}

void tst_Department::recoversFromFaults()
{
    DepartmentClient client(m_department->gateway(), m_clock);
    for (const QByteArray& fault : {"badjson"_ba, "large"_ba, "signature"_ba, "nobody"_ba}) {
        m_department->order("fault " + fault);
        QVERIFY2(!client.read(question()), fault.constData());
        m_department->order("fault none");
        QVERIFY2(client.read(question()), fault.constData());
    }
}

void tst_Department::silentDoesNotHoldUpTheNext()
{
    m_department->order("fault silent");
    sync::DepartmentGateway gateway = m_department->gateway();
    gateway.limit = 300ms;
    DepartmentClient waits(gateway, m_clock);
    QVERIFY(!waits.read(question()));
    m_department->order("fault none");
    DepartmentClient next(m_department->gateway(), m_clock);
    QVERIFY(next.read(question()));
}

void tst_Department::signatures_data()
{
    QTest::addColumn<QString>("rid");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<qint64>("offMs");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("right") << u"test"_s << DepartmentProgram::kSecret << qint64{0} << true;
    QTest::newRow("another rid") << u"tess"_s << DepartmentProgram::kSecret << qint64{0} << false;
    QTest::newRow("another secret") << u"test"_s << QByteArray("guess") << qint64{0} << false;
    QTest::newRow("four minutes old")
        << u"test"_s << DepartmentProgram::kSecret << qint64{-240'000} << true;
    QTest::newRow("six minutes old")
        << u"test"_s << DepartmentProgram::kSecret << qint64{-360'000} << false;
    QTest::newRow("six minutes ahead")
        << u"test"_s << DepartmentProgram::kSecret << qint64{360'000} << false;
}

void tst_Department::signatures()
{
    QFETCH(QString, rid);
    QFETCH(QByteArray, secret);
    QFETCH(qint64, offMs);
    QFETCH(bool, isTaken);
    sync::DepartmentGateway gateway = m_department->gateway();
    gateway.rid = rid;
    gateway.secret = std::make_shared<const Secret>(secret);

    const OffClock clock(offMs);
    DepartmentClient client(gateway, clock);
    const auto values = client.read(question());
    QCOMPARE(bool(values), isTaken);
    if (!isTaken) {
        QCOMPARE(values.error().code, ErrorCode::ServerRefused);
    }
}

void tst_Department::notThere()
{
    const sync::DepartmentGateway gateway = m_department->gateway();
    QCOMPARE(m_department->stop(), 0);
    DepartmentClient client(gateway, m_clock);
    const auto values = client.read(question());
    QVERIFY(!values);
    QCOMPARE(values.error().code, ErrorCode::NetworkFailed);
}

void tst_Department::cancelled()
{
    DepartmentClient client(m_department->gateway(), m_clock);
    client.cancel();
    const auto values = client.read(question());
    QVERIFY(!values);
    QCOMPARE(values.error().code, ErrorCode::Cancelled);
}

void tst_Department::casesStepByStep()
{
    DepartmentClient client(m_department->gateway(), m_clock);
    // Steps without a pause: all of them with the first word.
    const auto progress = client.follow({waiting('a'), waiting('b')});
    QVERIFY2(progress, qPrintable(progress ? QString() : progress.error().detail));
    QCOMPARE(progress.value().size(), 2);
    for (const DepartmentProgress& one : progress.value()) {
        QCOMPARE(one.steps.size(), 3);
        QCOMPARE(one.steps.at(0).state, CaseState::Accepted);
        QCOMPARE(one.steps.at(1).state, CaseState::UnderReview);
        QCOMPARE(one.steps.at(2).state, CaseState::Approved);
        QVERIFY(std::llabs(one.steps.at(0).atMs - m_clock.now().wallMs) < 60'000);
    }
    // Said again, it is the same.
    m_department->order("decide reject");
    const auto again = client.follow({waiting('a')});
    QVERIFY(again);
    QCOMPARE(again.value().constFirst().steps.constLast().state, CaseState::Approved);
}

void tst_Department::caseRejected()
{
    m_department->order("decide reject");
    DepartmentClient client(m_department->gateway(), m_clock);
    const auto progress = client.follow({waiting('a')});
    QVERIFY(progress);
    const DepartmentStep last = progress.value().constFirst().steps.constLast();
    QCOMPARE(last.state, CaseState::Rejected);
    QCOMPARE(last.reason, u"conditions"_s);
}

void tst_Department::caseUndecided()
{
    m_department->order("decide none");
    DepartmentClient client(m_department->gateway(), m_clock);
    const auto progress = client.follow({waiting('a')});
    QVERIFY(progress);
    QCOMPARE(progress.value().constFirst().steps.constLast().state, CaseState::UnderReview);
}

void tst_Department::orders()
{
    QCOMPARE(m_department->ask("fault slow"), u"ok"_s);
    QCOMPARE(m_department->ask("fault"), u"no"_s);
    QCOMPARE(m_department->ask("fault what"), u"no"_s);
    QCOMPARE(m_department->ask("decide maybe"), u"no"_s);
    QCOMPARE(m_department->ask("dance"), u"no"_s);
    QCOMPARE(m_department->ask(""), u"no"_s);
}

void tst_Department::logsNobody()
{
    DepartmentClient client(m_department->gateway(), m_clock);
    QVERIFY(client.read(question()));
    m_department->order("fault signature");
    QVERIFY(!client.read(question()));
    QCOMPARE(m_department->stop(), 0);
    QVERIFY(!m_department->log().contains(kNumber.toLatin1()));
}

QTEST_GUILESS_MAIN(tst_Department)
#include "tst_Department.moc"
