// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Provision.h"
#include "app/ctl/Verify.h"
#include "services/core/Log.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace onewindow;

namespace {

void say(const QString& line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
}

int fail(const QString& line)
{
    std::fputs((QStringLiteral("onewindow-ctl: ") + line + u'\n').toUtf8().constData(), stderr);
    return 2;
}

int runVerify(const QString& path)
{
    const Verification verification = verifyFile(path);
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

int runProvision(const QCommandLineParser& parser)
{
    ProvisionOptions options;
    options.folder = parser.value(QStringLiteral("dir"));
    const auto suite = crypto::suiteFromName(parser.value(QStringLiteral("suite")));
    bool areNumbers[3]{};
    options.kiosks = parser.value(QStringLiteral("kiosks")).toInt(&areNumbers[0]);
    options.counters = parser.value(QStringLiteral("counters")).toInt(&areNumbers[1]);
    options.port = parser.value(QStringLiteral("port")).toInt(&areNumbers[2]);
    if (options.folder.isEmpty() || !suite || !areNumbers[0] || !areNumbers[1] || !areNumbers[2] ||
        options.kiosks < 1 || options.kiosks > 9 || options.counters < 1 || options.counters > 20 ||
        options.port < 0 || options.port > 65535) {
        return fail(
            QStringLiteral("provision needs --dir DIR; --kiosks 1 to 9, --counters 1 to 20, "
                           "--port 0 to 65535, --suite national or international"));
    }
    options.suite = *suite;
    const Result<void> done = provision(options);
    if (!done) {
        return fail(done.error().detail);
    }
    say(QStringLiteral("made %1; the staff's passwords are in %1/passwords.txt")
            .arg(options.folder));
    return 0;
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(ONEWINDOW_VERSION));
    startLogging(QStringLiteral("ctl"));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("For technicians.\n\n"
                       "  verify --store FILE     walk a store's chains and compare its tables\n"
                       "  provision --dir DIR     make a try-out deployment on this machine"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("verify or provision"));
    parser.addOptions({
        {QStringLiteral("store"), QStringLiteral("The store's file."), QStringLiteral("file")},
        {QStringLiteral("dir"), QStringLiteral("The deployment's folder."), QStringLiteral("dir")},
        {QStringLiteral("kiosks"), QStringLiteral("How many terminals (1)."), QStringLiteral("n"),
         QStringLiteral("1")},
        {QStringLiteral("counters"), QStringLiteral("How many counters (2)."), QStringLiteral("n"),
         QStringLiteral("2")},
        {QStringLiteral("port"), QStringLiteral("The platform's port (8443)."), QStringLiteral("n"),
         QStringLiteral("8443")},
        {QStringLiteral("suite"), QStringLiteral("national (default) or international."),
         QStringLiteral("name"), QStringLiteral("national")},
    });
    parser.process(app);
    const QString command = parser.positionalArguments().value(0);
    if (command == u"verify" && parser.isSet(QStringLiteral("store"))) {
        return runVerify(parser.value(QStringLiteral("store")));
    }
    if (command == u"provision") {
        return runProvision(parser);
    }
    return fail(
        QStringLiteral("say verify --store FILE or provision --dir DIR; --help tells more"));
}
