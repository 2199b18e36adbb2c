// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/journal/IngestChecks.h"

#include "services/journal/Verifier.h"

#include <QRegularExpression>
#include <QTest>

namespace onewindow::journal {

void expectFrozen()
{
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("^chain frozen")));
}

void expectLowerHeld()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^the parent holds")));
}

QList<qint64> countsOf(TestNode& node)
{
    return {node.number("SELECT COUNT(*) FROM journal"),
            node.number("SELECT COUNT(*) FROM chains"),
            node.number("SELECT COUNT(*) FROM envelopes"),
            node.number("SELECT COUNT(*) FROM batches"),
            node.number("SELECT COUNT(*) FROM quarantine"),
            node.number("SELECT SUM(last_pos) FROM chains")};
}

ErrorCode refusalOf(const Result<Ingested>& taken)
{
    return valueOf(taken).refusal.value_or(Error{ErrorCode::Cancelled, {}}).code;
}

bool isSound(TestNode& node)
{
    const VerifyReport report = valueOf(verifyStore(*node.database, {&node.projection}));
    if (!report.isOk()) {
        qInfo("%s", qPrintable(report.firstBad));
    }
    return report.isOk();
}

} // namespace onewindow::journal
