// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseBook.h"
#include "services/crypto/Keys.h"

#include <QDate>

#include <memory>
#include <optional>

namespace onewindow::cases {

/// A case that was opened at a window: whose it is, and what departments said. Personal; the
/// program at the window keeps it sealed until the case is filed, and the hall keeps nothing.
struct OpenedAtWindow
{
    OpenedCase opened;
    std::optional<Applicant> applicant;
    qint64 openedAtMs = 0;  ///< Unix ms.
    QByteArray former = {}; ///< See FileOrder::former.
};

/// How long what was opened can be filed.
inline constexpr qint64 kOpenedAtWindowMs = 12LL * 60 * 60 * 1000;

/// For the window where `staff` sits, which cannot read or change it. Errors: KeyUnavailable,
/// TooLarge.
Result<QByteArray> wrapOpened(const crypto::NodeKeys& keys, const OpenedAtWindow& opened,
                              const QString& staff);

/// The reverse. Errors: BadRequest (not what this node opened for `staff`), TooLate.
Result<OpenedAtWindow> unwrapOpened(const crypto::NodeKeys& keys, QByteArrayView wrapped,
                                    const QString& staff, qint64 nowMs);

/// What a clerk files for the citizen in front of them.
struct WindowRequest
{
    OpenedAtWindow opened;
    QJsonObject answers; ///< FormFilling::answers()
    bool hasCommitted = false;
    /// Of everything that is to be brought, and of what else there is, how it is there: Original,
    /// Copy, Scanned or Missing. What departments, the commitment and the card stand for is known.
    QList<MaterialState> materials;
    QList<Attachment> attachments; ///< Of what is Scanned.
    std::optional<Signature> signature;
    bool isSignedOnPaper = false; ///< In place of `signature`.
    QByteArray ticket;            ///< Whom it is for has this number; empty without one.
    QString staff;
    QString desk;
};

/// How a material is there of which the clerk has nothing to say: Shared, Committed or Card;
/// nothing of one that is to be brought, or may be.
std::optional<MaterialHow> knownHow(const catalog::Matter& matter,
                                    const catalog::Material& material, const QStringList& withheld,
                                    bool hasCommitted);

/// Whether a matter is taken in at windows from who it is: every matter of the catalogue, with a
/// form or without. Errors: NotPermitted (it must be known who asks for it).
Result<void> checkWindowMatter(const catalog::Matter& matter,
                               const std::optional<Applicant>& applicant);

/// Holds a window's request against its matter by what holds at terminals, and decides how the case
/// stands: CorrectionNeeded where something is missing, Approved where the rules decide, else
/// Accepted. All that is wrong with the answers goes into `complaints`. The order lacks the handle.
/// Errors: BadRequest naming "answers", "committed", "materials", "pages" or "signature" before a
/// colon, NotPermitted, TooLarge.
Result<std::shared_ptr<FileOrder>> windowOrder(const catalog::Matter& matter, WindowRequest request,
                                               QDate today, QList<FieldComplaint>& complaints);

} // namespace onewindow::cases
