// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::cases {

/// Where a case stands, as the one-window process has it. A case begins as Received and is over as
/// Approved, Rejected, Refused, Issued or Closed. The numbers stand in stores: never renumbered.
enum class CaseState {
    Received = 0,         ///< 收件: nobody has looked at it yet, or at what was brought since.
    Approved = 1,         ///< 批准: by rule at the terminal, or by a person.
    Rejected = 2,         ///< 不予批准
    Accepted = 3,         ///< 受理: complete, and the department's to decide.
    CorrectionNeeded = 4, ///< 补正: the citizen is to bring what is missing.
    Refused = 5,          ///< 不予受理: not for this department, or not to be had.
    UnderReview = 6,      ///< 审查
    Suspended = 7, ///< 特殊程序: expert review, hearing, inspection; the limit does not run.
    Issued = 8,    ///< 出件: the result has been handed over.
    Closed = 9,    ///< 办结
};

/// A step a case has taken, and what was said with it.
struct CaseStep
{
    CaseState state = CaseState::Received;
    qint64 atMs = 0;          ///< Unix ms.
    QString reason = {};      ///< One of decisionReasons(), where staff gave one.
    QStringList missing = {}; ///< Ids of the materials that are still to be brought, all at once.

    friend bool operator==(const CaseStep&, const CaseStep&) = default;
};

/// For feed and answers: {state, at, reason?, missing?: [id]}.
QJsonObject toJson(const CaseStep& step);
/// The reverse; nothing without a state that is known.
std::optional<CaseStep> stepFromJson(const QJsonObject& json);

/// Stable names for facts, feed and answers: "received", "accepted", "correction", "refused",
/// "review", "suspended", "approved", "rejected", "issued", "closed".
QString stateName(CaseState state);

/// The reverse; Received for any other text.
CaseState stateFromName(const QString& name);

/// The reverse; nothing for a name that is none.
std::optional<CaseState> knownStateFromName(const QString& name);

/// Whether a decision has been made: Approved, Rejected, Refused, Issued, Closed.
bool isDecided(CaseState state);

/// Whether nothing comes of a case, and what was paid for it goes back.
constexpr bool isTurnedDown(CaseState state)
{
    return state == CaseState::Rejected || state == CaseState::Refused;
}

/// Whether a case may go from the one to the other. A step may be left out, none is taken back;
/// only what was sent back is received once more, when what was missing has been brought.
bool mayFollow(CaseState from, CaseState to);

/// Whether `state` is not said without a reason: to bring what is missing, and every no.
bool needsReason(CaseState state);

/// Why: a closed list, because a fact is for ever and free words might name a person. "materials"
/// (something is missing), "conditions" (they are not met), "untrue" (what was said is not so),
/// "competence" (another department's), "withdrawn" (by the citizen), "other".
const QStringList& decisionReasons();

/// What a case is put aside for, while its limit does not run (特殊程序): likewise closed.
/// "expertReview", "hearing", "inspection" (检验、检测、检疫、鉴定), "auction" (招标、拍卖),
/// "publicity" (公示), "other".
const QStringList& specialReasons();

/// Whether `reason` may be said with `state`: one of decisionReasons(), or of specialReasons()
/// where the limit stops.
bool isReasonFor(CaseState state, const QString& reason);

/// Materials that one notice names (一次性告知): whole, so that nobody comes twice for one matter.
inline constexpr qsizetype kMissingLimit = 30;
/// Whether `id` may be one of a catalogue's material: letters, digits, '-', '_' and '.', 64 at
/// most.
bool isMaterialId(const QString& id);

} // namespace onewindow::cases
