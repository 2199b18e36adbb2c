// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseStore.h"
#include "services/cases/Signature.h"
#include "services/journal/Journal.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::cases {

/// How it was found out at the window that whoever receives a result is the one it is for.
enum class ReceiverCheck {
    Card,     ///< The window's reader read their card.
    Document, ///< A clerk looked at a document and typed its number.
};

/// "card", "document".
QString checkName(ReceiverCheck check);
/// The reverse; nothing for any other text.
std::optional<ReceiverCheck> checkFromName(const QString& name);

/// Why somebody signed on paper and not on the pad: a closed list, because a fact is for ever.
/// "form" (the department's own receipt), "cannotWrite" (a mark or a fingerprint), "noPad".
const QStringList& paperReasons();

/// A result is given to its holder, who signs for it. Personal.
struct HandOverOrder
{
    QByteArray id;  ///< Of the case.
    QByteArray act; ///< 16 random bytes of whoever asks: said again, it is the same act.
    CaseState seen = CaseState::Approved; ///< What they saw: refused if it is another by now.
    QString name;
    QString idNumber;
    ReceiverCheck check = ReceiverCheck::Card;
    std::optional<Signature> signature; ///< Without one it was signed on paper ...
    QString paperReason;                ///< ... for one of paperReasons().
    QString staff;                      ///< Account.
    QString desk;                       ///< The machine they sit at.

    /// Overwrites who it was, and what they wrote.
    void wipe();
};

/// The same with what is personal sealed under the case's key: what a hall tells the owner.
struct SealedHandOver
{
    QByteArray id;
    QByteArray act;
    CaseState seen = CaseState::Approved;
    ReceiverCheck check = ReceiverCheck::Card;
    QString paperReason; ///< Empty: signed on the pad.
    QString staff;
    QString desk;
    /// Of {receiver: {name, idNumber}, signature?: toJson(Signature)}, bound to the case.
    QByteArray sealed;
};

/// Who gave a result to its holder, and when.
struct HandedOver
{
    QByteArray act;
    QString staff;
    QString desk;
    qint64 atMs = 0; ///< Unix ms.
    bool isOnPaper = false;
};

struct CaseContent;

/// Whether somebody may receive what the case gives. Errors: NotFound (its person was forgotten),
/// BadRequest naming "idNumber" (it is not the holder's).
Result<void> checkHolder(const CaseContent& content, const QString& idNumber);

/// Where the case was filed, or at its owner: `journal` works on its partition. Only reads. Errors:
/// NotFound (no such case, or its person was forgotten), BadRequest naming "idNumber" (it is not
/// the holder's), "signature" or "paperReason".
Result<SealedHandOver> sealHandOver(storage::Database& database, const journal::Journal& journal,
                                    const HandOverOrder& order);

/// At the owner of the case, in the caller's transaction: what was sealed is opened and held
/// against the case once more, and the step recorded (case.progressed: issued). The same act again
/// is answered again. Errors: those of sealHandOver(), Conflict (it is in another state, handed
/// over by somebody, or its fee is not paid), SealBroken.
Result<CaseRow> handOver(storage::Database& database, journal::Journal journal,
                         const SealedHandOver& order);

/// Nothing of what nobody has handed over at a window. At the owner.
Result<std::optional<HandedOver>> handedOver(storage::Database& database, const QString& hall,
                                             const CaseRow& row);

} // namespace onewindow::cases
