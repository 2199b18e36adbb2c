// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/FeedWire.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace onewindow::journal {

namespace {

constexpr QLatin1StringView kCursor("cursor");
constexpr QLatin1StringView kHasMore("hasMore");
constexpr QLatin1StringView kIsSnapshot("isSnapshot");
constexpr QLatin1StringView kChanges("changes");
constexpr QLatin1StringView kKind("kind");
constexpr QLatin1StringView kId("id");
constexpr QLatin1StringView kVersion("version");
constexpr QLatin1StringView kBody("body");

Error badField(QLatin1StringView field)
{
    return {ErrorCode::BadFrame, QStringLiteral("feed page: %1").arg(field)};
}

bool isName(const QJsonValue& value)
{
    return value.isString() && !value.toString().isEmpty() &&
           value.toString().size() <= kFeedNameLimit;
}

Result<FeedChange> changeFrom(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    if (!isName(object[kKind])) {
        return badField(kKind);
    }
    if (!isName(object[kId])) {
        return badField(kId);
    }
    constexpr qint64 kNoVersion = -1;
    FeedChange change{
        .kind = object[kKind].toString(),
        .id = object[kId].toString(),
        .version = object[kVersion].toInteger(kNoVersion),
        .body = {},
    };
    if (change.version < 0) {
        return badField(kVersion);
    }
    const QJsonValue body = object[kBody];
    if (!body.isUndefined() && !body.isObject()) {
        return badField(kBody);
    }
    if (body.isObject()) {
        change.body = body.toObject();
    }
    return change;
}

} // namespace

QString FeedCursor::toText() const
{
    if (epoch.isEmpty()) {
        return {};
    }
    QString text = QStringLiteral("%1.%2").arg(epoch).arg(position);
    if (snapshotFrom > 0) {
        text += QStringLiteral(".%1").arg(snapshotFrom);
    }
    return text;
}

FeedCursor FeedCursor::fromText(QStringView text)
{
    constexpr qsizetype kTextLimit = 128;
    const QList<QStringView> parts = text.split(u'.');
    if (text.size() > kTextLimit || parts.size() < 2 || parts.size() > 3 || parts[0].isEmpty()) {
        return {};
    }
    bool isPosition = false;
    bool isSnapshot = true;
    FeedCursor cursor{.epoch = parts[0].toString(), .position = parts[1].toLongLong(&isPosition)};
    if (parts.size() == 3) {
        cursor.snapshotFrom = parts[2].toLongLong(&isSnapshot);
    }
    const bool isWhole = isPosition && isSnapshot && cursor.position >= 0 &&
                         cursor.snapshotFrom >= 0 && cursor.toText() == text;
    return isWhole ? cursor : FeedCursor{};
}

QByteArray encodeFeedPage(const FeedPage& page)
{
    QJsonArray changes;
    for (const FeedChange& change : page.changes) {
        QJsonObject object{{kKind, change.kind}, {kId, change.id}, {kVersion, change.version}};
        if (change.body) {
            object.insert(kBody, *change.body);
        }
        changes.append(object);
    }
    const QJsonObject object{{kCursor, page.cursor.toText()},
                             {kHasMore, page.hasMore},
                             {kIsSnapshot, page.isSnapshot},
                             {kChanges, changes}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<FeedPage> decodeFeedPage(const QByteArray& bytes)
{
    if (bytes.size() > kFeedPageByteLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("feed page: %1 bytes").arg(bytes.size())};
    }
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject()) {
        return Error{ErrorCode::BadFrame, QStringLiteral("feed page: no JSON object")};
    }
    const QJsonObject object = document.object();
    FeedPage page;
    page.cursor = FeedCursor::fromText(object[kCursor].toString());
    // A stream that has not begun has no place yet, and says so.
    const bool hasNotBegun = object[kCursor].isString() && object[kCursor].toString().isEmpty() &&
                             object[kChanges].toArray().isEmpty();
    if (page.cursor.epoch.isEmpty() && !hasNotBegun) {
        return badField(kCursor);
    }
    if (!object[kHasMore].isBool() || !object[kIsSnapshot].isBool()) {
        return badField(object[kHasMore].isBool() ? kIsSnapshot : kHasMore);
    }
    page.hasMore = object[kHasMore].toBool();
    page.isSnapshot = object[kIsSnapshot].toBool();
    const QJsonArray changes = object[kChanges].toArray();
    if (!object[kChanges].isArray() || changes.size() > kFeedPageLimit) {
        return badField(kChanges);
    }
    for (const QJsonValue value : changes) {
        Result<FeedChange> change = changeFrom(value);
        if (!change) {
            return change.error();
        }
        page.changes.append(std::move(change).value());
    }
    return page;
}

} // namespace onewindow::journal
