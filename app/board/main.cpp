// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/screen/HallScreen.h"
#include "qml/Board/BoardViewModel.h"
#include "services/core/Log.h"

#include <QGuiApplication>

using namespace onewindow;

int main(int argc, char* argv[])
{
    QGuiApplication app(argc, argv);
    HallScreen screen({.name = QStringLiteral("board"),
                       .description = QStringLiteral("The hall's call board."),
                       .size = QStringLiteral("1920x1080"),
                       .page = QStringLiteral("OneWindow/Board/Main.qml"),
                       .isFullScreen = true});
    if (const auto opened = screen.open(); !opened) {
        qCCritical(lcUi).noquote() << opened.error().detail;
        return 2;
    }
    ui::BoardViewModel model(screen.link(), screen.clock());
    return screen.run(model, [&model] { model.tick(); });
}
