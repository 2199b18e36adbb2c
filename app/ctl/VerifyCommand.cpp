// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Command.h"
#include "app/ctl/Verify.h"
#include "app/platform/PlatformSettings.h"

namespace onewindow {

namespace {

void addOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("store"), QStringLiteral("The store's file."), QStringLiteral("file")},
        {QStringLiteral("config"),
         QStringLiteral("A platform.toml: the store it names, also on a PostgreSQL server."),
         QStringLiteral("file")},
        keysOption(),
    });
}

/// The store that a platform's configuration names.
Verification verifyConfigured(const QString& config)
{
    const auto settings = platform::PlatformSettings::load(config);
    if (!settings) {
        return {.lines = {}, .bad = settings.error().detail, .isThere = false};
    }
    return settings.value().store.engine == storage::Engine::Sqlite
               ? verifyFile(settings.value().storePath)
               : verifyServer(settings.value().store);
}

int run(const QCommandLineParser& parser)
{
    const QString file = parser.value(QStringLiteral("store"));
    const QString config = parser.value(QStringLiteral("config"));
    if (file.isEmpty() == config.isEmpty()) {
        return fail(QStringLiteral("verify needs --store FILE or --config FILE"));
    }
    takeCredentials(parser);
    const Verification verification =
        config.isEmpty() ? verifyFile(file) : verifyConfigured(config);
    if (!verification.isThere) {
        return fail(verification.bad);
    }
    for (const QString& line : verification.lines) {
        say(line);
    }
    say(verification.isOk() ? QStringLiteral("OK: every row is as it was written")
                            : QStringLiteral("BAD: ") + verification.bad);
    return verification.isOk() ? 0 : 1;
}

} // namespace

const Command kVerifyCommand{
    "verify", "--store FILE     walk a store's chains and compare its tables (or --config FILE)",
    addOptions, run};

} // namespace onewindow
