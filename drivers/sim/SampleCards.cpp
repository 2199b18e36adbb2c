// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SampleCards.h"

#include "drivers/sim/CardTextBuilder.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <utility>

namespace onewindow::drivers {

namespace {

constexpr qsizetype kPhotoBytes = 1024;

/// Gives the labels their tr().
class Labels
{
    Q_DECLARE_TR_FUNCTIONS(SampleCards)
};

/// What a resident card and a residence permit have in common.
struct Resident
{
    QStringView name;
    QStringView sex;
    QStringView ethnicCode;
    QStringView birth;
    QStringView address;
    QStringView number;
    QStringView authority;
    QStringView validFrom;
    QStringView validTo;
};

CardTextBuilder residentText(const Resident& person)
{
    return CardTextBuilder()
        .put(0, 30, person.name)
        .put(30, 2, person.sex)
        .put(32, 4, person.ethnicCode)
        .put(36, 16, person.birth)
        .put(52, 70, person.address)
        .put(122, 36, person.number)
        .put(158, 30, person.authority)
        .put(188, 16, person.validFrom)
        .put(204, 16, person.validTo);
}

/// `label` is a sentence with the name at %1.
SampleCard card(const QString& id, const QString& label, QStringView name,
                const CardTextBuilder& text)
{
    // The same bytes on each run, and different for each card; what they encode is proprietary, so
    // no picture is made up.
    QRandomGenerator generator(qChecksum(id.toUtf8()));
    QByteArray photo(kPhotoBytes, '\0');
    for (char& byte : photo) {
        byte = static_cast<char>(generator.bounded(256));
    }
    return {.id = id,
            .label = label.arg(name),
            .name = name.toString(),
            .text = text.block(),
            .photo = photo};
}

SampleCard resident(const QString& id, const QString& label, const Resident& person)
{
    return card(id, label, person.name, residentText(person));
}

SampleCard permit(const QString& id, const QString& label, const Resident& person,
                  QStringView permitNumber)
{
    return card(
        id, label, person.name,
        residentText(person).put(220, 18, permitNumber).put(238, 4, u"01").put(248, 2, u"J"));
}

// Of the published sample numbers two belong to resident cards: 11010519491231002X and
// 440524188001010014. The others, here and among the special ones, are made after the same pattern,
// because younger people are needed: with sequences 996 to 999, which were kept for people of a
// hundred years and more and so belong to nobody who was born on these days.
QList<SampleCard> plainCards()
{
    return {
        resident(QStringLiteral("zhang"), Labels::tr("%1，普通证件"),
                 {.name = u"张建国",
                  .sex = u"1",
                  .ethnicCode = u"01",
                  .birth = u"19880506",
                  .address = u"北京市朝阳区样例街道1号院2号楼301室",
                  .number = u"11010519880506997X",
                  .authority = u"北京市公安局朝阳分局",
                  .validFrom = u"20180611",
                  .validTo = u"20380611"}),
        resident(QStringLiteral("li"), Labels::tr("%1，二十岁出头"),
                 {.name = u"李小明",
                  .sex = u"2",
                  .ethnicCode = u"11",
                  .birth = u"20030612",
                  .address = u"北京市朝阳区样例街道5号",
                  .number = u"110105200306129966",
                  .authority = u"北京市公安局朝阳分局",
                  .validFrom = u"20210702",
                  .validTo = u"20310702"}),
        resident(QStringLiteral("elder"), Labels::tr("%1，六十岁以上"),
                 {.name = u"王秀英",
                  .sex = u"2",
                  .ethnicCode = u"01",
                  .birth = u"19491231",
                  .address = u"北京市朝阳区样例胡同12号",
                  .number = u"11010519491231002X",
                  .authority = u"北京市公安局朝阳分局",
                  .validFrom = u"20090315",
                  .validTo = u"长期"}),
        resident(QStringLiteral("longterm"), Labels::tr("%1，长期有效"),
                 {.name = u"陈志强",
                  .sex = u"1",
                  .ethnicCode = u"01",
                  .birth = u"19700208",
                  .address = u"北京市朝阳区样例路88号",
                  .number = u"110105197002089999",
                  .authority = u"北京市公安局朝阳分局",
                  .validFrom = u"20170920",
                  .validTo = u"长期"}),
        resident(QStringLiteral("oldest"), Labels::tr("%1，百岁以上"),
                 {.name = u"林德福",
                  .sex = u"1",
                  .ethnicCode = u"01",
                  .birth = u"18800101",
                  .address = u"广东省汕头市样例镇1号",
                  .number = u"440524188001010014",
                  .authority = u"汕头市公安局",
                  .validFrom = u"20060101",
                  .validTo = u"长期"}),
    };
}

// Resident cards that something is the matter with.
QList<SampleCard> specialCards()
{
    return {
        resident(QStringLiteral("rare"), Labels::tr("%1，姓名有生僻字"),
                 {.name = u"赵䶮𬭎",
                  .sex = u"1",
                  .ethnicCode = u"01",
                  .birth = u"19920317",
                  .address = u"北京市朝阳区样例街道9号院",
                  .number = u"110105199203179973",
                  .authority = u"北京市公安局朝阳分局",
                  .validFrom = u"20170418",
                  .validTo = u"20370418"}),
        resident(QStringLiteral("longname"), Labels::tr("%1，姓名较长"),
                 {.name = u"阿卜杜热合曼·买买提",
                  .sex = u"1",
                  .ethnicCode = u"05",
                  .birth = u"19850101",
                  .address = u"新疆维吾尔自治区乌鲁木齐市天山区样例街道100号院1栋1单元101室",
                  .number = u"110105198501019973",
                  .authority = u"乌鲁木齐市公安局天山区分局",
                  .validFrom = u"20200601",
                  .validTo = u"20400601"}),
        resident(QStringLiteral("expired"), Labels::tr("%1，证件已过期"),
                 {.name = u"刘芳",
                  .sex = u"2",
                  .ethnicCode = u"03",
                  .birth = u"19790821",
                  .address = u"北京市朝阳区样例街道20号",
                  .number = u"110105197908219980",
                  .authority = u"北京市公安局朝阳分局",
                  .validFrom = u"20050910",
                  .validTo = u"20150910"}),
    };
}

// Published numbers; the travel permit numbers are invented.
QList<SampleCard> permitCards()
{
    return {
        permit(QStringLiteral("permit"), Labels::tr("%1，香港居民居住证"),
               {.name = u"何嘉欣",
                .sex = u"2",
                .ethnicCode = u"",
                .birth = u"19940823",
                .address = u"广东省深圳市样例区样例路6号",
                .number = u"810000199408230021",
                .authority = u"深圳市公安局",
                .validFrom = u"20230105",
                .validTo = u"20330105"},
               u"H12345678"),
        permit(QStringLiteral("permittaiwan"), Labels::tr("%1，台湾居民居住证"),
               {.name = u"林雅婷",
                .sex = u"2",
                .ethnicCode = u"",
                .birth = u"19920130",
                .address = u"福建省厦门市样例区样例路7号",
                .number = u"830000199201300022",
                .authority = u"厦门市公安局",
                .validFrom = u"20220808",
                .validTo = u"20320808"},
               u"12345678"),
    };
}

/// The 2017 card's number is invented; its form is three letters and twelve digits.
SampleCard foreigner2017Card()
{
    return card(QStringLiteral("foreigner2017"), Labels::tr("%1，外国人永久居留证（2017 版）"),
                u"SAMPLE, JOHN EDWARD",
                CardTextBuilder()
                    .put(0, 120, u"SAMPLE, JOHN EDWARD")
                    .put(120, 2, u"1")
                    .put(122, 30, u"CAN110081080399")
                    .put(152, 6, u"CAN")
                    .put(158, 30, u"宋约翰")
                    .put(188, 16, u"20180301")
                    .put(204, 16, u"20280228")
                    .put(220, 16, u"19810803")
                    .put(236, 4, u"01")
                    .put(240, 8, u"1500")
                    .put(248, 2, u"I"));
}

// Published numbers. The Latin name of the first reaches over the seam at character 35.
QList<SampleCard> foreigner2023Cards()
{
    return {
        card(QStringLiteral("foreigner2023"), Labels::tr("%1，外国人永久居留证（2023 版）"),
             u"艾哈迈德",
             CardTextBuilder()
                 .put(0, 30, u"艾哈迈德")
                 .put(30, 2, u"1")
                 .put(32, 4, u"00")
                 .put(36, 16, u"19850101")
                 .put(52, 70, u"SAMPLE, AHMED ABDULRAHMAN MOHAMMED ")
                 .put(122, 36, u"932682198501010017")
                 .put(188, 16, u"20240110")
                 .put(204, 16, u"20340109")
                 .put(220, 22, u"ALEXANDER")
                 .put(242, 6, u"SAU")
                 .put(248, 2, u"Y")),
        card(QStringLiteral("foreigner2023latin"),
             Labels::tr("%1，外国人永久居留证（2023 版），无中文姓名"), u"SAMPLE, MARIA",
             CardTextBuilder()
                 .put(30, 2, u"2")
                 .put(32, 4, u"01")
                 .put(36, 16, u"19810803")
                 .put(52, 70, u"SAMPLE, MARIA")
                 .put(122, 36, u"911124198108030024")
                 .put(188, 16, u"20240520")
                 .put(204, 16, u"20340519")
                 .put(242, 6, u"CAN")
                 .put(248, 2, u"Y")),
    };
}

/// A card that the module reads and nobody knows: no published layout has the flag Q.
SampleCard unknownCard()
{
    return card(QStringLiteral("unknown"), Labels::tr("%1类型的卡片，无法识别"), u"其他",
                CardTextBuilder().put(0, 30, u"其他").put(248, 2, u"Q"));
}

} // namespace

QList<SampleCard> sampleCards()
{
    QList<SampleCard> cards = plainCards();
    cards += specialCards();
    cards += permitCards();
    cards += foreigner2017Card();
    cards += foreigner2023Cards();
    cards += unknownCard();
    return cards;
}

std::optional<SampleCard> sampleCard(QStringView id)
{
    QList<SampleCard> cards = sampleCards();
    for (SampleCard& candidate : cards) {
        if (candidate.id == id) {
            return std::move(candidate);
        }
    }
    return std::nullopt;
}

} // namespace onewindow::drivers
