// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FilingOrder.h"

#include "services/crypto/Suite.h"
#include "services/identity/IdNumber.h"

#include <QJsonDocument>

#include <algorithm>

namespace onewindow::cases {

namespace {

constexpr qsizetype kContentDigits = 16;

/// Names the matter as it was when somebody filed it.
QString contentOf(const catalog::Matter& matter)
{
    const QByteArray json = QJsonDocument(catalog::toJson(matter)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(
        crypto::digest(crypto::Suite::National, json).toHex().first(kContentDigits));
}

/// Only what was asked for, whatever came.
QJsonObject within(const QJsonObject& values, const QStringList& fields)
{
    QJsonObject asked;
    for (const QString& field : fields) {
        const QJsonValue value = values.value(field);
        if (!value.isUndefined() && !value.isObject() && !value.isArray()) {
            asked.insert(field, value);
        }
    }
    return asked;
}

} // namespace

QList<SharedRequest> sharesToAsk(const catalog::Matter& matter, const OpenedCase& opened,
                                 const OwnedApplicant& applicant, const AgreementOf& agreementOf,
                                 QDate today)
{
    const auto& consent = matter.terminal.consent;
    const bool hasAgreed = consent && consent->version == opened.consentVersion;
    if (!hasAgreed || !applicant.isRead()) {
        return {};
    }
    QList<SharedRequest> requests;
    const auto shares = sharesOf(matter);
    for (auto share = shares.cbegin(); share != shares.cend(); ++share) {
        const catalog::Agreement* agreement = agreementOf(share.key());
        const bool isCovered = agreement != nullptr && agreement->isValidOn(today) &&
                               std::all_of(share->begin(), share->end(), [&](const QString& field) {
                                   return agreement->field(field) != nullptr;
                               });
        if (isCovered) {
            requests.append({.agreement = agreement->id,
                             .department = agreement->department,
                             .fields = *share,
                             .idNumber = identity::normalizedIdNumber(applicant.person->idNumber),
                             .caseId = opened.id,
                             .matter = opened.matter,
                             .consentVersion = opened.consentVersion});
        }
    }
    return requests;
}

ShareUse takeShared(OpenedCase& opened, const SharedRequest& request, const QJsonObject& values,
                    const catalog::Agreement* agreement)
{
    opened.known.putShared(request.agreement, within(values, request.fields));
    opened.withheld.removeAll(request.agreement);
    return {request.agreement, request.department,
            agreement != nullptr ? agreement->purpose.zh : QString(), request.fields};
}

bool isLacking(const catalog::Matter& matter, const QStringList& withheld, bool hasCommitted,
               const QStringList& proved)
{
    const auto& commitment = matter.terminal.commitment;
    const QList<catalog::Material> papers = papersToBring(matter, withheld, hasCommitted);
    return std::any_of(papers.begin(), papers.end(), [&](const catalog::Material& paper) {
        return !paper.sharedBy.isEmpty() ||
               (commitment && commitment->replaces.contains(paper.id)) ||
               (paper.isPhotographed && !proved.contains(paper.id));
    });
}

std::shared_ptr<FileOrder> orderOf(const catalog::Matter& matter, FileRequest& request,
                                   const FormFilling& filling, const Verdict& verdict)
{
    const catalog::TerminalService& terminal = matter.terminal;
    const OpenedCase& opened = request.opened;
    auto order = std::make_shared<FileOrder>();
    order->id = opened.id;
    order->matter = opened.matter;
    order->taskCode = matter.taskCode;
    order->content = contentOf(matter);
    order->answers = filling.answers();
    order->shared = opened.known.shared();
    order->hasCommitted = terminal.commitment && request.hasCommitted;
    for (int i = 0; i < verdict.rules.size(); ++i) {
        if (verdict.rules.at(i).truth == Truth::True) {
            order->holding << i;
        }
    }
    order->consentVersion = opened.consentVersion;
    order->consentedAtMs = opened.consentedAtMs;
    order->feeCents = terminal.fee ? terminal.fee->cents : 0;
    order->attachments = std::move(request.attachments);
    if (terminal.wantsSignature) {
        order->signature = std::move(request.signature);
    }
    return order;
}

} // namespace onewindow::cases
