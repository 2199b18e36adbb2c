// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/ctl/WorkedStores.h"

#include "services/core/Enforce.h"
#include "services/crypto/Authority.h"
#include "services/storage/Query.h"
#include "services/storage/Transaction.h"
#include "services/sync/HttpClient.h"
#include "tests/ManualClock.h"
#include "tests/app/ctl/CityStore.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace onewindow::testing {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 30'000;

template <typename Condition>
void waitFor(Condition condition)
{
    OW_ENFORCE(QTest::qWaitFor(condition, kPatienceMs));
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    OW_ENFORCE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    OW_ENFORCE(file.write(content) == content.size());
}

StoreFiles copied(const QString& path)
{
    return {contentOf(path), contentOf(path + u"-wal"_s)};
}

} // namespace

const QString WorkedStores::kOld = u"old terminal"_s;

WorkedStores::WorkedStores()
{
    start();
    work();
    // A hall that starts looks how far everybody has counted.
    m_hall->stop();
    m_hall->start();
    serve();
    // The terminal hears of what has ended at the hall.
    waitFor([this] {
        const auto ended =
            m_terminals[0]->writer().runAndWait<qint64>([](storage::Database& database) {
                auto rows = storage::query(database, "SELECT COUNT(*) FROM desk_ended");
                OW_ENFORCE(rows && rows.value().step());
                return Result<qint64>(rows.value().integer(0));
            });
        return ended.value() > 0;
    });
    const QString terminalPath = m_terminals[0]->store().path;
    m_working = {{u"terminal"_s, copied(terminalPath)},
                 {u"hall"_s, copied(m_hall->settings.storePath)}};
    for (auto& terminal : m_terminals) {
        terminal.reset();
    }
    m_hall->stop();
    m_sound = {{u"terminal"_s, copied(terminalPath)},
               {u"hall"_s, copied(m_hall->settings.storePath)}};
    growOld();
    writeCity();
    for (const StoreFiles& store : std::as_const(m_sound)) {
        OW_ENFORCE(store.wal.isEmpty());
    }
}

WorkedStores::~WorkedStores() = default;

void WorkedStores::start()
{
    m_hall = std::make_unique<TestHall>();
    m_hall->clock = &m_clock;
    m_hall->start();
    for (int i = 0; i < 2; ++i) {
        TestTerminal::Options options;
        options.node = u"kiosk-%1"_s.arg(i + 1);
        options.storePath = m_folder.filePath(options.node + u".db"_s);
        options.endpoint = m_hall->endpoint(options.node, u"kiosk"_s);
        options.markerPath = m_folder.filePath(options.node + u".generation"_s);
        m_terminals[i] = std::make_unique<TestTerminal>(*m_hall, options, m_clock);
        m_terminals[i]->sync().start();
        waitFor([&] { return !m_terminals[i]->desk().catalogue().matters.isEmpty(); });
    }
}

/// Two months later: what was safe then is old.
void WorkedStores::growOld()
{
    put(m_sound[u"terminal"_s]);
    storage::DatabaseOptions options;
    options.path = path();
    {
        auto database = storage::Database::open(options);
        OW_ENFORCE(database);
        ManualClock clock;
        clock.jumpWall(std::chrono::milliseconds(m_clock.now().wallMs - clock.now().wallMs) +
                       60 * 24h);
        const auto keys = m_hall->keys(u"kiosk-1"_s);
        queue::TicketProjection tickets{QString()};
        journal::Journal::Settings settings;
        settings.node = u"kiosk-1"_s;
        settings.keys = keys.get();
        settings.clock = &clock;
        settings.projections = {&tickets};
        journal::Journal journal(settings);
        auto transaction = storage::Transaction::begin(*database.value());
        OW_ENFORCE(transaction);
        const auto gone = journal.prune(*database.value(), 6);
        OW_ENFORCE(gone && gone.value() == 6);
        OW_ENFORCE(transaction.value().commit());
    }
    m_sound.insert(kOld, copied(path()));
}

void WorkedStores::writeCity()
{
    const auto authority =
        crypto::Authority::load(m_hall->pki.caFile(), m_hall->pki.file(u"ca.key"_s));
    OW_ENFORCE(authority);
    const QString city = m_folder.filePath(u"city.db"_s);
    writeCityStore(city, *authority.value());
    m_sound.insert(u"city"_s, copied(city));
}

void WorkedStores::work()
{
    const queue::Person person{u"张建国"_s, u"11010519491231002X"_s, QDate(1949, 12, 31), false};
    for (const auto& terminal : m_terminals) {
        terminal->issue(u"si"_s, person);
        for (int i = 0; i < 4; ++i) {
            terminal->issue(i % 2 == 0 ? u"si"_s : u"tax"_s);
        }
        terminal->issuePending(u"tax"_s);
        terminal->desk().noteDevice(u"printer"_s, u"noPaper"_s);
        bool isCalled = false;
        terminal->desk().callStaff([&](const Result<void>& done) { isCalled = bool(done); });
        waitFor([&] { return isCalled; });
        terminal->desk().askForHelp({});
        waitFor([&] { return terminal->backlog() == 0; });
    }
}

void WorkedStores::serve()
{
    sync::HttpClient counter(m_hall->endpoint(u"counter-1"_s, u"counter"_s));
    QByteArray token;
    const auto ask = [&](sync::HttpCall call) {
        if (!token.isEmpty()) {
            call.headers.append({"Authorization", "Bearer " + token});
        }
        const auto answer = counter.perform(call);
        return answer ? QJsonDocument::fromJson(answer.value().body).object() : QJsonObject();
    };
    const auto post = [&](const QString& to, const QByteArray& body) {
        sync::HttpCall call;
        call.method = "POST";
        call.path = to;
        call.body = body;
        call.contentType = "application/json";
        call.headers.append({"Idempotency-Key", "key-" + to.toUtf8().toHex().right(40)});
        return ask(std::move(call));
    };
    const auto get = [&](const QString& from) {
        sync::HttpCall call;
        call.path = from;
        return ask(std::move(call));
    };
    token = post(u"/v1/session"_s, R"({"account":"wang","password":"secret-1"})")
                .value(u"token"_s)
                .toString()
                .toLatin1();
    OW_ENFORCE(!token.isEmpty());
    OW_ENFORCE(post(u"/v1/tickets"_s, R"({"matter":"tax"})").contains(u"number"_s));
    post(u"/v1/windows/2/open"_s, R"({"matters":["tax"]})");
    post(u"/v1/windows/1/open"_s, R"({"matters":["si"]})");
    OW_ENFORCE(post(u"/v1/windows/1/call-next"_s, "{}").contains(u"number"_s));
    post(u"/v1/windows/1/start"_s, "{}");
    post(u"/v1/windows/1/finish"_s, "{}");
    OW_ENFORCE(post(u"/v1/windows/2/call-next"_s, "{}").contains(u"number"_s));
    OW_ENFORCE(post(u"/v1/asks"_s, R"({"window":"1","to":"2","text":"come"})").contains(u"id"_s));
    const qint64 nowMs = m_clock.now().wallMs;
    const QJsonObject paper{{u"matter"_s, u"tax"_s},
                            {u"first"_s, 501},
                            {u"last"_s, 502},
                            {u"from"_s, nowMs - 120'000},
                            {u"until"_s, nowMs - 60'000}};
    OW_ENFORCE(post(u"/v1/paper-tickets"_s, QJsonDocument(paper).toJson()).contains(u"count"_s));
    // Windows are open: the terminal says how long one waits.
    auto& terminal = *m_terminals[0];
    waitFor([&] {
        return bool(terminal.desk()
                        .figures(u"tax"_s)
                        .value_or(queue::QueueFigures{})
                        .quote(queue::TicketClass::Ordinary, m_clock.now().wallMs));
    });
    terminal.issue(u"tax"_s);
    waitFor([&] { return terminal.backlog() == 0; });
    // What a manager stops.
    token.clear();
    token = post(u"/v1/session"_s, R"({"account":"zhao","password":"secret-1"})")
                .value(u"token"_s)
                .toString()
                .toLatin1();
    OW_ENFORCE(post(u"/v1/windows/1/lost"_s, R"({"reason":"unwell"})").contains(u"stopped"_s));
    const QJsonValue waiting = get(u"/v1/hall/closing?at=23:59"_s).value(u"waiting"_s);
    const QJsonObject closing{
        {u"at"_s, u"23:59"_s}, {u"reason"_s, u"power"_s}, {u"expected"_s, waiting}};
    OW_ENFORCE(post(u"/v1/hall/closing"_s, QJsonDocument(closing).toJson()).contains(u"at"_s));
    // And sets.
    OW_ENFORCE(post(u"/v1/hall/rules"_s, R"({"version":0,"rules":{"calling":{"ordinaryEvery":4}}})")
                   .contains(u"version"_s));
}

QString WorkedStores::put(const StoreFiles& store)
{
    write(path(), store.file);
    QFile::remove(path() + u"-shm"_s);
    QFile::remove(path() + u"-wal"_s);
    if (!store.wal.isEmpty()) {
        write(path() + u"-wal"_s, store.wal);
    }
    return path();
}

} // namespace onewindow::testing
