// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/services/platform/TestHall.h"

#include <QTemporaryDir>

#include <memory>

namespace onewindow::testing {

/// A centre in a folder of its own, above a TestHall and its terminals: the platform itself, in
/// this process.
class TestCentre
{
public:
    /// `hall`, whose authority signs for both and which outlives this object, follows this centre
    /// when it is started after it. Quick: waits are so short that a test needs no patience.
    explicit TestCentre(TestHall& hall);

    /// Starts the platform, by the hall's clock; the port stays the same from then on, and the hall
    /// is told.
    void start();
    void stop();

    [[nodiscard]] quint16 port() const { return m_port; }

    /// What the platform of start() is told; change it before.
    platform::PlatformSettings settings;

    [[nodiscard]] platform::Application& application() { return *m_application; }

    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    [[nodiscard]] std::unique_ptr<crypto::NodeKeys> keys() const;

    /// The store, for a look into it.
    [[nodiscard]] storage::DatabaseOptions store() const;

private:
    TestHall& m_hall;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<platform::Application> m_application;
    quint16 m_port = 0;
};

} // namespace onewindow::testing
