// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/Application.h"
#include "app/kiosk/KeyGuard.h"
#include "app/kiosk/ToneSounds.h"
#include "services/core/Log.h"
#include "services/core/ServiceManager.h"
#include "services/core/StopSignals.h"
#include "services/crypto/FileKeys.h"
#include "services/storage/Watchdog.h"

#include <QCommandLineParser>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTimer>
#include <QtQml/qqmlextensionplugin.h>

#include <malloc.h>

#include <cstdio>
#include <future>
#include <memory>

using namespace onewindow;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_KioskPlugin)

namespace {

/// One heap for all threads, grown in large steps: glibc gives each thread its own, which it grows
/// by single pages, and each page stops the other processors for a moment.
void tuneHeap()
{
    constexpr int kStepBytes = 1 << 20;
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TOP_PAD, kStepBytes);
}

/// "1080x1920"; empty for anything else.
QSize sizeFrom(const QString& text)
{
    const QStringList parts = text.split(u'x');
    bool isWidth = false;
    bool isHeight = false;
    const QSize size =
        parts.size() == 2 ? QSize(parts[0].toInt(&isWidth), parts[1].toInt(&isHeight)) : QSize();
    constexpr int kLeast = 480;
    constexpr int kMost = 8192;
    const bool isGood = isWidth && isHeight && size.width() >= kLeast && size.height() >= kLeast &&
                        size.width() <= kMost && size.height() <= kMost;
    return isGood ? size : QSize();
}

/// A terminal of its own, without hall and devices, in a folder that goes away.
Result<KioskSettings> selfTestSettings(const QTemporaryDir& folder)
{
    KioskSettings settings;
    settings.node = QStringLiteral("self-test");
    settings.name = QStringLiteral("self-test");
    settings.mark = QStringLiteral("1");
    settings.storePath = folder.filePath(QStringLiteral("kiosk.db"));
    settings.keysFolder = folder.filePath(QStringLiteral("keys"));
    settings.markerFile = folder.filePath(QStringLiteral("generation"));
    OW_TRY(crypto::FileNodeKeys::create(settings.keysFolder, crypto::Suite::National));
    return settings;
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("A citizen's self-service terminal."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{QStringLiteral("config"), QStringLiteral("Its kiosk.toml."), QStringLiteral("file"),
          QStringLiteral("/etc/onewindow/kiosk.toml")},
         {QStringLiteral("windowed"), QStringLiteral("In a window of this size, as 1080x1920."),
          QStringLiteral("size")},
         {QStringLiteral("language"), QStringLiteral("To start with, as zh_CN or en."),
          QStringLiteral("name")},
         {QStringLiteral("self-test"),
          QStringLiteral("Load every page without a hall and without devices, and quit.")}});
}

Result<KioskSettings> settingsFrom(const QCommandLineParser& parser, const QTemporaryDir& folder)
{
    auto settings = parser.isSet(QStringLiteral("self-test"))
                        ? selfTestSettings(folder)
                        : KioskSettings::load(parser.value(QStringLiteral("config")));
    if (settings && parser.isSet(QStringLiteral("language"))) {
        settings.value().language = parser.value(QStringLiteral("language"));
    }
    return settings;
}

/// Every page once; false if one of them cannot be made or says something.
bool checkPages(QQuickWindow& window, const bool& hasWarned)
{
    bool areReady = false;
    QMetaObject::invokeMethod(&window, "loadEveryPage", Q_RETURN_ARG(bool, areReady));
    return areReady && !hasWarned;
}

/// Full screen, or in a window of `size`; the devices and the hall come in with the first frame.
void showWindow(QQuickWindow& window, QSize size, Application& kiosk)
{
    QObject::connect(
        &window, &QQuickWindow::frameSwapped, &window,
        [&window, &kiosk] {
            kiosk.connectWorld();
            // Whoever started the program in a test reads this line to know that it takes taps.
            std::printf("ready\n");
            std::fflush(stdout);
            notifyManager("READY=1");
            QMetaObject::invokeMethod(&window, "readAhead");
        },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    if (size.isEmpty()) {
        window.showFullScreen();
    } else {
        window.resize(size);
        window.show();
    }
}

} // namespace

int main(int argc, char* argv[])
{
    tuneHeap();
    const int signals = catchStopSignals();
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("onewindow-kiosk"));
    QGuiApplication::setApplicationVersion(QStringLiteral(ONEWINDOW_VERSION));
    startLogging(QStringLiteral("kiosk"));
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);

    const QTemporaryDir folder;
    const bool isSelfTest = parser.isSet(QStringLiteral("self-test"));
    const QSize size = sizeFrom(parser.value(QStringLiteral("windowed")));
    if (parser.isSet(QStringLiteral("windowed")) && size.isEmpty()) {
        qCCritical(lcUi) << "--windowed wants a size, as 1080x1920";
        return 2;
    }
    auto settings = settingsFrom(parser, folder);
    if (!settings) {
        qCCritical(lcUi).noquote() << settings.error().detail;
        return 2;
    }
    const bool hidesCursor = settings.value().hidesCursor && size.isEmpty() && !isSelfTest;

    KeyGuard keys(!size.isEmpty());
    app.installEventFilter(&keys);
    const SystemClock clock;
    ToneSounds sounds(settings.value().hasSound);
    // Before the engine: what the pages show must outlive the pages.
    Application kiosk(std::move(settings).value(), clock, sounds);
    // At once: the store on its thread, the list of the fonts on another, the pages here.
    kiosk.open();
    const auto fonts = std::async(std::launch::async, [] { return QFontDatabase::families(); });
    QQmlEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    QQmlComponent screen(&engine, QUrl(QStringLiteral("qrc:/qt/qml/OneWindow/Kiosk/Main.qml")));
    if (const auto started = kiosk.start(engine); !started) {
        qCCritical(lcUi).noquote() << errorName(started.error().code) << started.error().detail;
        return 1;
    }
    bool hasWarned = false;
    QObject::connect(&engine, &QQmlEngine::warnings, &app, [&hasWarned] { hasWarned = true; });
    const std::unique_ptr<QObject> root(screen.createWithInitialProperties(kiosk.properties()));
    auto* window = qobject_cast<QQuickWindow*>(root.get());
    if (window == nullptr) {
        qCCritical(lcUi).noquote() << screen.errorString();
        return 1;
    }
    QSocketNotifier stopper(signals, QSocketNotifier::Read);
    QObject::connect(&stopper, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    if (hidesCursor) {
        QGuiApplication::setOverrideCursor(Qt::BlankCursor);
    }
    if (isSelfTest) {
        window->show();
        return checkPages(*window, hasWarned) ? 0 : 1;
    }
    showWindow(*window, size, kiosk);
    QTimer watchdog;
    storage::startWatchdog(kiosk.writer(), watchdog);
    const int code = QGuiApplication::exec();
    notifyManager("STOPPING=1");
    kiosk.stop();
    return code;
}
