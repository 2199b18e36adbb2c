// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/FeedWire.h"
#include "tests/services/journal/FeedSource.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;

/// Pages and cursors as they are on the wire.
class tst_FeedWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void cursorText_data();
    void cursorText();
    void wireRefuses_data();
    void wireRefuses();
    void changedPageIsRefusedOrCanonical();
};

void tst_FeedWire::cursorText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("position") << QStringLiteral("epoch.12") << true;
    QTest::newRow("within a snapshot") << QStringLiteral("epoch.12.34") << true;
    for (const char* bad :
         {"", "epoch", "epoch.", ".12", "epoch.x", "epoch.-1", "epoch.12.", "epoch.12.x",
          "epoch.12.0", "epoch.12.34.56", "epoch.012", "epoch.+1", "epoch.99999999999999999999"}) {
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
    }
    QTest::newRow("long") << QString(200, u'e') + QStringLiteral(".1") << false;
}

void tst_FeedWire::cursorText()
{
    QFETCH(QString, text);
    QFETCH(bool, isKnown);
    QCOMPARE(FeedCursor::fromText(text).toText(), isKnown ? text : QString());
}

void tst_FeedWire::wireRefuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("detail");
    const auto add = [](const char* name, const char* bytes, const char* detail) {
        QTest::newRow(name) << QByteArray(bytes)
                            << QStringLiteral("feed page: ") + QString::fromLatin1(detail);
    };
    add("no JSON", "x", "no JSON object");
    add("array", "[]", "no JSON object");
    add("no cursor", R"({"hasMore":false,"isSnapshot":false,"changes":[]})", "cursor");
    add("changes without a place",
        R"({"cursor":"","hasMore":false,"isSnapshot":false,)"
        R"("changes":[{"kind":"k","id":"i","version":1}]})",
        "cursor");
    add("bad cursor", R"({"cursor":"e","hasMore":false,"isSnapshot":false,"changes":[]})",
        "cursor");
    add("changes before the beginning",
        R"({"cursor":"","hasMore":false,"isSnapshot":false,"changes":[{"kind":"k","id":"i",)"
        R"("version":1}]})",
        "cursor");
    add("no hasMore", R"({"cursor":"e.1","isSnapshot":false,"changes":[]})", "hasMore");
    add("no isSnapshot", R"({"cursor":"e.1","hasMore":false,"changes":[]})", "isSnapshot");
    add("no changes", R"({"cursor":"e.1","hasMore":false,"isSnapshot":false})", "changes");
    add("change no object", R"({"cursor":"e.1","hasMore":false,"isSnapshot":false,"changes":[1]})",
        "kind");
    add("no id", R"({"cursor":"e.1","hasMore":false,"isSnapshot":false,"changes":[{"kind":"k"}]})",
        "id");
    add("no version",
        R"({"cursor":"e.1","hasMore":false,"isSnapshot":false,"changes":[{"kind":"k","id":"i"}]})",
        "version");
    add("body no object",
        R"({"cursor":"e.1","hasMore":false,"isSnapshot":false,)"
        R"("changes":[{"kind":"k","id":"i","version":1,"body":null}]})",
        "body");
}

void tst_FeedWire::wireRefuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, detail);
    const auto page = decodeFeedPage(bytes);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::BadFrame);
    QCOMPARE(page.error().detail, detail);
    QCOMPARE(decodeFeedPage(QByteArray(kFeedPageByteLimit + 1, ' ')).error().code,
             ErrorCode::TooLarge);
}

void tst_FeedWire::changedPageIsRefusedOrCanonical()
{
    FeedSource source(storeInMemory());
    source.put(QStringLiteral("a"), 1);
    source.put(QStringLiteral("b"), 2);
    FeedPage page = source.read({});
    page.changes[1].body.reset();
    const QByteArray bytes = encodeFeedPage(page);
    QRandomGenerator random(20260403);
    for (int i = 0; i < 3000; ++i) {
        QByteArray changed = bytes;
        const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
        changed[at] = static_cast<char>(random.bounded(256));
        if (const auto decoded = decodeFeedPage(changed)) {
            const QByteArray again = encodeFeedPage(decoded.value());
            QCOMPARE(encodeFeedPage(valueOf(decodeFeedPage(again))), again);
        }
    }
}

QTEST_GUILESS_MAIN(tst_FeedWire)
#include "tst_FeedWire.moc"
