// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes over a window's counter: pages that were missing, one way, and results against a
// signature, the other. Pages a hall seals into its own chain. Whether somebody may receive a
// result the hall looks up itself; that they have received it is said by the owner of the case,
// which opens what the hall has sealed. Neither goes through CommandRunner, which would keep a
// digest of what is personal: a page is known again by itself, a hand-over by the act it names.

#include "services/cases/CaseSupply.h"
#include "services/cases/HandOver.h"
#include "services/cases/MaterialRef.h"
#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"

#include <QJsonDocument>

namespace onewindow::platform {

namespace {

using identity::Permission;

constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kActBytes = 16;

constexpr qsizetype base64Length(qsizetype bytes)
{
    return (bytes + 2) / 3 * 4;
}

constexpr qsizetype kJpegLimit = base64Length(cases::Attachment::kByteLimit);
constexpr qsizetype kStrokesLimit = base64Length(cases::Signature::kByteLimit);
constexpr qsizetype kSealedLimit = 48LL * 1024; ///< Strokes in base64 in JSON, sealed; in base64.

Error wrong(const char* field, const char* what)
{
    return {ErrorCode::BadRequest,
            QLatin1String(field) + QStringLiteral(": ") + QLatin1String(what)};
}

Error noSuchCase()
{
    return {ErrorCode::NotFound, QStringLiteral("no such case")};
}

std::optional<QByteArray> bytesOf(const QString& base64)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(decoded.decoded) : std::nullopt;
}

/// What a hand-over names: who receives it in clear, of a counter, or sealed, of a hall.
struct Said
{
    QString act;
    QString seen;
    QString check;
    QString paperReason;
    QString name;
    QString idNumber;
    QString strokes;
    QString sealed;
    QString staff;
    QString desk;
};

Said readSaid(JsonFields& fields)
{
    return {.act = fields.requiredText(QStringLiteral("act"), kNameLimit),
            .seen = fields.requiredText(QStringLiteral("seen"), kNameLimit),
            .check = fields.requiredText(QStringLiteral("check"), kNameLimit),
            .paperReason = fields.text(QStringLiteral("paperReason"), kNameLimit),
            .name = fields.text(QStringLiteral("name"), kNameLimit),
            .idNumber = fields.text(QStringLiteral("idNumber"), kNameLimit),
            .strokes = fields.text(QStringLiteral("strokes"), kStrokesLimit),
            .sealed = fields.text(QStringLiteral("sealed"), kSealedLimit),
            .staff = fields.text(QStringLiteral("staff"), kNameLimit),
            .desk = fields.text(QStringLiteral("desk"), kNameLimit)};
}

/// Into `order`, a HandOverOrder or a SealedHandOver. Errors: BadRequest naming the member.
template <typename Order>
Result<void> put(const Said& said, Order& order)
{
    const auto seen = cases::knownStateFromName(said.seen);
    const auto check = cases::checkFromName(said.check);
    order.act = idFromText(said.act);
    if (order.act.size() != kActBytes) {
        return wrong("act", "an id that whoever asks has made");
    }
    if (!seen) {
        return wrong("seen", "no state of a case");
    }
    if (!check) {
        return wrong("check", "card or document");
    }
    order.seen = *seen;
    order.check = *check;
    order.paperReason = said.paperReason;
    return {};
}

/// What a counter says. Errors: BadRequest naming the member.
Result<cases::HandOverOrder> orderFrom(const Said& said)
{
    cases::HandOverOrder order;
    OW_TRY(put(said, order));
    if (!said.staff.isEmpty() || !said.desk.isEmpty()) {
        // Whoever is signed in is asked of the session, and not believed.
        return wrong("staff", "said by a hall, for its staff");
    }
    if (!said.sealed.isEmpty()) {
        return wrong("sealed", "by a hall");
    }
    if (said.name.isEmpty() || said.idNumber.isEmpty()) {
        return wrong(said.name.isEmpty() ? "name" : "idNumber", "is missing");
    }
    order.name = said.name;
    order.idNumber = said.idNumber;
    if (!said.strokes.isEmpty()) {
        const auto bytes = bytesOf(said.strokes);
        auto signature = bytes ? cases::decodeStrokes(*bytes)
                               : Result<cases::Signature>(Error{ErrorCode::BadFrame, {}});
        if (!signature) {
            return wrong("strokes", "no signature");
        }
        order.signature = std::move(signature).value();
    }
    return order;
}

/// What a hall says. Errors: BadRequest naming the member.
Result<cases::SealedHandOver> sealedFrom(const Said& said)
{
    cases::SealedHandOver order;
    OW_TRY(put(said, order));
    if (!said.name.isEmpty() || !said.idNumber.isEmpty() || !said.strokes.isEmpty()) {
        return wrong("name", "sealed by the hall");
    }
    const auto bytes = bytesOf(said.sealed);
    if (!bytes || bytes->isEmpty()) {
        return wrong("sealed", "no base64");
    }
    if (said.staff.isEmpty()) {
        return wrong("staff", "whose word it is");
    }
    order.sealed = *bytes;
    order.staff = said.staff;
    order.desk = said.desk;
    return order;
}

QByteArray bodyOf(const cases::SealedHandOver& order)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("act"), idToText(order.act)},
                                     {QStringLiteral("seen"), cases::stateName(order.seen)},
                                     {QStringLiteral("check"), cases::checkName(order.check)},
                                     {QStringLiteral("paperReason"), order.paperReason},
                                     {QStringLiteral("staff"), order.staff},
                                     {QStringLiteral("desk"), order.desk},
                                     {QStringLiteral("sealed"),
                                      QString::fromLatin1(order.sealed.toBase64())}})
        .toJson(QJsonDocument::Compact);
}

QJsonObject toJson(const cases::CaseRow& row)
{
    return {{QStringLiteral("case"), idToText(row.id)},
            {QStringLiteral("number"), row.number},
            {QStringLiteral("state"), cases::stateName(row.state)}};
}

/// An order for as long as a job needs it: wiped with the last copy of the job.
struct OwnedHandOver
{
    cases::HandOverOrder order;

    explicit OwnedHandOver(cases::HandOverOrder one)
        : order(std::move(one))
    {}

    ~OwnedHandOver() { order.wipe(); }

    OwnedHandOver(const OwnedHandOver&) = delete;
    OwnedHandOver& operator=(const OwnedHandOver&) = delete;
    OwnedHandOver(OwnedHandOver&&) = delete;
    OwnedHandOver& operator=(OwnedHandOver&&) = delete;
};

} // namespace

/// A page of a material that was missing; see cases::CaseSupply.
void Api::supplyCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::CaseAccept); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const QString base64 = fields.requiredText(QStringLiteral("jpeg"), kJpegLimit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    const auto jpeg = bytesOf(base64);
    if (!jpeg) {
        reply(problem(wrong("jpeg", "no base64")));
        return;
    }
    cases::SupplyOrder order{.id = idFromText(request.target.segments.at(2)),
                             .material = request.target.segments.at(4),
                             .jpeg = *jpeg,
                             .staff = caller.staff->account,
                             .desk = caller.desk()};
    m_parts.writer.run<QJsonObject>(
        [this, order](storage::Database& database) -> Result<QJsonObject> {
            OW_TRY(m_parts.journal.lock(database));
            const auto filed = cases::CaseStore(database, m_parts.journal.hall()).find(order.id);
            if (!filed || !filed.value()) {
                return filed ? noSuchCase() : filed.error();
            }
            const auto matter = matterOf(database, filed.value()->matter);
            if (!matter) {
                return matter.error();
            }
            if (!matter.value() || matter.value()->material(order.material) == nullptr) {
                return wrong("material", "none of the matter's");
            }
            const auto page = cases::CaseSupply(m_parts.journal).add(database, order);
            if (!page) {
                return page.error();
            }
            return QJsonObject{{QStringLiteral("case"), idToText(order.id)},
                               {QStringLiteral("material"), page.value().material},
                               {QStringLiteral("page"), page.value().page},
                               {QStringLiteral("isNew"), page.value().isNew}};
        },
        [reply](const Result<QJsonObject>& page) {
            reply(page ? jsonResponse(page.value()) : problem(page.error()));
        });
}

/// The owner's part: what a hall sealed, or this node for its own hall.
void Api::recordHandOver(const QString& hall, const cases::SealedHandOver& order,
                         const HttpReply& reply)
{
    m_parts.writer.run<QJsonObject>(
        [this, hall, order](storage::Database& database) -> Result<QJsonObject> {
            const auto row = cases::handOver(database, m_parts.journal.forHall(hall), order);
            return row ? Result<QJsonObject>(toJson(row.value())) : row.error();
        },
        [reply](const Result<QJsonObject>& standing) {
            reply(standing ? jsonResponse(standing.value()) : problem(standing.error()));
        });
}

void Api::handOverCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const bool isHandedOn = m_parts.isCentre && caller.isRole(u"hall");
    if (const auto may = caller.require(Permission::CaseHandOver); !isHandedOn && !may) {
        reply(problem(may.error()));
        return;
    }
    const auto hall =
        isHandedOn ? std::optional(caller.machine) : hallAskedOf(request, caller, reply);
    if (!hall) {
        return;
    }
    JsonFields fields(request.body);
    const Said said = readSaid(fields);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    const QByteArray id = idFromText(request.target.segments.at(2));
    if (isHandedOn) {
        auto order = sealedFrom(said);
        if (order) {
            order.value().id = id;
            recordHandOver(*hall, order.value(), reply);
        } else {
            reply(problem(order.error()));
        }
        return;
    }
    auto read = orderFrom(said);
    if (!read) {
        reply(problem(read.error()));
        return;
    }
    sealAndHandOver(request, *hall, std::move(read).value(), caller, reply);
}

/// What a counter says of its own hall: sealed here, and said to the owner.
void Api::sealAndHandOver(const HttpRequest& request, const QString& hall,
                          cases::HandOverOrder order, const Caller& caller, const HttpReply& reply)
{
    const QByteArray id = idFromText(request.target.segments.at(2));
    HttpRequest forwarded = request;
    forwarded.body.clear();
    const auto owned = std::make_shared<OwnedHandOver>(std::move(order));
    owned->order.id = id;
    owned->order.staff = caller.staff->account;
    owned->order.desk = caller.desk();
    m_parts.readers.post(
        [this, owned, hall, forwarded, reply](storage::Database& database) mutable {
            const auto sealed =
                cases::sealHandOver(database, m_parts.journal.forHall(hall), owned->order);
            if (!sealed) {
                reply(problem(sealed.error()));
            } else if (m_parts.caseOwner != nullptr) {
                recordHandOver(hall, sealed.value(), reply);
            } else if (m_parts.askOwner) {
                forwarded.target.segments[2] = idToText(owned->order.id);
                forwarded.body = bodyOf(sealed.value());
                m_parts.askOwner(forwarded, reply);
            } else {
                reply(problem({ErrorCode::NotFound, QStringLiteral("the centre owns cases")}));
            }
        },
        [reply](const Error& error) { reply(problem(error)); });
}

} // namespace onewindow::platform
