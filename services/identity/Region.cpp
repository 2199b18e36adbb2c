// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Region.h"

#include <algorithm>

namespace onewindow::identity {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLength = 6;

Province province(const char* code, const QString& zh, const char* en)
{
    return {QString::fromLatin1(code), zh, QString::fromLatin1(en)};
}

} // namespace

const QList<Province>& provinces()
{
    static const QList<Province> all{
        province("11", u"北京"_s, "Beijing"),
        province("12", u"天津"_s, "Tianjin"),
        province("13", u"河北"_s, "Hebei"),
        province("14", u"山西"_s, "Shanxi"),
        province("15", u"内蒙古"_s, "Inner Mongolia"),
        province("21", u"辽宁"_s, "Liaoning"),
        province("22", u"吉林"_s, "Jilin"),
        province("23", u"黑龙江"_s, "Heilongjiang"),
        province("31", u"上海"_s, "Shanghai"),
        province("32", u"江苏"_s, "Jiangsu"),
        province("33", u"浙江"_s, "Zhejiang"),
        province("34", u"安徽"_s, "Anhui"),
        province("35", u"福建"_s, "Fujian"),
        province("36", u"江西"_s, "Jiangxi"),
        province("37", u"山东"_s, "Shandong"),
        province("41", u"河南"_s, "Henan"),
        province("42", u"湖北"_s, "Hubei"),
        province("43", u"湖南"_s, "Hunan"),
        province("44", u"广东"_s, "Guangdong"),
        province("45", u"广西"_s, "Guangxi"),
        province("46", u"海南"_s, "Hainan"),
        province("50", u"重庆"_s, "Chongqing"),
        province("51", u"四川"_s, "Sichuan"),
        province("52", u"贵州"_s, "Guizhou"),
        province("53", u"云南"_s, "Yunnan"),
        province("54", u"西藏"_s, "Tibet"),
        province("61", u"陕西"_s, "Shaanxi"),
        province("62", u"甘肃"_s, "Gansu"),
        province("63", u"青海"_s, "Qinghai"),
        province("64", u"宁夏"_s, "Ningxia"),
        province("65", u"新疆"_s, "Xinjiang"),
        province("71", u"台湾"_s, "Taiwan"),
        province("81", u"香港"_s, "Hong Kong"),
        province("82", u"澳门"_s, "Macao"),
    };
    return all;
}

const Province* provinceOf(const QString& code)
{
    const QString first = code.startsWith(u"83") ? u"71"_s : code.left(2);
    const auto& all = provinces();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Province& province) { return province.code == first; });
    return found == all.end() ? nullptr : &*found;
}

bool isRegion(const QString& code)
{
    return code.size() == kLength &&
           std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }) &&
           provinceOf(code) != nullptr;
}

} // namespace onewindow::identity
