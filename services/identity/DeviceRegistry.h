// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/Authority.h"
#include "services/identity/DeviceProjection.h"
#include "services/identity/DeviceRequests.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"

#include <QStringList>

namespace onewindow::identity {

/// Whom a code is made for.
struct Invitation
{
    QString hall;
    QString node; ///< isMachineId(); a hall's node is named like the hall.
    QString role; ///< One of machineRoles().
    QString name; ///< Shown to staff; the node where it is empty.
    QString staff;
    /// DNS names and IP addresses that the certificate of a hall is good for; nobody else has any.
    QStringList addresses;
};

/// A code that was made. It is nowhere else: what is stored is its digest.
struct Invited
{
    QString code;
    qint64 expiresMs = 0; ///< Unix ms.
};

/// Who belongs to the city: invitations, enrolments, renewals and revocations, each a fact in the
/// chain of the centre in the partition of the hall that it concerns, projected by DeviceProjection
/// and told to the hall by its feed. Every verb runs inside the caller's transaction on the writer
/// thread. Stateless, so several processes of a centre may share one store.
class DeviceRegistry
{
public:
    struct Settings
    {
        qint64 validityMs = 365LL * 24 * 60 * 60 * 1000; ///< Of a certificate.
        qint64 codeLifeMs = 24LL * 60 * 60 * 1000;
        /// How far a device's clock may be off when it asks for its next certificate.
        qint64 clockSlackMs = 48LL * 60 * 60 * 1000;
    };

    /// Both outlive this object; the journal has a DeviceProjection among its projections. Without
    /// an authority (null) nobody is enrolled: KeyUnavailable.
    DeviceRegistry(journal::Journal& journal, const crypto::Authority* authority,
                   Settings settings);

    /// Makes a code for a machine that is new, or to be replaced: it works on as it is until the
    /// code is used. An older code of it counts no more. Errors: BadRequest naming the field,
    /// Conflict (the node belongs to another hall, or has another role).
    Result<Invited> invite(storage::Database& database, const Invitation& invitation);

    /// What of a request needs no store: see checkEnrolment(). In any thread.
    [[nodiscard]] Result<CheckedEnrolment> check(const EnrolmentRequest& request) const;

    /// Enrols the machine that the code was made for, with a mark that nobody else has that day if
    /// it issues numbers. Its former certificate counts no more. The same key with the same code
    /// gets the same answer again as long as the code lives. Errors: NotFound (no such code),
    /// TooLate (expired), Conflict (used by another key), TooMany (no mark is free).
    Result<Enrolment> enrol(storage::Database& database, const CheckedEnrolment& request);

    /// The next certificate for an enrolled machine; the former one counts until this one has been
    /// used. The same key gets the same answer again. Errors: those of crypto::readRequest(),
    /// Revoked (not enrolled, or it has another certificate than the one that asks), BadSignature,
    /// Conflict (older than the last renewal, or the device's clock is wrong).
    Result<Enrolment> renew(storage::Database& database, const RenewalRequest& request);

    /// Gives a terminal's life `life` another mark, which nobody else has that day; the former one
    /// is not given to anybody on that day either. Errors: NotFound (no enrolled terminal), TooMany
    /// (no mark is free).
    Result<QString> remark(storage::Database& database, const QString& node, quint32 life);

    /// Shuts the machine out; `wipe` asks it to erase what it holds. `reason` is one of
    /// revocationReasons(). A machine that is revoked already may still be told to wipe. Errors:
    /// NotFound, BadRequest.
    Result<Machine> revoke(storage::Database& database, const QString& node, bool wipe,
                           const QString& reason, const QString& staff);

    /// Takes a machine that a file of a try-out names, if it is new: any certificate of the
    /// authority that names it counts, until it renews. Whether it was new.
    Result<bool> import(storage::Database& database, const Machine& machine);

private:
    Result<void> record(storage::Database& database, const char* kind, const Machine& machine,
                        const QByteArray& subject, QJsonObject body);
    Result<void> publish(storage::Database& database, const journal::Row& row,
                         const Machine& machine);
    [[nodiscard]] Result<crypto::IssuedCertificate>
    issue(const Machine& machine, const QStringList& addresses, const QByteArray& publicKey) const;
    Result<Enrolment> answer(storage::Database& database, const Machine& machine) const;
    [[nodiscard]] Result<void> checkAsker(const DeviceRecord& device, const RenewalRequest& request,
                                          const QByteArray& publicKey) const;
    [[nodiscard]] qint64 nowMs() const;

    journal::Journal& m_journal;
    const crypto::Authority* m_authority;
    Settings m_settings;
};

/// lost, stolen, replaced, retired, compromised, other: a closed list, because a fact is for ever
/// and free words might name a person.
const QStringList& revocationReasons();

} // namespace onewindow::identity
