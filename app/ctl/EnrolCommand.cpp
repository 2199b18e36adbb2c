// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/AdminClient.h"
#include "app/ctl/Command.h"
#include "app/ctl/Enrol.h"

namespace onewindow {

namespace {

void addOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("code"), QStringLiteral("The code that the centre gave out."),
         QStringLiteral("code")},
        {QStringLiteral("url"), QStringLiteral("The hall, as https://hall:8443."),
         QStringLiteral("url")},
        {QStringLiteral("dir"), QStringLiteral("Where keys and configuration go."),
         QStringLiteral("dir")},
        {QStringLiteral("suite"), QStringLiteral("national (default) or international."),
         QStringLiteral("name"), QStringLiteral("national")},
    });
}

int run(const QCommandLineParser& parser)
{
    EnrolOptions options;
    options.code = parser.value(QStringLiteral("code"));
    options.url = parser.value(QStringLiteral("url"));
    options.folder = parser.value(QStringLiteral("dir"));
    const auto suite = crypto::suiteFromName(parser.value(QStringLiteral("suite")));
    if (options.code.isEmpty() || options.url.isEmpty() || options.folder.isEmpty() || !suite) {
        return fail(QStringLiteral("enrol needs --code CODE --url https://HOST:PORT --dir DIR; "
                                   "--suite national or international"));
    }
    options.suite = *suite;
    const auto machine = enrol(options);
    if (!machine) {
        return fail(describe(machine.error()));
    }
    say(QStringLiteral("enrolled %1 (%2) of %3%4; its configuration is in %5")
            .arg(machine.value().id, machine.value().role, machine.value().hall,
                 machine.value().mark.isEmpty()
                     ? QString()
                     : QStringLiteral(" with the mark ") + machine.value().mark,
                 options.folder));
    return 0;
}

} // namespace

const Command kEnrolCommand{
    "enrol", "--code CODE --url URL --dir DIR     enrol this machine at its hall", addOptions, run};

} // namespace onewindow
