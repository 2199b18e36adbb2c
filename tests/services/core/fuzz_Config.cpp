// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A configuration file with any content, read the way the programs read theirs.

#include "services/core/Config.h"

using namespace onewindow;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    // libFuzzer speaks unsigned.
    const QByteArrayView toml(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    auto parsed = Config::parse(toml, QStringLiteral("fuzz.toml"));
    if (!parsed) {
        OW_ENFORCE(parsed.error().code == ErrorCode::BadConfig);
        OW_ENFORCE(parsed.error().detail.startsWith(QStringLiteral("fuzz.toml:")));
        return 0;
    }
    Config& config = parsed.value();
    const qint64 number = config.number(QStringLiteral("a"), 3, 1, 5);
    OW_ENFORCE(number >= 1 && number <= 5);
    const double real = config.real(QStringLiteral("a.b"), 0.5, 0, 1);
    OW_ENFORCE(real >= 0 && real <= 1);
    const QString choice =
        config.choice(QStringLiteral("b.a"), {QStringLiteral("x"), QStringLiteral("y")});
    OW_ENFORCE(choice == QLatin1String("x") || choice == QLatin1String("y"));
    static_cast<void>(config.text(QStringLiteral("b"), QString()));
    static_cast<void>(config.texts(QStringLiteral("c"), {}));
    static_cast<void>(config.flag(QStringLiteral("d"), false));
    static_cast<void>(config.path(QStringLiteral("e"), QString()));
    static_cast<void>(config.requiredText(QStringLiteral("f")));
    const auto checked = config.check();
    OW_ENFORCE(checked || checked.error().code == ErrorCode::BadConfig);
    return 0;
}
