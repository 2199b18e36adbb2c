// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/Samples.h"

#include "services/core/Enforce.h"
#include "tests/qml/FakeClock.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"

#include <array>
#include <utility>

namespace onewindow::ui::samples {

namespace {

catalog::Theme theme(const char* id, const char* zh, const char* en, const char* icon, int order)
{
    return {.id = QString::fromUtf8(id),
            .name = {QString::fromUtf8(zh), QString::fromUtf8(en)},
            .icon = QString::fromUtf8(icon),
            .order = order};
}

catalog::Material material(const char* zh, const char* en, bool isRequired, int copies)
{
    catalog::Material made;
    made.name = {QString::fromUtf8(zh), QString::fromUtf8(en)};
    made.isRequired = isRequired;
    made.copies = copies;
    return made;
}

catalog::Matter matter(const char* id, const char* themeId, const char* zh, const char* en,
                       const char* series)
{
    catalog::Matter made;
    made.id = QString::fromUtf8(id);
    made.theme = QString::fromUtf8(themeId);
    made.name = {QString::fromUtf8(zh), QString::fromUtf8(en)};
    made.department = {QStringLiteral("区人力资源和社会保障局"),
                       QStringLiteral("Human Resources and Social Security Bureau")};
    made.series = QString::fromUtf8(series);
    made.windowArea = {QStringLiteral("一楼 A 区 1-6 号窗口"),
                       QStringLiteral("Ground floor, area A, windows 1-6")};
    return made;
}

QList<catalog::Material> manyMaterials()
{
    return {
        material("居民身份证", "Resident identity card", true, 1),
        material("社会保险参保登记表", "Social insurance registration form", true, 2),
        material("劳动合同或用工备案证明", "Labour contract or record of employment", true, 1),
        material("近期一寸免冠照片", "Recent one-inch photograph", true, 2),
        material("户口簿首页及本人页", "Household register: first page and own page", true, 1),
        material("银行卡", "Bank card", true, 1),
        material("失业登记证明", "Proof of unemployment", false, 1),
        material("授权委托书", "Power of attorney", false, 1),
        material("代办人身份证", "Identity card of the representative", false, 1),
    };
}

} // namespace

catalog::Catalogue catalogue()
{
    catalog::Catalogue made;
    made.themes = {theme("si", "社会保险", "Social insurance", "health_and_safety", 1),
                   theme("real-estate", "不动产登记", "Real estate", "house", 2),
                   theme("hukou", "户籍证件", "Household & ID", "badge", 3),
                   theme("fund", "住房公积金", "Housing fund", "savings", 4),
                   theme("business", "企业开办", "Business", "storefront", 5),
                   theme("tax", "税务办理", "Taxes", "receipt_long", 6)};
    catalog::Matter enrol =
        matter("si-enrol", "si", "社保参保登记", "Social insurance enrolment", "A");
    enrol.materials = manyMaterials();
    catalog::Matter transfer =
        matter("si-transfer", "si", "医保关系转移接续", "Transfer of medical insurance", "A");
    transfer.needsCard = true;
    made.matters = {enrol, transfer,
                    matter("si-query", "si", "参保证明打印", "Proof of insurance", "A")};
    const std::array names{
        std::pair{"房屋所有权首次登记", "First registration of house ownership"},
        std::pair{"存量房买卖转移登记", "Transfer registration of a second-hand house"},
        std::pair{"抵押权设立登记", "Registration of a mortgage"},
        std::pair{"抵押权注销登记", "Cancellation of a mortgage"},
        std::pair{"不动产登记资料查询", "Search of real estate records"},
        std::pair{"预告登记", "Advance notice registration"},
        std::pair{"更正登记", "Correction registration"},
        std::pair{"异议登记", "Objection registration"},
        std::pair{"换证与遗失补证", "Replacement of a lost certificate"},
    };
    int index = 0;
    for (const auto& [chinese, english] : names) {
        const QByteArray id = "re-" + QByteArray::number(++index);
        made.matters.append(matter(id.constData(), "real-estate", chinese, english, "B"));
    }
    made.matters.append(matter("hukou-move", "hukou", "户口迁移", "Move of household", "C"));
    made.matters.append(matter("fund-draw", "fund", "公积金提取", "Housing fund withdrawal", "D"));
    made.matters.append(
        matter("biz-open", "business", "企业设立登记", "Company registration", "E"));
    made.matters.append(matter("tax-card", "tax", "发票领用", "Invoices", "F"));
    return made;
}

input::PinyinInput* pinyin()
{
    static const std::unique_ptr<input::PinyinInput> only = [] {
        auto opened = input::PinyinInput::open(input::PinyinInput::systemDictionary());
        OW_ENFORCE(bool(opened));
        return std::move(opened).value();
    }();
    only->clear();
    return only.get();
}

drivers::IdCard elderCard()
{
    drivers::IdCard card;
    card.name = QStringLiteral("张建明");
    card.sex = 2;
    card.ethnicCode = 1;
    card.birth = QDate(1949, 12, 31);
    card.address = QStringLiteral("北京市朝阳区示例路 1 号");
    card.number = QStringLiteral("11010519491231002X");
    card.authority = QStringLiteral("北京市公安局");
    card.validFrom = QDate(2015, 1, 1);
    return card;
}

drivers::IdCard youngCard()
{
    drivers::IdCard card = elderCard();
    card.name = QStringLiteral("李娜");
    card.birth = QDate(1999, 3, 7);
    card.number = QStringLiteral("440524199903070044");
    card.validTo = QDate(2035, 1, 1);
    return card;
}

queue::IssuedTicket ticket(const QString& matter)
{
    queue::IssuedTicket issued;
    issued.ticket.id = QByteArray(16, 't');
    issued.ticket.number = QStringLiteral("A1023");
    issued.ticket.matter = matter;
    issued.ticket.state = queue::TicketState::Pending;
    issued.ticket.issuedAtMs = FakeClock::kStartMs;
    issued.ticket.token = QStringLiteral("Zm9vYmFyYmF6cXV4MTIzNA");
    issued.link = QStringLiteral("https://hall.example/t/Zm9vYmFyYmF6cXV4MTIzNA");
    issued.maskedName = QStringLiteral("张*");
    issued.figures = figures(3, FakeClock::kStartMs);
    return issued;
}

feedback::Filed filed()
{
    feedback::Filed made;
    made.token = QStringLiteral("abcdefghijklmnopqrstuv");
    made.filed.id = QByteArray(16, 'f');
    made.filed.kind = feedback::CaseKind::Complaint;
    made.filed.number = QStringLiteral("Y1-20261123-0003");
    made.filed.counter = 3;
    made.filed.day = QStringLiteral("2026-11-23");
    made.filed.answerBy = QStringLiteral("2026-12-14");
    made.filed.filedAtMs = FakeClock::kStartMs;
    return made;
}

feedback::FollowedFeedback answered(int words)
{
    const feedback::FeedbackCase of = filed().filed;
    return {.id = of.id,
            .kind = of.kind,
            .number = of.number,
            .state = feedback::WorkState::Answered,
            .filedAtMs = of.filedAtMs,
            .answerBy = of.answerBy,
            .answer = QStringLiteral("您反映的等候时间过长的问题，我们已增开两个窗口，高峰时段由"
                                     "值班主任到等候区引导。给您带来不便，非常抱歉。")
                          .repeated(words),
            .answeredAtMs = of.filedAtMs + 86'400'000};
}

Hotline hotline()
{
    return {.number = QStringLiteral("12345"),
            .hours = {QStringLiteral("24 小时"), QStringLiteral("24 hours a day")}};
}

catalog::OpeningHours closedToday()
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(FakeClock::kStartMs).date();
    catalog::OpeningHours hours;
    hours.set(today, {});
    hours.set(today.addDays(1), {{.from = 9 * 60, .until = 17 * 60}});
    return hours;
}

void offerAfterHours(catalog::Catalogue& catalogue)
{
    offerFiling(catalogue, QStringLiteral("si-query"));
    for (catalog::Matter& matter : catalogue.matters) {
        if (matter.id == u"si-query") {
            matter.terminal.decision =
                catalog::Decision{.rules = {}, .outcome = catalog::Outcome::Approve};
        }
        matter.guide.canBeBooked =
            matter.id == u"si-transfer" || matter.id == u"re-2" || matter.id == u"si-query";
    }
}

queue::OtherHall otherHall(qint64 asOfMs)
{
    return {.id = QStringLiteral("hall-2"),
            .name = {QStringLiteral("淄川区政务服务中心"),
                     QStringLiteral("Zichuan District Service Centre")},
            .address = {QStringLiteral("淄川区般阳路 100 号"),
                        QStringLiteral("100 Banyang Road, Zichuan")},
            .crowd = {.servesAll = true, .waiting = {{QStringLiteral("si-enrol"), 5}}},
            .atMs = asOfMs};
}

queue::UsualHours usualHours()
{
    return {
        .days = 20,
        .perHour = {{8, 12}, {9, 61}, {10, 55}, {11, 30}, {13, 20}, {14, 9}, {15, 22}, {16, 8}}};
}

queue::QueueFigures figures(int waiting, qint64 asOfMs)
{
    return {.waiting = waiting,
            .openWindows = 2,
            .lowMinutes = 10,
            .highMinutes = 20,
            .asOfMs = asOfMs};
}

} // namespace onewindow::ui::samples
