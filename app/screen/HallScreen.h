// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/core/Config.h"
#include "services/sync/CertificateKeeper.h"
#include "services/sync/HallLink.h"

#include <QCommandLineParser>
#include <QQmlEngine>
#include <QTranslator>

#include <functional>
#include <memory>

namespace onewindow {

/// A program that shows a hall and keeps no store: everything but what it shows. Made after the
/// QGuiApplication and gone before it.
class HallScreen
{
public:
    /// What tells one such program from another.
    struct Program
    {
        QString name;              ///< Of its log and of its configuration: "board", board.toml.
        QString description;       ///< For --help.
        QString size;              ///< An example for --windowed: "1920x1080".
        QString page;              ///< Its window, as "OneWindow/Board/Main.qml".
        bool isFullScreen = false; ///< Unless it is told a size.
    };

    /// Reads the command line, and ends the program after --help or what it does not know.
    explicit HallScreen(Program program);

    /// Reads the configuration (none in a self-test), sets the language, and makes the link to the
    /// hall. `more` reads the keys that only this program has. Errors: BadConfig, KeyUnavailable.
    Result<void> open(const std::function<void(Config&)>& more = {});

    [[nodiscard]] const Clock& clock() const { return m_clock; }

    /// The hall, after open(). Connects in run().
    [[nodiscard]] sync::HallLink& link() const { return *m_link; }

    /// Shows the page with `model` as its property of that name, calls `tick` each second, and
    /// returns the program's exit code when the window is closed. `loaded` is told of the page's
    /// engine, which lives no longer than this call.
    int run(QObject& model, const std::function<void()>& tick,
            const std::function<void(QQmlEngine&)>& loaded = {});

private:
    void addOptions();
    [[nodiscard]] bool isSelfTest() const;

    Program m_program;
    QCommandLineParser m_parser;
    QTranslator m_translator;
    SystemClock m_clock;
    std::unique_ptr<sync::CertificateKeeper> m_keeper;
    std::unique_ptr<sync::HallLink> m_link;
};

} // namespace onewindow
