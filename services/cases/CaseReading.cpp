// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseReading.h"

#include "services/cases/FactKinds.h"
#include "services/journal/SubjectStore.h"

#include <algorithm>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

Error noSuchCase()
{
    return {ErrorCode::NotFound, u"no such case"_s};
}

} // namespace

void CaseContent::wipe()
{
    if (person) {
        person->wipe();
    }
    answers = {};
    shared = {};
}

Result<CaseContent> readContent(Database& database, const journal::Journal& journal,
                                const QByteArray& id)
{
    const auto found = CaseStore(database, journal.hall()).find(id);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return noSuchCase();
    }
    CaseContent content;
    content.row = *found.value();
    const Result<bool> isErased = journal::isErased(database, journal.hall(), content.row.keyId);
    if (!isErased) {
        return isErased.error();
    }
    content.isErased = isErased.value();
    if (content.isErased) {
        return content;
    }
    const auto key = journal.openDataKey(database, content.row.keyId);
    if (!key) {
        return key.error();
    }
    const auto personal = journal::unsealBody(key.value(), id, content.row.sealed);
    if (!personal) {
        return personal.error();
    }
    content.answers = personal.value().value(u"answers"_s).toObject();
    content.shared = personal.value().value(u"shared"_s).toObject();
    if (const QJsonObject person = personal.value().value(u"person"_s).toObject();
        !person.isEmpty()) {
        content.person = applicantFromJson(person);
    }
    const QJsonObject signature = personal.value().value(u"signature"_s).toObject();
    content.isSigned = !signature.isEmpty();
    content.isSignedByHand = signature.value(u"byHand"_s).toBool();
    const auto filed = journal::bodyUnder(database, journal.hall(), content.row.keyId,
                                          QString::fromLatin1(facts::kFiled), id);
    if (!filed) {
        return filed.error();
    }
    content.hasCommitted = filed.value().value(u"committed"_s).toBool();
    content.isSignedOnPaper = filed.value().value(u"signed"_s).toString() == u"paper";
    content.window = windowPartFromJson(filed.value().value(u"window"_s).toObject());
    auto pages = AttachmentStore(database, journal.hall()).of(id);
    if (!pages) {
        return pages.error();
    }
    content.pages = std::move(pages).value();
    return content;
}

std::optional<FormFilling> fillingOf(const catalog::Matter& matter, const CaseContent& content)
{
    if (content.isErased || !matter.terminal.form) {
        return {};
    }
    const QDate filed = QDate::fromString(content.row.day, Qt::ISODate);
    KnownFacts known(content.person, filed);
    for (auto agreement = content.shared.begin(); agreement != content.shared.end(); ++agreement) {
        known.putShared(agreement.key(), agreement.value().toObject());
    }
    FormFilling filling(*matter.terminal.form, known, filed);
    filling.restore(content.answers);
    return filling;
}

QList<RuleAnswer> rulesOf(const catalog::Matter& matter, const CaseContent& content)
{
    const auto filling = fillingOf(matter, content);
    return filling && matter.terminal.decision ? decide(matter.terminal.decision, *filling).rules
                                               : QList<RuleAnswer>();
}

Result<Attachment> readPage(Database& database, const journal::Journal& journal,
                            const QByteArray& id, const QString& material, int page)
{
    const auto pages = AttachmentStore(database, journal.hall()).of(id);
    if (!pages) {
        return pages.error();
    }
    const auto found =
        std::find_if(pages.value().begin(), pages.value().end(), [&](const AttachmentRow& row) {
            return row.material == material && row.page == page;
        });
    return found == pages.value().end() ? Result<Attachment>(noSuchCase())
                                        : readAttachment(database, journal, *found);
}

} // namespace onewindow::cases
