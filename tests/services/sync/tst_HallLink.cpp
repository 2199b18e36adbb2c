// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/HallLink.h"
#include "services/sync/PlatformClient.h"
#include "tests/services/platform/TestPki.h"
#include "tests/services/sync/ScriptedHall.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace Qt::StringLiterals;
using onewindow::testing::ScriptedHall;
using onewindow::testing::TestPki;

namespace {

constexpr int kPatienceMs = 30'000;

} // namespace

/// What waits for what, on the way from a counter to a hall that does not answer some things.
class tst_HallLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void nothingWaitsForWhatIsSlow();
    void whatIsUrgentWaitsForNothing();

private:
    /// Notes how often it was called.
    static HallLink::Callback count(int& answers)
    {
        return [&answers](const Result<QJsonObject>&) { ++answers; };
    }

    std::unique_ptr<TestPki> m_pki;
    std::unique_ptr<ScriptedHall> m_hall;
    std::unique_ptr<HallLink> m_link;
};

/// A hall that answers everything but /v1/held.
void tst_HallLink::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_pki = std::make_unique<TestPki>();
    m_hall = std::make_unique<ScriptedHall>(
        *m_pki, [](const platform::HttpRequest& request) -> std::optional<platform::HttpResponse> {
            if (request.target.segments.contains(u"held"_s)) {
                return std::nullopt;
            }
            return onewindow::testing::text("{}");
        });
    m_link = makeHallLink(m_pki->endpoint(m_hall->port(), u"counter-1"_s, u"counter"_s));
}

void tst_HallLink::cleanup()
{
    m_link.reset();
    m_hall.reset();
    m_pki.reset();
}

void tst_HallLink::nothingWaitsForWhatIsSlow()
{
    int slow = 0;
    int answers = 0;
    m_link->getSlowly(u"/v1/held"_s, count(slow));
    QTRY_VERIFY_WITH_TIMEOUT(m_hall->asked().contains(u"GET /v1/held"_s), kPatienceMs);
    m_link->post(u"/v1/command"_s, {}, count(answers));
    m_link->get(u"/v1/question"_s, count(answers));
    QTRY_COMPARE_WITH_TIMEOUT(answers, 2, kPatienceMs);
    QCOMPARE(slow, 0);
}

void tst_HallLink::whatIsUrgentWaitsForNothing()
{
    int held = 0;
    int behind = 0;
    int urgent = 0;
    m_link->getSlowly(u"/v1/held"_s, count(held));
    m_link->post(u"/v1/held"_s, {}, count(held));
    m_link->post(u"/v1/command"_s, {}, count(behind));
    QTRY_VERIFY_WITH_TIMEOUT(m_hall->asked().contains(u"POST /v1/held"_s), kPatienceMs);
    m_link->postAtOnce(u"/v1/silent-alarms"_s, {}, count(urgent));
    QTRY_COMPARE_WITH_TIMEOUT(urgent, 1, kPatienceMs);
    QCOMPARE(held + behind, 0);
}

QTEST_GUILESS_MAIN(tst_HallLink)
#include "tst_HallLink.moc"
