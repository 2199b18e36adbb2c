// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/Machine.h"
#include "services/journal/Projection.h"

#include <optional>

namespace onewindow::identity {

/// A device as the centre's store has it.
struct DeviceRecord
{
    Machine machine;
    QByteArray subject;     ///< Of its facts.
    QString certificate;    ///< PEM, as issued; empty if it was not issued here.
    QByteArray publicKey;   ///< SHA-256 of the certificate's public key.
    qint64 renewedAtMs = 0; ///< By the device's clock, of the last renewal.
    QStringList addresses;  ///< DNS names and IP addresses of a server.
    QByteArray code;        ///< Digest of the code that was last given out; empty for none.
    qint64 codeExpiresMs = 0;
    bool isCodeUsed = false;
    QString invitedName; ///< What the machine is called once it is enrolled by that code.
};

/// The devices of the city and of each hall, derived from the facts that the centre itself has
/// written; what other nodes claim of devices is left alone. The tables: `machines`,
/// `machine_names` (whose home a node is) and `machine_codes` (both in the city's partition ''),
/// `machine_marks` (until when a mark was held by who holds it no more).
class DeviceProjection final : public journal::Projection
{
public:
    /// `centre`: the node whose facts count.
    explicit DeviceProjection(QString centre);

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

private:
    QString m_centre;
};

Result<std::optional<DeviceRecord>> findDevice(storage::Database& database, const QString& hall,
                                               const QString& node);
/// The hall that `node` belongs to; empty for a node that nobody knows.
Result<QString> homeOfDevice(storage::Database& database, const QString& node);
/// The machine, whichever hall it belongs to.
Result<std::optional<DeviceRecord>> findDevice(storage::Database& database, const QString& node);
/// The device that a code was last given out for.
Result<std::optional<DeviceRecord>> deviceOfCode(storage::Database& database,
                                                 const QByteArray& codeDigest);
/// The devices of `hall`, by id.
Result<QList<Machine>> machinesOf(storage::Database& database, const QString& hall);
/// Halls that have devices, at most 10,000.
Result<QStringList> hallsWithDevices(storage::Database& database);
/// The mark that nobody in `hall` holds and nobody has held on `day` (yyyy-MM-dd), and that has
/// rested longest: 1 to 9, then letters without I and O. Errors: TooMany when there is none.
Result<QString> freeMark(storage::Database& database, const QString& hall, const QString& day);

} // namespace onewindow::identity
