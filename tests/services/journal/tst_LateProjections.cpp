// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Verifier.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QTest>

#include <array>
#include <future>

using namespace onewindow;
using namespace onewindow::journal;
using storage::TestStores;

namespace {

const QString kHall = QStringLiteral("hall-1");

/// What a later version makes of the same facts: how many there were.
class CountProjection final : public Projection
{
public:
    [[nodiscard]] QString component() const override { return QStringLiteral("count"); }

    [[nodiscard]] QStringList tables() const override { return {QStringLiteral("counts")}; }

    Result<void> migrate(storage::Database& database) override
    {
        constexpr std::array kSteps{storage::Migration{
            1, "CREATE TABLE counts (kind TEXT PRIMARY KEY NOT NULL, total BIGINT NOT NULL) "
               "{norowid}"}};
        return storage::migrate(database, component(), kSteps);
    }

    Result<void> apply(storage::Database& database, const Row& row) override
    {
        return storage::run(database,
                            "INSERT INTO counts (kind, total) VALUES (?, 1) ON CONFLICT (kind) "
                            "DO UPDATE SET total = counts.total + 1",
                            row.kind);
    }
};

} // namespace

/// A version that makes more of the facts than the one before: it makes it of those too that were
/// there already, and were of no use to anybody yet.
class tst_LateProjections : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void getsWhatIsThere_data() { TestStores::addEngineRows(); }

    void getsWhatIsThere();

    void processesStartTogether();

private:
    TestStores m_stores;
};

void tst_LateProjections::getsWhatIsThere()
{
    TestNode hall(kHall, m_stores.freshDatabase(), {});
    TestNode kiosk(QStringLiteral("kiosk-1"));
    hall.append();
    kiosk.append(QStringLiteral("sample.ofTomorrow"));
    kiosk.append();
    kiosk.shipAll(hall);
    CountProjection counts;
    const std::vector<Projection*> both{&hall.projection, &counts};
    const auto open = [&] {
        Journal later(Journal::Settings{
            .node = kHall, .keys = hall.keys.get(), .clock = &hall.clock, .projections = both});
        succeed(later.open(*hall.database));
        return later;
    };
    Journal later = open();
    QCOMPARE(hall.number("SELECT total FROM counts WHERE kind = 'sample.ofTomorrow'"), 1);
    QCOMPARE(hall.number("SELECT total FROM counts WHERE kind = 'sample.added'"), 2);
    // What was known before is not counted again.
    QVERIFY(valueOf(verifyStore(*hall.database, both)).isOk());

    // From then on it is one as any other, and is given nothing twice.
    valueOf(hall.transact([&](storage::Database& database) {
        return later.append(database, {.kind = QStringLiteral("sample.added"),
                                       .subject = QByteArray(16, 's'),
                                       .body = {{QStringLiteral("amount"), 1}},
                                       .sealed = {},
                                       .keyId = {},
                                       .keyDigest = {}});
    }));
    open();
    QCOMPARE(hall.number("SELECT total FROM counts WHERE kind = 'sample.added'"), 3);
    const VerifyReport report = valueOf(verifyStore(*hall.database, both));
    QVERIFY2(report.isOk(), qPrintable(report.firstBad));
}

/// Several processes of the new version on one database: one of them does it, once.
void tst_LateProjections::processesStartTogether()
{
    const auto options = valueOf(m_stores.fresh(storage::Engine::Postgres));
    TestNode hall(kHall, storage::openOrDie(options), {});
    for (int i = 0; i < 50; ++i) {
        hall.append();
    }
    std::vector<std::future<bool>> starts;
    for (int i = 0; i < 4; ++i) {
        starts.push_back(std::async(std::launch::async, [&] {
            const auto database = storage::openOrDie(options);
            SampleProjection sums;
            CountProjection counts;
            Journal later(Journal::Settings{.node = kHall,
                                            .keys = hall.keys.get(),
                                            .clock = &hall.clock,
                                            .projections = {&sums, &counts}});
            return bool(later.open(*database));
        }));
    }
    for (auto& start : starts) {
        QVERIFY(start.get());
    }
    QCOMPARE(hall.number("SELECT total FROM counts WHERE kind = 'sample.added'"), 50);
}

QTEST_GUILESS_MAIN(tst_LateProjections)
#include "tst_LateProjections.moc"
