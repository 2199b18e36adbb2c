// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseStore.h"
#include "services/cases/DocumentStatement.h"
#include "services/cases/PaymentFlow.h"
#include "services/identity/Machine.h"

#include <optional>

namespace onewindow::cases {

/// What can be said of a printed result by its code.
enum class DocumentVerdict {
    Genuine,
    Changed,        ///< Some machine is named, but it did not sign this.
    UnknownMachine, ///< Nobody here knows who is named.
    RevokedMachine, ///< It signed, and was shut out at some time.
};

/// `machine`: who is named in the statement, as the registry knows it; by its key of today or one
/// it had before.
DocumentVerdict checkDocument(const SignedStatement& document,
                              const std::optional<identity::Machine>& machine);

/// The case that a statement names, if the machine that signed filed it, in the store of a hall or
/// centre; nothing before it has arrived there.
Result<std::optional<CaseRow>> caseOf(storage::Database& database, const QString& hall,
                                      const DocumentStatement& statement);

/// What a machine of `hall` recorded when it issued the result of a case that it did not file, by
/// the word of the case's owner; nothing before that has arrived there.
Result<std::optional<DocumentRow>> copyOf(storage::Database& database, const QString& hall,
                                          const SignedStatement& document);

/// Whether the document of a case still stands: it was approved, and only what follows of that has
/// happened since. (None is signed of a case that was not approved, so a closed one was.)
bool standsBehindDocument(CaseState state);

/// Whether a case gives its result: it was approved, and what it costs is paid.
bool givesResult(CaseState state, MoneyState money);

/// What a holder of the paper can check besides: whether words and person are those it was issued
/// for.
struct PaperCheck
{
    std::optional<bool> isText;   ///< Nothing: no lines were given.
    std::optional<bool> isHolder; ///< Nothing: no person was given, or it is nobody's.
};

/// What somebody reads off the paper.
struct PaperWords
{
    QString checkCode;
    QString title;
    QStringList lines; ///< Empty: not given.
    QString name;      ///< Empty: not given.
    QString idNumber;
};

PaperCheck checkPaper(const DocumentStatement& statement, const PaperWords& words);

} // namespace onewindow::cases
