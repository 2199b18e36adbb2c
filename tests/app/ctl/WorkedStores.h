// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/NoonClock.h"
#include "tests/services/platform/TestTerminal.h"

#include <QByteArray>
#include <QHash>
#include <QTemporaryDir>

#include <memory>

namespace onewindow::testing {

/// A store's file and its -wal file as they were at one moment.
struct StoreFiles
{
    QByteArray file;
    QByteArray wal;
};

/// The stores of a real terminal and a real hall that have worked a while, of a terminal two months
/// later, and of a centre: whole, to be damaged by a test.
class WorkedStores
{
public:
    /// A store that has let rows go: of most of its tables nothing else says any more what is in
    /// them, and it is here for the one that only such a store has rows in.
    static const QString kOld;

    /// Takes some seconds; ends the program where something does not come.
    WorkedStores();
    ~WorkedStores();
    WorkedStores(const WorkedStores&) = delete;
    WorkedStores& operator=(const WorkedStores&) = delete;
    WorkedStores(WorkedStores&&) = delete;
    WorkedStores& operator=(WorkedStores&&) = delete;

    /// By name, as their programs left them: "terminal", "hall", kOld, "city".
    [[nodiscard]] const QHash<QString, StoreFiles>& sound() const { return m_sound; }

    /// Of "terminal" and "hall", while they worked: with a -wal file.
    [[nodiscard]] const QHash<QString, StoreFiles>& working() const { return m_working; }

    /// A path for another file.
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    /// Where put() puts it.
    [[nodiscard]] QString path() const { return file(QStringLiteral("copy.db")); }

    /// Lays a store down as a file, in place of the one before; its path.
    QString put(const StoreFiles& store);

private:
    void start();
    void work();
    void serve();
    /// Makes the other stores, of which the first is copied.
    void growOld();
    void writeCity();

    QTemporaryDir m_folder;
    NoonClock m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestTerminal> m_terminals[2];
    QHash<QString, StoreFiles> m_sound;
    QHash<QString, StoreFiles> m_working;
};

} // namespace onewindow::testing
