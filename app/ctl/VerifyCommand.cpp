// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Command.h"
#include "app/ctl/Verify.h"
#include "app/ctl/VerifyDocument.h"
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
        {QStringLiteral("document"),
         QStringLiteral("A printed result: the text or link of its code, or a file that holds it. "
                        "With --public-key, or by the centre's store (--store, --config)."),
         QStringLiteral("text")},
        {QStringLiteral("public-key"),
         QStringLiteral("The signing key of the terminal, in base64 as nodes.json has it."),
         QStringLiteral("base64")},
        {QStringLiteral("code"), QStringLiteral("The check code on the paper."),
         QStringLiteral("text")},
        {QStringLiteral("name"), QStringLiteral("The holder's name on the paper."),
         QStringLiteral("text")},
        {QStringLiteral("number"), QStringLiteral("The holder's ID number on the paper."),
         QStringLiteral("text")},
        {QStringLiteral("words"),
         QStringLiteral("A file with the paper's words: its title, then a line each."),
         QStringLiteral("file")},
    });
}

int tell(const Verification& verification, const QString& good)
{
    if (!verification.isThere) {
        return fail(verification.bad);
    }
    for (const QString& line : verification.lines) {
        say(line);
    }
    say(verification.isOk() ? QStringLiteral("OK: ") + good
                            : QStringLiteral("BAD: ") + verification.bad);
    return verification.isOk() ? 0 : 1;
}

/// What is read off the paper.
Result<cases::PaperWords> wordsOf(const QCommandLineParser& parser)
{
    cases::PaperWords words;
    words.checkCode = parser.value(QStringLiteral("code"));
    words.name = parser.value(QStringLiteral("name"));
    words.idNumber = parser.value(QStringLiteral("number"));
    if (parser.isSet(QStringLiteral("words"))) {
        const auto text = documentText(parser.value(QStringLiteral("words")));
        if (!text) {
            return text.error();
        }
        words.lines = text.value().split(u'\n', Qt::SkipEmptyParts);
        words.title = words.lines.isEmpty() ? QString() : words.lines.takeFirst();
    }
    return words;
}

int runDocument(const QCommandLineParser& parser)
{
    DocumentTrust trust;
    trust.publicKey = QByteArray::fromBase64(parser.value(QStringLiteral("public-key")).toLatin1());
    const QString file = parser.value(QStringLiteral("store"));
    const QString config = parser.value(QStringLiteral("config"));
    if (int(!trust.publicKey.isEmpty()) + int(!file.isEmpty()) + int(!config.isEmpty()) != 1) {
        return fail(QStringLiteral(
            "verify --document needs --public-key BASE64, or --store FILE or --config FILE of the "
            "centre"));
    }
    if (!file.isEmpty()) {
        trust.centre.emplace();
        trust.centre->path = file;
    } else if (!config.isEmpty()) {
        takeCredentials(parser);
        const auto settings = platform::PlatformSettings::load(config);
        if (!settings) {
            return fail(settings.error().detail);
        }
        trust.centre = settings.value().store;
        if (trust.centre->engine == storage::Engine::Sqlite) {
            trust.centre->path = settings.value().storePath;
        }
    }
    const auto text = documentText(parser.value(QStringLiteral("document")));
    if (!text) {
        return fail(text.error().detail);
    }
    const auto words = wordsOf(parser);
    if (!words) {
        return fail(words.error().detail);
    }
    return tell(verifyDocument(text.value(), trust, words.value()),
                QStringLiteral("the document is genuine"));
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
    if (parser.isSet(QStringLiteral("document"))) {
        return runDocument(parser);
    }
    const QString file = parser.value(QStringLiteral("store"));
    const QString config = parser.value(QStringLiteral("config"));
    if (file.isEmpty() == config.isEmpty()) {
        return fail(QStringLiteral("verify needs --store FILE or --config FILE, or --document"));
    }
    takeCredentials(parser);
    return tell(config.isEmpty() ? verifyFile(file) : verifyConfigured(config),
                QStringLiteral("every row is as it was written"));
}

} // namespace

const Command kVerifyCommand{
    "verify",
    "--store FILE     walk a store's chains and compare its tables (or --config FILE); --document "
    "TEXT|FILE checks a printed result",
    addOptions, run};

} // namespace onewindow
