// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/FieldInput.h"

#include "qml/Texts/FieldTexts.h"
#include "services/catalog/Days.h"
#include "services/identity/Region.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using catalog::FieldType;

namespace {

constexpr qsizetype kProvinceDigits = 2;
constexpr qsizetype kRegionTail = 4;

FieldInput::Kind kindOf(FieldType type, bool isProvince)
{
    using Kind = FieldInput::Kind;
    switch (type) {
    case FieldType::Text:
        return Kind::Text;
    case FieldType::Choice:
        return Kind::Options;
    case FieldType::Date:
        return Kind::Calendar;
    case FieldType::Region:
        return isProvince ? Kind::Options : Kind::Digits;
    case FieldType::Number:
    case FieldType::Phone:
    case FieldType::IdNumber:
    case FieldType::BankAccount:
        return Kind::Digits;
    case FieldType::Group:
        return Kind::None;
    }
    Q_UNREACHABLE();
}

/// How many signs may be typed: no fewer than a right answer has.
qsizetype limitOf(const catalog::FormField& field)
{
    switch (field.type) {
    case FieldType::Text:
        return field.maxLength > 0 ? field.maxLength : catalog::kDefaultLength;
    case FieldType::Number:
        return 12;
    case FieldType::Phone:
        return 12;
    case FieldType::IdNumber:
        return 18;
    case FieldType::BankAccount:
        return 19;
    case FieldType::Region:
        return kRegionTail;
    default:
        return 0;
    }
}

QString plainText(const QJsonValue& value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest)
                            : value.toString();
}

} // namespace

void FieldInput::usePinyin(input::PinyinInput* pinyin)
{
    m_typed.usePinyin(pinyin);
    Q_EMIT changed();
}

void FieldInput::begin(const cases::FieldView& view, bool isProvince, QDate today,
                       const QString& language)
{
    forget();
    m_field = *view.field;
    m_isProvince = isProvince;
    m_language = language;
    m_kind = kindOf(m_field.type, isProvince);
    m_typed.capitaliseWords();
    m_typed.setLimit(limitOf(m_field));
    m_typed.setLanguage(language);
    const QString said = plainText(view.value);
    if (m_field.type != FieldType::Region) {
        m_typed.setText(said);
    } else if (isProvince) {
        m_head = said;
        m_typed.setText(said.left(kProvinceDigits));
    } else {
        m_head = said.left(kProvinceDigits);
        const QString tail = said.mid(kProvinceDigits);
        // All of it is zeros: nothing was said but the province.
        m_typed.setText(tail == QStringLiteral("0000") ? QString() : tail);
    }
    if (m_kind == Kind::Calendar) {
        beginDay(view, today);
    }
    showOptions();
    m_options.showFirst();
    Q_EMIT changed();
}

/// Where nothing was said, the picker stands on the day nearest to today that is allowed.
void FieldInput::beginDay(const cases::FieldView& view, QDate today)
{
    constexpr int kMostYears = 120;
    m_earliest = catalog::dayOf(m_field.earliest, today).value_or(today.addYears(-kMostYears));
    m_latest = catalog::dayOf(m_field.latest, today).value_or(today.addYears(kMostYears));
    const QDate said = QDate::fromString(view.value.toString(), Qt::ISODate);
    m_day = said.isValid() ? said : std::max(m_earliest, std::min(m_latest, today));
}

void FieldInput::setLanguage(const QString& language)
{
    m_language = language;
    showOptions();
    Q_EMIT changed();
}

void FieldInput::showOptions()
{
    QList<Choice> options;
    if (m_kind == Kind::Options && m_isProvince) {
        for (const identity::Province& province : identity::provinces()) {
            options.append({.key = province.code,
                            .title = province.name(),
                            .caption = {},
                            .iconName = {},
                            .trailing = {},
                            .isChecked = province.code == text()});
        }
    } else if (m_kind == Kind::Options) {
        for (const catalog::Choice& choice : std::as_const(m_field.choices)) {
            options.append({.key = choice.value,
                            .title = choice.label.in(m_language),
                            .caption = {},
                            .iconName = {},
                            .trailing = {},
                            .isChecked = choice.value == text()});
        }
    }
    m_options.setChoices(options);
}

void FieldInput::forget()
{
    m_typed.clear();
    m_kind = Kind::None;
    m_isEdited = false;
    m_field = {};
    m_head.clear();
    m_day = {};
    m_options.setChoices({});
    Q_EMIT changed();
}

QJsonValue FieldInput::value() const
{
    if (m_kind == Kind::Calendar) {
        return m_day.toString(Qt::ISODate);
    }
    const QString whole = QStringLiteral("0000"); // Of the province.
    QString said = m_typed.whole();
    if (m_field.type == FieldType::Region && !m_isProvince) {
        said = m_head + (said.isEmpty() ? whole : said);
    } else if (m_isProvince && !said.isEmpty()) {
        // The same province again keeps what was said of it.
        said = m_head.startsWith(said) ? m_head : said + whole;
    }
    return said.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(said);
}

QString FieldInput::countText() const
{
    //: Characters typed, characters allowed.
    return tr("%1 / %2").arg(text().size()).arg(m_typed.limit());
}

QString FieldInput::shownText() const
{
    if (m_field.type == FieldType::Region) {
        return regionText(m_head) + u' ' + text();
    }
    const QString unit = m_field.unit.in(m_language);
    const bool hasUnit = m_field.type == FieldType::Number && !unit.isEmpty() && !text().isEmpty();
    return groupedText(m_field.type, text()) + (hasUnit ? u' ' + unit : QString());
}

QString FieldInput::extraKey() const
{
    if (m_field.type == FieldType::IdNumber) {
        return QStringLiteral("X");
    }
    return m_field.type == FieldType::Number && m_field.decimals > 0 ? QStringLiteral(".")
                                                                     : QString();
}

QString FieldInput::yearText() const
{
    //: A year on its own, in a picker.
    return tr("%1 年").arg(m_day.year());
}

QString FieldInput::monthText() const
{
    //: A month on its own, in a picker, as QDate::toString() takes it.
    return QLocale(m_language).toString(m_day, tr("M 月"));
}

QString FieldInput::dayText() const
{
    //: A day of the month on its own, in a picker.
    return tr("%1 日").arg(m_day.day());
}

QString FieldInput::dateText() const
{
    return ui::dayText(m_day);
}

QString FieldInput::weekdayText() const
{
    return QLocale(m_language).toString(m_day, QStringLiteral("dddd"));
}

bool FieldInput::hasDecades() const
{
    constexpr int kMany = 15;
    return m_kind == Kind::Calendar && m_latest.year() - m_earliest.year() > kMany;
}

void FieldInput::type(const QString& sign)
{
    bool isTaken = m_kind == Kind::Text && m_typed.type(sign);
    if (m_kind == Kind::Digits && sign.size() == 1) {
        const QChar upper = sign.at(0).toUpper();
        isTaken = (upper.isDigit() || extraKey() == upper) && m_typed.add(upper);
    }
    if (isTaken) {
        noteEdited();
    }
}

void FieldInput::deleteLast()
{
    m_typed.deleteLast();
    noteEdited();
}

void FieldInput::clear()
{
    m_typed.clear();
    noteEdited();
}

void FieldInput::chooseCandidate(int index)
{
    m_typed.chooseCandidate(index);
    noteEdited();
}

void FieldInput::toggleChinese()
{
    m_typed.setChinese(!m_typed.isChinese());
    noteEdited();
}

void FieldInput::choose(const QString& key)
{
    m_typed.setText(key);
    showOptions();
    noteEdited();
}

void FieldInput::step(Part part, int by)
{
    if (m_kind != Kind::Calendar) {
        return;
    }
    const QDate wanted = part == Part::Year    ? m_day.addYears(by)
                         : part == Part::Month ? m_day.addMonths(by)
                                               : m_day.addDays(by);
    m_day = std::max(m_earliest, std::min(m_latest, wanted));
    noteEdited();
}

void FieldInput::noteEdited()
{
    m_isEdited = true;
    Q_EMIT changed();
    Q_EMIT edited();
}

} // namespace onewindow::ui
