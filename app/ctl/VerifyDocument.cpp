// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/VerifyDocument.h"

#include "services/identity/DeviceProjection.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace onewindow {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFileLimit = 64LL * 1024;

QString dayText(QDate day)
{
    return day.isValid() ? day.toString(Qt::ISODate) : u"without end"_s;
}

/// What the centre knows of it: the machine, and the case.
Result<cases::DocumentVerdict> askCentre(const storage::DatabaseOptions& centre,
                                         const cases::SignedStatement& document,
                                         Verification& verification)
{
    storage::DatabaseOptions options = centre;
    options.readOnly = true;
    const auto database = storage::Database::open(options);
    if (!database) {
        return database.error();
    }
    const auto device = identity::findDevice(*database.value(), document.statement.node);
    if (!device) {
        return device.error();
    }
    if (!device.value()) {
        return cases::DocumentVerdict::UnknownMachine;
    }
    const identity::Machine& machine = device.value()->machine;
    const cases::DocumentVerdict verdict = cases::checkDocument(document, machine);
    auto filed = cases::caseOf(*database.value(), machine.hall, document.statement);
    const auto copy = cases::copyOf(*database.value(), machine.hall, document);
    if (!filed || !copy) {
        return filed ? copy.error() : filed.error();
    }
    if (copy.value()) {
        // Issued where it was not filed: in that hall as a rule.
        verification.lines.append(u"issued again: of %1"_s.arg(copy.value()->number));
        filed = cases::CaseStore(*database.value(), machine.hall).find(copy.value()->caseId);
        if (!filed) {
            return filed.error();
        }
    }
    if (filed.value()) {
        const cases::CaseRow& row = *filed.value();
        verification.lines.append(u"case: %1, %2"_s.arg(
            row.number.isEmpty() ? row.provisional : row.number, cases::stateName(row.state)));
    } else {
        verification.lines.append(copy.value() ? u"case: of another hall"_s
                                               : u"case: not here yet"_s);
    }
    if (verdict == cases::DocumentVerdict::Genuine && filed.value() &&
        !cases::standsBehindDocument(filed.value()->state)) {
        verification.bad = u"the case is not approved"_s;
    }
    return verdict;
}

Result<cases::DocumentVerdict> verdictOn(const cases::SignedStatement& document,
                                         const DocumentTrust& trust, Verification& verification)
{
    if (trust.centre) {
        return askCentre(*trust.centre, document, verification);
    }
    const auto verified = cases::verifyStatement(document, trust.publicKey);
    if (!verified && verified.error().code == ErrorCode::KeyUnavailable) {
        return verified.error();
    }
    return verified ? cases::DocumentVerdict::Genuine : cases::DocumentVerdict::Changed;
}

QString wrongOf(cases::DocumentVerdict verdict)
{
    switch (verdict) {
    case cases::DocumentVerdict::Genuine:
        return {};
    case cases::DocumentVerdict::Changed:
        return u"this machine did not sign it, or it was changed"_s;
    case cases::DocumentVerdict::UnknownMachine:
        return u"nobody knows the machine that it names"_s;
    case cases::DocumentVerdict::RevokedMachine:
        return u"the machine that signed it was shut out"_s;
    }
    Q_UNREACHABLE();
}

void addPaper(const cases::DocumentStatement& statement, const cases::PaperWords& words,
              Verification& verification)
{
    const cases::PaperCheck paper = cases::checkPaper(statement, words);
    for (const auto& [name, fits] :
         {std::pair{u"words"_s, paper.isText}, std::pair{u"holder"_s, paper.isHolder}}) {
        if (fits) {
            verification.lines.append(name + (*fits ? u": those it was issued for"_s
                                                    : u": not those it was issued for"_s));
        }
        if (fits == false && verification.bad.isEmpty()) {
            verification.bad = u"the paper does not fit its code: %1"_s.arg(name);
        }
    }
}

} // namespace

Result<QString> documentText(const QString& textOrFile)
{
    if (textOrFile.contains(u"OW1."_s) && !QFileInfo::exists(textOrFile)) {
        return textOrFile;
    }
    QFile file(textOrFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::NotFound, textOrFile + u": "_s + file.errorString()};
    }
    return QString::fromUtf8(file.read(kFileLimit));
}

Verification verifyDocument(const QString& text, const DocumentTrust& trust,
                            const cases::PaperWords& words)
{
    Verification verification;
    const auto document = cases::parseStatement(text);
    if (!document) {
        return {.lines = {}, .bad = document.error().detail, .isThere = false};
    }
    const cases::DocumentStatement& statement = document.value().statement;
    const auto verdict = verdictOn(document.value(), trust, verification);
    if (!verdict) {
        return {.lines = {}, .bad = verdict.error().detail, .isThere = false};
    }
    const QString wrong = wrongOf(verdict.value());
    if (!wrong.isEmpty()) {
        verification.bad = wrong;
    }
    verification.lines += QStringList{
        u"document: %1"_s.arg(statement.title),
        u"issued by: %1"_s.arg(statement.department),
        u"number: %1"_s.arg(statement.number),
        u"matter: %1"_s.arg(statement.matter),
        u"issued: %1"_s.arg(dayText(statement.issued)),
        u"valid until: %1"_s.arg(dayText(statement.validUntil)),
        u"signed by: %1 (%2)"_s.arg(statement.node, crypto::suiteName(statement.suite))};
    addPaper(statement, words, verification);
    return verification;
}

} // namespace onewindow
