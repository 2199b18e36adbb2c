// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/board/BoardSettings.h"

#include <algorithm>

namespace onewindow {

namespace {

constexpr qsizetype kAreasLimit = 50;
constexpr qsizetype kWindowsLimit = 500;

ui::BoardZone readZone(Config& config)
{
    ui::BoardZone zone{.areas = config.texts(QStringLiteral("zone.areas"), {}),
                       .windows = config.texts(QStringLiteral("zone.windows"), {})};
    const bool isNamed = std::ranges::none_of(zone.areas, [](const QString& area) {
        return area.isEmpty() || area.contains(u'.') || area.contains(u'[');
    });
    if (!isNamed || zone.areas.size() > kAreasLimit) {
        config.refuse(
            QStringLiteral("zone.areas"),
            QStringLiteral("must be at most %1 areas, without dots and brackets").arg(kAreasLimit));
        zone.areas.clear();
    }
    if (zone.windows.contains(QString()) || zone.windows.size() > kWindowsLimit) {
        config.refuse(QStringLiteral("zone.windows"),
                      QStringLiteral("must be ids of at most %1 windows").arg(kWindowsLimit));
    }
    return zone;
}

QList<catalog::DaySpan> readQuietHours(Config& config)
{
    QList<catalog::DaySpan> spans;
    const QStringList texts = config.texts(QStringLiteral("voice.quiet_hours"), {});
    for (const QString& text : texts) {
        const auto span = catalog::daySpanFrom(text);
        if (!span || spans.size() == catalog::kSpansLimit) {
            config.refuse(QStringLiteral("voice.quiet_hours"),
                          QStringLiteral("must be at most %1 times as \"1200-1330\", each within "
                                         "a day")
                              .arg(catalog::kSpansLimit));
            return {};
        }
        spans << *span;
    }
    return spans;
}

ui::BoardVoiceOptions readVoice(Config& config, const QStringList& areas)
{
    ui::BoardVoiceOptions voice;
    voice.volume = static_cast<int>(config.number(QStringLiteral("voice.volume"), 80, 0, 100));
    voice.quietHours = readQuietHours(config);
    voice.quietVolume =
        static_cast<int>(config.number(QStringLiteral("voice.quiet_volume"), 0, 0, 100));
    for (const QString& area : areas) {
        const QString key = QStringLiteral("voice.volumes.") + area;
        voice.areaVolumes.insert(area, static_cast<int>(config.number(key, voice.volume, 0, 100)));
    }
    return voice;
}

drivers::VoiceConfig readRecordings(Config& config)
{
    drivers::VoiceConfig voice;
    voice.folder = config.path(QStringLiteral("voice.recordings"), {});
    const QStringList languages = config.texts(QStringLiteral("voice.languages"), {});
    const QStringList known = drivers::phraseLanguages();
    const bool areKnown = std::ranges::all_of(
        languages, [&known](const QString& language) { return known.contains(language); });
    if (!areKnown || languages.size() > known.size()) {
        config.refuse(QStringLiteral("voice.languages"),
                      QStringLiteral("must be of ") + known.join(QStringLiteral(", ")));
    } else if (!languages.isEmpty()) {
        voice.rules.languages = languages;
    }
    voice.rules.times = static_cast<int>(config.number(QStringLiteral("voice.times"), 2, 1, 3));
    voice.rules.gap =
        std::chrono::milliseconds(config.number(QStringLiteral("voice.gap_ms"), 900, 800, 1000));
    voice.rules.phrase.saysYao = config.flag(QStringLiteral("voice.yao"), false);
    return voice;
}

} // namespace

bool BoardSettings::hasVoice() const
{
    const auto& volumes = options.voice.areaVolumes;
    return options.voice.volume > 0 ||
           std::any_of(volumes.cbegin(), volumes.cend(), [](int volume) { return volume > 0; });
}

BoardSettings readBoardSettings(Config& config)
{
    BoardSettings settings;
    settings.options.zone = readZone(config);
    settings.options.voice = readVoice(config, settings.options.zone.areas);
    settings.voice = readRecordings(config);
    settings.device = config.text(QStringLiteral("voice.device"), {});
    return settings;
}

} // namespace onewindow
