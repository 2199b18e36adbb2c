// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/RequestTarget.h"

#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

namespace onewindow::platform {

namespace {

constexpr qsizetype kTargetLimitBytes = 2048;
constexpr qsizetype kSegmentLimit = 16;
constexpr qsizetype kParameterLimit = 16;

Error bad(const char* reason)
{
    return {ErrorCode::BadRequest, QStringLiteral("target: ") + QLatin1String(reason)};
}

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
        return digit - 'a' + 10;
    }
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

/// Percent-decodes one segment, name or value; nothing if it is malformed.
std::optional<QString> decode(QByteArrayView text, bool plusIsSpace)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char byte = text[i];
        if (byte == '%') {
            const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return std::nullopt;
            }
            byte = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (byte == '+' && plusIsSpace) {
            byte = ' ';
        }
        bytes += byte;
    }
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString result = utf8.decode(bytes);
    const bool isPlain = std::none_of(result.cbegin(), result.cend(), [](QChar character) {
        return character.category() == QChar::Other_Control;
    });
    return utf8.hasError() || !isPlain ? std::nullopt : std::optional(std::move(result));
}

QList<QByteArrayView> split(QByteArrayView text, char separator)
{
    QList<QByteArrayView> parts;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i == text.size() || text[i] == separator) {
            parts << text.sliced(begin, i - begin);
            begin = i + 1;
        }
    }
    return parts;
}

Result<QStringList> parseSegments(QByteArrayView path)
{
    if (path.isEmpty()) {
        return QStringList();
    }
    QStringList segments;
    const auto parts = split(path, '/');
    if (parts.size() > kSegmentLimit) {
        return bad("too many segments");
    }
    for (const QByteArrayView part : parts) {
        auto segment = decode(part, false);
        if (!segment) {
            return bad("malformed encoding");
        }
        if (segment->isEmpty() || *segment == u'.' || *segment == QLatin1String("..")) {
            return bad("empty or relative segment");
        }
        segments << *std::move(segment);
    }
    return segments;
}

Result<QList<std::pair<QString, QString>>> parseQuery(QByteArrayView text)
{
    QList<std::pair<QString, QString>> query;
    if (text.isEmpty()) {
        return query;
    }
    const auto parts = split(text, '&');
    if (parts.size() > kParameterLimit) {
        return bad("too many parameters");
    }
    for (const QByteArrayView part : parts) {
        const qsizetype equals = part.indexOf('=');
        auto name = decode(equals < 0 ? part : part.first(equals), true);
        auto value = decode(equals < 0 ? QByteArrayView() : part.sliced(equals + 1), true);
        if (!name || !value) {
            return bad("malformed encoding");
        }
        query.append({*std::move(name), *std::move(value)});
    }
    return query;
}

} // namespace

Result<RequestTarget> RequestTarget::parse(QByteArrayView text)
{
    if (text.size() > kTargetLimitBytes) {
        return bad("too long");
    }
    const bool isPrintable = std::all_of(text.begin(), text.end(), [](char byte) {
        return byte > 0x20 && byte < 0x7F && byte != '#';
    });
    if (text.isEmpty() || text[0] != '/' || !isPrintable) {
        return bad("not in origin form");
    }
    const qsizetype mark = text.indexOf('?');
    auto segments = parseSegments((mark < 0 ? text : text.first(mark)).sliced(1));
    if (!segments) {
        return segments.error();
    }
    auto query = parseQuery(mark < 0 ? QByteArrayView() : text.sliced(mark + 1));
    if (!query) {
        return query.error();
    }
    return RequestTarget{std::move(segments).value(), std::move(query).value()};
}

QString RequestTarget::path() const
{
    return u'/' + segments.join(u'/');
}

QString RequestTarget::toText() const
{
    const auto encoded = [](const QString& text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    QString text = segments.isEmpty() ? QStringLiteral("/") : QString();
    for (const QString& segment : segments) {
        text += u'/' + encoded(segment);
    }
    QChar before = u'?';
    for (const auto& [name, value] : query) {
        text += before + encoded(name) + u'=' + encoded(value);
        before = u'&';
    }
    return text;
}

QString RequestTarget::parameter(QStringView name) const
{
    const auto found = std::find_if(query.cbegin(), query.cend(),
                                    [name](const auto& pair) { return pair.first == name; });
    return found == query.cend() ? QString() : found->second;
}

} // namespace onewindow::platform
