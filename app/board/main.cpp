// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/board/BoardSettings.h"
#include "app/screen/HallScreen.h"
#include "drivers/speech/VoicePlayer.h"
#include "qml/Board/BoardViewModel.h"
#include "services/core/Log.h"

#include <QGuiApplication>

#include <memory>

using namespace onewindow;

namespace {

/// The recordings that were made with the program, unless others are named.
std::unique_ptr<drivers::VoicePlayer> makeVoice(BoardSettings& settings)
{
    if (!settings.hasVoice()) {
        return nullptr;
    }
    if (settings.voice.folder.isEmpty()) {
        settings.voice.folder =
            QCoreApplication::applicationDirPath() + QStringLiteral("/onewindow-voice");
    }
    return std::make_unique<drivers::VoicePlayer>(settings.voice,
                                                  drivers::systemSound(settings.device));
}

} // namespace

int main(int argc, char* argv[])
{
    QGuiApplication app(argc, argv);
    HallScreen screen({.name = QStringLiteral("board"),
                       .description = QStringLiteral("The hall's call board."),
                       .size = QStringLiteral("1920x1080"),
                       .page = QStringLiteral("OneWindow/Board/Main.qml"),
                       .isFullScreen = true});
    BoardSettings settings;
    const auto opened =
        screen.open([&settings](Config& config) { settings = readBoardSettings(config); });
    if (!opened) {
        qCCritical(lcUi).noquote() << opened.error().detail;
        return 2;
    }
    const auto voice = makeVoice(settings);
    ui::BoardViewModel model(screen.link(), screen.clock(), settings.options, voice.get());
    return screen.run(model, [&model] { model.tick(); });
}
