// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Command.h"
#include "app/ctl/Import.h"
#include "app/ctl/NodeFiles.h"

namespace onewindow {

namespace {

void addOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("from"), QStringLiteral("The dead node's store; only read."),
         QStringLiteral("file")},
        {QStringLiteral("config"),
         QStringLiteral("The replacement's configuration: node, parent, certificate, keys."),
         QStringLiteral("file")},
        keysOption(),
    });
}

int run(const QCommandLineParser& parser)
{
    const QString config = parser.value(QStringLiteral("config"));
    if (!parser.isSet(QStringLiteral("from")) || config.isEmpty()) {
        return fail(QStringLiteral("import needs --from STORE --config FILE"));
    }
    const auto files = NodeFiles::load(config, parser.value(QStringLiteral("keys")));
    if (!files) {
        return fail(files.error().detail);
    }
    if (!files.value().hasParent) {
        return fail(config + QStringLiteral(": names no parent to ship to"));
    }
    if (const auto checked = files.value().checkKeys(); !checked) {
        return fail(checked.error().detail);
    }
    ImportOptions options;
    options.from = parser.value(QStringLiteral("from"));
    options.node = files.value().node;
    options.parent = files.value().parent;
    options.keysFolder = files.value().keysFolder;
    const auto imported = importStore(options, say);
    if (!imported) {
        return fail(errorName(imported.error().code) + QStringLiteral(": ") +
                    imported.error().detail);
    }
    for (const QString& chain : imported.value().chains) {
        say(chain);
    }
    say(QStringLiteral("OK: %1 rows shipped").arg(imported.value().shipped));
    return 0;
}

} // namespace

const Command kImportCommand{
    "import", "--from STORE --config FILE     ship what a dead node had not sent", addOptions, run};

} // namespace onewindow
