// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/enquiry/BlankForm.h"

#include "qml/Kiosk/ticket/MatterTexts.h"
#include "qml/Texts/FieldTexts.h"
#include "services/catalog/Facts.h"

#include <QCoreApplication>
#include <QDate>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace onewindow::ui {

using catalog::Condition;
using catalog::FieldType;
using catalog::Form;
using catalog::FormField;
using catalog::Matter;
using catalog::Operator;
using Room = FormQuestion::Room;

namespace {

constexpr int kIdNumberLength = 18;
constexpr int kLettersOfLine = 25; ///< What a hand writes on a line, roughly.
constexpr int kMostLines = 10;
constexpr int kMostRows = 10;
constexpr size_t kMostColumns = 5;

/// Context of the translations.
struct BlankForm
{
    Q_DECLARE_TR_FUNCTIONS(BlankForm)
};

QString numberText(double number)
{
    return QString::number(number, 'f', QLocale::FloatingPointShortest);
}

/// A field that a condition speaks of: of the form, or beside it in its group.
const FormField* fieldOf(const Form& form, const FormField* group, const QString& id)
{
    if (group != nullptr) {
        const auto found = std::ranges::find(group->fields, id, &FormField::id);
        if (found != group->fields.cend()) {
            return &*found;
        }
    }
    for (const catalog::FormSection& section : form.sections) {
        const auto found = std::ranges::find(section.fields, id, &FormField::id);
        if (found != section.fields.cend()) {
            return &*found;
        }
    }
    return nullptr;
}

/// One value of a condition as the form has it; empty for a day that is said from today.
QString valueText(const FormField& field, const QJsonValue& value, const QString& language)
{
    if (value.isDouble()) {
        return numberText(value.toDouble());
    }
    const QString text = value.toString();
    const auto choice = std::ranges::find(field.choices, text, &catalog::Choice::value);
    if (choice != field.choices.cend()) {
        return choice->label.in(language);
    }
    if (field.type == FieldType::Date) {
        const QDate day = QDate::fromString(text, Qt::ISODate);
        return day.isValid() ? dayText(day) : QString();
    }
    return text;
}

QString valuesText(const FormField& field, const QJsonValue& value, const QString& language)
{
    if (!value.isArray()) {
        return valueText(field, value, language);
    }
    QStringList all;
    for (const QJsonValue& one : value.toArray()) {
        all.append(valueText(field, one, language));
    }
    //: Between the last of several answers, and the others: any of them.
    return all.join(BlankForm::tr("、"));
}

/// "如“用途”为“其他”，请填写"; what nobody can say in a few words is left to staff.
QString conditionText(const Condition& condition, const Form& form, const FormField* group,
                      const QString& language)
{
    const auto subject = catalog::Subject::parse(condition.field);
    const FormField* field = subject && subject->kind == catalog::Subject::Kind::Field
                                 ? fieldOf(form, group, subject->name)
                                 : nullptr;
    const QString other = BlankForm::tr("符合条件的人填写，不清楚请问工作人员");
    if (field == nullptr) {
        return other;
    }
    const QString label = field->label.in(language);
    if (condition.op == Operator::Filled) {
        return BlankForm::tr("如填写了“%1”，请填写").arg(label);
    }
    const QString value = valuesText(*field, condition.value, language);
    if (value.isEmpty()) {
        return other;
    }
    switch (condition.op) {
    case Operator::Equal:
    case Operator::In:
        return BlankForm::tr("如“%1”为“%2”，请填写").arg(label, value);
    case Operator::NotEqual:
    case Operator::NotIn:
        return BlankForm::tr("如“%1”不是“%2”，请填写").arg(label, value);
    case Operator::Less:
        return BlankForm::tr("如“%1”小于 %2，请填写").arg(label, value);
    case Operator::AtMost:
        return BlankForm::tr("如“%1”不超过 %2，请填写").arg(label, value);
    case Operator::AtLeast:
        return BlankForm::tr("如“%1”达到 %2，请填写").arg(label, value);
    case Operator::More:
        return BlankForm::tr("如“%1”超过 %2，请填写").arg(label, value);
    case Operator::StartsWith:
        return BlankForm::tr("如“%1”以 %2 开头，请填写").arg(label, value);
    case Operator::Filled:
        break;
    }
    return other;
}

QString rangeText(const FormField& field)
{
    if (field.min && field.max) {
        //: The least and the most that a number may be.
        return BlankForm::tr("%1 到 %2").arg(numberText(*field.min), numberText(*field.max));
    }
    if (field.min) {
        return BlankForm::tr("不小于 %1").arg(numberText(*field.min));
    }
    return field.max ? BlankForm::tr("不大于 %1").arg(numberText(*field.max)) : QString();
}

/// When and how it is answered, a line each.
QString hintOf(const FormField& field, const Form& form, const FormField* group,
               const QString& language)
{
    QStringList hints;
    if (field.visibleWhen) {
        hints.append(conditionText(*field.visibleWhen, form, group, language));
    }
    if (!field.isRequired) {
        hints.append(BlankForm::tr("选填"));
    }
    hints.append(field.help.in(language));
    hints.append(field.patternHint.in(language));
    hints.append(rangeText(field));
    hints.removeAll(QString());
    hints.removeDuplicates();
    return hints.join(u'\n');
}

QStringList choicesOf(const FormField& field, const QString& language)
{
    QStringList labels;
    for (const catalog::Choice& choice : field.choices) {
        labels.append(choice.label.in(language));
    }
    return labels;
}

int linesOf(const FormField& field)
{
    const int letters = field.maxLength > 0 ? field.maxLength : catalog::kDefaultLength;
    return std::clamp((letters + kLettersOfLine - 1) / kLettersOfLine, 1, kMostLines);
}

FormQuestion questionOf(const FormField& field, const Form& form, const FormField* group,
                        const QString& language)
{
    FormQuestion question;
    question.label = field.label.in(language);
    question.hint = hintOf(field, form, group, language);
    switch (field.type) {
    case FieldType::Text:
        question.amount = linesOf(field);
        break;
    case FieldType::Number:
        question.words = field.unit.in(language);
        break;
    case FieldType::Date:
        question.room = Room::Words;
        //: Room for a day written by hand: its year, month and day.
        question.words = BlankForm::tr("__________ 年 ______ 月 ______ 日");
        break;
    case FieldType::Choice:
        question.room = Room::Boxes;
        question.choices = choicesOf(field, language);
        break;
    case FieldType::IdNumber:
        question.room = Room::Cells;
        question.amount = kIdNumberLength;
        break;
    case FieldType::Region:
    case FieldType::Phone:
    case FieldType::BankAccount:
    case FieldType::Group:
        break;
    }
    return question;
}

int shareOf(const FormField& field)
{
    switch (field.type) {
    case FieldType::Number:
        return 2;
    case FieldType::IdNumber:
    case FieldType::BankAccount:
        return 5;
    default:
        return 3;
    }
}

/// The head of a column: what is asked, of a choice also its answers, and when.
QString columnText(const FormField& field, const Form& form, const FormField& group,
                   const QString& language)
{
    QString text = field.label.in(language);
    const QString unit = field.unit.in(language);
    if (!unit.isEmpty()) {
        //: What is asked for, and its unit.
        text = BlankForm::tr("%1（%2）").arg(text, unit);
    }
    QStringList lines{text};
    if (field.type == FieldType::Choice) {
        //: Between the answers of which one is written down.
        lines.append(choicesOf(field, language).join(BlankForm::tr(" / ")));
    }
    lines.append(hintOf(field, form, &group, language));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

/// What may be said several times: a table, or several side by side where one has too many columns.
QList<FormQuestion> tablesOf(const FormField& group, const Form& form, const QString& language)
{
    QList<FormQuestion> tables;
    for (size_t from = 0; from < group.fields.size(); from += kMostColumns) {
        FormQuestion table;
        table.room = Room::Table;
        table.amount = std::clamp(group.maxItems, 1, kMostRows);
        const QString label = group.label.in(language);
        //: A table that goes on, with other columns.
        table.label = from == 0 ? label : BlankForm::tr("%1（续）").arg(label);
        if (from == 0) {
            QStringList hints{hintOf(group, form, nullptr, language)};
            hints.append(BlankForm::tr("最多 %n 条，一行一条", "", group.maxItems));
            if (group.maxItems > kMostRows) {
                hints.append(BlankForm::tr("行数不够，请另附纸"));
            }
            hints.removeAll(QString());
            table.hint = hints.join(u'\n');
        }
        const size_t to = std::min(from + kMostColumns, group.fields.size());
        for (size_t i = from; i < to; ++i) {
            const FormField& field = group.fields.at(i);
            table.columns.append({columnText(field, form, group, language), shareOf(field)});
        }
        tables.append(table);
    }
    return tables;
}

FormPart partOf(const catalog::FormSection& section, const Form& form, const QString& language)
{
    FormPart part;
    part.title = section.title.in(language);
    if (!section.help.isEmpty()) {
        part.paragraphs.append(section.help.in(language));
    }
    for (const FormField& field : section.fields) {
        if (field.type == FieldType::Group) {
            part.questions.append(tablesOf(field, form, language));
        } else {
            part.questions.append(questionOf(field, form, nullptr, language));
        }
    }
    return part;
}

FormPart materialsOf(const Matter& matter, const QString& language)
{
    FormPart part;
    part.title = BlankForm::tr("随表提交的材料");
    const QList<Choice> all = materialChoices(matter, language);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const bool isShared = !matter.materials.at(i).sharedBy.isEmpty();
        part.boxes.append(isShared
                              ? BlankForm::tr("%1：部门共享，同意查询后不用带").arg(all.at(i).title)
                              : all.at(i).title);
    }
    if (all.isEmpty()) {
        part.paragraphs.append(BlankForm::tr("不用带材料。"));
    }
    return part;
}

FormPart commitmentOf(const catalog::Commitment& commitment, const QString& language)
{
    FormPart part;
    part.title = BlankForm::tr("告知承诺");
    part.paragraphs = sentencesOf(commitment.text.in(language));
    part.boxes = {BlankForm::tr("我已读懂以上内容，自愿承诺"),
                  BlankForm::tr("我不承诺，按要求提交材料")};
    return part;
}

} // namespace

FormSheet blankForm(const Matter& matter, const QString& hall, const QString& language)
{
    FormSheet sheet;
    //: The fonts whose forms of the characters this language writes: of Chinese ones, SC, TC or HK.
    sheet.font = BlankForm::tr("Noto Sans CJK SC");
    sheet.titleFont = BlankForm::tr("Noto Serif CJK SC");
    sheet.headLeft = hall;
    sheet.headRight = BlankForm::tr("申请表（空白）");
    sheet.footLeft = BlankForm::tr("由政务服务自助终端打印");
    //: %1 is this page, %2 how many there are.
    sheet.pageWords = BlankForm::tr("第 %1 页 共 %2 页");
    sheet.title = matter.name.in(language);
    sheet.subtitle = matter.department.in(language);
    if (sheet.title != matter.name.zh) {
        // For the clerk.
        sheet.subtitle = matter.name.zh + u'\n' + sheet.subtitle;
    }
    if (!matter.terminal.form) {
        return sheet;
    }
    sheet.notes = {
        BlankForm::tr("请用黑色签字笔填写，选项在方框内打勾。填好后和材料一起交到窗口。")};
    for (const catalog::FormSection& section : matter.terminal.form->sections) {
        sheet.parts.append(partOf(section, *matter.terminal.form, language));
    }
    sheet.parts.append(materialsOf(matter, language));
    if (matter.terminal.commitment) {
        sheet.parts.append(commitmentOf(*matter.terminal.commitment, language));
    }
    sheet.promise = BlankForm::tr("我保证以上所填内容和提交的材料真实、准确。");
    //: Room for a signature and for the day, as of BlankForm's other days.
    sheet.signature =
        BlankForm::tr("申请人签名：____________________   日期：________ 年 ____ 月 ____ 日");
    return sheet;
}

} // namespace onewindow::ui
