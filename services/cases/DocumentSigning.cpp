// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// CaseBook when a result is issued as a document.

#include "services/cases/CaseBook.h"
#include "services/cases/DocumentCheck.h"
#include "services/cases/FactKinds.h"

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

/// The provisional number and the matter of a case that was filed here and gives its result.
Result<OwnersWord> CaseBook::ownWord(Database& database, const QByteArray& caseId) const
{
    const auto found = CaseStore(database, m_journal.hall()).find(caseId);
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->node != m_journal.node() ||
        found.value()->state != CaseState::Approved) {
        return Error{ErrorCode::NotFound, u"no approved case of this terminal"_s};
    }
    // As it stands now, and not only as it was filed.
    const auto filed = standing(database, *found.value());
    if (!filed) {
        return filed.error();
    }
    if (!givesResult(filed.value().state, filed.value().money.state)) {
        return Error{ErrorCode::NotFound, u"a case that is not approved any more, or not paid"_s};
    }
    return OwnersWord{
        .number = {}, .provisional = found.value()->provisional, .matter = found.value()->matter};
}

Result<SignedDocument> CaseBook::sign(Database& database, const DocumentOrder& order,
                                      const QJsonObject& more)
{
    const auto word =
        order.owners ? Result<OwnersWord>(*order.owners) : ownWord(database, order.caseId);
    if (!word) {
        return word.error();
    }
    const crypto::NodeKeys& keys = m_journal.keys();
    SignedDocument document;
    document.suite = keys.suite();
    document.node = m_journal.node();
    document.fingerprint = keyFingerprint(keys.signingPublicKey());
    document.checkCode = makeCheckCode();
    DocumentStatement statement{
        .suite = document.suite,
        .node = document.node,
        .number = word.value().provisional,
        .matter = word.value().matter,
        .title = order.title,
        .department = order.department,
        .issued = order.issued,
        .validUntil = order.validUntil,
        .textSeal = textSeal(document.suite, document.checkCode, order.title, order.lines),
        .holderSeal = {}};
    if (order.holder) {
        statement.holderSeal = holderSeal(document.suite, document.checkCode, order.holder->name,
                                          order.holder->idNumber);
    }
    auto text = signStatement(statement, keys);
    if (!text) {
        return text.error();
    }
    const auto base = linkBase(database);
    if (!base) {
        return base.error();
    }
    document.statement = std::move(text).value();
    document.link = base.value() + u"/d/"_s + document.statement;
    if (document.link.size() > kDocumentLinkLimit) {
        return Error{ErrorCode::TooLarge, u"the link of a document"_s};
    }
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kDocumented);
    fact.subject = order.caseId;
    fact.body = more;
    fact.body.insert(
        u"statement"_s,
        QString::fromLatin1(crypto::digest(document.suite, document.statement.toLatin1()).toHex()));
    if (order.owners) {
        fact.body.insert(u"number"_s, word.value().number);
        fact.body.insert(u"hall"_s, word.value().hall);
    }
    OW_TRY(append(database, fact));
    return document;
}

} // namespace onewindow::cases
