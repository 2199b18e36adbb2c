// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/WindowFields.h"

#include "services/identity/IdNumber.h"
#include "services/platform/JsonFields.h"

#include <QHash>

#include <utility>

namespace onewindow::platform {

namespace {

constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kPersonLimit = 100; ///< Of a name, as forms have it.
constexpr qsizetype kAddressLimit = 200;
constexpr qsizetype kPageLimit = cases::Attachment::kByteLimit * 4 / 3 + 4;
constexpr qsizetype kStrokesLimit = cases::Signature::kByteLimit * 4 / 3 + 4;

const QString kByCard = QStringLiteral("card");
const QString kByClerk = QStringLiteral("clerk");

/// Nothing for what is no base64.
QByteArray bytesOf(const QString& base64)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

} // namespace

Result<std::optional<cases::Applicant>> applicantFrom(JsonFields& fields, QDate today)
{
    const QString identity = fields.text(QStringLiteral("identity"), kNameLimit);
    cases::Applicant person{
        .name = fields.text(QStringLiteral("name"), kPersonLimit),
        .idNumber =
            identity::normalizedIdNumber(fields.text(QStringLiteral("idNumber"), kNameLimit)),
        .sex = fields.text(QStringLiteral("sex"), 1),
        .nation = fields.text(QStringLiteral("nation"), 2),
        .birth = QDate::fromString(fields.text(QStringLiteral("birth"), kNameLimit), Qt::ISODate),
        .address = fields.text(QStringLiteral("address"), kAddressLimit),
        .isTyped = identity != kByCard};
    if (fields.error() || (identity.isEmpty() && person.idNumber.isEmpty())) {
        return std::optional<cases::Applicant>();
    }
    if (identity != kByCard && identity != kByClerk) {
        return Error{ErrorCode::BadRequest, QStringLiteral("identity: card or clerk")};
    }
    if (person.name.trimmed().isEmpty()) {
        return Error{ErrorCode::BadRequest, QStringLiteral("name: is missing")};
    }
    return identity::isIdNumber(person.idNumber, today)
               ? Result<std::optional<cases::Applicant>>(std::optional(std::move(person)))
               : Error{ErrorCode::BadRequest, QStringLiteral("idNumber: is no identity number")};
}

QList<cases::Attachment> pagesFrom(JsonFields& fields, std::optional<Error>& fault)
{
    QList<cases::Attachment> pages;
    QHash<QString, int> counts;
    for (JsonFields& page :
         fields.objects(QStringLiteral("pages"), cases::Attachment::kPageLimit)) {
        cases::Attachment one;
        one.material = page.requiredText(QStringLiteral("material"), kNameLimit);
        one.jpeg = bytesOf(page.requiredText(QStringLiteral("jpeg"), kPageLimit));
        const auto size = cases::jpegSize(one.jpeg);
        if (!fault && (page.error() || !size)) {
            const bool isLarge = !size && size.error().code == ErrorCode::TooLarge;
            fault = page.error() ? *page.error()
                                 : Error{isLarge ? ErrorCode::TooLarge : ErrorCode::BadRequest,
                                         QStringLiteral("pages: no picture as it should be")};
        }
        one.size = size ? size.value() : QSize();
        one.page = counts[one.material]++;
        pages.append(one);
    }
    return pages;
}

QList<cases::MaterialState> materialsFrom(JsonFields& fields, std::optional<Error>& fault)
{
    QList<cases::MaterialState> materials;
    for (JsonFields& one : fields.objects(QStringLiteral("materials"), cases::kMaterialLimit)) {
        const QString material = one.requiredText(QStringLiteral("material"), kNameLimit);
        const auto how = cases::howFromName(one.requiredText(QStringLiteral("how"), kNameLimit));
        if (!fault && (one.error() || !how)) {
            fault = one.error() ? *one.error()
                                : Error{ErrorCode::BadRequest,
                                        QStringLiteral("materials: how each of them is there")};
        }
        materials.append({material, how.value_or(cases::MaterialHow::Missing)});
    }
    return materials;
}

void readSignature(JsonFields& fields, cases::WindowRequest& filing, std::optional<Error>& fault)
{
    const QString kind = fields.text(QStringLiteral("signed"), kNameLimit);
    const QString strokes = fields.text(QStringLiteral("strokes"), kStrokesLimit);
    const Error wrong{ErrorCode::BadRequest, QStringLiteral("signed: hand, button or paper")};
    filing.isSignedOnPaper = kind == u"paper";
    if (kind == u"button") {
        filing.signature = cases::Signature{.isByHand = false, .pad = {}, .strokes = {}};
    } else if (kind == u"hand") {
        auto drawn = cases::decodeStrokes(bytesOf(strokes));
        if (drawn) {
            filing.signature = std::move(drawn).value();
        } else if (!fault) {
            fault = Error{ErrorCode::BadRequest, QStringLiteral("strokes: no signature")};
        }
    } else if (!kind.isEmpty() && !filing.isSignedOnPaper && !fault) {
        fault = wrong;
    }
}

} // namespace onewindow::platform
