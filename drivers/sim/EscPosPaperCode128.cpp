// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/EscPosPaperCode128.h"

#include <array>
#include <optional>

namespace onewindow::drivers {

namespace {

// ISO/IEC 15417: widths of bar, gap, bar, gap, bar, gap for the values 0 to 105.
constexpr std::array<const char*, 106> kPatterns = {
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212",
    "221213", "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221",
    "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221",
    "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321",
    "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131",
    "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131",
    "311123", "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111",
    "111224", "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114",
    "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111", "111242",
    "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232"};
constexpr const char* kStop = "2331112";

/// The code value of `byte` in `set`.
std::optional<int> valueOf(quint8 byte, char set)
{
    switch (set) {
    case 'A':
        return byte < 96 ? std::optional((byte + 64) % 96) : std::nullopt;
    case 'B':
        return byte >= 32 && byte < 128 ? std::optional(byte - 32) : std::nullopt;
    case 'C': // GS k gives the pair of digits as one number.
        return byte < 100 ? std::optional(int{byte}) : std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<QList<int>> valuesOf(QByteArrayView data)
{
    QList<int> values;
    char set = '\0';
    for (qsizetype i = 0; i < data.size(); ++i) {
        if (data.at(i) == '{') {
            ++i;
            if (i == data.size()) {
                return std::nullopt;
            }
            if (data.at(i) >= 'A' && data.at(i) <= 'C') {
                // A start code first, later a change of code set: A 101, B 100, C 99.
                values.append(set == '\0' ? 103 + (data.at(i) - 'A') : 101 - (data.at(i) - 'A'));
                set = data.at(i);
                continue;
            }
            if (data.at(i) != '{') {
                return std::nullopt;
            }
        }
        const auto value = valueOf(static_cast<quint8>(data.at(i)), set);
        if (!value) {
            return std::nullopt;
        }
        values.append(*value);
    }
    return values;
}

} // namespace

QList<int> code128Bars(QByteArrayView data)
{
    auto values = valuesOf(data);
    if (!values || values->size() < 2) {
        return {};
    }
    qint64 sum = values->first();
    for (qsizetype i = 1; i < values->size(); ++i) {
        sum += i * values->at(i);
    }
    values->append(static_cast<int>(sum % 103));

    QList<int> bars;
    for (const int value : *values) {
        for (const char* width = kPatterns.at(static_cast<std::size_t>(value)); *width != '\0';
             ++width) {
            bars.append(*width - '0');
        }
    }
    for (const char* width = kStop; *width != '\0'; ++width) {
        bars.append(*width - '0');
    }
    return bars;
}

} // namespace onewindow::drivers
