// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotProjection.h"
#include "services/cases/CaseProjection.h"
#include "services/feedback/FeedbackProjection.h"
#include "services/platform/Api.h"
#include "services/storage/Query.h"
#include "tests/services/identity/TestAccounts.h"

#include <QRegularExpression>
#include <QTest>

#include <future>

using namespace onewindow;
using namespace onewindow::platform;
using namespace Qt::StringLiterals;
using onewindow::testing::TestAccounts;
using storage::Database;

namespace {

constexpr std::chrono::seconds kPatience{20};
const QString kToken = u"token-of-sun"_s;

} // namespace

/// Whose work is done on which threads.
class tst_ApiReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_centre = std::make_unique<TestAccounts>();
        storage::DatabaseOptions options;
        options.path = m_centre->folder.filePath(u"centre.db"_s);
        signInSun();
        auto database = Database::open(options);
        OW_ENFORCE(database);
        // What an erasure looks through, as at any centre.
        for (journal::Projection* projection :
             std::initializer_list<journal::Projection*>{&m_slots, &m_cases, &m_feedback}) {
            OW_ENFORCE(projection->migrate(*database.value()));
        }
        m_writer = std::make_unique<storage::Writer>(std::move(database).value());
        m_readers = ReaderPool::open(options).value();
        m_scanner =
            ReaderPool::open(options, {.name = "scanner", .threads = 1, .queueLimit = 16}).value();
        m_hub = std::make_unique<FeedHub>(*m_readers, options);
        m_api = std::make_unique<Api>(ApiParts{.writer = *m_writer,
                                               .journal = *m_centre->journal,
                                               .staff = m_centre->directory,
                                               .keys = *m_centre->keys,
                                               .machines = m_machines,
                                               .hub = *m_hub,
                                               .readers = *m_readers,
                                               .scanner = *m_scanner,
                                               .clock = m_centre->clock,
                                               .hall = m_hallWords,
                                               .served = {}});
    }

    void cleanup()
    {
        m_api->stop();
        m_scanner->stop();
        m_readers->stop();
        m_writer->stop();
    }

    void nobodyWaitsForAnErasure();
    void healthIsThatOfTheStore();

private:
    void signInSun()
    {
        const identity::AccountRef sun{{}, u"sun"_s};
        OW_ENFORCE(m_centre->add(sun, {u"securityAdministrator"_s}));
        OW_ENFORCE(m_centre->transact([&](Database& db) {
            const auto account = m_centre->directory.find(db, sun);
            OW_ENFORCE(account && account.value());
            const qint64 nowMs = m_centre->clock.now().wallMs;
            return identity::SessionStore(db).put({.hall = {},
                                                   .tokenDigest = identity::tokenDigest(kToken),
                                                   .account = sun.account,
                                                   .machine = {},
                                                   .stamp = account.value()->stamp(),
                                                   .createdMs = nowMs,
                                                   .lastUsedMs = nowMs,
                                                   .idleMs = 60'000,
                                                   .expiresMs = nowMs + 60'000});
        }));
    }

    std::future<HttpResponse> ask(const QByteArray& method, const QByteArray& target,
                                  const QByteArray& body = {})
    {
        HttpRequest request;
        request.method = method;
        request.target = RequestTarget::parse(target).value();
        request.body = body;
        if (!body.isEmpty()) {
            request.headers = {{"authorization", "Bearer " + kToken.toLatin1()}};
        }
        const auto answer = std::make_shared<std::promise<HttpResponse>>();
        m_api->handle(request,
                      [answer](HttpResponse response) { answer->set_value(std::move(response)); });
        return answer->get_future();
    }

    appointments::SlotProjection m_slots{u"centre"_s};
    cases::CaseProjection m_cases{u"centre"_s};
    feedback::FeedbackProjection m_feedback{u"centre"_s};
    std::unique_ptr<TestAccounts> m_centre;
    identity::Machines m_machines;
    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<ReaderPool> m_readers;
    std::unique_ptr<ReaderPool> m_scanner;
    const HallWords m_hallWords;
    std::unique_ptr<FeedHub> m_hub;
    std::unique_ptr<Api> m_api;
};

/// It reads a hall's whole journal, which takes long.
void tst_ApiReaders::nobodyWaitsForAnErasure()
{
    std::promise<void> end;
    m_scanner->post([ended = end.get_future().share()](Database&) { ended.wait(); },
                    [](const Error&) { OW_ENFORCE(false); });
    std::vector<std::future<HttpResponse>> erasures;
    for (int i = 0; i < 4; ++i) {
        erasures.push_back(
            ask("POST", "/v1/erasures", R"({"hall":"hall-1","ticket":"none","reason":"other"})"));
    }
    auto health = ask("GET", "/healthz");
    QCOMPARE(health.wait_for(kPatience), std::future_status::ready);
    QCOMPARE(health.get().status, 200);
    for (auto& erasure : erasures) {
        QCOMPARE(erasure.wait_for(std::chrono::seconds(0)), std::future_status::timeout);
    }
    end.set_value();
    for (auto& erasure : erasures) {
        QCOMPARE(erasure.wait_for(kPatience), std::future_status::ready);
        QCOMPARE(erasure.get().status, 404);
    }
}

/// Who asks for it wants to know whether the store can be read.
void tst_ApiReaders::healthIsThatOfTheStore()
{
    const auto change = [this](const char* sql) {
        return bool(m_writer->runAndWait<void>(
            [sql](Database& database) { return storage::run(database, sql); }));
    };
    QCOMPARE(ask("GET", "/healthz").get().status, 200);
    QVERIFY(change("ALTER TABLE feed_counter RENAME TO away"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^StoreFailed"_s));
    QCOMPARE(ask("GET", "/healthz").get().status, 500);
    QVERIFY(change("ALTER TABLE away RENAME TO feed_counter"));
    QCOMPARE(ask("GET", "/healthz").get().status, 200);
}

QTEST_GUILESS_MAIN(tst_ApiReaders)
#include "tst_ApiReaders.moc"
