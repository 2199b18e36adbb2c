// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Backup.h"
#include "app/ctl/Command.h"

namespace onewindow {

namespace {

void addBackupOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("store"), QStringLiteral("The store's file; it may be in use."),
         QStringLiteral("file")},
        {QStringLiteral("to"), QStringLiteral("The backup's file."), QStringLiteral("file")},
        {QStringLiteral("replace"), QStringLiteral("Overwrite the backup that is there.")},
    });
}

int runBackup(const QCommandLineParser& parser)
{
    const QString store = parser.value(QStringLiteral("store"));
    const QString to = parser.value(QStringLiteral("to"));
    if (store.isEmpty() || to.isEmpty()) {
        return fail(QStringLiteral("backup needs --store FILE --to FILE"));
    }
    const auto made = backupStore(store, to, parser.isSet(QStringLiteral("replace")), say);
    if (!made) {
        return fail(made.error().detail);
    }
    say(QStringLiteral("OK: %1, verified: %2").arg(to, made.value().toText()));
    return 0;
}

void addRestoreOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("from"), QStringLiteral("The backup's file."), QStringLiteral("file")},
        {QStringLiteral("store"), QStringLiteral("The store's file; nobody may have it open."),
         QStringLiteral("file")},
        {QStringLiteral("over-newer"),
         QStringLiteral("Also over a store that holds more than the backup.")},
        {QStringLiteral("accept"),
         QStringLiteral("Let the restored store of a node without a parent go on.")},
        {QStringLiteral("postgres"),
         QStringLiteral("With --accept: the store is on the server that the configuration names, "
                        "was restored there, and no platform works on it.")},
        {QStringLiteral("config"), QStringLiteral("For --accept: the node's configuration."),
         QStringLiteral("file")},
        keysOption(),
    });
}

int runAccept(const QCommandLineParser& parser)
{
    const QString config = parser.value(QStringLiteral("config"));
    if (config.isEmpty()) {
        return fail(QStringLiteral("restore --accept needs --config FILE"));
    }
    const auto files = NodeFiles::load(config, parser.value(QStringLiteral("keys")));
    if (!files) {
        return fail(files.error().detail);
    }
    if (files.value().isOnServer() != parser.isSet(QStringLiteral("postgres"))) {
        return fail(QStringLiteral("restore --accept needs --postgres for a store on a server, and "
                                   "takes it for no other"));
    }
    const auto incarnation =
        files.value().isOnServer() ? acceptPostgres(files.value()) : acceptStore(files.value());
    if (!incarnation) {
        return fail(incarnation.error().detail);
    }
    say(QStringLiteral("OK: %1 goes on with incarnation %2; its marks are burnt for today, so give "
                       "it another one or wait for tomorrow")
            .arg(files.value().node)
            .arg(incarnation.value()));
    return 0;
}

int runRestore(const QCommandLineParser& parser)
{
    RestoreOptions options;
    options.from = parser.value(QStringLiteral("from"));
    options.store = parser.value(QStringLiteral("store"));
    options.isOverNewer = parser.isSet(QStringLiteral("over-newer"));
    const bool isAccepted = parser.isSet(QStringLiteral("accept"));
    const bool isRestore = !options.from.isEmpty() && !options.store.isEmpty();
    if (!isRestore && (!isAccepted || !options.from.isEmpty())) {
        return fail(QStringLiteral("restore needs --from FILE --store FILE, or --accept --config "
                                   "FILE"));
    }
    if (isRestore) {
        const auto restored = restoreStore(options, say);
        if (!restored) {
            return fail(restored.error().detail);
        }
        say(QStringLiteral("OK: %1 is the backup: %2; it records nothing until it has taken back "
                           "from its parent what it lacks")
                .arg(options.store, restored.value().toText()));
    }
    return isAccepted ? runAccept(parser) : 0;
}

} // namespace

const Command kBackupCommand{"backup",
                             "--store FILE --to FILE     copy the store of a running node",
                             addBackupOptions, runBackup};

const Command kRestoreCommand{"restore",
                              "--from FILE --store FILE     put a backup in a store's place",
                              addRestoreOptions, runRestore};

} // namespace onewindow
