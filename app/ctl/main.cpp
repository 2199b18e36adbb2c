// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Command.h"
#include "services/core/Log.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace onewindow;

namespace {

constexpr std::array kCommands{
    &kVerifyCommand,  &kProvisionCommand, &kEnrolCommand,    &kDeviceCommand,
    &kForgetCommand,  &kAccountCommand,   &kSimulateCommand, &kBackupCommand,
    &kRestoreCommand, &kImportCommand,    &kStatusCommand,   &kCatalogueCommand,
};

QString description()
{
    QString text = QStringLiteral("For technicians.\n");
    for (const Command* command : kCommands) {
        text += QStringLiteral("\n  %1 %2")
                    .arg(QLatin1String(command->name), QLatin1String(command->summary));
    }
    return text;
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(ONEWINDOW_VERSION));
    startLogging(QStringLiteral("ctl"));

    const QString word = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    const auto* const found =
        std::find_if(kCommands.begin(), kCommands.end(),
                     [&](const Command* command) { return word == QLatin1String(command->name); });
    const bool isKnown = found != kCommands.end();
    QCommandLineParser parser;
    parser.setApplicationDescription(
        isKnown ? QStringLiteral("%1 %2").arg(word, QLatin1String((*found)->summary))
                : description());
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("one of the above"));
    if (isKnown) {
        (*found)->addOptions(parser);
    }
    parser.process(app);
    return isKnown ? (*found)->run(parser)
                   : fail(QStringLiteral("say which command; --help names them"));
}
