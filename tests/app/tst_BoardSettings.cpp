// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/board/BoardSettings.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What a board is told of its zone and voice, and what is said of a file that is wrong.
class tst_BoardSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void nothing();
    void everything();
    void wrong_data();
    void wrong();
};

void tst_BoardSettings::nothing()
{
    auto config = Config::parse("", u"board.toml"_s);
    QVERIFY(config);
    const BoardSettings settings = readBoardSettings(config.value());
    QVERIFY(config.value().check());
    QVERIFY(settings.hasVoice());
    QCOMPARE(settings.options.zone.areas, QStringList());
    QCOMPARE(settings.options.voice.volume, 80);
    QCOMPARE(settings.voice.rules.languages, QStringList({u"zh"_s, u"en"_s}));
    QCOMPARE(settings.voice.rules.times, 2);
    QVERIFY(settings.voice.rules.gap == 900ms);
}

void tst_BoardSettings::everything()
{
    auto config = Config::parse(R"(
[zone]
areas = ["一楼 A 区", "b"]
windows = ["9"]
[voice]
volume = 0
recordings = "/srv/words"
device = "hall"
languages = ["en"]
times = 3
gap_ms = 1000
yao = true
quiet_hours = ["0000-0830", "1200-1330"]
quiet_volume = 10
[voice.volumes]
"一楼 A 区" = 60
)",
                                u"board.toml"_s);
    QVERIFY(config);
    const BoardSettings settings = readBoardSettings(config.value());
    const auto checked = config.value().check();
    QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().detail));
    QCOMPARE(settings.options.zone.areas, QStringList({u"一楼 A 区"_s, u"b"_s}));
    QCOMPARE(settings.options.zone.windows, QStringList(u"9"_s));
    QCOMPARE(settings.options.voice.areaVolumes.value(u"一楼 A 区"_s), 60);
    QCOMPARE(settings.options.voice.areaVolumes.value(u"b"_s), 0);
    QCOMPARE(settings.options.voice.quietHours,
             QList<catalog::DaySpan>({{0, 8 * 60 + 30}, {12 * 60, 13 * 60 + 30}}));
    QCOMPARE(settings.options.voice.quietVolume, 10);
    QCOMPARE(settings.voice.folder, u"/srv/words"_s);
    QCOMPARE(settings.voice.rules.languages, QStringList(u"en"_s));
    QVERIFY(settings.voice.rules.phrase.saysYao);
    QCOMPARE(settings.voice.rules.times, 3);
    QCOMPARE(settings.device, u"hall"_s);
    // One area is heard, so the board has a voice.
    QVERIFY(settings.hasVoice());
}

void tst_BoardSettings::wrong_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* toml, const char* said) {
        QTest::newRow(name) << QByteArray(toml) << QString::fromLatin1(said);
    };
    row("too loud", "[voice]\nvolume = 101", "board.toml:2: voice.volume must");
    row("another language", "[voice]\nlanguages = [\"zh\", \"fr\"]",
        "board.toml:2: voice.languages must be of zh, en");
    row("hours", "[voice]\n\nquiet_hours = [\"12:00-13:30\"]",
        "board.toml:3: voice.quiet_hours must");
    row("over midnight", "[voice]\nquiet_hours = [\"1800-0800\"]", "voice.quiet_hours must");
    row("never", "[voice]\ntimes = 0", "voice.times must");
    row("at once again", "[voice]\ngap_ms = 10", "voice.gap_ms must");
    row("an area with a dot", "[zone]\nareas = [\"1.5\"]", "board.toml:2: zone.areas must");
    row("a window without a name", "[zone]\nwindows = [\"\"]", "board.toml:2: zone.windows must");
    row("loudness of another area", "[zone]\nareas = [\"a\"]\n[voice.volumes]\nb = 40",
        "board.toml:4: voice.volumes.b is not a known key");
    row("loudness in words", "[zone]\nareas = [\"a\"]\n[voice.volumes]\na = \"low\"",
        "board.toml:4: voice.volumes.a must");
}

void tst_BoardSettings::wrong()
{
    QFETCH(QByteArray, toml);
    QFETCH(QString, said);
    auto config = Config::parse(toml, u"board.toml"_s);
    QVERIFY(config);
    readBoardSettings(config.value());
    const auto checked = config.value().check();
    QVERIFY(!checked);
    QVERIFY2(checked.error().detail.contains(said), qPrintable(checked.error().detail));
}

QTEST_GUILESS_MAIN(tst_BoardSettings)
#include "tst_BoardSettings.moc"
