// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/screen/HallScreen.h"

#include "services/core/Languages.h"
#include "services/core/Log.h"

#include <QGuiApplication>
#include <QLocale>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace onewindow {

namespace {

struct ScreenConfig
{
    QString node;
    QString language = sourceLanguage();
    QString translationsFolder;
    sync::PlatformEndpoint platform;
};

/// The keys of every such program, with their defaults, and those that `more` reads.
Result<ScreenConfig> readConfig(const QString& path, const std::function<void(Config&)>& more)
{
    auto loaded = Config::load(path);
    if (!loaded) {
        return loaded.error();
    }
    Config& config = loaded.value();
    ScreenConfig result;
    result.node = config.requiredText(QStringLiteral("node"));
    result.language = config.text(QStringLiteral("language"), result.language);
    result.translationsFolder = config.path(QStringLiteral("translations"), {});
    result.platform.baseUrl = config.requiredText(QStringLiteral("platform.url"));
    if (!result.platform.baseUrl.isEmpty() && !sync::isPlatformUrl(result.platform.baseUrl)) {
        config.refuse(QStringLiteral("platform.url"),
                      QStringLiteral("must be https://HOST[:PORT]"));
    }
    result.platform.caFile = config.path(QStringLiteral("platform.ca"), {});
    result.platform.certificateFile = config.path(QStringLiteral("platform.certificate"), {});
    result.platform.keyFile = config.path(QStringLiteral("platform.key"), {});
    if (more) {
        more(config);
    }
    const Result<void> checked = config.check();
    return checked ? Result<ScreenConfig>(result) : Result<ScreenConfig>(checked.error());
}

} // namespace

HallScreen::HallScreen(Program program)
    : m_program(std::move(program))
{
    QGuiApplication::setApplicationVersion(QStringLiteral(ONEWINDOW_VERSION));
    startLogging(m_program.name);
    addOptions();
    m_parser.process(*QCoreApplication::instance());
}

void HallScreen::addOptions()
{
    m_parser.setApplicationDescription(m_program.description);
    m_parser.addHelpOption();
    m_parser.addVersionOption();
    m_parser.addOptions(
        {{QStringLiteral("config"), QStringLiteral("Its %1.toml.").arg(m_program.name),
          QStringLiteral("file")},
         {QStringLiteral("windowed"), QStringLiteral("Size, as %1.").arg(m_program.size),
          QStringLiteral("size")},
         {QStringLiteral("language"), QStringLiteral("As zh_CN or en."), QStringLiteral("name")},
         {QStringLiteral("self-test"),
          QStringLiteral("Load every page without a hall and quit; 1 if one warns.")}});
}

bool HallScreen::isSelfTest() const
{
    return m_parser.isSet(QStringLiteral("self-test"));
}

Result<void> HallScreen::open(const std::function<void(Config&)>& more)
{
    ScreenConfig config;
    if (!isSelfTest()) {
        auto read = readConfig(m_parser.value(QStringLiteral("config")), more);
        if (!read) {
            return read.error();
        }
        config = std::move(read).value();
    }
    if (m_parser.isSet(QStringLiteral("language"))) {
        config.language = m_parser.value(QStringLiteral("language"));
    }
    const QList<Language> languages = languagesIn(config.translationsFolder);
    const auto language = std::ranges::find(languages, config.language, &Language::id);
    if (language == languages.end()) {
        return Error{ErrorCode::BadConfig,
                     QStringLiteral("language: there is none of the name ") + config.language};
    }
    QLocale::setDefault(QLocale(language->id));
    if (language->load(m_translator)) {
        QGuiApplication::installTranslator(&m_translator);
    }
    auto keeper =
        sync::CertificateKeeper::keep({.node = config.node, .platform = config.platform}, m_clock);
    if (!keeper) {
        return keeper.error();
    }
    m_keeper = std::move(keeper).value();
    m_link = sync::makeHallLink(config.platform);
    return {};
}

int HallScreen::run(QObject& model, const std::function<void()>& tick,
                    const std::function<void(QQmlEngine&)>& loaded)
{
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    bool hasWarned = false;
    QObject::connect(&engine, &QQmlEngine::warnings, &engine, [&hasWarned] { hasWarned = true; });
    engine.setInitialProperties({{QStringLiteral("model"), QVariant::fromValue(&model)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/") + m_program.page));
    if (engine.rootObjects().isEmpty()) {
        return 3;
    }
    if (loaded) {
        loaded(engine);
    }
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    const QStringList size = m_parser.value(QStringLiteral("windowed")).split(u'x');
    if (size.size() == 2) {
        window->resize(size.at(0).toInt(), size.at(1).toInt());
    }
    m_program.isFullScreen&& size.size() != 2 ? window->showFullScreen() : window->show();

    QTimer second;
    QObject::connect(&second, &QTimer::timeout, &model, tick);
    second.start(std::chrono::seconds(1));
    if (isSelfTest()) {
        // After the first frame, so that what is laid out late is heard too.
        QObject::connect(
            window, &QQuickWindow::frameSwapped, &engine,
            [&hasWarned] { QCoreApplication::exit(hasWarned ? 1 : 0); },
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    } else {
        m_link->start();
    }
    return QGuiApplication::exec();
}

} // namespace onewindow
