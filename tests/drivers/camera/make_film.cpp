// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes what stands for a document camera: make_film FILE page|dark, a film of one printed page, or
// of the same under a lid.

#include "tests/drivers/camera/Film.h"
#include "tests/drivers/camera/Papers.h"

#include <QGuiApplication>

#include <cstdio>

using namespace onewindow::drivers::testing;

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    const QStringList words = QGuiApplication::arguments();
    const bool isDark = words.value(2) == QLatin1String("dark");
    if (words.size() != 3 || (!isDark && words.at(2) != QLatin1String("page"))) {
        std::fprintf(stderr, "make_film FILE page|dark\n");
        return 2;
    }
    constexpr int kFrames = 15;
    constexpr int kUnderALid = 40; // Of 255.
    const QImage seen = isDark ? page({1280, 960}, kUnderALid, 10) : page();
    return writeFilm(words.at(1), QList<QImage>(kFrames, seen)) ? 0 : 1;
}
