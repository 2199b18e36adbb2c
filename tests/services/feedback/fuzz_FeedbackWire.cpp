// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said of something filed, and what somebody types to ask for it.

#include "services/core/Enforce.h"
#include "services/feedback/FeedbackEnquiry.h"
#include "services/feedback/FeedbackWorkStore.h"

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>

using namespace onewindow;
using namespace onewindow::feedback;

/// Whatever it is: what is read is within its limits, and is the same written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const FollowedFeedback followed = followedFromJson(QJsonDocument::fromJson(bytes).object());
    OW_ENFORCE(followed.answer.size() <= kAnswerLimit);
    const QJsonObject written = toJson(followed);
    OW_ENFORCE(toJson(followedFromJson(written)) == written);

    const QString text = QString::fromUtf8(bytes);
    if (const auto place = WorkPlace::fromText(text)) {
        const auto again = WorkPlace::fromText(place->toText());
        OW_ENFORCE(again && again->toText() == place->toText());
    }
    const QString number = numberFromTyped(text);
    OW_ENFORCE(number.isEmpty() || numberFromTyped(number) == number);
    if (isPhone(text)) {
        OW_ENFORCE(text.size() <= kPhoneLimit);
    }
    return 0;
}
