// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Texts/FieldTexts.h"

#include "services/identity/Mask.h"
#include "services/identity/Region.h"

#include <QCoreApplication>
#include <QLocale>

namespace onewindow::ui {

using cases::ValueSource;
using catalog::FieldType;
using Kind = cases::Complaint::Kind;

namespace {

/// Context of the translations.
struct FieldTexts
{
    Q_DECLARE_TR_FUNCTIONS(FieldTexts)
};

QString numberText(double number)
{
    return QString::number(number, 'f', QLocale::FloatingPointShortest);
}

QString rangeText(const cases::Complaint& complaint)
{
    if (complaint.min && complaint.max) {
        return FieldTexts::tr("请填写 %1 到 %2 之间的数")
            .arg(numberText(*complaint.min), numberText(*complaint.max));
    }
    return complaint.min
               ? FieldTexts::tr("请填写不小于 %1 的数").arg(numberText(*complaint.min))
               : FieldTexts::tr("请填写不大于 %1 的数").arg(numberText(complaint.max.value_or(0)));
}

QString dayRangeText(const cases::Complaint& complaint)
{
    if (complaint.earliest.isValid() && complaint.latest.isValid()) {
        return FieldTexts::tr("请选择 %1 至 %2 之间的日期")
            .arg(dayText(complaint.earliest), dayText(complaint.latest));
    }
    return complaint.earliest.isValid()
               ? FieldTexts::tr("日期不能早于 %1").arg(dayText(complaint.earliest))
               : FieldTexts::tr("日期不能晚于 %1").arg(dayText(complaint.latest));
}

/// In pieces of the given lengths, the rest in one piece.
QString inPieces(const QString& text, std::initializer_list<qsizetype> lengths)
{
    QStringList pieces;
    qsizetype from = 0;
    for (const qsizetype length : lengths) {
        pieces.append(text.mid(from, length));
        from += length;
    }
    pieces.append(text.mid(from));
    pieces.removeAll(QString());
    return pieces.join(u' ');
}

/// What the card says is the citizen's own to check, and nobody else's to read.
QString maskedCardText(const cases::FieldView& view)
{
    constexpr qsizetype kShown = 6;
    const QString text = view.value.toString();
    if (view.field->source == QLatin1String("card.name")) {
        return identity::maskedName(text);
    }
    return text.size() > kShown ? text.left(kShown) + QStringLiteral("******") : text;
}

} // namespace

QString complaintText(const cases::Complaint& complaint, const QString& language)
{
    const int least = static_cast<int>(complaint.min.value_or(0));
    const int most = static_cast<int>(complaint.max.value_or(0));
    switch (complaint.kind) {
    case Kind::NotFilled:
        return FieldTexts::tr("这一项必须填写");
    case Kind::TooShort:
        return FieldTexts::tr("请至少填写 %n 个字", "", least);
    case Kind::TooLong:
        return FieldTexts::tr("最多 %n 个字，请删减", "", most);
    case Kind::PatternMismatch:
        return complaint.hint.isEmpty() ? FieldTexts::tr("格式不对，请检查")
                                        : complaint.hint.in(language);
    case Kind::NotANumber:
        return FieldTexts::tr("请填写数字");
    case Kind::TooManyDecimals:
        return most == 0 ? FieldTexts::tr("请填写整数")
                         : FieldTexts::tr("小数点后最多 %n 位", "", most);
    case Kind::OutOfRange:
        return rangeText(complaint);
    case Kind::NotADay:
        return FieldTexts::tr("请选择日期");
    case Kind::DayOutOfRange:
        return dayRangeText(complaint);
    case Kind::NotAPhone:
        return FieldTexts::tr("请填写 11 位手机号，或带区号的固定电话");
    case Kind::NotAnIdNumber:
        return FieldTexts::tr("身份证号码有误，请逐位核对");
    case Kind::NotABankAccount:
        return FieldTexts::tr("银行账号有误，请逐位核对");
    case Kind::NotARegion:
        return FieldTexts::tr("请选择省份，代码后四位要填满或不填");
    case Kind::NotAChoice:
        return FieldTexts::tr("请选择一项");
    case Kind::TooFewEntries:
        return FieldTexts::tr("请至少添加 %n 条", "", least);
    case Kind::TooManyEntries:
        return FieldTexts::tr("最多添加 %n 条", "", most);
    }
    Q_UNREACHABLE();
}

QString answerText(const cases::FieldView& view, const QString& language, Masking masking)
{
    if (view.field->type == FieldType::Group) {
        return FieldTexts::tr("%n 条", "entries", static_cast<int>(view.entries.size()));
    }
    const bool isFull = masking == Masking::Full;
    const QString text = view.value.toVariant().toString();
    if (text.isEmpty()) {
        return FieldTexts::tr("未填写");
    }
    switch (view.field->type) {
    case FieldType::Choice:
        for (const catalog::Choice& choice : view.field->choices) {
            if (choice.value == text) {
                return choice.label.in(language);
            }
        }
        return text;
    case FieldType::Date:
        return dayText(QDate::fromString(text, Qt::ISODate));
    case FieldType::Number: {
        const QString number = view.value.isDouble() ? numberText(view.value.toDouble()) : text;
        const QString unit = view.field->unit.in(language);
        return unit.isEmpty() ? number : number + u' ' + unit;
    }
    case FieldType::IdNumber:
        return isFull ? groupedText(FieldType::IdNumber, text) : identity::maskedIdNumber(text);
    case FieldType::BankAccount:
        return isFull ? groupedText(FieldType::BankAccount, text)
                      : QStringLiteral("**** ") + text.right(4);
    case FieldType::Region:
        return regionText(text);
    case FieldType::Phone:
        return groupedText(FieldType::Phone, text);
    case FieldType::Text:
    case FieldType::Group:
        break;
    }
    return view.source == ValueSource::Card && !isFull ? maskedCardText(view) : text;
}

QString sourceText(const cases::FieldView& view, const catalog::Catalogue& catalogue,
                   const QString& language)
{
    if (view.source == ValueSource::Card) {
        return FieldTexts::tr("来自身份证");
    }
    if (view.source != ValueSource::Shared) {
        return {};
    }
    const catalog::Agreement* agreement = catalogue.agreement(view.agreement);
    const catalog::Department* department =
        agreement != nullptr ? catalogue.department(agreement->department) : nullptr;
    //: %1 is a department: where the value of a field is from.
    return department != nullptr ? FieldTexts::tr("来自%1共享").arg(department->name.in(language))
                                 : FieldTexts::tr("来自部门共享");
}

QString periodText(const catalog::Period& period)
{
    if (period.count <= 0) {
        return {};
    }
    switch (period.unit) {
    case catalog::PeriodUnit::WorkingDay:
        return FieldTexts::tr("%n 个工作日", "", period.count);
    case catalog::PeriodUnit::Day:
        return FieldTexts::tr("%n 天", "", period.count);
    case catalog::PeriodUnit::Month:
        return FieldTexts::tr("%n 个月", "", period.count);
    case catalog::PeriodUnit::Year:
        return FieldTexts::tr("%n 年", "", period.count);
    }
    Q_UNREACHABLE();
}

QString dayText(QDate day)
{
    //: A day: year, month, day, as QDate::toString() takes it.
    return day.toString(FieldTexts::tr("yyyy年M月d日"));
}

QString regionText(const QString& code)
{
    const identity::Province* province = identity::provinceOf(code);
    return province != nullptr ? province->name() + u' ' + code : code;
}

QString groupedText(FieldType type, const QString& text)
{
    switch (type) {
    case FieldType::Phone:
        return text.startsWith(u'1') ? inPieces(text, {3, 4}) : inPieces(text, {4});
    case FieldType::IdNumber:
        return inPieces(text, {6, 8});
    case FieldType::BankAccount:
        return inPieces(text, {4, 4, 4, 4});
    default:
        return text;
    }
}

QStringList sentencesOf(const QString& text)
{
    QStringList sentences;
    QString sentence;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar sign = text.at(i);
        sentence += sign;
        const bool isLatinEnd = sign == u'.' && (i + 1 == text.size() || text.at(i + 1) == u' ');
        if (isLatinEnd || sign == u'。' || sign == u'；' || sign == u'\n') {
            sentences.append(sentence.trimmed());
            sentence.clear();
        }
    }
    sentences.append(sentence.trimmed());
    sentences.removeAll(QString());
    return sentences;
}

} // namespace onewindow::ui
