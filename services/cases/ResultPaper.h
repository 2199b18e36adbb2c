// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseBook.h"
#include "services/cases/HandOver.h"
#include "services/cases/ResultText.h"

#include <QJsonObject>

namespace onewindow::cases {

/// Why a window prints a result once more: a closed list, because a fact is for ever. "notPrinted"
/// (nothing came out), "damaged" (it cannot be read), "wanted" (the holder wants another one).
const QStringList& reprintReasons();

/// A window wants to print the result of a case for its holder, who stands there. Personal.
struct PaperOrder
{
    QByteArray id;    ///< Of the case.
    QString idNumber; ///< Of who receives it.
    ReceiverCheck check = ReceiverCheck::Card;
    QString why;      ///< One of reprintReasons(); empty: for the first time.
    QString language; ///< As catalog::LocalText::in() has it.
    QString staff;    ///< Account.
    QString desk;     ///< The machine they sit at.

    /// Overwrites who it was.
    void wipe();
};

/// A result as a window prints it: its words, and the signature of the hall. Personal.
struct ResultPaper
{
    ResultText text;
    QString number; ///< The official one.
    QString department;
    QDate issued;
    SignedDocument document;
    int copy = 1; ///< So many times windows of the hall have printed it, with this one.

    /// Overwrites its words.
    void wipe();
};

/// Where the case was filed, in the caller's transaction: its words from what was filed, signed by
/// this node, and recorded (case.documented) before anybody has it. `book` is the hall's own.
/// Errors: NotFound (no such case, its person was forgotten, or it gives nothing that is printed),
/// BadRequest naming "idNumber" (not the holder's), Conflict naming "state" (it does not give its
/// result just now), "number" (its owner has not numbered it) or "why" (it was printed before, and
/// nobody said why it is again), those of CaseBook::sign().
Result<ResultPaper> issuePaper(storage::Database& database, CaseBook& book,
                               const journal::Journal& journal, const catalog::Matter& matter,
                               const PaperOrder& order);

/// {title, lines, number, department, issued, validUntil?, copy, statement, link, checkCode, node,
/// fingerprint, suite}
QJsonObject toJson(const ResultPaper& paper);
/// The reverse. Errors: BadFrame.
Result<ResultPaper> paperFromJson(const QJsonObject& json);

} // namespace onewindow::cases
