// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/sim/CardTextBuilder.h"

namespace onewindow::drivers {

/// The text of a card that is right, to be spoilt in one place: `flag` is ' ' for a resident's,
/// 'J' for a permit, 'I' and 'Y' for a foreigner's of 2017 and of 2023.
inline CardTextBuilder goodBlock(char16_t flag)
{
    CardTextBuilder builder;
    switch (flag) {
    case u'I':
        return builder.put(0, 120, u"SAMPLE, JOHN")
            .put(120, 2, u"1")
            .put(122, 30, u"CAN110081080399")
            .put(152, 6, u"CAN")
            .put(158, 30, u"宋约翰")
            .put(188, 16, u"20180301")
            .put(204, 16, u"20280228")
            .put(220, 16, u"19810803")
            .put(236, 4, u"01")
            .put(240, 8, u"1500")
            .put(248, 2, u"I");
    case u'Y':
        return builder.put(0, 30, u"艾哈迈德")
            .put(30, 2, u"1")
            .put(32, 4, u"00")
            .put(36, 16, u"19850101")
            .put(52, 70, u"SAMPLE, AHMED")
            .put(122, 36, u"932682198501010017")
            .put(188, 16, u"20240110")
            .put(204, 16, u"20340109")
            .put(242, 6, u"SAU")
            .put(248, 2, u"Y");
    default:
        builder.put(0, 30, u"王秀英")
            .put(30, 2, u"2")
            .put(32, 4, u"01")
            .put(36, 16, u"19491231")
            .put(52, 70, u"北京市朝阳区样例胡同12号")
            .put(122, 36, u"11010519491231002X")
            .put(158, 30, u"北京市公安局朝阳分局")
            .put(188, 16, u"20090315")
            .put(204, 16, u"20290315");
        if (flag == u'J') {
            builder.put(32, 4, u"")
                .put(122, 36, u"810000199408230021")
                .put(220, 18, u"H12345678")
                .put(238, 4, u"01")
                .put(248, 2, u"J");
        }
        return builder;
    }
}

} // namespace onewindow::drivers
