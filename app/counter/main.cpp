// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/screen/HallScreen.h"
#include "qml/Counter/CounterViewModel.h"
#include "services/core/Log.h"

#include <QGuiApplication>

using namespace onewindow;

int main(int argc, char* argv[])
{
    QGuiApplication app(argc, argv);
    HallScreen screen({.name = QStringLiteral("counter"),
                       .description = QStringLiteral("The window clerk's program."),
                       .size = QStringLiteral("1600x900"),
                       .page = QStringLiteral("OneWindow/Counter/Main.qml")});
    QString window;
    const auto opened = screen.open([&window](Config& config) {
        window = config.text(QStringLiteral("window"), QStringLiteral("1"));
    });
    if (!opened) {
        qCCritical(lcUi).noquote() << opened.error().detail;
        return 2;
    }
    ui::CounterViewModel model(screen.link(), screen.clock(), window);
    return screen.run(model, [&model] { model.tick(); });
}
