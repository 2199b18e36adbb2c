// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/FeedEdit.h"

#include "services/journal/Feed.h"

#include <QJsonDocument>

namespace onewindow::journal {

namespace {

QString withFormer(const QString& former, const QString& audience)
{
    QStringList names = former.split(kFormerSeparator, Qt::SkipEmptyParts);
    if (!names.contains(audience)) {
        names.append(audience);
    }
    return names.join(kFormerSeparator);
}

} // namespace

/// Locks the stream's counter, if that has not been done.
Result<void> FeedEdit::begin()
{
    if (m_counter) {
        return {};
    }
    const Result<FeedCounter> counter = m_store.lockedCounter();
    if (!counter) {
        return counter.error();
    }
    m_counter = counter.value();
    return {};
}

/// Writes `thing` at the next position.
Result<void> FeedEdit::putNext(FeedThing thing)
{
    thing.pos = ++m_counter->pos;
    m_isMoved = true;
    return m_store.put(thing);
}

Result<void> FeedEdit::put(const QString& kind, const QString& id, const QString& audience,
                           const QJsonObject& body)
{
    FeedThing thing{
        .kind = kind,
        .id = id,
        .audience = audience,
        .former = {},
        .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
    };
    if (thing.body.size() > kFeedBodyLimit || kind.size() > kFeedNameLimit ||
        id.size() > kFeedNameLimit || audience.size() > kFeedNameLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("feed: %1").arg(kind)};
    }
    OW_TRY(begin());
    const auto found = m_store.find(kind, id);
    if (!found) {
        return found.error();
    }
    if (const auto& before = found.value()) {
        const bool isSame =
            !before->isGone && before->audience == audience && before->body == thing.body;
        if (isSame) {
            return {};
        }
        thing.former = before->audience == audience ? before->former
                                                    : withFormer(before->former, before->audience);
    }
    return putNext(std::move(thing));
}

Result<void> FeedEdit::remove(const QString& kind, const QString& id)
{
    OW_TRY(begin());
    const auto found = m_store.find(kind, id);
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->isGone) {
        return {};
    }
    FeedThing thing = *found.value();
    thing.isGone = true;
    thing.body.clear();
    return putNext(std::move(thing));
}

Result<void> FeedEdit::finish()
{
    return m_isMoved ? m_store.putCounter(*m_counter) : Result<void>();
}

} // namespace onewindow::journal
