// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/LongForm.h"

#include <QJsonArray>

namespace onewindow::bench {

using catalog::FieldType;
using catalog::FormField;

namespace {

constexpr int kSections = 5;

QString idOf(const char* name, int section)
{
    return QStringLiteral("%1_%2").arg(QLatin1String(name)).arg(section);
}

FormField field(const char* name, int section, FieldType type, const QString& zh)
{
    FormField made;
    made.id = idOf(name, section);
    made.type = type;
    made.label = {zh, QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(section + 1)};
    return made;
}

catalog::Condition condition(const char* name, int section, catalog::Operator op,
                             const QJsonValue& value = QJsonValue::Undefined)
{
    return {.field = idOf(name, section), .op = op, .value = value};
}

FormField kindField(int section)
{
    FormField kind = field("kind", section, FieldType::Choice, QStringLiteral("事项类型"));
    kind.choices = {{QStringLiteral("new"), {QStringLiteral("新办"), QStringLiteral("New")}},
                    {QStringLiteral("change"), {QStringLiteral("变更"), QStringLiteral("Change")}},
                    {QStringLiteral("other"), {QStringLiteral("其他"), QStringLiteral("Other")}}};
    if (section > 0) {
        kind.visibleWhen = condition("kind", section - 1, catalog::Operator::Filled);
    }
    return kind;
}

FormField otherField(int section)
{
    FormField other = field("other", section, FieldType::Text, QStringLiteral("具体说明"));
    other.minLength = 2;
    other.maxLength = 100;
    other.visibleWhen =
        condition("kind", section, catalog::Operator::Equal, QStringLiteral("other"));
    return other;
}

FormField amountField(int section)
{
    FormField amount = field("amount", section, FieldType::Number, QStringLiteral("申请金额"));
    amount.min = 1;
    amount.max = 1'000'000;
    amount.decimals = 2;
    amount.unit = {QStringLiteral("元"), QStringLiteral("yuan")};
    return amount;
}

FormField sinceField(int section)
{
    FormField since = field("since", section, FieldType::Date, QStringLiteral("开始日期"));
    since.earliest = QStringLiteral("today-40y");
    since.latest = QStringLiteral("today");
    return since;
}

FormField membersField(int section)
{
    FormField members = field("members", section, FieldType::Group, QStringLiteral("家庭成员"));
    members.minItems = 1;
    members.maxItems = 3;
    members.fields = {field("member", section, FieldType::Text, QStringLiteral("姓名")),
                      field("mobile", section, FieldType::Phone, QStringLiteral("电话"))};
    return members;
}

catalog::FormSection section(int index)
{
    return {.title = {QStringLiteral("第%1部分").arg(index + 1),
                      QStringLiteral("Part %1").arg(index + 1)},
            .help = {},
            .fields = {field("name", index, FieldType::Text, QStringLiteral("名称")),
                       amountField(index), sinceField(index), kindField(index), otherField(index),
                       field("place", index, FieldType::Region, QStringLiteral("所在地区")),
                       field("phone", index, FieldType::Phone, QStringLiteral("联系电话")),
                       field("number", index, FieldType::IdNumber, QStringLiteral("身份证号码")),
                       field("account", index, FieldType::BankAccount, QStringLiteral("银行账号")),
                       membersField(index)}};
}

QJsonValue answerTo(const FormField& field)
{
    switch (field.type) {
    case FieldType::Text:
        return QStringLiteral("Chengnan Community");
    case FieldType::Number:
        return 1250;
    case FieldType::Date:
        return QStringLiteral("2020-06-01");
    case FieldType::Choice:
        return QStringLiteral("other");
    case FieldType::Region:
        return QStringLiteral("370302");
    case FieldType::Phone:
        return QStringLiteral("13800138000");
    case FieldType::IdNumber:
        return QStringLiteral("11010519491231002X");
    case FieldType::BankAccount:
        return QStringLiteral("6222020000000000000");
    case FieldType::Group:
        break;
    }
    QJsonObject entry;
    for (const FormField& inner : field.fields) {
        entry.insert(inner.id, answerTo(inner));
    }
    return QJsonArray{entry, entry};
}

} // namespace

catalog::Form longForm()
{
    catalog::Form form;
    for (int i = 0; i < kSections; ++i) {
        form.sections.append(section(i));
    }
    return form;
}

catalog::Form shortForm()
{
    catalog::FormSection only = section(0);
    only.fields.removeLast();
    only.fields.removeIf([](const FormField& field) {
        return field.type == FieldType::Region || field.type == FieldType::IdNumber ||
               field.type == FieldType::BankAccount;
    });
    return {.sections = {only}};
}

QJsonObject answersTo(const catalog::Form& form)
{
    QJsonObject answers;
    for (const catalog::FormSection& section : form.sections) {
        for (const FormField& field : section.fields) {
            answers.insert(field.id, answerTo(field));
        }
    }
    return answers;
}

int fieldsOf(const catalog::Form& form)
{
    qsizetype count = 0;
    for (const catalog::FormSection& section : form.sections) {
        for (const FormField& field : section.fields) {
            count += 1 + static_cast<qsizetype>(field.fields.size());
        }
    }
    return static_cast<int>(count);
}

} // namespace onewindow::bench
