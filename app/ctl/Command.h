// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

namespace onewindow {

/// One verb of onewindow-ctl: `onewindow-ctl NAME [WORDS] --options`. Its file in app/ctl reads the
/// words and calls the services; the table in main.cpp names it.
struct Command
{
    const char* name;
    const char* summary; ///< A line of the help text.
    /// Adds the options that `run` reads.
    void (*addOptions)(QCommandLineParser& parser);
    /// `parser` has parsed. 0: done. 1: what was looked for is wrong. 2: it could not be done, and
    /// standard error says why.
    int (*run)(const QCommandLineParser& parser);
};

/// A line on standard output.
void say(const QString& line);

/// A line on standard error; gives 2, so that a command can return it.
int fail(const QString& line);

/// --keys FOLDER, of the commands that need what the service manager hands to the service alone.
QCommandLineOption keysOption();

/// Lets a platform's settings find their credentials in the folder that --keys names, as if the
/// service manager had handed them over.
void takeCredentials(const QCommandLineParser& parser);

extern const Command kAccountCommand;
extern const Command kCatalogueCommand;
extern const Command kVerifyCommand;
extern const Command kProvisionCommand;
extern const Command kBackupCommand;
extern const Command kRestoreCommand;
extern const Command kImportCommand;
extern const Command kStatusCommand;
extern const Command kEnrolCommand;
extern const Command kDeviceCommand;
extern const Command kForgetCommand;
extern const Command kSimulateCommand;

} // namespace onewindow
