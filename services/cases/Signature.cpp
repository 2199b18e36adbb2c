// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/Signature.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

constexpr char kFormat = 1;
constexpr int kGroupBits = 7;
constexpr quint32 kGroupMask = 0x7F;
constexpr quint32 kMoreFollows = 0x80;
constexpr int kGroupLimit = 3; ///< 21 bits hold twice the grid, and a count.

/// A name is at least this much of the pad's height, one way or the other ...
constexpr int kLeastShareOfHeight = 8;
/// ... and its line this many times as long as the pad is high, in hundredths.
constexpr int kLeastLengthPercent = 30;

Error badStrokes(const char* what)
{
    return {ErrorCode::BadFrame, u"signature: "_s + QLatin1String(what)};
}

void put(QByteArray& bytes, quint32 value)
{
    while (value > kGroupMask) {
        bytes.append(static_cast<char>((value & kGroupMask) | kMoreFollows));
        value >>= kGroupBits;
    }
    bytes.append(static_cast<char>(value));
}

/// Small distances to either side become small numbers.
quint32 folded(int value)
{
    return value < 0 ? static_cast<quint32>(-2 * value - 1) : static_cast<quint32>(2 * value);
}

int unfolded(quint32 value)
{
    const int half = static_cast<int>(value >> 1U);
    return (value & 1U) != 0 ? -half - 1 : half;
}

class Numbers
{
public:
    explicit Numbers(QByteArrayView bytes)
        : m_bytes(bytes)
    {}

    [[nodiscard]] bool isAtEnd() const { return m_at == m_bytes.size(); }

    /// Nothing at the end, for a number of too many groups, and for one that would be shorter.
    std::optional<quint32> next()
    {
        quint32 value = 0;
        for (int group = 0; group < kGroupLimit && m_at < m_bytes.size(); ++group) {
            const auto byte = static_cast<quint8>(m_bytes[m_at++]);
            value |= (byte & kGroupMask) << static_cast<quint32>(group * kGroupBits);
            if ((byte & kMoreFollows) == 0) {
                return group > 0 && byte == 0 ? std::nullopt : std::optional(value);
            }
        }
        return std::nullopt;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

bool isPad(const QSize& pad)
{
    return pad.width() >= 1 && pad.width() <= Signature::kGridLimit && pad.height() >= 1 &&
           pad.height() <= Signature::kGridLimit;
}

bool isOnPad(const QPoint& point, const QSize& pad)
{
    return point.x() >= 0 && point.x() < pad.width() && point.y() >= 0 && point.y() < pad.height();
}

Result<QList<QPoint>> takeStroke(Numbers& numbers, qsizetype count, const QSize& pad)
{
    QList<QPoint> stroke;
    stroke.reserve(count);
    QPoint at;
    for (qsizetype i = 0; i < count; ++i) {
        const auto x = numbers.next();
        const auto y = x ? numbers.next() : std::nullopt;
        if (!y) {
            return badStrokes("ends within a stroke");
        }
        at += i == 0 ? QPoint(static_cast<int>(*x), static_cast<int>(*y))
                     : QPoint(unfolded(*x), unfolded(*y));
        if (!isOnPad(at, pad)) {
            return badStrokes("a point beyond the pad");
        }
        stroke.append(at);
    }
    return stroke;
}

} // namespace

void Signature::wipe()
{
    for (QList<QPoint>& stroke : strokes) {
        stroke.fill({});
    }
    *this = {};
}

bool isLegible(const Signature& signature)
{
    if (!signature.isByHand || !isPad(signature.pad)) {
        return false;
    }
    qint64 length = 0;
    QPoint low(signature.pad.width(), signature.pad.height());
    QPoint high(0, 0);
    for (const QList<QPoint>& stroke : signature.strokes) {
        for (qsizetype i = 0; i < stroke.size(); ++i) {
            const QPoint& point = stroke.at(i);
            low = {std::min(low.x(), point.x()), std::min(low.y(), point.y())};
            high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
            length += i > 0 ? (point - stroke.at(i - 1)).manhattanLength() : 0;
        }
    }
    const int extent = std::max(high.x() - low.x(), high.y() - low.y());
    const int height = signature.pad.height();
    return extent * kLeastShareOfHeight >= height && length * 100 >= height * kLeastLengthPercent;
}

Result<QByteArray> encodeStrokes(const Signature& signature)
{
    if (!isPad(signature.pad)) {
        return badStrokes("no pad");
    }
    QByteArray bytes(1, kFormat);
    put(bytes, static_cast<quint32>(signature.pad.width()));
    put(bytes, static_cast<quint32>(signature.pad.height()));
    qsizetype points = 0;
    for (const QList<QPoint>& stroke : signature.strokes) {
        points += stroke.size();
        if (stroke.isEmpty() || !std::all_of(stroke.begin(), stroke.end(), [&](const QPoint& at) {
                return isOnPad(at, signature.pad);
            })) {
            return badStrokes("a stroke without points, or beyond the pad");
        }
        if (signature.strokes.size() > Signature::kStrokeLimit || points > Signature::kPointLimit) {
            return Error{ErrorCode::TooLarge, u"signature"_s};
        }
        put(bytes, static_cast<quint32>(stroke.size()));
        put(bytes, static_cast<quint32>(stroke.constFirst().x()));
        put(bytes, static_cast<quint32>(stroke.constFirst().y()));
        for (qsizetype i = 1; i < stroke.size(); ++i) {
            const QPoint step = stroke.at(i) - stroke.at(i - 1);
            put(bytes, folded(step.x()));
            put(bytes, folded(step.y()));
        }
    }
    if (bytes.size() > Signature::kByteLimit) {
        return Error{ErrorCode::TooLarge, u"signature"_s};
    }
    return bytes;
}

Result<Signature> decodeStrokes(QByteArrayView bytes)
{
    if (bytes.size() > Signature::kByteLimit) {
        return Error{ErrorCode::TooLarge, u"signature"_s};
    }
    if (bytes.isEmpty() || bytes.front() != kFormat) {
        return badStrokes("of an unknown format");
    }
    Numbers numbers(bytes.sliced(1));
    const auto width = numbers.next();
    const auto height = width ? numbers.next() : std::nullopt;
    Signature signature;
    if (height) {
        signature.pad = {static_cast<int>(*width), static_cast<int>(*height)};
    }
    if (!isPad(signature.pad)) {
        return badStrokes("no pad");
    }
    qsizetype points = 0;
    while (!numbers.isAtEnd()) {
        const auto count = numbers.next();
        points += count ? static_cast<qsizetype>(*count) : 0;
        if (!count || *count == 0 || points > Signature::kPointLimit ||
            signature.strokes.size() >= Signature::kStrokeLimit) {
            return badStrokes("a stroke of no such length");
        }
        auto stroke = takeStroke(numbers, *count, signature.pad);
        if (!stroke) {
            return stroke.error();
        }
        signature.strokes.append(std::move(stroke).value());
    }
    return signature;
}

Result<QJsonObject> toJson(const Signature& signature)
{
    QJsonObject json{{u"byHand"_s, signature.isByHand}};
    if (signature.isByHand) {
        const auto strokes = encodeStrokes(signature);
        if (!strokes) {
            return strokes.error();
        }
        json.insert(u"strokes"_s, QString::fromLatin1(strokes.value().toBase64()));
    }
    return json;
}

Result<Signature> signatureFromJson(const QJsonObject& json)
{
    const QJsonValue byHand = json.value(u"byHand"_s);
    if (!byHand.isBool()) {
        return badStrokes("does not say how");
    }
    if (!byHand.toBool()) {
        Signature signature;
        signature.isByHand = false;
        return signature;
    }
    const auto strokes = QByteArray::fromBase64Encoding(
        json.value(u"strokes"_s).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return strokes ? decodeStrokes(*strokes) : Result<Signature>(badStrokes("no base64"));
}

} // namespace onewindow::cases
