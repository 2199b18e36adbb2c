// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Listener.h"
#include "services/storage/Query.h"
#include "services/storage/Transaction.h"
#include "tests/services/storage/TestStores.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QTest>

#include <mutex>

using namespace onewindow;
using namespace onewindow::storage;
using namespace std::chrono_literals;

namespace {

constexpr int kPatienceMs = 40'000;

/// What was heard, from the listener's thread.
class Heard
{
public:
    void add(const QString& text)
    {
        const std::lock_guard lock(m_mutex);
        m_texts.append(text);
    }

    [[nodiscard]] QStringList texts() const
    {
        const std::lock_guard lock(m_mutex);
        return m_texts;
    }

    [[nodiscard]] qsizetype count(const QString& text) const { return texts().count(text); }

private:
    mutable std::mutex m_mutex;
    QStringList m_texts;
};

const QString kConnected = QStringLiteral("(connected)");

} // namespace

class TestListener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hearsWhatIsCommitted();
    void hearsAgainAfterARestart();
    void stopsAtOnce();

private:
    std::unique_ptr<Listener> listenTo(Heard& heard)
    {
        auto listener = std::make_unique<Listener>(
            m_options, "news", [&heard](const QString& text) { heard.add(text); },
            [&heard] { heard.add(kConnected); },
            Listener::Settings{.firstRetry = 10ms, .lastRetry = 100ms});
        listener->start();
        return listener;
    }

    Result<void> say(const QString& text)
    {
        auto database = Database::open(m_options);
        return database ? run(*database.value(), "SELECT pg_notify('news', ?)", text)
                        : Result<void>(database.error());
    }

    TestStores m_stores;
    DatabaseOptions m_options;
};

void TestListener::initTestCase()
{
    auto options = m_stores.fresh(Engine::Postgres);
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    m_options = options.value();
}

void TestListener::hearsWhatIsCommitted()
{
    Heard heard;
    const auto listener = listenTo(heard);
    QTRY_COMPARE_WITH_TIMEOUT(heard.count(kConnected), 1, kPatienceMs);
    QVERIFY(listener->isListening());
    const auto database = openOrDie(m_options);
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction);
        QVERIFY(run(*database, "SELECT pg_notify('news', ?)", QStringLiteral("undone")));
    }
    auto transaction = Transaction::begin(*database);
    QVERIFY(transaction);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(run(*database, "SELECT pg_notify('news', ?)", QStringLiteral("hall-1")));
    }
    QVERIFY(transaction.value().commit());
    QVERIFY(say(QStringLiteral("中文")));
    QTRY_COMPARE_WITH_TIMEOUT(
        heard.texts(), (QStringList{kConnected, QStringLiteral("hall-1"), QStringLiteral("中文")}),
        kPatienceMs);
}

void TestListener::hearsAgainAfterARestart()
{
    Heard heard;
    const auto listener = listenTo(heard);
    QTRY_COMPARE_WITH_TIMEOUT(heard.count(kConnected), 1, kPatienceMs);
    QVERIFY(m_stores.server().value()->restart());
    QTRY_COMPARE_WITH_TIMEOUT(heard.count(kConnected), 2, kPatienceMs);
    QVERIFY(say(QStringLiteral("again")));
    QTRY_COMPARE_WITH_TIMEOUT(heard.count(QStringLiteral("again")), 1, kPatienceMs);
}

// Hearing, and between two tries to reach a server that is not there.
void TestListener::stopsAtOnce()
{
    Heard heard;
    QElapsedTimer timer;
    const auto listener = listenTo(heard);
    QTRY_COMPARE_WITH_TIMEOUT(heard.count(kConnected), 1, kPatienceMs);
    timer.start();
    listener->stop();
    QVERIFY(timer.elapsed() < 10'000);

    DatabaseOptions nowhere;
    nowhere.engine = Engine::Postgres;
    nowhere.connectionString = QStringLiteral("host=/nonexistent");
    Listener deaf(
        nowhere, "news", [](const QString&) {}, [] {},
        Listener::Settings{.firstRetry = 1h, .lastRetry = 1h});
    deaf.start();
    timer.start();
    deaf.stop();
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(!deaf.isListening());
}

QTEST_GUILESS_MAIN(TestListener)
#include "tst_Listener.moc"
