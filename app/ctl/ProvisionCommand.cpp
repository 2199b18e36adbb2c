// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Command.h"
#include "app/ctl/Provision.h"
#include "drivers/document/IppPrinter.h"

namespace onewindow {

namespace {

void addOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("dir"), QStringLiteral("The deployment's folder."), QStringLiteral("dir")},
        {QStringLiteral("kiosks"), QStringLiteral("How many terminals (1)."), QStringLiteral("n"),
         QStringLiteral("1")},
        {QStringLiteral("counters"), QStringLiteral("How many counters (2)."), QStringLiteral("n"),
         QStringLiteral("2")},
        {QStringLiteral("halls"),
         QStringLiteral("A centre and so many halls; 0: one platform that is both (0)."),
         QStringLiteral("n"), QStringLiteral("0")},
        {QStringLiteral("port"), QStringLiteral("The platform's port (8443)."), QStringLiteral("n"),
         QStringLiteral("8443")},
        {QStringLiteral("suite"), QStringLiteral("national (default) or international."),
         QStringLiteral("name"), QStringLiteral("national")},
        {QStringLiteral("document-printer"),
         QStringLiteral("Address of the first terminal's A4 printer, as ipp://host/ipp/print; "
                        "none: results go on a slip."),
         QStringLiteral("uri")},
    });
}

int run(const QCommandLineParser& parser)
{
    ProvisionOptions options;
    options.folder = parser.value(QStringLiteral("dir"));
    const auto suite = crypto::suiteFromName(parser.value(QStringLiteral("suite")));
    bool areNumbers[4]{};
    options.kiosks = parser.value(QStringLiteral("kiosks")).toInt(&areNumbers[0]);
    options.counters = parser.value(QStringLiteral("counters")).toInt(&areNumbers[1]);
    options.port = parser.value(QStringLiteral("port")).toInt(&areNumbers[2]);
    options.halls = parser.value(QStringLiteral("halls")).toInt(&areNumbers[3]);
    if (options.folder.isEmpty() || !suite || !areNumbers[0] || !areNumbers[1] || !areNumbers[2] ||
        !areNumbers[3] || options.halls < 0 || options.halls > 9 ||
        (options.halls > 0 && options.port == 0) || departmentPort(options) > 65535 ||
        options.kiosks < 1 || options.kiosks > 9 || options.counters < 1 || options.counters > 20 ||
        options.port < 0) {
        return fail(QStringLiteral(
            "provision needs --dir DIR; --kiosks 1 to 9, --counters 1 to 20, "
            "--halls 0 to 9, --port 0 to 65533 less halls (not 0 with halls), --suite national or "
            "international"));
    }
    options.suite = *suite;
    options.documentPrinter = parser.value(QStringLiteral("document-printer"));
    if (!options.documentPrinter.isEmpty() &&
        !drivers::IppPrinter::isUri(options.documentPrinter)) {
        return fail(QStringLiteral("--document-printer: ipp://host:port/path"));
    }
    const Result<void> done = provision(options);
    if (!done) {
        return fail(done.error().detail);
    }
    say(QStringLiteral("made %1; the staff's passwords are in %1/passwords.txt")
            .arg(options.folder));
    return 0;
}

} // namespace

const Command kProvisionCommand{
    "provision", "--dir DIR     make a try-out deployment on this machine", addOptions, run};

} // namespace onewindow
