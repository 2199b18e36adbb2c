// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseState.h"
#include "services/journal/Journal.h"

#include <QByteArray>
#include <QString>

namespace onewindow::cases {

/// A page that is brought to a window for a case that was sent back. Personal.
struct SupplyOrder
{
    QByteArray id;    ///< Of the case.
    QString material; ///< catalog::Material::id, one of the matter's.
    QByteArray jpeg;  ///< As Attachment has it.
    QString staff;    ///< Account.
    QString desk;     ///< The machine they sit at.
};

/// Where a page has its place.
struct SuppliedPage
{
    QString material;
    int page = 0;       ///< From 0, behind those that are there.
    bool isNew = false; ///< False: the very same was there already, and nothing was written.
};

/// The hall's side of what is brought later: it may open the key of a case that was filed in it, so
/// it seals further pages with that key, as facts of its own; whoever may open the case has them
/// with it, and they are forgotten with it.
class CaseSupply
{
public:
    /// `journal` on the partition that has the case.
    explicit CaseSupply(journal::Journal journal)
        : m_journal(std::move(journal))
    {}

    /// In the caller's transaction. Errors: NotFound (no such case, or its person was forgotten),
    /// Conflict (it is not waiting for anything), BadRequest naming "jpeg", TooLarge (the picture,
    /// or more pages than a case takes), those of the store.
    Result<SuppliedPage> add(storage::Database& database, const SupplyOrder& order);

private:
    journal::Journal m_journal;
};

/// Where a case stands by the word of its owner, as far as this node has heard of it.
Result<CaseState> stateHere(storage::Database& database, const QString& hall, const QByteArray& id);

} // namespace onewindow::cases
