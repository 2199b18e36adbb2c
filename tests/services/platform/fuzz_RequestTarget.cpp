// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/RequestTarget.h"

#include <QUrl>

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace onewindow;
using onewindow::platform::RequestTarget;

namespace {

bool isPlain(const QString& text)
{
    return text.isValidUtf16() && std::none_of(text.cbegin(), text.cend(), [](QChar character) {
               return character.category() == QChar::Other_Control;
           });
}

QByteArray encoded(const RequestTarget& target)
{
    QByteArray text;
    for (const QString& segment : target.segments) {
        text += '/' + QUrl::toPercentEncoding(segment);
    }
    if (target.segments.isEmpty()) {
        text = "/";
    }
    for (qsizetype i = 0; i < target.query.size(); ++i) {
        text += (i == 0 ? '?' : '&') + QUrl::toPercentEncoding(target.query[i].first) + '=' +
                QUrl::toPercentEncoding(target.query[i].second);
    }
    return text;
}

} // namespace

/// What is read keeps its promises, and written with every escape it is read as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto target = RequestTarget::parse(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (!target) {
        OW_ENFORCE(target.error().code == ErrorCode::BadRequest);
        return 0;
    }
    const RequestTarget& read = target.value();
    OW_ENFORCE(read.segments.size() <= 16 && read.query.size() <= 16);
    for (const QString& segment : read.segments) {
        OW_ENFORCE(isPlain(segment) && !segment.isEmpty());
        OW_ENFORCE(segment != u'.' && segment != QLatin1String(".."));
    }
    for (const auto& [name, value] : read.query) {
        OW_ENFORCE(isPlain(name) && isPlain(value));
    }
    const QByteArray text = encoded(read);
    if (text.size() <= 2048) { // Escapes are longer than what they stand for.
        const auto again = RequestTarget::parse(text);
        OW_ENFORCE(again);
        OW_ENFORCE(again.value().segments == read.segments && again.value().query == read.query);
    }
    return 0;
}
