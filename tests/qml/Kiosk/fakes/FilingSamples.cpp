// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/FilingSamples.h"

#include "tests/qml/FakeClock.h"

#include <QJsonArray>
#include <QJsonObject>

#include <utility>

namespace onewindow::ui::samples {

using namespace Qt::StringLiterals;
using catalog::FieldType;
using catalog::FormField;
using catalog::LocalText;

namespace {

LocalText text(const char* zh, const char* en)
{
    return {QString::fromUtf8(zh), QString::fromUtf8(en)};
}

FormField field(const char* id, FieldType type, const char* zh, const char* en)
{
    FormField made;
    made.id = QString::fromUtf8(id);
    made.type = type;
    made.label = text(zh, en);
    return made;
}

FormField known(const char* id, FieldType type, const char* zh, const char* en, const char* source)
{
    FormField made = field(id, type, zh, en);
    made.source = QString::fromUtf8(source);
    made.isReadOnly = true;
    return made;
}

catalog::Choice choice(const char* value, const char* zh, const char* en)
{
    return {QString::fromUtf8(value), text(zh, en)};
}

catalog::FormSection yourself()
{
    FormField phone = field("phone", FieldType::Phone, "联系电话", "Phone number");
    phone.help = text("办理结果会通知到这个号码", "You are told the result on this number");
    return {
        .title = text("核对信息", "Check your details"),
        .help = {},
        .fields = {known("name", FieldType::Text, "姓名", "Name", "card.name"),
                   known("number", FieldType::IdNumber, "身份证号码", "ID number", "card.number"),
                   phone}};
}

catalog::FormSection insurance()
{
    FormField kind = field("kind", FieldType::Choice, "备案类型", "Kind");
    kind.choices = {choice("settled", "异地长期居住", "Living elsewhere"),
                    choice("job", "常驻异地工作", "Working elsewhere"),
                    choice("other", "其他", "Something else")};
    FormField why = field("why", FieldType::Text, "具体原因", "Which");
    why.minLength = 2;
    why.maxLength = 40;
    why.visibleWhen = catalog::Condition{
        .field = QStringLiteral("kind"), .op = catalog::Operator::Equal, .value = u"other"_s};
    FormField copies = field("copies", FieldType::Number, "打印份数", "Copies");
    copies.min = 1;
    copies.max = 3;
    copies.unit = text("份", "copies");
    FormField from = field("from", FieldType::Date, "开始日期", "From");
    from.earliest = QStringLiteral("today");
    from.latest = QStringLiteral("today+180d");
    FormField place = field("place", FieldType::Region, "就医地", "Place of treatment");
    FormField account = field("account", FieldType::BankAccount, "银行账号", "Account number");
    account.help = text("请填写本人名下的账号", "Your own account");
    return {.title = text("备案信息", "Filing"),
            .help = {},
            .fields = {kind, why, copies, from, place, account}};
}

catalog::FormSection family()
{
    FormField spouse = field("spouse", FieldType::Text, "配偶姓名", "Name of your spouse");
    spouse.isRequired = false;
    spouse.source = QStringLiteral("shared.civil.spouse");
    FormField spouseNumber =
        field("spouse_number", FieldType::IdNumber, "配偶身份证号码", "ID number of your spouse");
    FormField born = field("born", FieldType::Date, "子女出生日期", "Your child was born on");
    born.isRequired = false;
    born.earliest = QStringLiteral("today-40y");
    born.latest = QStringLiteral("today");
    FormField contacts = field("contacts", FieldType::Group, "联系人", "Contact");
    contacts.minItems = 1;
    contacts.maxItems = 2;
    contacts.fields = {field("contact_name", FieldType::Text, "姓名", "name"),
                       field("contact_phone", FieldType::Phone, "电话", "phone number")};
    return {.title = text("家庭", "Family"),
            .help = {},
            .fields = {spouse, spouseNumber, born, contacts}};
}

catalog::Material material(const char* id, const char* zh, const char* en)
{
    catalog::Material made;
    made.id = QString::fromUtf8(id);
    made.name = text(zh, en);
    return made;
}

} // namespace

void offerFiling(catalog::Catalogue& catalogue, const QString& matter)
{
    for (catalog::Matter& changed : catalogue.matters) {
        if (changed.id != matter) {
            continue;
        }
        catalog::TerminalService& service = changed.terminal;
        service.isOffered = true;
        service.assurance = catalog::Assurance::Card;
        service.consent = catalog::Consent{
            .text = text("为办理本事项，您同意我们读取您的身份证信息，并向有关部门查询您本人的医保"
                         "参保状态。查询结果只用于本次办理，不作他用；您可以不同意，并到人工窗口办"
                         "理。",
                         "To deal with this matter, you agree that we read your ID card and ask "
                         "the department concerned for your own medical insurance state. What we "
                         "learn is used for this matter only. If you do not agree, you can go to "
                         "a window."),
            .version = QStringLiteral("2026-01")};
        service.form = catalog::Form{.sections = {yourself(), insurance(), family()}};
        service.commitment = catalog::Commitment{
            .text = text("您可以书面承诺在就医地长期居住或工作，代替居住、工作证明。承诺不实的，由"
                         "此产生的医保费用将被追回，并按规定处理。",
                         "You may promise in writing that you live or work at the place of "
                         "treatment, instead of proving it. If it is untrue, what the insurance "
                         "paid is taken back."),
            .replaces = {QStringLiteral("proof")}};
        service.result = catalog::ResultTemplate{
            .title = text("异地就医备案回执", "Receipt of filing"),
            .lines = {text("姓名：{card.name}", "Name: {card.name}"),
                      text("办件编号：{case.number}", "Case number: {case.number}")},
            .paper = catalog::ResultPaper::A4};
        catalog::Material spouse = material("marriage", "结婚证", "Marriage certificate");
        spouse.sharedBy = QStringLiteral("civil");
        changed.materials = {material("proof", "异地居住或转诊证明", "Proof of residence"), spouse,
                             material("photo", "近期照片", "Recent photograph")};
        changed.guide.promiseLimit = {.count = 10, .unit = catalog::PeriodUnit::WorkingDay};
    }
    catalogue.departments.append({.id = QStringLiteral("civil"),
                                  .name = text("民政局", "Civil Affairs"),
                                  .phone = {},
                                  .code = {}});
    catalog::Agreement agreement;
    agreement.id = QStringLiteral("civil");
    agreement.department = QStringLiteral("civil");
    agreement.name = text("婚姻登记信息", "Marriage register");
    catalogue.agreements.append(agreement);
}

void wantProofs(catalog::Catalogue& catalogue, const QString& matter)
{
    for (catalog::Matter& changed : catalogue.matters) {
        if (changed.id != matter) {
            continue;
        }
        changed.terminal.wantsSignature = true;
        for (catalog::Material& one : changed.materials) {
            one.isPhotographed = one.id == QLatin1String("photo");
        }
        catalog::Material referral = material("referral", "转诊单", "Referral");
        referral.isRequired = false;
        referral.isPhotographed = true;
        referral.acceptStandard = text("医院的印章要看得清", "The hospital's seal must be legible");
        changed.materials.append(referral);
    }
}

cases::SignedDocument document()
{
    return {.statement = QStringLiteral("OW1.AAAA.BBBB"),
            .link = QStringLiteral("https://hall.example/d/OW1.AAAA.BBBB"),
            .checkCode = QStringLiteral("K7PM3QXD9FWA"),
            .node = QStringLiteral("kiosk-1"),
            .fingerprint = QStringLiteral("0123 4567 89ab cdef"),
            .suite = crypto::Suite::National};
}

void chargeFee(catalog::Catalogue& catalogue, const QString& matter)
{
    for (catalog::Matter& changed : catalogue.matters) {
        if (changed.id == matter) {
            changed.terminal.fee = catalog::Fee{
                .name = text("异地就医备案卡工本费", "Fee for the card of treatment elsewhere"),
                .cents = 2000};
        }
    }
}

cases::OpenedCase opened(const drivers::IdCard& card, QDate today)
{
    cases::Applicant applicant{.name = card.name,
                               .idNumber = card.number,
                               .sex = QString::number(card.sex),
                               .nation = QStringLiteral("01"),
                               .birth = card.birth,
                               .address = card.address};
    cases::OpenedCase made;
    made.id = QByteArray(16, 'c');
    made.known = cases::KnownFacts(applicant, today);
    made.known.putShared(QStringLiteral("civil"),
                         {{QStringLiteral("spouse"), QStringLiteral("Wang Wei")}});
    made.consentVersion = QStringLiteral("2026-01");
    made.consentedAtMs = FakeClock::kStartMs;
    return made;
}

QJsonObject filledIn()
{
    const QJsonObject contact{{u"contact_name"_s, u"Zhao Min"_s},
                              {u"contact_phone"_s, u"13800138000"_s}};
    return {{u"phone"_s, u"13800138000"_s},
            {u"kind"_s, u"other"_s},
            {u"why"_s, u"With my child"_s},
            {u"copies"_s, 2},
            {u"from"_s, u"2026-12-01"_s},
            {u"place"_s, u"370300"_s},
            {u"account"_s, u"6222020000000000000"_s},
            {u"spouse"_s, u"Wang Wei"_s},
            {u"spouse_number"_s, u"11010519491231002X"_s},
            {u"born"_s, u"2015-06-01"_s},
            {u"contacts"_s, QJsonArray{contact}}};
}

cases::FiledCase approved()
{
    cases::FiledCase made;
    made.id = QByteArray(16, 'c');
    made.matter = QStringLiteral("si-query");
    made.provisional = QStringLiteral("K1-20261123-0007");
    made.number = QStringLiteral("370303202611230007");
    made.token = QStringLiteral("Zm9vYmFyYmF6cXV4MTIzNA");
    made.link = QStringLiteral("https://hall.example/c/Zm9vYmFyYmF6cXV4MTIzNA");
    made.state = cases::CaseState::Approved;
    made.rules = {
        {.text = text("医保参保状态正常", "Insured"), .truth = cases::Truth::True},
        {.text = text("属于可以当场备案的类型", "A kind that is filed at once"),
         .truth = cases::Truth::True},
        {.text = text("已选择就医地", "A place was chosen"), .truth = cases::Truth::True}};
    made.filedAtMs = FakeClock::kStartMs;
    return made;
}

cases::CaseSummary due()
{
    const cases::FiledCase filed = approved();
    return {.id = filed.id,
            .matter = filed.matter,
            .provisional = filed.provisional,
            .number = filed.number,
            .state = filed.state,
            .filedAtMs = filed.filedAtMs,
            .money = {.state = cases::MoneyState::Due, .cents = 2000},
            .token = filed.token};
}

cases::FiledCase received()
{
    cases::FiledCase made = approved();
    made.number.clear();
    made.state = cases::CaseState::Received;
    made.rules[1].truth = cases::Truth::Unknown;
    made.papers = {material("proof", "异地居住或转诊证明", "Proof of residence")};
    return made;
}

} // namespace onewindow::ui::samples
