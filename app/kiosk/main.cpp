// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/Application.h"
#include "services/core/Log.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QSocketNotifier>

#include <sys/signalfd.h>

#include <csignal>

using namespace onewindow;

namespace {

/// A terminal has no desktop to escape to: the keys that would lead there do nothing.
class KeyGuard final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease &&
            event->type() != QEvent::ShortcutOverride) {
            return QObject::eventFilter(watched, event);
        }
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool hasModifier =
            (key->modifiers() & (Qt::AltModifier | Qt::ControlModifier | Qt::MetaModifier)) != 0;
        const bool isFunction = key->key() >= Qt::Key_F1 && key->key() <= Qt::Key_F35;
        return hasModifier || isFunction || QObject::eventFilter(watched, event);
    }
};

QSize sizeFrom(const QString& text)
{
    const QStringList parts = text.split(u'x');
    return parts.size() == 2 ? QSize(parts.at(0).toInt(), parts.at(1).toInt()) : QSize(540, 960);
}

/// Ends the event loop in order when asked to by a signal. Before the first thread is started.
void quitOnSignals(QGuiApplication& app)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    const int descriptor = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    auto* notifier = new QSocketNotifier(descriptor, QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
}

} // namespace

int main(int argc, char* argv[])
{
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationVersion(QStringLiteral(ONEWINDOW_VERSION));
    startLogging(QStringLiteral("kiosk"));
    quitOnSignals(app);

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The citizens' terminal."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{QStringLiteral("config"), QStringLiteral("Its kiosk.toml."), QStringLiteral("file")},
         {QStringLiteral("windowed"), QStringLiteral("In a window of this size, as 1080x1920."),
          QStringLiteral("size")}});
    parser.process(app);

    auto config = KioskConfig::load(parser.value(QStringLiteral("config")));
    if (!config) {
        qCCritical(lcUi).noquote() << config.error().detail;
        return 2;
    }
    KeyGuard guard;
    app.installEventFilter(&guard);
    Application application(std::move(config).value());
    const QSize size = parser.isSet(QStringLiteral("windowed"))
                           ? sizeFrom(parser.value(QStringLiteral("windowed")))
                           : QSize();
    const Result<void> started = application.start(size);
    if (!started) {
        qCCritical(lcUi).noquote() << started.error().detail;
        return 3;
    }
    return QGuiApplication::exec();
}
