// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Command.h"
#include "app/ctl/Status.h"

namespace onewindow {

namespace {

void addOptions(QCommandLineParser& parser)
{
    parser.addOptions({{QStringLiteral("config"), QStringLiteral("The node's configuration."),
                        QStringLiteral("file")},
                       keysOption()});
}

int run(const QCommandLineParser& parser)
{
    if (!parser.isSet(QStringLiteral("config"))) {
        return fail(QStringLiteral("status needs --config FILE"));
    }
    const auto files = NodeFiles::load(parser.value(QStringLiteral("config")),
                                       parser.value(QStringLiteral("keys")));
    if (!files) {
        return fail(files.error().detail);
    }
    const SystemClock clock;
    const NodeStatus status = nodeStatus(files.value(), clock);
    say(QStringLiteral("node: ") + files.value().node);
    for (const QString& line : status.lines) {
        say(line);
    }
    say(status.problems.isEmpty() ? QStringLiteral("OK")
                                  : QStringLiteral("PROBLEMS: %1").arg(status.problems.size()));
    return status.problems.isEmpty() ? 0 : 1;
}

} // namespace

const Command kStatusCommand{
    "status", "--config FILE     how a node is: store, parent, certificate", addOptions, run};

} // namespace onewindow
