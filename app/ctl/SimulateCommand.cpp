// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Command.h"
#include "app/ctl/LoadRun.h"
#include "app/ctl/Simulation.h"
#include "services/core/StopSignals.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <unistd.h>

#include <array>
#include <cerrno>

namespace onewindow {

namespace {

void addOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("config"), QStringLiteral("The terminal's kiosk.toml."),
         QStringLiteral("file")},
        {QStringLiteral("rate"),
         QStringLiteral("Issue and hold this many numbers a second, 0.1 to 10000, instead of "
                        "reading orders."),
         QStringLiteral("n")},
        {QStringLiteral("seconds"), QStringLiteral("For how long with --rate, 1 to 86400 (10)."),
         QStringLiteral("n"), QStringLiteral("10")},
        {QStringLiteral("seed"), QStringLiteral("Of what --rate chooses (1)."), QStringLiteral("n"),
         QStringLiteral("1")},
    });
}

void sayJson(const QJsonObject& json)
{
    say(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

/// Hands the lines of standard input to a simulation. A line over the limit is handed on as far as
/// it has come, to be refused; its rest is skipped.
class Orders
{
public:
    explicit Orders(Simulation& simulation)
        : m_simulation(simulation)
        , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
    {
        QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { read(); });
    }

private:
    void read()
    {
        std::array<char, 65536> bytes{};
        const ssize_t size = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (size < 0 && (errno == EINTR || errno == EAGAIN)) {
            return;
        }
        if (size <= 0) {
            m_notifier.setEnabled(false);
            m_simulation.finish();
            return;
        }
        m_line.append(bytes.data(), size);
        for (qsizetype end = m_line.indexOf('\n'); end >= 0; end = m_line.indexOf('\n')) {
            takeLine(m_line.first(end));
            m_line.remove(0, end + 1);
        }
        if (m_line.size() > kOrderLineLimit) {
            takeLine(m_line);
            m_isSkipping = true;
            m_line.clear();
        }
    }

    void takeLine(const QByteArray& line)
    {
        if (!m_isSkipping && !line.trimmed().isEmpty()) {
            m_simulation.take(line);
        }
        m_isSkipping = false;
    }

    Simulation& m_simulation;
    QSocketNotifier m_notifier;
    QByteArray m_line;
    bool m_isSkipping = false;
};

/// What --rate, --seconds and --seed say; nothing if that is no sense.
std::optional<LoadOptions> loadOptions(const QCommandLineParser& parser)
{
    constexpr double kLeast = 0.1;
    constexpr double kMost = 10'000;
    constexpr int kDay = 86'400;
    std::array<bool, 3> areNumbers{};
    LoadOptions options;
    options.perSecond = parser.value(QStringLiteral("rate")).toDouble(&areNumbers[0]);
    const int seconds = parser.value(QStringLiteral("seconds")).toInt(&areNumbers[1]);
    options.length = std::chrono::seconds(seconds);
    options.seed = parser.value(QStringLiteral("seed")).toUInt(&areNumbers[2]);
    const bool isSense = areNumbers[0] && areNumbers[1] && areNumbers[2] &&
                         options.perSecond >= kLeast && options.perSecond <= kMost &&
                         seconds >= 1 && seconds <= kDay;
    return isSense ? std::optional(options) : std::nullopt;
}

int runLoad(Simulation& simulation, const LoadOptions& options)
{
    LoadRun load(simulation.desk(), options);
    QObject::connect(&load, &LoadRun::finished, &load, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    load.start();
    QCoreApplication::exec();
    const QJsonObject summary = load.summary();
    sayJson(summary);
    const bool isGood = summary.value(QLatin1StringView("issued")).toInteger() > 0 &&
                        summary.value(QLatin1StringView("failed")).toInteger() == 0;
    return isGood ? 0 : 1;
}

int runOrders(Simulation& simulation)
{
    const Orders orders(simulation);
    QObject::connect(&simulation, &Simulation::finished, &simulation, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    sayJson({{QStringLiteral("ready"), true}, {QStringLiteral("node"), simulation.node()}});
    return QCoreApplication::exec();
}

int run(const QCommandLineParser& parser)
{
    const bool hasRate = parser.isSet(QStringLiteral("rate"));
    const auto load = hasRate ? loadOptions(parser) : std::nullopt;
    if (!parser.isSet(QStringLiteral("config")) || (hasRate && !load)) {
        return fail(QStringLiteral("simulate needs --config FILE; --rate 0.1 to 10000, --seconds "
                                   "1 to 86400, --seed N"));
    }
    auto settings = KioskSettings::load(parser.value(QStringLiteral("config")));
    if (!settings) {
        return fail(settings.error().detail);
    }
    QSocketNotifier stopper(catchStopSignals(), QSocketNotifier::Read);
    QObject::connect(&stopper, &QSocketNotifier::activated, &stopper, &QCoreApplication::quit);
    const SystemClock clock;
    Simulation simulation(std::move(settings).value(), clock, sayJson);
    if (const auto started = simulation.start(); !started) {
        return fail(errorName(started.error().code) + QStringLiteral(": ") +
                    started.error().detail);
    }
    const int code = load ? runLoad(simulation, *load) : runOrders(simulation);
    simulation.stop();
    return code;
}

} // namespace

const Command kSimulateCommand{
    "simulate", "--config FILE  play a terminal without screen and devices; orders are JSON lines",
    addOptions, run};

} // namespace onewindow
