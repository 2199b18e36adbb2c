// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Permissions.h"
#include "services/platform/Api.h"
#include "tests/services/platform/ApiTest.h"

#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

namespace {

/// What a request needs of who is signed in, and which roles have it.
struct Guarded
{
    const char* route; ///< As Api::routeList() has it.
    const char* path;  ///< Of something that is not there: nothing is done.
    const char* body;
    const char* permissions; ///< One, or all that it takes.
    const char* roles;       ///< Exactly these, in the order of identity::allRoles().
};

constexpr auto kClerks = "clerk hallManager";
constexpr auto kDesks = "clerk reception hallManager";
constexpr auto kManager = "hallManager";
constexpr auto kSystem = "systemAdministrator";
constexpr auto kSecurity = "securityAdministrator";
constexpr auto kAudit = "auditAdministrator"; ///< An auditor here belongs to one hall.

// For somebody to decide: a route that is new, or a role that may more than before, is a line here.
constexpr Guarded kGuarded[] = {
    {"POST /v1/windows/*/*", "/v1/windows/none/open", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/take-over", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/close", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/pause", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/resume", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/call-next", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/call-out-of-order", "{}",
     "queue.call queue.outOfOrder", kManager},
    {"POST /v1/windows/*/*", "/v1/windows/none/recall", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/no-show", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/start", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/finish", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/transfer", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/suspend", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/bring-back", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/*", "/v1/windows/none/undo", "{}", "queue.call", kClerks},
    {"POST /v1/windows/*/assign", "/v1/windows/none/assign", "{}", "window.assign", kManager},
    {"GET /v1/hall/live", "/v1/hall/live", "", "hall.watch", kManager},
    {"POST /v1/hall/what-if", "/v1/hall/what-if", R"({"windows":[{"window":"none"}]})",
     "hall.watch", kManager},
    {"GET /v1/hall/rules", "/v1/hall/rules", "", "rules.edit", kManager},
    {"POST /v1/hall/rules", "/v1/hall/rules", "{}", "rules.edit", kManager},
    {"POST /v1/windows/*/lost", "/v1/windows/none/lost", "{}", "window.takeOver", kManager},
    {"GET /v1/hall/closing", "/v1/hall/closing", "", "day.end", kManager},
    {"POST /v1/hall/closing", "/v1/hall/closing", "{}", "day.end", kManager},
    {"POST /v1/hall/closing/withdraw", "/v1/hall/closing/withdraw", "{}", "day.end", kManager},
    {"GET /v1/hall/affected", "/v1/hall/affected", "", "help.answer", kDesks},
    {"POST /v1/day/end", "/v1/day/end", "{}", "day.end", kManager},
    {"POST /v1/tickets", "/v1/tickets", "{}", "ticket.issue", kDesks},
    {"POST /v1/tickets/*/restore", "/v1/tickets/none/restore", "{}", "ticket.restore", kDesks},
    {"GET /v1/tickets/*/person", "/v1/tickets/none/person", "", "person.show", kClerks},
    {"GET /v1/tickets/*/why", "/v1/tickets/none/why", "", "ticket.restore", kDesks},
    {"POST /v1/paper-tickets", "/v1/paper-tickets", "{}", "ticket.issue", kDesks},
    {"POST /v1/cards", "/v1/cards", "{}", "person.show", kClerks},
    {"POST /v1/card-cases", "/v1/card-cases", "{}", "case.show", kClerks},
    {"POST /v1/help/*/answer", "/v1/help/none/answer", "{}", "help.answer", kDesks},
    {"POST /v1/asks", "/v1/asks", "{}", "help.answer", kDesks},
    {"POST /v1/asks/*/answer", "/v1/asks/none/answer", "{}", "help.answer", kDesks},
    {"GET /v1/alarms", "/v1/alarms", "", "alarm.list",
     "hallManager technician systemAdministrator securityAdministrator auditAdministrator"},
    {"POST /v1/alarms/*/close", "/v1/alarms/none/close", "{}", "alarm.close",
     "hallManager technician systemAdministrator"},
    {"POST /v1/appointments", "/v1/appointments", "{}", "ticket.issue", kDesks},
    {"POST /v1/appointments/*/cancel", "/v1/appointments/none/cancel", "{}", "ticket.issue",
     kDesks},
    {"POST /v1/appointments/*/status", "/v1/appointments/none/status", "{}", "ticket.issue",
     kDesks},
    {"POST /v1/appointments/*/check-in", "/v1/appointments/none/check-in", "{}", "ticket.issue",
     kDesks},
    {"POST /v1/slots", "/v1/slots", "{}", "capacity.set", kSystem},
    {"POST /v1/holders/*/lost", "/v1/holders/none/lost", "{}", "holder.lost", kSystem},
    {"GET /v1/accounts", "/v1/accounts?hall=hall-1", "", "account.list",
     "hallManager securityAdministrator auditAdministrator"},
    {"POST /v1/accounts", "/v1/accounts", "{}", "account.manage", kSecurity},
    {"POST /v1/accounts/*/*", "/v1/accounts/none/lock", "{}", "account.manage", kSecurity},
    {"POST /v1/devices", "/v1/devices", "{}", "device.invite", "technician systemAdministrator"},
    {"GET /v1/devices", "/v1/devices", "", "device.list",
     "hallManager technician systemAdministrator securityAdministrator auditAdministrator"},
    {"POST /v1/devices/*/revoke", "/v1/devices/none/revoke", "{}", "device.revoke", kSecurity},
    {"POST /v1/erasures", "/v1/erasures", "{}", "person.forget",
     "hallManager securityAdministrator"},
    {"GET /v1/feedback", "/v1/feedback", "", "feedback.read", kManager},
    {"GET /v1/feedback/*", "/v1/feedback/none", "", "feedback.read", kManager},
    {"POST /v1/feedback/*/answer", "/v1/feedback/none/answer", "{}", "feedback.answer", kManager},
    {"POST /v1/feedback/*/call", "/v1/feedback/none/call", "{}", "feedback.answer", kManager},
    {"POST /v1/feedback/*/close", "/v1/feedback/none/close", "{}", "feedback.answer", kManager},
    {"GET /v1/ratings", "/v1/ratings?month=2026-11&by=day", "", "ratings.read", kManager},
    {"GET /v1/reports", "/v1/reports?month=2026-11&by=day", "", "ratings.read", kManager},
    {"GET /v1/reports", "/v1/reports?month=2026-11&by=hall", "", "reports.read", kAudit},
    {"POST /v1/counter-forms", "/v1/counter-forms", "{}", "case.accept", kClerks},
    {"POST /v1/counter-cases", "/v1/counter-cases", "{}", "case.accept", kClerks},
    {"POST /v1/counter-drafts", "/v1/counter-drafts", "{}", "case.accept", kClerks},
    {"GET /v1/cases", "/v1/cases", "", "case.show", kClerks},
    {"GET /v1/cases/*", "/v1/cases/none", "", "case.show", kClerks},
    {"GET /v1/cases/*/pages/*/*", "/v1/cases/none/pages/a/1", "", "case.show", kClerks},
    {"POST /v1/cases/*/decision", "/v1/cases/none/decision",
     R"({"state":"accepted","seen":"received"})", "case.accept", kClerks},
    {"POST /v1/cases/*/decision", "/v1/cases/none/decision",
     R"({"state":"approved","seen":"accepted"})", "case.decide", kManager},
    {"POST /v1/cases/*/decision", "/v1/cases/none/decision",
     R"({"state":"received","seen":"correction"})", "case.accept", kClerks},
    {"POST /v1/cases/*/decision", "/v1/cases/none/decision",
     R"({"state":"correction","seen":"received"})", "case.accept", kClerks},
    {"POST /v1/cases/*/decision", "/v1/cases/none/decision",
     R"({"state":"refused","seen":"received"})", "case.accept", kClerks},
    {"POST /v1/cases/*/decision", "/v1/cases/none/decision",
     R"({"state":"rejected","seen":"accepted"})", "case.decide", kManager},
    {"POST /v1/cases/*/decision", "/v1/cases/none/decision",
     R"({"state":"review","seen":"accepted"})", "case.decide", kManager},
    {"POST /v1/cases/*/decision", "/v1/cases/none/decision",
     R"({"state":"suspended","seen":"review"})", "case.decide", kManager},
    {"POST /v1/cases/*/decision", "/v1/cases/none/decision",
     R"({"state":"closed","seen":"approved"})", "case.decide", kManager},
    {"POST /v1/cases/*/pages/*", "/v1/cases/none/pages/a", "{}", "case.accept", kClerks},
    {"POST /v1/cases/*/hand-over", "/v1/cases/none/hand-over", "{}", "case.handOver", kClerks},
    {"POST /v1/cases/*/result-paper", "/v1/cases/none/result-paper", "{}", "case.handOver",
     kClerks},
    {"POST /v1/cases/*/fee-claim", "/v1/cases/none/fee-claim", "{}", "fee.take", kClerks},
    {"POST /v1/cases/*/fee", "/v1/cases/none/fee", "{}", "fee.take", kClerks},
};

/// Of machines by their certificates, of anybody, or of whoever is signed in whatever their role.
constexpr const char* kOpen[] = {
    "GET /v1/feed",
    "POST /v1/journal",
    "GET /v1/journal",
    "GET /v1/erasures",
    "GET /v1/journal/held",
    "POST /v1/journal/kept",
    "POST /v1/session",
    "DELETE /v1/session",
    "GET /v1/session",
    "POST /v1/silent-alarms",
    "GET /v1/time",
    "GET /v1/ca",
    "POST /v1/enrolments",
    "POST /v1/renewals",
    "POST /v1/devices/*/mark",
    "GET /v1/slots",
    "POST /v1/my-cases",
    "POST /v1/case-status",
    "POST /v1/my-feedback",
    "POST /v1/feedback-status",
    "GET /v1/drafts/*",
    "POST /v1/drafts/*/*",
    "DELETE /v1/drafts/*/*",
    "POST /v1/shared-reads",
    "POST /v1/my-results",
    "GET /v1/documents/*",
    "GET /v1/city-drafts/*",
    "POST /v1/city-drafts/*/*",
    "DELETE /v1/city-drafts/*/*",
    "POST /v1/draft-keys",
    "GET /v1/public/matters",
    "GET /v1/public/crowd",
    "GET /",
    "GET /matters",
    "GET /crowd",
    "GET /assets/page.css",
    "GET /assets/ticket.js",
    "GET /t/*",
    "GET /t/*/events",
    "POST /t/*/*",
    "GET /h/*/t/*",
    "GET /h/*/t/*/events",
    "POST /h/*/t/*/*",
    "GET /c/*",
    "GET /d/*",
    "GET /healthz",
    "GET /readyz",
};

} // namespace

/// Who may do what, asked of a platform: every role at every route that needs a permission.
class tst_PermissionMatrix : public ApiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void everyRouteIsDecidedOn();
    void roles_data();
    void roles();

    void nobodyMay_data() { roles_data(); }

    void nobodyMay();

private:
    struct Person
    {
        std::unique_ptr<HttpClient> client;
        QString token;
    };

    static HttpCall call(const Guarded& guarded);

    std::map<QString, Person> m_people; ///< By role.
};

void tst_PermissionMatrix::initTestCase()
{
    start();
    const std::map<QString, QByteArray> accounts{
        {u"clerk"_s, "wang"},
        {u"reception"_s, "lin"},
        {u"hallManager"_s, "zhao"},
        {u"technician"_s, "chen"},
        {u"auditor"_s, "qian"},
        {u"systemAdministrator"_s, "gao"},
        {u"securityAdministrator"_s, "sun"},
        {u"auditAdministrator"_s, "zhou"},
    };
    for (const QString& role : identity::allRoles()) {
        QVERIFY2(accounts.contains(role), qPrintable(role));
        // The city's staff have no counter.
        const bool isCitys = identity::isAdministratorRole(role);
        Person person{
            std::make_unique<HttpClient>(isCitys ? m_hall.pki.anonymous(m_hall.port())
                                                 : m_hall.endpoint(u"counter-1"_s, u"counter"_s)),
            {}};
        const QByteArray code =
            isCitys ? R"(,"totp":")" + TestHall::sunsCode(m_clock).toLatin1() + '"' : QByteArray();
        const Answer answer(person.client->perform(
            post(u"/v1/session"_s, R"({"account":")" + accounts.at(role) +
                                       R"(","password":"secret-1")" + code + '}')));
        person.token = answer.json["token"_L1].toString();
        QVERIFY2(!person.token.isEmpty(), answer.body.constData());
        m_people.emplace(role, std::move(person));
    }
}

/// So many requests at once are more than the log has a line for, and it says so.
void tst_PermissionMatrix::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!.*worth a line each)"_s));
}

void tst_PermissionMatrix::everyRouteIsDecidedOn()
{
    QStringList decided;
    for (const Guarded& guarded : kGuarded) {
        decided << QLatin1String(guarded.route);
    }
    for (const char* route : kOpen) {
        decided << QLatin1String(route);
    }
    decided.removeDuplicates();
    decided.sort();
    QStringList routes = platform::Api::routeList();
    routes.sort();
    QCOMPARE(decided.join(u'\n'), routes.join(u'\n'));
}

HttpCall tst_PermissionMatrix::call(const Guarded& guarded)
{
    const QString path = QLatin1String(guarded.path);
    return QByteArray(guarded.route).startsWith("GET") ? get(path) : post(path, guarded.body);
}

void tst_PermissionMatrix::roles_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(std::size(kGuarded)); ++i) {
        QTest::addRow("%s %s", kGuarded[i].path, kGuarded[i].permissions) << i;
    }
}

void tst_PermissionMatrix::roles()
{
    QFETCH(int, index);
    const Guarded& guarded = kGuarded[index];
    QStringList allowed;
    for (const QString& role : identity::allRoles()) {
        const Person& person = m_people.at(role);
        const Answer answer(person.client->perform(as(call(guarded), person.token)));
        QVERIFY2(answer.status != 0 && answer.status < 500, qPrintable(role));
        if (answer.status != 403) {
            allowed << role;
            continue;
        }
        QCOMPARE(answer.json["code"_L1].toString(), u"NotPermitted"_s);
        const QString missing = answer.json["detail"_L1].toString();
        QVERIFY2(QString::fromLatin1(guarded.permissions).split(u' ').contains(missing),
                 qPrintable(role + u": "_s + missing));
    }
    QCOMPARE(allowed.join(u' '), QLatin1String(guarded.roles));
}

/// A counter where nobody is signed in. It may issue and book by itself: reception prints for
/// everybody.
void tst_PermissionMatrix::nobodyMay()
{
    QFETCH(int, index);
    const Guarded& guarded = kGuarded[index];
    const Answer answer(m_counter->perform(call(guarded)));
    const bool isMachines = QByteArray(guarded.route) == "POST /v1/tickets" ||
                            QByteArray(guarded.route) == "POST /v1/appointments" ||
                            QByteArray(guarded.route) == "POST /v1/appointments/*/cancel" ||
                            QByteArray(guarded.route) == "POST /v1/appointments/*/status";
    if (isMachines) {
        QVERIFY2(answer.status == 400 || answer.status == 404, answer.body.constData());
        return;
    }
    QCOMPARE(answer.status, 401);
}

QTEST_GUILESS_MAIN(tst_PermissionMatrix)
#include "tst_PermissionMatrix.moc"
