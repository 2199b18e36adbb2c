// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/Keys.h"

#include <QString>

#include <memory>

namespace onewindow::crypto {

/// A node's keys from one file, `node.key`, in a folder of its own or in the folder where systemd
/// puts the unit's credentials ($CREDENTIALS_DIRECTORY).
class FileNodeKeys final : public NodeKeys
{
public:
    ~FileNodeKeys() override;

    /// Makes fresh keys and writes them to `folder`/node.key (mode 0600, on disk when this
    /// returns); makes the folder (mode 0700) if there is none. Errors: Conflict (there is a
    /// node.key already; it is left alone), KeyUnavailable with path and reason.
    static Result<void> create(const QString& folder, Suite suite);

    /// Reads `folder`/node.key. It must be a plain file of this user or of root that group and
    /// others cannot touch; in $CREDENTIALS_DIRECTORY a file of root that its group may read is
    /// allowed as well, which is how systemd hands it over. Errors: KeyUnavailable, naming the file
    /// and what is wrong.
    static Result<std::unique_ptr<NodeKeys>> load(const QString& folder);

    [[nodiscard]] Suite suite() const override;
    [[nodiscard]] QByteArray signingPublicKey() const override;
    [[nodiscard]] QByteArray sealingPublicKey() const override;
    [[nodiscard]] Result<QByteArray> sign(QByteArrayView data) const override;
    [[nodiscard]] Result<Secret> openEnvelope(QByteArrayView envelope) const override;
    [[nodiscard]] Result<QByteArray> wrap(QByteArrayView plain,
                                          QByteArrayView associated) const override;
    [[nodiscard]] Result<Secret> unwrap(QByteArrayView wrapped,
                                        QByteArrayView associated) const override;

private:
    struct Parts;
    explicit FileNodeKeys(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace onewindow::crypto
