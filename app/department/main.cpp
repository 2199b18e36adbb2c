// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/department/SimDepartment.h"
#include "services/core/Log.h"
#include "services/core/StopSignals.h"
#include "services/platform/HttpServer.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>

#include <unistd.h>

#include <array>
#include <cstdio>

using namespace onewindow;

namespace {

constexpr qsizetype kLineLimit = 256;

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "Plays the departments that share what they hold of made-up people, and that decide\n"
        "cases. While it runs it reads orders from its standard input, a line each, and says ok\n"
        "or no: \"fault NAME\" and \"decide NAME\"."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{QStringLiteral("config"), QStringLiteral("Its department.toml."), QStringLiteral("FILE"),
          QStringLiteral("department.toml")},
         {QStringLiteral("fault"),
          QStringLiteral("What goes wrong: none, slow, silent, badjson, large, signature, nobody."),
          QStringLiteral("NAME"), QStringLiteral("none")},
         {QStringLiteral("decide"),
          QStringLiteral("What is said of cases: approve, reject, none. Default: as configured."),
          QStringLiteral("NAME")}});
}

/// Orders from the standard input, as they come; ends with it.
class Orders
{
public:
    explicit Orders(department::SimDepartment& department)
        : m_department(department)
        , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
    {
        QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { read(); });
    }

private:
    void read()
    {
        std::array<char, kLineLimit> bytes{};
        const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (count <= 0) {
            m_notifier.setEnabled(false);
            return;
        }
        m_pending.append(bytes.data(), count);
        for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
            const QString line = QString::fromUtf8(m_pending.first(end)).trimmed();
            m_pending.remove(0, end + 1);
            std::printf("%s\n", m_department.order(line) ? "ok" : "no");
            std::fflush(stdout);
        }
        if (m_pending.size() > kLineLimit) {
            m_pending.clear();
        }
    }

    department::SimDepartment& m_department;
    QSocketNotifier m_notifier;
    QByteArray m_pending;
};

int fail(const Error& error)
{
    qCCritical(lcPlatform).noquote() << errorName(error.code) << error.detail;
    return 2;
}

} // namespace

int main(int argc, char* argv[])
{
    const int signals = catchStopSignals();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("onewindow-department"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ONEWINDOW_VERSION));
    startLogging(QStringLiteral("department"));
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);

    auto settings = department::SimSettings::load(parser.value(QStringLiteral("config")));
    if (!settings) {
        return fail(settings.error());
    }
    platform::HttpServerSettings http = settings.value().http;
    const QString address = http.address;
    const SystemClock clock;
    department::SimDepartment department(std::move(settings).value(), clock);
    for (const char* option : {"fault", "decide"}) {
        const QString name = QLatin1String(option);
        if (parser.isSet(name) && !department.order(name + u' ' + parser.value(name))) {
            return fail({ErrorCode::BadRequest, QStringLiteral("--") + name});
        }
    }
    platform::HttpServer server(
        std::move(http), [&department](platform::HttpRequest request, platform::HttpReply reply) {
            department.handle(std::move(request), std::move(reply));
        });
    if (const auto started = server.start(); !started) {
        return fail(started.error());
    }
    QSocketNotifier stopper(signals, QSocketNotifier::Read);
    QObject::connect(&stopper, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    const Orders orders(department);
    // Whoever started the program by hand or in a test reads this line to know where it listens.
    std::printf("ready %s\n", qPrintable(platform::serverUrl(address, server.port())));
    std::fflush(stdout);
    const int code = QCoreApplication::exec();
    department.stop();
    server.stop();
    return code;
}
