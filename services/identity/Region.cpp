// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Region.h"

#include <QCoreApplication>

#include <algorithm>

namespace onewindow::identity {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLength = 6;

} // namespace

QString Province::name() const
{
    return QCoreApplication::translate("Provinces", zh);
}

const QList<Province>& provinces()
{
    static const QList<Province> all{
        {u"11"_s, QT_TRANSLATE_NOOP("Provinces", "北京")},
        {u"12"_s, QT_TRANSLATE_NOOP("Provinces", "天津")},
        {u"13"_s, QT_TRANSLATE_NOOP("Provinces", "河北")},
        {u"14"_s, QT_TRANSLATE_NOOP("Provinces", "山西")},
        {u"15"_s, QT_TRANSLATE_NOOP("Provinces", "内蒙古")},
        {u"21"_s, QT_TRANSLATE_NOOP("Provinces", "辽宁")},
        {u"22"_s, QT_TRANSLATE_NOOP("Provinces", "吉林")},
        {u"23"_s, QT_TRANSLATE_NOOP("Provinces", "黑龙江")},
        {u"31"_s, QT_TRANSLATE_NOOP("Provinces", "上海")},
        {u"32"_s, QT_TRANSLATE_NOOP("Provinces", "江苏")},
        {u"33"_s, QT_TRANSLATE_NOOP("Provinces", "浙江")},
        {u"34"_s, QT_TRANSLATE_NOOP("Provinces", "安徽")},
        {u"35"_s, QT_TRANSLATE_NOOP("Provinces", "福建")},
        {u"36"_s, QT_TRANSLATE_NOOP("Provinces", "江西")},
        {u"37"_s, QT_TRANSLATE_NOOP("Provinces", "山东")},
        {u"41"_s, QT_TRANSLATE_NOOP("Provinces", "河南")},
        {u"42"_s, QT_TRANSLATE_NOOP("Provinces", "湖北")},
        {u"43"_s, QT_TRANSLATE_NOOP("Provinces", "湖南")},
        {u"44"_s, QT_TRANSLATE_NOOP("Provinces", "广东")},
        {u"45"_s, QT_TRANSLATE_NOOP("Provinces", "广西")},
        {u"46"_s, QT_TRANSLATE_NOOP("Provinces", "海南")},
        {u"50"_s, QT_TRANSLATE_NOOP("Provinces", "重庆")},
        {u"51"_s, QT_TRANSLATE_NOOP("Provinces", "四川")},
        {u"52"_s, QT_TRANSLATE_NOOP("Provinces", "贵州")},
        {u"53"_s, QT_TRANSLATE_NOOP("Provinces", "云南")},
        {u"54"_s, QT_TRANSLATE_NOOP("Provinces", "西藏")},
        {u"61"_s, QT_TRANSLATE_NOOP("Provinces", "陕西")},
        {u"62"_s, QT_TRANSLATE_NOOP("Provinces", "甘肃")},
        {u"63"_s, QT_TRANSLATE_NOOP("Provinces", "青海")},
        {u"64"_s, QT_TRANSLATE_NOOP("Provinces", "宁夏")},
        {u"65"_s, QT_TRANSLATE_NOOP("Provinces", "新疆")},
        {u"71"_s, QT_TRANSLATE_NOOP("Provinces", "台湾")},
        {u"81"_s, QT_TRANSLATE_NOOP("Provinces", "香港")},
        {u"82"_s, QT_TRANSLATE_NOOP("Provinces", "澳门")},
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
