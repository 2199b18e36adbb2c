// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A request's body with any content, read the way the API reads its commands.

#include "services/core/Enforce.h"
#include "services/platform/JsonFields.h"

#include <QJsonObject>

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace onewindow;
using onewindow::platform::JsonFields;

namespace {

constexpr qsizetype kLimit = 64;
constexpr qsizetype kListLimit = 5;

bool isPlain(const QString& text)
{
    return text.size() <= kLimit && std::none_of(text.cbegin(), text.cend(), [](QChar character) {
               return character.category() == QChar::Other_Control;
           });
}

} // namespace

/// As what staff decides, answers and takes money for.
void readAsWordOfStaff(const QByteArray& body)
{
    constexpr qint64 kMost = 100;
    JsonFields fields(body);
    const QString state = fields.requiredText(QStringLiteral("state"), kLimit);
    const qint64 seen = fields.requiredInteger(QStringLiteral("seen"), 0, kMost);
    const auto cents = fields.integer(QStringLiteral("cents"), 1, kMost);
    const auto wasReached = fields.flag(QStringLiteral("reached"));
    QList<JsonFields> drafts = fields.objects(QStringLiteral("drafts"), kListLimit);
    OW_ENFORCE(isPlain(state) && seen >= 0 && seen <= kMost);
    OW_ENFORCE(!cents || (*cents >= 1 && *cents <= kMost));
    OW_ENFORCE(drafts.size() <= kListLimit);
    for (JsonFields& draft : drafts) {
        OW_ENFORCE(isPlain(draft.text(QStringLiteral("sealed"), kLimit)));
        OW_ENFORCE(!draft.error() || draft.error()->code == ErrorCode::BadRequest);
    }
    if (fields.error()) {
        OW_ENFORCE(fields.error()->code == ErrorCode::BadRequest);
        OW_ENFORCE(!fields.flag(QStringLiteral("reached")));
    } else {
        OW_ENFORCE(!state.isEmpty() && (!wasReached || fields.has(QStringLiteral("reached"))));
    }
}

/// As what is filled in at a window: an object whose members others know.
void readAsFilledIn(const QByteArray& body)
{
    JsonFields fields(body);
    const QJsonObject answers = fields.object(QStringLiteral("answers"));
    const bool isThere = fields.has(QStringLiteral("answers"));
    const QString matter = fields.text(QStringLiteral("matter"), kLimit);
    // Empty as well, but nothing else, where something was wrong.
    OW_ENFORCE(answers.isEmpty() || isThere);
    OW_ENFORCE(isPlain(matter));
    if (fields.error()) {
        OW_ENFORCE(fields.error()->code == ErrorCode::BadRequest);
        OW_ENFORCE(fields.object(QStringLiteral("answers")).isEmpty());
    }
}

/// Either everything read is within its limits, or there is an error and the rest stays empty.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    readAsWordOfStaff(body);
    readAsFilledIn(body);
    JsonFields fields(body);
    const QString account = fields.requiredText(QStringLiteral("account"), kLimit);
    const QString ticket = fields.text(QStringLiteral("expectedTicket"), kLimit);
    const QString reason = fields.text(QStringLiteral("reason"), kLimit);
    const QStringList matters = fields.texts(QStringLiteral("matters"), kListLimit, kLimit);
    OW_ENFORCE(isPlain(account) && isPlain(ticket) && isPlain(reason));
    OW_ENFORCE(matters.size() <= kListLimit && !matters.contains(QString()) &&
               std::all_of(matters.cbegin(), matters.cend(), isPlain));
    // Only now: a member that nobody has asked for is an error too.
    OW_ENFORCE(fields.error() || !account.isEmpty());
    if (fields.error()) {
        OW_ENFORCE(fields.error()->code == ErrorCode::BadRequest);
        OW_ENFORCE(fields.text(QStringLiteral("account"), kLimit).isEmpty());
    }
    return 0;
}
