// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/WindowFiling.h"

#include "services/cases/FilingOrder.h"
#include "services/cases/MaterialRef.h"
#include "services/core/HallTime.h"
#include "services/core/Ids.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

Error wrong(const char* what)
{
    return {ErrorCode::BadRequest, QString::fromLatin1(what)};
}

QByteArray boundTo(const QString& staff)
{
    return "onewindow window filing 1 " + staff.toUtf8();
}

QJsonObject toJson(const OpenedAtWindow& at)
{
    QJsonObject json{{u"case"_s, idToText(at.opened.id)},
                     {u"matter"_s, at.opened.matter},
                     {u"shared"_s, at.opened.known.shared()},
                     {u"withheld"_s, QJsonArray::fromStringList(at.opened.withheld)},
                     {u"consent"_s, at.opened.consentVersion},
                     {u"consentedAt"_s, at.opened.consentedAtMs},
                     {u"at"_s, at.openedAtMs}};
    if (at.applicant) {
        json.insert(u"person"_s, cases::toJson(*at.applicant));
    }
    if (!at.former.isEmpty()) {
        json.insert(u"former"_s, idToText(at.former));
    }
    return json;
}

OpenedAtWindow openedFromJson(const QJsonObject& json)
{
    OpenedAtWindow at;
    at.openedAtMs = json.value("at"_L1).toInteger();
    at.former = idFromText(json.value("former"_L1).toString());
    if (const QJsonObject person = json.value("person"_L1).toObject(); !person.isEmpty()) {
        at.applicant = applicantFromJson(person);
    }
    OpenedCase& opened = at.opened;
    opened.id = idFromText(json.value("case"_L1).toString());
    opened.matter = json.value("matter"_L1).toString();
    opened.consentVersion = json.value("consent"_L1).toString();
    opened.consentedAtMs = json.value("consentedAt"_L1).toInteger();
    opened.known = KnownFacts(at.applicant, hallTime(at.openedAtMs).date());
    const QJsonObject shared = json.value("shared"_L1).toObject();
    for (auto agreement = shared.begin(); agreement != shared.end(); ++agreement) {
        opened.known.putShared(agreement.key(), agreement.value().toObject());
    }
    const QJsonArray withheld = json.value("withheld"_L1).toArray();
    for (const QJsonValue one : withheld) {
        opened.withheld << one.toString();
    }
    return at;
}

bool isClerksWord(MaterialHow how)
{
    return how == MaterialHow::Original || how == MaterialHow::Copy ||
           how == MaterialHow::Scanned || how == MaterialHow::Missing;
}

/// Every material that counts, in the matter's order. Errors: BadRequest.
Result<QList<MaterialState>> allMaterials(const catalog::Matter& matter,
                                          const WindowRequest& request, bool hasCommitted)
{
    QHash<QString, MaterialHow> said;
    for (const MaterialState& state : request.materials) {
        if (materialOf(matter, state.material) == nullptr || said.contains(state.material) ||
            !isClerksWord(state.how)) {
            return wrong("materials: each of the matter's once, as it is there");
        }
        said.insert(state.material, state.how);
    }
    const QStringList& withheld = request.opened.opened.withheld;
    QList<MaterialState> all;
    for (qsizetype i = 0; i < matter.materials.size(); ++i) {
        const catalog::Material& material = matter.materials.at(i);
        const QString ref = materialRef(matter, i);
        if (const auto how = knownHow(matter, material, withheld, hasCommitted)) {
            // It need not be brought; what was brought all the same is there.
            all.append({ref, said.value(ref, *how) == MaterialHow::Missing
                                 ? *how
                                 : said.value(ref, *how)});
        } else if (said.contains(ref)) {
            all.append({ref, said.value(ref)});
        } else if (isToBring(matter, material, withheld, hasCommitted)) {
            return wrong("materials: all that are to be brought");
        }
    }
    return all;
}

/// Whether there are pages of what is said to be scanned, and of nothing else.
Result<void> checkPages(const WindowRequest& request)
{
    if (const auto checked = check(request.attachments); !checked) {
        return Error{checked.error().code, u"pages: "_s + checked.error().detail};
    }
    const QStringList attached = materialsOf(request.attachments);
    QStringList scanned;
    for (const MaterialState& state : request.materials) {
        if (state.how == MaterialHow::Scanned) {
            scanned << state.material;
        }
    }
    const auto isIn = [](const QStringList& some, const QStringList& others) {
        return std::all_of(some.begin(), some.end(),
                           [&](const QString& one) { return others.contains(one); });
    };
    return isIn(attached, scanned) && isIn(scanned, attached)
               ? Result<void>()
               : wrong("pages: of the materials that are scanned");
}

Result<void> checkSignature(const catalog::Matter& matter, const WindowRequest& request)
{
    const auto& signature = request.signature;
    const bool isDrawn = signature && (!signature->isByHand || isLegible(*signature));
    return isDrawn || (!signature && request.isSignedOnPaper) || !matter.terminal.wantsSignature
               ? Result<void>()
               : wrong("signature: the matter wants one");
}

} // namespace

Result<QByteArray> wrapOpened(const crypto::NodeKeys& keys, const OpenedAtWindow& opened,
                              const QString& staff)
{
    const Secret plain(QJsonDocument(toJson(opened)).toJson(QJsonDocument::Compact));
    return keys.wrap(plain.view(), boundTo(staff));
}

Result<OpenedAtWindow> unwrapOpened(const crypto::NodeKeys& keys, QByteArrayView wrapped,
                                    const QString& staff, qint64 nowMs)
{
    const auto plain = keys.unwrap(wrapped, boundTo(staff));
    if (!plain) {
        return wrong("opened: not what this hall has opened here");
    }
    OpenedAtWindow opened =
        openedFromJson(QJsonDocument::fromJson(plain.value().view().toByteArray()).object());
    if (opened.opened.id.isEmpty()) {
        return wrong("opened: not what this hall has opened here");
    }
    return nowMs - opened.openedAtMs <= kOpenedAtWindowMs
               ? Result<OpenedAtWindow>(std::move(opened))
               : Error{ErrorCode::TooLate, u"opened: too long ago"_s};
}

std::optional<MaterialHow> knownHow(const catalog::Matter& matter,
                                    const catalog::Material& material, const QStringList& withheld,
                                    bool hasCommitted)
{
    if (!material.sharedBy.isEmpty() && !withheld.contains(material.sharedBy)) {
        return MaterialHow::Shared;
    }
    const bool isAsked = material.isRequired || !material.sharedBy.isEmpty();
    if (!isAsked || isToBring(matter, material, withheld, hasCommitted)) {
        return std::nullopt;
    }
    const auto& commitment = matter.terminal.commitment;
    return hasCommitted && commitment && commitment->replaces.contains(material.id)
               ? MaterialHow::Committed
               : MaterialHow::Card;
}

Result<void> checkWindowMatter(const catalog::Matter& matter,
                               const std::optional<Applicant>& applicant)
{
    return applicant || matter.terminal.assurance == catalog::Assurance::None
               ? Result<void>()
               : Error{ErrorCode::NotPermitted, u"the matter needs to know who it is"_s};
}

Result<std::shared_ptr<FileOrder>> windowOrder(const catalog::Matter& matter, WindowRequest request,
                                               QDate today, QList<FieldComplaint>& complaints)
{
    const catalog::TerminalService& terminal = matter.terminal;
    OW_TRY(checkWindowMatter(matter, request.opened.applicant));
    FormFilling filling(terminal.form.value_or(catalog::Form()), request.opened.opened.known,
                        today);
    filling.restore(request.answers);
    complaints = filling.checkAll();
    if (!complaints.isEmpty()) {
        return Error{ErrorCode::BadRequest, u"answers: "_s + complaints.constFirst().path};
    }
    if (request.hasCommitted && !terminal.commitment) {
        return wrong("committed: the matter has no commitment");
    }
    auto materials = allMaterials(matter, request, request.hasCommitted);
    if (!materials) {
        return materials.error();
    }
    OW_TRY(checkPages(request));
    OW_TRY(checkSignature(matter, request));
    WindowPart window{.staff = request.staff,
                      .desk = request.desk,
                      .ticket = request.ticket,
                      .isCardRead = request.opened.applicant && !request.opened.applicant->isTyped,
                      .materials = std::move(materials).value()};
    if (window.materials.size() > kMaterialLimit || window.missing().size() > kMissingLimit) {
        return wrong("materials: more than one notice names");
    }
    QStringList seen;
    for (const MaterialState& state : std::as_const(window.materials)) {
        if (state.how != MaterialHow::Missing) {
            seen << state.material;
        }
    }
    const Verdict verdict = decide(terminal.decision, filling);
    const bool isApproved =
        verdict.outcome == catalog::Outcome::Approve &&
        !isLacking(matter, request.opened.opened.withheld, request.hasCommitted, seen);
    const bool isComplete = window.missing().isEmpty();
    FileRequest filing{.opened = std::move(request.opened.opened),
                       .applicant = {},
                       .answers = {},
                       .hasCommitted = request.hasCommitted,
                       .attachments = std::move(request.attachments),
                       .signature = std::move(request.signature)};
    auto order = orderOf(matter, filing, filling, verdict);
    order->applicant = std::make_shared<OwnedApplicant>(std::move(request.opened.applicant));
    order->isSignedOnPaper = terminal.wantsSignature && request.isSignedOnPaper;
    order->former = request.opened.former;
    order->window = std::move(window);
    order->state = !isComplete  ? CaseState::CorrectionNeeded
                   : isApproved ? CaseState::Approved
                                : CaseState::Accepted;
    return order;
}

} // namespace onewindow::cases
