// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/platform/Application.h"
#include "services/crypto/FileKeys.h"
#include "tests/services/platform/TestPki.h"

#include <QTemporaryDir>

#include <memory>

namespace onewindow::testing {

/// A whole hall in a folder: certificates, keys, catalogue, staff, two enrolled terminals, and the
/// platform itself, in this process or to be started as a program from configFile().
///
/// Windows 1 and 2; matters "si" (series A) and "tax" (series B); accounts "wang" (clerk),
/// "lin" (reception), "zhao" (hall manager) and others of every role, password "secret-1".
class TestHall
{
public:
    TestHall();

    TestPki pki;

    /// Starts the platform in this process; the port stays the same from then on.
    void start();
    void stop();

    [[nodiscard]] quint16 port() const { return m_port; }

    /// What the platform of start() is told; change it before.
    platform::PlatformSettings settings;

    /// What time it is for the platform of start(): the system's, or a test's; change it before.
    const Clock* clock = nullptr;

    /// The code of the second factor of each administrator, by the platform's clock; it works once
    /// for each of them.
    static QString sunsCode(const Clock& clock = SystemClock());

    /// Adds a machine of `hall` to what the platform knows, its role being what its id begins with;
    /// before start(). For a terminal and a hall keys are made.
    void addMachine(const QString& id, const QString& hall);

    /// Takes an account out of what the platform begins with; before start().
    void leaveOut(const QString& account);

    /// The same as a file, for the program. Port 0.
    QString configFile();

    [[nodiscard]] platform::Application& application() { return *m_application; }

    /// The way to the platform as a machine, with a certificate of the hall's authority.
    sync::PlatformEndpoint endpoint(const QString& name, const QString& role);

    /// The keys of the hall and of "kiosk-1" and "kiosk-2".
    [[nodiscard]] std::unique_ptr<crypto::NodeKeys> keys(const QString& node) const;

    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

private:
    void writeFiles();

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<platform::Application> m_application;
    quint16 m_port = 0;
};

} // namespace onewindow::testing
