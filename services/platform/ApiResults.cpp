// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Results that a window prints for the holder in front of it. The hall opens what was filed, signs
// the words and records that it did before the counter has them. Not through CommandRunner: it
// keeps answers, and what a result says is to be kept nowhere in clear.

#include "services/cases/ResultPaper.h"
#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"

#include <memory>

namespace onewindow::platform {

namespace {

using identity::Permission;

constexpr qsizetype kNameLimit = 64;

/// An order for as long as a job needs it: wiped with the last copy of the job.
struct OwnedPaperOrder
{
    cases::PaperOrder order;

    OwnedPaperOrder() = default;

    ~OwnedPaperOrder() { order.wipe(); }

    OwnedPaperOrder(const OwnedPaperOrder&) = delete;
    OwnedPaperOrder& operator=(const OwnedPaperOrder&) = delete;
    OwnedPaperOrder(OwnedPaperOrder&&) = delete;
    OwnedPaperOrder& operator=(OwnedPaperOrder&&) = delete;
};

/// Errors: BadRequest naming the member.
Result<void> readOrder(JsonFields& fields, cases::PaperOrder& order)
{
    const QString checkName = fields.requiredText(QStringLiteral("check"), kNameLimit);
    order.idNumber = fields.requiredText(QStringLiteral("idNumber"), kNameLimit);
    order.language = fields.requiredText(QStringLiteral("language"), kNameLimit);
    order.why = fields.text(QStringLiteral("why"), kNameLimit);
    if (fields.error()) {
        return *fields.error();
    }
    const auto check = cases::checkFromName(checkName);
    if (!check) {
        return Error{ErrorCode::BadRequest, QStringLiteral("check: card or document")};
    }
    if (!order.why.isEmpty() && !cases::reprintReasons().contains(order.why)) {
        return Error{ErrorCode::BadRequest,
                     QStringLiteral("why: notPrinted, damaged or wanted, or nothing")};
    }
    order.check = *check;
    return {};
}

} // namespace

void Api::printResult(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::CaseHandOver); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const auto owned = std::make_shared<OwnedPaperOrder>();
    if (const auto read = readOrder(fields, owned->order); !read) {
        reply(problem(read.error(), fields.field()));
        return;
    }
    owned->order.id = idFromText(request.target.segments.at(2));
    owned->order.staff = caller.staff->account;
    owned->order.desk = caller.desk();
    m_parts.writer.run<QJsonObject>(
        [this, owned](storage::Database& database) { return paperOf(database, owned->order); },
        [reply](const Result<QJsonObject>& paper) {
            reply(paper ? jsonResponse(paper.value()) : problem(paper.error()));
        });
}

Result<QJsonObject> Api::paperOf(storage::Database& database, const cases::PaperOrder& order) const
{
    OW_TRY(m_parts.journal.lock(database));
    const auto filed = cases::CaseStore(database, m_parts.journal.hall()).find(order.id);
    if (!filed) {
        return filed.error();
    }
    if (!filed.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such case")};
    }
    const auto matter = matterOf(database, filed.value()->matter);
    if (!matter) {
        return matter.error();
    }
    if (!matter.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("its matter is not offered any more")};
    }
    auto paper = cases::issuePaper(database, *m_caseBook, m_parts.journal, *matter.value(), order);
    if (!paper) {
        return paper.error();
    }
    QJsonObject json = cases::toJson(paper.value());
    paper.value().wipe();
    return json;
}

} // namespace onewindow::platform
