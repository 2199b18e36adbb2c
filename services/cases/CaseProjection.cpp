// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseProjection.h"

#include "services/cases/Attachment.h"
#include "services/cases/AttachmentStore.h"
#include "services/cases/CaseStore.h"
#include "services/cases/CounterFee.h"
#include "services/cases/FactKinds.h"
#include "services/cases/PaymentFacts.h"
#include "services/core/Log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace onewindow::cases {

using storage::Database;

namespace {

constexpr qsizetype kNameLimit = 64; ///< A case's number, by the standards, too.
constexpr qsizetype kDayLength = 10;
constexpr qint64 kCentsLimit = 100'000'00;
constexpr qint64 kCounterLimit = 1'000'000'000;
constexpr qint64 kPromiseLimit = 10'000;
constexpr qint64 kTimeLimitMs = 253'402'300'799'999; ///< The year 9999.

/// A body, read with its limits.
class Body
{
public:
    explicit Body(const journal::Row& row)
        : m_json(QJsonDocument::fromJson(row.body).object())
    {}

    [[nodiscard]] QString text(const char* name, qsizetype limit = kNameLimit) const
    {
        return m_json.value(QLatin1String(name)).toString().left(limit);
    }

    [[nodiscard]] qint64 integer(const char* name, qint64 limit) const
    {
        return std::clamp<qint64>(m_json.value(QLatin1String(name)).toInteger(), 0, limit);
    }

    /// Nothing where the member is not there.
    [[nodiscard]] std::optional<QStringList> materials(const char* name) const
    {
        const QJsonValue value = m_json.value(QLatin1String(name));
        if (!value.isArray()) {
            return std::nullopt;
        }
        QStringList ids;
        const QJsonArray array = value.toArray();
        for (const QJsonValue one : array) {
            if (ids.size() < kMissingLimit && isMaterialId(one.toString())) {
                ids << one.toString();
            }
        }
        return ids;
    }

private:
    QJsonObject m_json;
};

bool isKind(const journal::Row& row, const char* kind)
{
    return row.kind == QLatin1String(kind);
}

/// A terminal approves or receives, and rejects nobody; at a window of the hall it is accepted, or
/// sent back for what is missing, as it is filed.
CaseState stateWhenFiled(const QString& name, bool isHalls)
{
    const CaseState state = stateFromName(name);
    const bool isWindows = state == CaseState::Accepted || state == CaseState::CorrectionNeeded;
    return state == CaseState::Approved || (isHalls && isWindows) ? state : CaseState::Received;
}

} // namespace

CaseProjection::CaseProjection(QString self)
    : m_self(std::move(self))
{}

QString CaseProjection::component() const
{
    return CaseStore::kComponent.toString();
}

QStringList CaseProjection::tables() const
{
    return {QStringLiteral("cases"),          QStringLiteral("case_steps"),
            QStringLiteral("case_notices"),   QStringLiteral("case_attachments"),
            QStringLiteral("case_payments"),  QStringLiteral("case_fees"),
            QStringLiteral("case_documents"), QStringLiteral("case_copies"),
            QStringLiteral("case_sequences")};
}

/// A centre, where further facts change a case, prunes nothing.
QStringList CaseProjection::tablesAfterCheckpoint() const
{
    return {QStringLiteral("cases"), QStringLiteral("case_attachments"),
            QStringLiteral("case_documents")};
}

Result<void> CaseProjection::migrate(Database& database)
{
    return CaseStore::migrate(database);
}

Result<void> CaseProjection::apply(Database& database, const journal::Row& row)
{
    if (isKind(row, facts::kFiled)) {
        return applyFiled(database, row);
    }
    if (isKind(row, facts::kAttached)) {
        return applyAttached(database, row);
    }
    if (isPaymentFact(row)) {
        return applyPayment(database, row);
    }
    if (isFeeFact(row)) {
        return applyFee(database, row);
    }
    if (isKind(row, facts::kDocumented)) {
        return applyDocumented(database, row);
    }
    if (row.node != m_self) {
        return {};
    }
    if (isKind(row, facts::kNumbered)) {
        return applyNumbered(database, row);
    }
    if (isKind(row, facts::kCopied)) {
        const Body body(row);
        const auto added = CaseStore(database, row.hall)
                               .addCopy(row.subject, body.integer("copy", kCounterLimit),
                                        body.text("node"), row.correctedMs);
        return added ? Result<void>() : added.error();
    }
    const bool isDecision = isKind(row, facts::kDecided);
    return isDecision || isKind(row, facts::kProgressed) ? applyStep(database, row, isDecision)
                                                         : Result<void>();
}

Result<void> CaseProjection::applyFiled(Database& database, const journal::Row& row)
{
    const Body body(row);
    CaseRow filed;
    filed.id = row.subject;
    filed.provisional = body.text("provisional");
    filed.matter = body.text("matter");
    filed.taskCode = body.text("taskCode");
    filed.node = row.node;
    filed.day = body.text("day", kDayLength);
    filed.counter = body.integer("counter", kCounterLimit);
    filed.state = stateWhenFiled(body.text("state"), row.node == row.hall);
    filed.handle = body.text("handle");
    filed.token = body.text("token");
    filed.feeCents = body.integer("fee", kCentsLimit);
    filed.filedAtMs = row.correctedMs;
    filed.sealed = row.sealed;
    filed.keyId = row.keyId;
    const auto isNew = CaseStore(database, row.hall).insert(filed);
    if (!isNew) {
        return isNew.error();
    }
    if (!isNew.value()) {
        qCWarning(lcQueue) << "a case is left out: its id is there already, by" << row.node;
    }
    return {};
}

/// A page is known from its first part on; whether the others are there, whoever reads it finds
/// out. So each row of the table is made by one fact.
Result<void> CaseProjection::applyAttached(Database& database, const journal::Row& row)
{
    const Body body(row);
    if (body.integer("part", kCounterLimit) != 1) {
        return {};
    }
    AttachmentRow page;
    page.caseId = row.subject;
    page.material = body.text("material");
    page.page = body.integer("page", Attachment::kCasePageLimit);
    page.bytes = body.integer("bytes", Attachment::kByteLimit);
    page.width = body.integer("width", Attachment::kSideLimit);
    page.height = body.integer("height", Attachment::kSideLimit);
    page.digest = body.text("digest");
    page.node = row.node;
    page.incarnation = row.incarnation;
    page.firstSeq = static_cast<qint64>(row.seq);
    page.parts = body.integer("parts", Attachment::kByteLimit / Attachment::kPartBytes + 1);
    const auto isNew = AttachmentStore(database, row.hall).insert(page);
    if (!isNew) {
        return isNew.error();
    }
    if (!isNew.value()) {
        qCWarning(lcQueue) << "an attachment is left out: its page is there already, by"
                           << row.node;
    }
    return {};
}

/// Of what a terminal issued by the word of the owner; what it filed itself says of itself.
Result<void> CaseProjection::applyDocumented(Database& database, const journal::Row& row)
{
    const Body body(row);
    const QString number = body.text("number");
    if (number.isEmpty()) {
        return {};
    }
    const auto added = CaseStore(database, row.hall)
                           .addDocument({.digest = body.text("statement"),
                                         .caseId = row.subject,
                                         .number = number,
                                         .node = row.node,
                                         .atMs = row.correctedMs,
                                         .caseHall = body.text("hall")});
    return added ? Result<void>() : added.error();
}

Result<void> CaseProjection::applyNumbered(Database& database, const journal::Row& row)
{
    const Body body(row);
    CaseStore store(database, row.hall);
    const auto isSet =
        store.setNumber(row.subject, body.text("number"), body.integer("promise", kPromiseLimit));
    if (!isSet) {
        return isSet.error();
    }
    return store.noteSequence(body.text("taskCode"), body.text("day", kDayLength),
                              body.integer("sequence", kCounterLimit));
}

Result<void> CaseProjection::applyStep(Database& database, const journal::Row& row, bool isDecision)
{
    const Body body(row);
    CaseStore store(database, row.hall);
    const auto filed = store.find(row.subject);
    if (!filed || !filed.value()) {
        return filed ? Result<void>() : filed.error();
    }
    const CaseState state = stateFromName(body.text("state"));
    const QString by = body.text("by");
    const auto isSet =
        isDecision ? store.decide(row.subject, state, by) : store.setState(row.subject, state);
    if (!isSet || !isSet.value()) {
        return isSet ? Result<void>() : isSet.error();
    }
    // What a rule decided was decided when it was filed.
    const qint64 atMs = body.integer("at", kTimeLimitMs);
    CaseStepRow taken{{state, atMs != 0 ? atMs : filed.value()->filedAtMs}, by};
    // Facts of before there was a notice name no materials, and their reason is theirs alone.
    if (const auto missing = body.materials("missing")) {
        taken.step.reason = body.text("reason");
        taken.step.missing = *missing;
    }
    const auto added = store.addStep(row.subject, taken);
    return added ? Result<void>() : added.error();
}

} // namespace onewindow::cases
