// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DocumentCheck.h"

#include <QRegularExpression>

#include <algorithm>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

bool isSignedBy(const SignedStatement& document, const identity::Machine& machine)
{
    const auto fits = [&](const QByteArray& key) {
        return !key.isEmpty() && verifyStatement(document, key);
    };
    return fits(machine.signingKey) ||
           std::any_of(machine.formerKeys.cbegin(), machine.formerKeys.cend(), fits);
}

} // namespace

DocumentVerdict checkDocument(const SignedStatement& document,
                              const std::optional<identity::Machine>& machine)
{
    if (!machine || machine->id != document.statement.node) {
        return DocumentVerdict::UnknownMachine;
    }
    if (!isSignedBy(document, *machine)) {
        return DocumentVerdict::Changed;
    }
    return machine->state == identity::MachineState::Revoked ? DocumentVerdict::RevokedMachine
                                                             : DocumentVerdict::Genuine;
}

bool standsBehindDocument(CaseState state)
{
    return state == CaseState::Approved || state == CaseState::Issued || state == CaseState::Closed;
}

Result<std::optional<CaseRow>> caseOf(storage::Database& database, const QString& hall,
                                      const DocumentStatement& statement)
{
    // "K1-20261130-0007": see provisionalNumber() in CaseBook.cpp.
    static const QRegularExpression form(u"^K.-([0-9]{4})([0-9]{2})([0-9]{2})-([0-9]{1,9})$"_s);
    const auto match = form.match(statement.number);
    if (!match.hasMatch()) {
        return std::optional<CaseRow>();
    }
    const QString day = match.captured(1) + u'-' + match.captured(2) + u'-' + match.captured(3);
    auto found =
        CaseStore(database, hall).findCounted(statement.node, day, match.captured(4).toLongLong());
    if (found && found.value() && found.value()->provisional != statement.number) {
        return std::optional<CaseRow>();
    }
    return found;
}

Result<std::optional<DocumentRow>> copyOf(storage::Database& database, const QString& hall,
                                          const SignedStatement& document)
{
    const QByteArray digest =
        crypto::digest(document.statement.suite, textOf(document).toLatin1()).toHex();
    auto found = CaseStore(database, hall).findDocument(QString::fromLatin1(digest));
    if (found && found.value() && found.value()->node != document.statement.node) {
        return std::optional<DocumentRow>();
    }
    return found;
}

bool givesResult(CaseState state, MoneyState money)
{
    return standsBehindDocument(state) && (money == MoneyState::None || money == MoneyState::Paid);
}

PaperCheck checkPaper(const DocumentStatement& statement, const PaperWords& words)
{
    PaperCheck check;
    const QString code = normalizedCheckCode(words.checkCode);
    if (!words.lines.isEmpty()) {
        check.isText = !code.isEmpty() && crypto::equalSecrets(textSeal(statement.suite, code,
                                                                        words.title, words.lines),
                                                               statement.textSeal);
    }
    if (!words.name.isEmpty() && !statement.holderSeal.isEmpty()) {
        check.isHolder =
            !code.isEmpty() &&
            crypto::equalSecrets(holderSeal(statement.suite, code, words.name, words.idNumber),
                                 statement.holderSeal);
    }
    return check;
}

} // namespace onewindow::cases
