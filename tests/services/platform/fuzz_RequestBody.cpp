// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A request's body with any content, read the way the API reads its commands.

#include "services/core/Enforce.h"
#include "services/platform/JsonFields.h"

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

/// Either everything read is within its limits, or there is an error and the rest stays empty.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    JsonFields fields(
        QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
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
