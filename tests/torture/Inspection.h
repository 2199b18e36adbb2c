// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/ChainStore.h"
#include "tests/torture/Nodes.h"

#include <QList>
#include <QStringList>

namespace onewindow::torture {

/// What the desk answered, as the victim said it.
struct Ack
{
    QByteArray fact; ///< issued, held, setAside or cancelled.
    QString number;
    QByteArray id;
};

/// Reads "FACT NUMBER ID" lines; a last one without its end is left out.
QList<Ack> acksFrom(const QByteArray& lines);

/// All rows of a chain, oldest first; what is wrong with their links goes to `findings`.
QList<journal::Row> walkChain(storage::Database& database, const journal::Chain& chain,
                              QStringList& findings);

/// What was seen on the way.
struct Inspected
{
    QStringList findings;
    qsizetype tickets = 0; ///< In the kiosk's store.
    qsizetype settled = 0; ///< Left open by the power cut and settled by the start.
};

/// Starts the kiosk and the hall on the stores below `stores` (folders kiosk and hall), as their
/// programs do after a power cut, and checks that
/// - both open, and their chains are intact;
/// - each acknowledged fact is there, each number and each ticket once;
/// - what was pending is settled: printing is held and marked, anything else set aside;
/// - the hall holds a beginning of the kiosk's chain, and not less than the kiosk believes;
/// - issuing goes on with numbers never given before;
/// - after shipping, the hall holds exactly what the kiosk has, and nothing is shipped again;
/// - both stores verify, their tables against their journals too.
/// What it issues itself is added to `acks`.
Inspected inspect(const QString& stores, const Keys& keys, QList<Ack>& acks);

} // namespace onewindow::torture
