// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/SubjectStore.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QTest>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::journal;
using storage::TestStores;

namespace {

const QString kIssued = QStringLiteral("ticket.issued");
const QString kHall = QStringLiteral("hall-1");
const QString kOtherHall = QStringLiteral("hall-2");

QByteArray subjectOf(char letter)
{
    return QByteArray(16, letter);
}

/// As the search for a ticket's facts has it.
QByteArray fragmentOf(const char* token)
{
    return QByteArrayLiteral("\"token\":\"") + token + '"';
}

} // namespace

/// The searches that read all rows of a partition, on both engines with the same rows.
class TestSubjectStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void findsTheSubjectsOfAToken_data();
    void findsTheSubjectsOfAToken();

    void findsTheKeysOfASubject_data() { TestStores::addEngineRows(); }

    void findsTheKeysOfASubject();

private:
    void fill(TestNode& node);
    void issue(TestNode& node, const QString& hall, char subject, const QString& kind,
               const QString& token);

    TestStores m_stores;
};

void TestSubjectStore::issue(TestNode& node, const QString& hall, char subject, const QString& kind,
                             const QString& token)
{
    NewFact fact;
    fact.kind = kind;
    fact.subject = subjectOf(subject);
    fact.body = {{QStringLiteral("token"), token},
                 {QStringLiteral("matter"), QStringLiteral("社保 100%_\\")}};
    Journal journal = node.journal->forHall(hall);
    valueOf(node.transact([&](storage::Database& db) { return journal.append(db, fact); }));
}

/// The same rows on either engine.
void TestSubjectStore::fill(TestNode& node)
{
    issue(node, kHall, 'a', kIssued, QStringLiteral("token-one"));
    issue(node, kHall, 'a', kIssued, QStringLiteral("token-one"));
    issue(node, kHall, 'b', kIssued, QStringLiteral("token-two"));
    issue(node, kHall, 'c', kIssued, QStringLiteral("token-twofold"));
    issue(node, kHall, 'd', QStringLiteral("ticket.held"), QStringLiteral("token-two"));
    issue(node, kOtherHall, 'e', kIssued, QStringLiteral("token-two"));
    issue(node, kHall, 'f', kIssued, QStringLiteral("token-two"));
}

void TestSubjectStore::findsTheSubjectsOfAToken_data()
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<QString>("hall");
    QTest::addColumn<QByteArray>("fragment");
    QTest::addColumn<QByteArray>("letters");
    for (const auto engine : {storage::Engine::Sqlite, storage::Engine::Postgres}) {
        const auto row = [engine](const char* name) -> QTestData& {
            return QTest::addRow("%s, %s",
                                 engine == storage::Engine::Sqlite ? "sqlite" : "postgres", name);
        };
        row("once, though said twice") << static_cast<int>(engine) << kHall
                                       << fragmentOf("token-one") << QByteArrayLiteral("a");
        row("two tickets") << static_cast<int>(engine) << kHall << fragmentOf("token-two")
                           << QByteArrayLiteral("bf");
        row("another hall") << static_cast<int>(engine) << kOtherHall << fragmentOf("token-two")
                            << QByteArrayLiteral("e");
        row("a hall without rows") << static_cast<int>(engine) << QStringLiteral("hall-3")
                                   << fragmentOf("token-two") << QByteArray();
        row("a token of nobody") << static_cast<int>(engine) << kHall << fragmentOf("token-none")
                                 << QByteArray();
        row("half a token") << static_cast<int>(engine) << kHall << fragmentOf("token-t")
                            << QByteArray();
        row("no pattern") << static_cast<int>(engine) << kHall << fragmentOf("token-%")
                          << QByteArray();
        row("bytes of no text") << static_cast<int>(engine) << kHall << QByteArray("\xff\x00\\", 3)
                                << QByteArray();
        row("beyond ASCII") << static_cast<int>(engine) << kHall
                            << QByteArrayLiteral("社保 100%_\\\\") << QByteArrayLiteral("abcf");
    }
}

void TestSubjectStore::findsTheSubjectsOfAToken()
{
    QFETCH(const QString, hall);
    QFETCH(const QByteArray, fragment);
    QFETCH(const QByteArray, letters);
    TestNode node(QStringLiteral("centre"), m_stores.freshDatabase(), {.isCentre = true});
    fill(node);
    auto found = valueOf(SubjectStore(*node.database, hall).subjectsOf(kIssued, fragment));
    std::sort(found.begin(), found.end());
    QList<QByteArray> expected;
    for (const char letter : letters) {
        expected << subjectOf(letter);
    }
    QCOMPARE(found, expected);
}

void TestSubjectStore::findsTheKeysOfASubject()
{
    TestNode node(QStringLiteral("centre"), m_stores.freshDatabase(), {.isCentre = true});
    fill(node);
    const DataKey first = node.createDataKey({node.asRecipient()});
    const DataKey second = node.createDataKey({node.asRecipient()});
    const Row sealed = node.appendSealed(first, {{QStringLiteral("name"), QStringLiteral("王")}});
    node.appendSealed(first, {{QStringLiteral("name"), QStringLiteral("王小")}});
    node.appendSealed(second, {{QStringLiteral("name"), QStringLiteral("王小明")}});
    SubjectStore store(*node.database, node.journal->hall());
    auto found = valueOf(store.keysOf(sealed.subject));
    std::sort(found.begin(), found.end());
    QList<QByteArray> expected{first.id, second.id};
    std::sort(expected.begin(), expected.end());
    QCOMPARE(found, expected);
    // Rows without a sealed part have no key.
    QCOMPARE(valueOf(SubjectStore(*node.database, kHall).keysOf(subjectOf('a'))),
             QList<QByteArray>());
}

QTEST_GUILESS_MAIN(TestSubjectStore)
#include "tst_SubjectStore.moc"
