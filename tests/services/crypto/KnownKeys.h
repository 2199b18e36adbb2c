// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Enforce.h"
#include "services/crypto/FileKeys.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace onewindow::crypto {

/// Both suites as rows of a test: column `suite`.
inline void addSuiteRows()
{
    QTest::addColumn<Suite>("suite");
    QTest::newRow("national") << Suite::National;
    QTest::newRow("international") << Suite::International;
}

/// The content of a node.key.
inline QByteArray nodeKeyText(Suite suite, const QByteArray& signing, const QByteArray& sealing)
{
    return "OneWindow node key 1\nsuite " + suiteName(suite).toLatin1() + "\nsigning " + signing +
           "\nsealing " + sealing + "\nwrapping " + QByteArray(64, '7') + '\n';
}

/// Writes `text` to `folder`/node.key as its owner's alone.
inline QString writeNodeKey(const QString& folder, const QByteArray& text)
{
    const QString path = folder + QStringLiteral("/node.key");
    QFile file(path);
    OW_ENFORCE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(text);
    return path;
}

/// The keys that published examples use: GM/T 0003.5 for SM2, RFC 8032 (test 3) and RFC 7748 (Bob).
inline std::unique_ptr<NodeKeys> publishedKeys(Suite suite)
{
    const QByteArray sm2 = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
    const QByteArray ed25519 = "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7";
    const QByteArray x25519 = "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";
    const QTemporaryDir folder;
    writeNodeKey(folder.path(), suite == Suite::National ? nodeKeyText(suite, sm2, sm2)
                                                         : nodeKeyText(suite, ed25519, x25519));
    return FileNodeKeys::load(folder.path()).value();
}

/// Fresh keys.
inline std::unique_ptr<NodeKeys> freshKeys(Suite suite)
{
    const QTemporaryDir folder;
    OW_ENFORCE(bool(FileNodeKeys::create(folder.path(), suite)));
    return FileNodeKeys::load(folder.path()).value();
}

} // namespace onewindow::crypto
