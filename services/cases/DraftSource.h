// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>

namespace onewindow::cases {

/// A filing that was interrupted, as a hall holds it: nothing of it can be read there.
struct HeldDraft
{
    QByteArray caseId;
    qint64 version = 0; ///< Grows with each answer, wherever it is given.
    /// Of a put: the version that its writer knows to be held. Another one there is of somebody who
    /// went on elsewhere meanwhile, and stays.
    qint64 base = 0;
    qint64 savedAtMs = 0;
    QByteArray sealed;

    static constexpr qsizetype kSealedLimit = 72LL * 1024; ///< Bytes.
};

/// What a hall knows of one person's drafts of today.
struct HeldDrafts
{
    QList<HeldDraft> drafts;   ///< At most DraftShelf::kPersonLimit.
    QList<QByteArray> ended{}; ///< Cases that were filed or given up: copies of theirs are to go.
};

/// The way to what the hall holds of drafts. Verbs return at once; every callback arrives later in
/// the thread of whoever asks, exactly once, within some seconds.
class DraftSource
{
public:
    DraftSource() = default;
    virtual ~DraftSource() = default;
    DraftSource(const DraftSource&) = delete;
    DraftSource& operator=(const DraftSource&) = delete;
    DraftSource(DraftSource&&) = delete;
    DraftSource& operator=(DraftSource&&) = delete;

    using ListCallback = std::function<void(Result<HeldDrafts>)>;
    using DoneCallback = std::function<void(Result<void>)>;

    /// Those of the person with this day handle. Errors: those of the way there.
    virtual void list(const QString& handle, ListCallback callback) = 0;
    /// Errors: Conflict (the hall holds another version than its base, or the case was filed or
    /// given up), TooLarge, TooMany, BadRequest (`day` is over, by the hall's clock), those of the
    /// way there.
    virtual void put(const QString& handle, const QString& day, const HeldDraft& draft,
                     DoneCallback callback) = 0;
    /// It was given up: the hall destroys it, and takes no older copy any more.
    virtual void end(const QString& handle, const QByteArray& caseId, DoneCallback callback) = 0;
};

/// {drafts: [{case, version, savedAt, sealed: base64}], ended: [case]}
QJsonObject toJson(const HeldDrafts& held);
/// The reverse; what is none is left out.
HeldDrafts heldDraftsFromJson(const QJsonObject& json);

} // namespace onewindow::cases
