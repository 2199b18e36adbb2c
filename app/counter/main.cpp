// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CounterViewModel.h"
#include "services/core/Config.h"
#include "services/core/Log.h"
#include "services/sync/CertificateKeeper.h"
#include "services/sync/PlatformClient.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QLocale>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTimer>
#include <QTranslator>

using namespace onewindow;

namespace {

struct CounterConfig
{
    QString node;
    QString window;
    QString language;
    sync::PlatformEndpoint platform;
};

/// The keys of counter.toml, with their defaults.
Result<CounterConfig> readConfig(const QString& path)
{
    auto loaded = Config::load(path);
    if (!loaded) {
        return loaded.error();
    }
    Config& config = loaded.value();
    CounterConfig result;
    result.node = config.requiredText(QStringLiteral("node"));
    result.window = config.text(QStringLiteral("window"), QStringLiteral("1"));
    result.language =
        config.choice(QStringLiteral("language"), {QStringLiteral("zh_CN"), QStringLiteral("en")});
    result.platform.baseUrl = config.requiredText(QStringLiteral("platform.url"));
    result.platform.caFile = config.path(QStringLiteral("platform.ca"), {});
    result.platform.certificateFile = config.path(QStringLiteral("platform.certificate"), {});
    result.platform.keyFile = config.path(QStringLiteral("platform.key"), {});
    const Result<void> checked = config.check();
    return checked ? Result<CounterConfig>(result) : Result<CounterConfig>(checked.error());
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("The window clerk's program."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{QStringLiteral("config"), QStringLiteral("Its counter.toml."), QStringLiteral("file")},
         {QStringLiteral("windowed"), QStringLiteral("Size, as 1600x900."), QStringLiteral("size")},
         {QStringLiteral("language"), QStringLiteral("zh_CN or en."), QStringLiteral("name")},
         {QStringLiteral("self-test"),
          QStringLiteral("Load every page without a hall and quit; 1 if one warns.")}});
}

} // namespace

int main(int argc, char* argv[])
{
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationVersion(QStringLiteral(ONEWINDOW_VERSION));
    startLogging(QStringLiteral("counter"));

    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);

    CounterConfig config;
    const bool isSelfTest = parser.isSet(QStringLiteral("self-test"));
    if (!isSelfTest) {
        auto read = readConfig(parser.value(QStringLiteral("config")));
        if (!read) {
            qCCritical(lcUi).noquote() << read.error().detail;
            return 2;
        }
        config = std::move(read).value();
    }
    if (parser.isSet(QStringLiteral("language"))) {
        config.language = parser.value(QStringLiteral("language"));
    }
    QLocale::setDefault(
        QLocale(config.language.isEmpty() ? QStringLiteral("zh_CN") : config.language));
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("onewindow"), QStringLiteral("_"),
                        QStringLiteral(":/i18n"))) {
        QGuiApplication::installTranslator(&translator);
    }

    const SystemClock clock;
    const auto keeper =
        sync::CertificateKeeper::keep({.node = config.node, .platform = config.platform}, clock);
    if (!keeper) {
        qCCritical(lcUi).noquote() << keeper.error().detail;
        return 2;
    }
    const auto link = sync::makeHallLink(config.platform);
    ui::CounterViewModel model(*link, clock, config.window);

    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    bool hasWarned = false;
    QObject::connect(&engine, &QQmlEngine::warnings, &app, [&hasWarned] { hasWarned = true; });
    engine.setInitialProperties({{QStringLiteral("model"), QVariant::fromValue(&model)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/OneWindow/Counter/Main.qml")));
    if (engine.rootObjects().isEmpty()) {
        return 3;
    }
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    const QStringList size = parser.value(QStringLiteral("windowed")).split(u'x');
    if (size.size() == 2) {
        window->resize(size.at(0).toInt(), size.at(1).toInt());
    }
    window->show();

    QTimer second;
    QObject::connect(&second, &QTimer::timeout, &model, &ui::CounterViewModel::tick);
    second.start(std::chrono::seconds(1));
    if (isSelfTest) {
        // After the first frame, so that what is laid out late is heard too.
        QObject::connect(
            window, &QQuickWindow::frameSwapped, &app,
            [&hasWarned] { QCoreApplication::exit(hasWarned ? 1 : 0); },
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    } else {
        link->start();
    }
    return QGuiApplication::exec();
}
