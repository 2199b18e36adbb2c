// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Rows.h"
#include "tests/app/department/DepartmentProgram.h"
#include "tests/services/platform/TestTiers.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace onewindow::testing {

/// TestTiers with a department at the other end of the centre's gateway: the simulator, which holds
/// what TestTiers::kMatter asks for. The agreement "tax_record" has ended.
class DepartmentTiers
{
public:
    inline static const QString kEmployer = QStringLiteral("样例商贸有限公司");
    /// Which no catalogue speaks of.
    inline static const QString kStatus = QStringLiteral("本测试的缴费状态");

    DepartmentTiers()
        : tiers(m_clock, {QStringLiteral("hall-2")})
        , department(tiers.hall.pki, records(), {TestTiers::kAgreement})
    {
        tiers.changeCatalogue(&endTheTaxRecord);
        department.start();
        department.tell(QDir(QFileInfo(tiers.centre.settings.departmentsFile).path()),
                        "follow_seconds = 0.1\nlimit_seconds = 2.0\n");
        tiers.start();
    }

    /// The department's end is somebody else's to look at: stop() says how it was.
    int stop()
    {
        tiers.hall.stop();
        tiers.centre.stop();
        return department.stop();
    }

    /// One that asks the departments.
    std::unique_ptr<TestTerminal> terminal()
    {
        TestTerminal::Options options = tiers.optionsOf(TestTiers::kKiosk);
        options.askedCentre = tiers.centre.keys()->sealingPublicKey();
        return tiers.terminal(options);
    }

    /// Of the facts of a kind in `store`, in order.
    static QList<QJsonObject> bodiesOf(const storage::DatabaseOptions& store, const char* kind)
    {
        storage::DatabaseOptions options = store;
        options.readOnly = true;
        auto database = storage::Database::open(options);
        OW_ENFORCE(database);
        QList<QJsonObject> bodies;
        auto rows = storage::query(*database.value(),
                                   "SELECT body FROM journal WHERE kind = ? ORDER BY seq",
                                   QString::fromLatin1(kind));
        while (rows && rows.value().step().value()) {
            bodies << QJsonDocument::fromJson(rows.value().blob(0)).object();
        }
        return bodies;
    }

private:
    static QJsonObject records()
    {
        const QJsonObject record{{QStringLiteral("months"), 86},
                                 {QStringLiteral("status"), kStatus},
                                 {QStringLiteral("employer"), kEmployer},
                                 {QStringLiteral("since"), QStringLiteral("2019-09-01")}};
        return {{TestTiers::kNumber, QJsonObject{{TestTiers::kAgreement, record}}}};
    }

    static void endTheTaxRecord(QJsonObject& catalogue)
    {
        QJsonArray agreements = catalogue[QStringLiteral("agreements")].toArray();
        for (QJsonValueRef agreement : agreements) {
            QJsonObject changed = agreement.toObject();
            if (changed[QStringLiteral("id")] == QStringLiteral("tax_record")) {
                changed[QStringLiteral("valid_from")] = QStringLiteral("2024-01-01");
                changed[QStringLiteral("valid_to")] = QStringLiteral("2025-01-01");
                agreement = changed;
            }
        }
        catalogue[QStringLiteral("agreements")] = agreements;
    }

    SystemClock m_clock; ///< The simulator's as well: a signature is good for five minutes.

public:
    TestTiers tiers;
    DepartmentProgram department;
};

} // namespace onewindow::testing
