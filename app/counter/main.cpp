// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/memory/Sweeper.h"
#include "app/screen/HallScreen.h"
#include "drivers/camera/DocumentCamera.h"
#include "drivers/document/IppPrinter.h"
#include "drivers/idcard/SerialIdCardReader.h"
#include "drivers/printer/EscPosPrinter.h"
#include "drivers/printer/PrinterSettings.h"
#include "qml/Counter/CounterViewModel.h"
#include "services/core/Log.h"
#include "services/input/PinyinInput.h"

#include <QGuiApplication>
#include <QKeySequence>
#include <QThreadPool>

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <utility>

using namespace onewindow;

namespace {

/// What only a counter's configuration has.
struct CounterKeys
{
    QString window;
    QString alarmKeys;
    drivers::SerialIdCardReader::Options reader; ///< No path: the window has none.
    drivers::FrameSource camera;                 ///< Neither name nor file: the window has none.
    std::optional<drivers::PrinterConfig> printer;
    QString documentPrinter; ///< An IPP address; empty: the window has none.
};

void readKeys(Config& config, CounterKeys& keys)
{
    keys.window = config.text(QStringLiteral("window"), QStringLiteral("1"));
    keys.reader.path = config.path(QStringLiteral("reader.path"), {});
    keys.reader.baudRate =
        static_cast<qint32>(config.number(QStringLiteral("reader.baud"), 115'200, 1200, 4'000'000));
    keys.printer = drivers::readPrinter(config);
    keys.documentPrinter = config.text(QStringLiteral("document_printer.uri"), {});
    if (!keys.documentPrinter.isEmpty() && !drivers::IppPrinter::isUri(keys.documentPrinter)) {
        config.refuse(QStringLiteral("document_printer.uri"),
                      QStringLiteral("must be ipp://host:port/path"));
    }
    keys.camera.name = config.text(QStringLiteral("document_camera.name"), {});
    keys.camera.file = config.path(QStringLiteral("document_camera.file"), {});
    keys.alarmKeys = config.text(QStringLiteral("alarm.keys"), QStringLiteral("Ctrl+Alt+Shift+A"));
    const QKeySequence sequence(keys.alarmKeys);
    if (sequence.count() != 1 || sequence[0].key() == Qt::Key_unknown ||
        sequence[0].keyboardModifiers() == Qt::NoModifier) {
        config.refuse(QStringLiteral("alarm.keys"),
                      QStringLiteral("must be one key with others held, \"Ctrl+Alt+Shift+A\""));
    }
}

/// How characters are read: reading it takes a moment, and nobody waits for it.
std::future<void> readDictionary(ui::CounterViewModel& model)
{
    return std::async(std::launch::async, [&model] {
        auto readings = input::PinyinInput::readingsOf(input::PinyinInput::systemDictionary());
        if (!readings) {
            qCWarning(lcUi).noquote()
                << "Matters are not found by their sound: no dictionary" << readings.error().detail;
            return;
        }
        QMetaObject::invokeMethod(
            &model,
            [&model, read = std::move(readings).value()] {
                model.reception()->useReadings(read);
                model.accept()->useReadings(read);
            },
            Qt::QueuedConnection);
    });
}

/// Results go to the A4 printer at `uri`; `drawing` draws them, and outlives neither.
std::unique_ptr<drivers::IppPrinter> printResults(ui::CounterViewModel& model, const QString& uri,
                                                  QThreadPool& drawing)
{
    auto printer = std::make_unique<drivers::IppPrinter>(drivers::IppPrinter::Options{.uri = uri});
    drawing.setMaxThreadCount(1);
    model.handOut()->usePrinter(
        *printer, [&drawing](std::function<void()> work) { drawing.start(std::move(work)); });
    return printer;
}

} // namespace

int main(int argc, char* argv[])
{
    QGuiApplication app(argc, argv);
    HallScreen screen({.name = QStringLiteral("counter"),
                       .description = QStringLiteral("The window clerk's program."),
                       .size = QStringLiteral("1600x900"),
                       .page = QStringLiteral("OneWindow/Counter/Main.qml")});
    CounterKeys keys;
    const auto opened = screen.open([&keys](Config& config) { readKeys(config, keys); });
    if (!opened) {
        qCCritical(lcUi).noquote() << opened.error().detail;
        return 2;
    }
    std::unique_ptr<drivers::SerialIdCardReader> reader;
    std::unique_ptr<drivers::EscPosPrinter> printer;
    std::unique_ptr<drivers::DocumentCamera> camera;
    std::unique_ptr<drivers::IppPrinter> documentPrinter;
    ui::CounterViewModel model(screen.link(), screen.clock(), keys.window);
    if (!keys.alarmKeys.isEmpty()) {
        model.silentAlarm()->setKeys(keys.alarmKeys);
    }
    if (!keys.reader.path.isEmpty()) {
        reader = std::make_unique<drivers::SerialIdCardReader>(keys.reader);
        model.useReader(*reader);
        reader->start();
    }
    if (keys.printer) {
        printer = std::make_unique<drivers::EscPosPrinter>(*keys.printer);
        model.reception()->usePrinter(*printer);
        model.accept()->usePrinter(*printer);
    }
    QThreadPool drawing; // For the model, and waited for before that goes.
    if (!keys.documentPrinter.isEmpty()) {
        documentPrinter = printResults(model, keys.documentPrinter, drawing);
    }
    if (!keys.camera.name.isEmpty() || !keys.camera.file.isEmpty()) {
        camera = std::make_unique<drivers::DocumentCamera>(
            keys.camera, drivers::multimediaFeeds(QCoreApplication::applicationDirPath()));
        model.scan()->useCamera(*camera);
    }
    const std::future<void> reading = readDictionary(model);
    return screen.run(
        model, [&model] { model.tick(); },
        [&model](QQmlEngine& engine) {
            QObject::connect(&model, &ui::CounterViewModel::personLeft, new Sweeper(engine),
                             &Sweeper::soon);
        });
}
