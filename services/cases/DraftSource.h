// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/SharedSource.h"
#include "services/core/Result.h"
#include "services/core/Secret.h"

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

/// What the centre gives a terminal for the person whose card was read there: the same at every
/// terminal of the city on one day, and on no other.
struct CityDraftKey
{
    QString day;    ///< yyyy-MM-dd
    QString handle; ///< As a day handle, of the city.
    Secret secret;
};

/// The way to it, sealed from end to end: the hall in between learns neither.
class DraftKeySource
{
public:
    DraftKeySource() = default;
    virtual ~DraftKeySource() = default;
    DraftKeySource(const DraftKeySource&) = delete;
    DraftKeySource& operator=(const DraftKeySource&) = delete;
    DraftKeySource(DraftKeySource&&) = delete;
    DraftKeySource& operator=(DraftKeySource&&) = delete;

    using KeyCallback = std::function<void(Result<CityDraftKey>)>;

    /// The callback arrives later in the thread of whoever asks, exactly once, within some
    /// seconds. Errors: NotFound (no city's drafts are held), those of the way there.
    virtual void draftKey(const QString& idNumber, KeyCallback callback) = 0;
};

/// An ask for it names this instead of an agreement.
inline constexpr QLatin1String kOwnDrafts("own-drafts");
/// The ask itself: of no matter and no case.
SharedRequest draftKeyRequest(const QString& idNumber);

/// {day, handle, secret: base64}
QJsonObject toJson(const CityDraftKey& key);
/// The reverse. Errors: BadFrame.
Result<CityDraftKey> draftKeyFromJson(const QJsonObject& json);

/// {drafts: [{case, version, savedAt, sealed: base64}], ended: [case]}
QJsonObject toJson(const HeldDrafts& held);
/// The reverse; what is none is left out.
HeldDrafts heldDraftsFromJson(const QJsonObject& json);

} // namespace onewindow::cases
