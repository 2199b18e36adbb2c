// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/SessionChecks.h"
#include "tests/services/identity/TestAccounts.h"

#include <QTest>

#include <future>
#include <memory>
#include <optional>
#include <vector>

using namespace onewindow;
using namespace onewindow::platform;
using namespace Qt::StringLiterals;
using onewindow::testing::TestAccounts;
using storage::Database;

namespace {

const identity::AccountRef kWang{u"hall-1"_s, u"wang"_s};
const QString kCounter = u"counter-1"_s;

} // namespace

/// Whether sessions still live, asked by many at once.
class tst_SessionChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everybodyIsAnswered();
    void whatWasDoneBeforeIsKnown();
    void storeThatIsClosed();

private:
    identity::StaffSession signIn(const QString& token);
    Result<void> end(const identity::StaffSession& session);
    std::future<QString> ask(const identity::StaffSession& session);

    std::unique_ptr<TestAccounts> m_centre;
    std::unique_ptr<ReaderPool> m_readers;
    std::optional<SessionChecks> m_checks;
};

void tst_SessionChecks::init()
{
    m_centre = std::make_unique<TestAccounts>();
    QVERIFY(m_centre->add(kWang, {u"clerk"_s}));
    storage::DatabaseOptions store;
    store.path = m_centre->folder.filePath(u"centre.db"_s);
    auto opened = ReaderPool::open(store);
    QVERIFY(opened);
    m_readers = std::move(opened).value();
    m_checks.emplace(*m_readers, m_centre->directory);
}

void tst_SessionChecks::cleanup()
{
    m_readers->stop();
    m_checks.reset();
    m_readers.reset();
    m_centre.reset();
}

identity::StaffSession tst_SessionChecks::signIn(const QString& token)
{
    const auto session = m_centre->transact([&](Database& db) -> Result<identity::StaffSession> {
        const auto account = m_centre->directory.find(db, kWang);
        OW_ENFORCE(account && account.value());
        const auto limits = identity::sessionLimits(account.value()->roles);
        const qint64 nowMs = m_centre->clock.now().wallMs;
        OW_TRY(identity::SessionStore(db).put({.hall = kWang.hall,
                                               .tokenDigest = identity::tokenDigest(token),
                                               .account = kWang.account,
                                               .machine = kCounter,
                                               .stamp = account.value()->stamp(),
                                               .createdMs = nowMs,
                                               .lastUsedMs = nowMs,
                                               .idleMs = limits.idleMs,
                                               .expiresMs = nowMs + limits.absoluteMs}));
        return m_centre->directory.session(db, token, kCounter);
    });
    OW_ENFORCE(session);
    return session.value();
}

Result<void> tst_SessionChecks::end(const identity::StaffSession& session)
{
    return m_centre->transact([&](Database& db) {
        return identity::SessionStore(db).remove(session.stored.hall, session.stored.tokenDigest);
    });
}

/// "lives", or the error's name.
std::future<QString> tst_SessionChecks::ask(const identity::StaffSession& session)
{
    const auto answer = std::make_shared<std::promise<QString>>();
    m_checks->ask(session, [answer](const Result<void>& lives) {
        answer->set_value(lives ? u"lives"_s : QString(errorName(lives.error().code)));
    });
    return answer->get_future();
}

void tst_SessionChecks::everybodyIsAnswered()
{
    const auto stays = signIn(u"one"_s);
    const auto goes = signIn(u"other"_s);
    QVERIFY(end(goes));
    std::vector<std::future<QString>> staying;
    std::vector<std::future<QString>> going;
    for (int i = 0; i < 200; ++i) {
        staying.push_back(ask(stays));
        going.push_back(ask(goes));
    }
    for (std::future<QString>& answer : staying) {
        QCOMPARE(answer.get(), u"lives"_s);
    }
    for (std::future<QString>& answer : going) {
        QCOMPARE(answer.get(), u"SessionEnded"_s);
    }
}

/// However many are being answered meanwhile.
void tst_SessionChecks::whatWasDoneBeforeIsKnown()
{
    const auto other = signIn(u"other"_s);
    for (int i = 0; i < 50; ++i) {
        const auto session = signIn(u"token %1"_s.arg(i));
        std::vector<std::future<QString>> meanwhile;
        for (int k = 0; k < 10; ++k) {
            meanwhile.push_back(ask(other));
        }
        auto before = ask(session);
        QVERIFY(end(session));
        auto after = ask(session);
        QCOMPARE(after.get(), u"SessionEnded"_s);
        const QString either = before.get();
        QVERIFY(either == u"lives" || either == u"SessionEnded");
    }
}

void tst_SessionChecks::storeThatIsClosed()
{
    const auto session = signIn(u"one"_s);
    QCOMPARE(ask(session).get(), u"lives"_s);
    m_readers->stop();
    QCOMPARE(ask(session).get(), u"StoreBusy"_s);
    QCOMPARE(ask(session).get(), u"StoreBusy"_s);
}

QTEST_GUILESS_MAIN(tst_SessionChecks)
#include "tst_SessionChecks.moc"
