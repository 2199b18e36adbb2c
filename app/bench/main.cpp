// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bench/ControlServer.h"
#include "app/bench/Devices.h"
#include "qml/Bench/BenchViewModel.h"
#include "services/core/Languages.h"
#include "services/core/Log.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTranslator>

#include <cstdio>

using namespace onewindow;

namespace {

constexpr int kAnswerLimitMs = 70'000;

void say(const QByteArray& line)
{
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

/// `onewindow-bench send --control PATH WORDS...`: one command to a bench that runs.
int send(const QString& path, const QStringList& words)
{
    QLocalSocket socket;
    socket.connectToServer(path);
    if (!socket.waitForConnected(2'000)) {
        qCCritical(lcDevice).noquote() << path << "does not answer:" << socket.errorString();
        return 2;
    }
    socket.write(words.join(u' ').toUtf8() + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(kAnswerLimitMs)) {
            qCCritical(lcDevice) << "no answer";
            return 2;
        }
    }
    const QByteArray answer = socket.readLine().trimmed();
    say(answer);
    return answer.startsWith("error") ? 1 : 0;
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "A bench of simulated devices that speak the real wire protocols.\n\n"
        "Commands, by `onewindow-bench send --control PATH COMMAND`:\n"
        "  card lay ID | card lift | card list | card mode NAME | card unplug | card plug\n"
        "  printer fault NAME on|off|after LINES | printer paper refill | printer power cycle\n"
        "  payment pay|refuse|lapse | payment lose answer | payment unplug|plug\n"
        "  payment power cycle | payment charges\n"
        "  scanner scan TEXT | ticket last | ticket wait NUMBER MILLISECONDS | status | quit"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("send"), QStringLiteral("Send one command."));
    parser.addOptions(
        {{QStringLiteral("headless"), QStringLiteral("Without a window.")},
         {QStringLiteral("hurried"), QStringLiteral("Print as fast as possible.")},
         {QStringLiteral("dir"), QStringLiteral("Where the devices' lines and tickets are."),
          QStringLiteral("dir"), QStringLiteral("devices")},
         {QStringLiteral("printer-port"), QStringLiteral("The printer's TCP port (any)."),
          QStringLiteral("n"), QStringLiteral("0")},
         {QStringLiteral("payment-port"),
          QStringLiteral("The payment box's TCP port (that in DIR/payment.port, or any)."),
          QStringLiteral("n"), QStringLiteral("0")},
         {QStringLiteral("language"), QStringLiteral("As zh_CN or en."), QStringLiteral("name")},
         {QStringLiteral("self-test"),
          QStringLiteral("Load the window with devices of its own and quit; 1 if it warns.")},
         {QStringLiteral("control"), QStringLiteral("The command socket."),
          QStringLiteral("path")}});
}

/// The bench's window, or null if its page does not load.
QQuickWindow* loadWindow(QQmlApplicationEngine& engine, ui::BenchViewModel& model)
{
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.addImageProvider(QStringLiteral("paper"), new ui::PaperProvider(model));
    engine.setInitialProperties({{QStringLiteral("model"), QVariant::fromValue(&model)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/OneWindow/Bench/Main.qml")));
    return qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
}

/// Takes commands at `path`; at none if it is empty.
Result<void> openControl(ControlServer& control, const QString& path)
{
    return path.isEmpty() ? Result<void>() : control.listen(path);
}

} // namespace

int main(int argc, char* argv[])
{
    // Without a window there must be no display either; drawing paper needs a GUI application
    // though.
    for (int i = 1; i < argc; ++i) {
        if (qstrcmp(argv[i], "--headless") == 0 || qstrcmp(argv[i], "send") == 0) {
            qputenv("QT_QPA_PLATFORM", "offscreen");
        }
    }
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationVersion(QStringLiteral(ONEWINDOW_VERSION));
    startLogging(QStringLiteral("bench"));

    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);
    if (parser.positionalArguments().value(0) == u"send") {
        return send(parser.value(QStringLiteral("control")), parser.positionalArguments().mid(1));
    }

    Devices::Options options;
    const QTemporaryDir folder;
    const bool isSelfTest = parser.isSet(QStringLiteral("self-test"));
    options.folder = isSelfTest ? folder.path() : parser.value(QStringLiteral("dir"));
    options.printerPort = parser.value(QStringLiteral("printer-port")).toUShort();
    options.paymentPort = parser.value(QStringLiteral("payment-port")).toUShort();
    options.isHurried = parser.isSet(QStringLiteral("hurried"));
    Devices devices(options);
    if (const Result<void> opened = devices.open(); !opened) {
        qCCritical(lcDevice).noquote() << opened.error().detail;
        return 3;
    }
    ControlServer control(devices);
    QObject::connect(&control, &ControlServer::quitWanted, &app, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    const auto listening = openControl(control, parser.value(QStringLiteral("control")));
    if (!listening) {
        qCCritical(lcDevice).noquote() << listening.error().detail;
        return 3;
    }

    QTranslator translator;
    const QList<Language> languages = languagesIn();
    const Language* language = bestLanguage(languages, parser.value(QStringLiteral("language")));
    if (language != nullptr && language->load(translator)) {
        QGuiApplication::installTranslator(&translator);
    }
    ui::BenchViewModel model(devices.reader(), devices.scanner(), devices.printer(),
                             devices.payment());
    QQmlApplicationEngine engine;
    bool hasWarned = false;
    QObject::connect(&engine, &QQmlEngine::warnings, &app, [&hasWarned] { hasWarned = true; });
    const bool isHeadless = parser.isSet(QStringLiteral("headless")) && !isSelfTest;
    QQuickWindow* window = isHeadless ? nullptr : loadWindow(engine, model);
    if (!isHeadless && window == nullptr) {
        return 3;
    }
    if (isSelfTest) {
        // After the first frame, so that what is laid out late is heard too.
        QObject::connect(
            window, &QQuickWindow::frameSwapped, &app,
            [&hasWarned] { QCoreApplication::exit(hasWarned ? 1 : 0); },
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        return QGuiApplication::exec();
    }
    say(QJsonDocument(devices.places()).toJson(QJsonDocument::Compact));
    return QGuiApplication::exec();
}
