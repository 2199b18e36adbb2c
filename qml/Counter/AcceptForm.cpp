// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/AcceptForm.h"

#include "qml/Texts/FieldTexts.h"
#include "services/core/Languages.h"
#include "services/identity/Region.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using catalog::FieldType;
using Kind = AcceptForm::Kind;
using Row = AcceptForm::Row;

namespace {

constexpr qsizetype kProvinceDigits = 2;
constexpr qsizetype kTailDigits = 4;
const QString kWholeProvince = QStringLiteral("0000");

enum Role {
    KindRole = Qt::UserRole,
    PathRole,
    LabelRole,
    HelpRole,
    ValueRole,
    SourceRole,
    ComplaintRole,
    UnitRole,
    OptionIdsRole,
    OptionNamesRole,
    LimitRole,
    EntryRole,
    RequiredRole,
    CanAddRole,
    CanRemoveRole,
};

QString plainText(const QJsonValue& value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest)
                            : value.toString();
}

Kind kindOf(const cases::FieldView& view)
{
    if (view.isReadOnly) {
        return Kind::Fixed;
    }
    if (view.field->type == FieldType::Choice) {
        return Kind::Pick;
    }
    return view.field->type == FieldType::Region ? Kind::Region : Kind::Line;
}

/// How many signs may be typed: spaces between groups included.
int limitOf(const catalog::FormField& field)
{
    constexpr int kNumberSigns = 24;
    if (field.type == FieldType::Text) {
        return field.maxLength > 0 ? field.maxLength : catalog::kDefaultLength;
    }
    return field.type == FieldType::Region ? static_cast<int>(kTailDigits) : kNumberSigns;
}

/// Whether both stand in the same place, whatever they say.
bool isSamePlace(const Row& one, const Row& other)
{
    return one.kind == other.kind && one.path == other.path && one.entry == other.entry;
}

} // namespace

QString typedDay(const QString& text)
{
    static const QRegularExpression day(
        QStringLiteral("\\A(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?\\z"));
    static const QRegularExpression digits(QStringLiteral("\\A\\d{8}\\z"));
    const QString plain = text.normalized(QString::NormalizationForm_KC).trimmed();
    const auto found = day.match(plain);
    const bool isWhole = digits.match(plain).hasMatch() || plain.contains(u'-') ||
                         plain.contains(u'/') || plain.contains(u'.') || plain.contains(u'年');
    if (!found.hasMatch() || !isWhole) {
        return text;
    }
    const QDate typed(found.captured(1).toInt(), found.captured(2).toInt(),
                      found.captured(3).toInt());
    return typed.isValid() ? typed.toString(Qt::ISODate) : text;
}

void AcceptForm::begin(const catalog::Form& form, const cases::KnownFacts& known, QDate today,
                       catalog::Catalogue sharing)
{
    m_problems.setLines({});
    m_sharing = std::move(sharing);
    m_filling = cases::FormFilling(form, known, today);
    refresh();
}

void AcceptForm::restore(const QJsonObject& answers)
{
    m_filling.restore(answers);
    refresh();
}

bool AcceptForm::isAsking() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) {
        return row.canAdd || row.canRemove || row.kind == Kind::Line || row.kind == Kind::Pick ||
               row.kind == Kind::Region;
    });
}

void AcceptForm::clear()
{
    m_filling = {};
    m_sharing = {};
    m_problems.setLines({});
    refresh();
}

void AcceptForm::setText(const QString& path, const QString& text)
{
    const auto view = m_filling.field(path);
    if (!view) {
        return;
    }
    const bool isDay = view->field->type == FieldType::Date;
    if (m_filling.set(path, isDay ? typedDay(text) : text)) {
        refresh();
    }
}

void AcceptForm::choose(const QString& path, const QString& id)
{
    const auto view = m_filling.field(path);
    if (view && view->field->type == FieldType::Region) {
        setProvince(path, id);
    } else {
        setText(path, id);
    }
}

void AcceptForm::setProvince(const QString& path, const QString& province)
{
    const auto view = m_filling.field(path);
    const QString known = view ? view->value.toString() : QString();
    // The same province again keeps what was said of it.
    if (view && !known.startsWith(province)) {
        m_filling.set(path, province + kWholeProvince);
        refresh();
    }
}

void AcceptForm::setRegionTail(const QString& path, const QString& digits)
{
    const auto view = m_filling.field(path);
    const QString known = view ? view->value.toString().left(kProvinceDigits) : QString();
    if (known.isEmpty()) {
        return;
    }
    m_filling.set(path, known + (digits.isEmpty() ? kWholeProvince : digits));
    refresh();
}

void AcceptForm::addEntry(const QString& group)
{
    const auto before = m_filling.field(group);
    if (!before || !m_filling.addEntry(group)) {
        return;
    }
    refresh();
    const auto now = m_filling.field(group);
    if (now && !now->entries.isEmpty() && !now->entries.constLast().isEmpty()) {
        goTo(now->entries.constLast().constFirst().path);
    }
}

void AcceptForm::removeEntry(const QString& group, int entry)
{
    if (m_filling.removeEntry(group, entry)) {
        refresh();
        goTo(group);
    }
}

/// Nobody hears that something is missing before they have come to the end.
void AcceptForm::leave(const QString& path)
{
    const auto view = m_filling.field(path);
    if (view && !view->value.isNull()) {
        m_filling.check(path);
        refresh();
    }
}

void AcceptForm::goTo(const QString& path)
{
    Q_EMIT focusWanted(path);
}

bool AcceptForm::check()
{
    const QList<cases::FieldComplaint> complaints = m_filling.checkAll();
    refresh();
    QList<DeskLine> lines;
    for (const cases::FieldComplaint& one : complaints) {
        const auto view = m_filling.field(one.path);
        DeskLine line;
        line.id = one.path;
        line.title = tr("%1：%2").arg(view ? view->field->label.in(programLanguage()) : one.path,
                                      complaintText(one.complaint, programLanguage()));
        line.isBad = true;
        lines << line;
    }
    m_problems.setLines(lines);
    return complaints.isEmpty();
}

void AcceptForm::addField(QList<Row>& rows, const cases::FieldView& view) const
{
    const QString language = programLanguage();
    const catalog::FormField& field = *view.field;
    Row row;
    row.kind = kindOf(view);
    row.path = view.path;
    row.label = field.label.in(language);
    row.help = field.help.in(language);
    row.value = row.kind == Kind::Fixed ? answerText(view, language) : plainText(view.value);
    row.source = sourceText(view, m_sharing, language);
    row.complaint = view.complaint ? complaintText(*view.complaint, language) : QString();
    row.unit = field.unit.in(language);
    row.limit = limitOf(field);
    row.isRequired = field.isRequired;
    if (field.type == FieldType::Date && row.help.isEmpty()) {
        row.help = tr("年月日，比如 20261201");
    }
    if (row.kind == Kind::Pick) {
        for (const catalog::Choice& choice : field.choices) {
            row.optionIds << choice.value;
            row.optionNames << choice.label.in(language);
        }
    } else if (row.kind == Kind::Region) {
        for (const identity::Province& province : identity::provinces()) {
            row.optionIds << province.code;
            row.optionNames << province.name();
        }
    }
    rows << row;
}

void AcceptForm::addGroup(QList<Row>& rows, const cases::FieldView& view) const
{
    const QString language = programLanguage();
    Row head;
    head.kind = Kind::Group;
    head.path = view.path;
    head.label = view.field->label.in(language);
    head.help = view.field->help.in(language);
    head.complaint = view.complaint ? complaintText(*view.complaint, language) : QString();
    head.canAdd = view.canAdd;
    head.isRequired = view.field->isRequired;
    rows << head;
    for (int i = 0; i < view.entries.size(); ++i) {
        Row entry;
        entry.kind = Kind::Entry;
        entry.path = view.path;
        entry.entry = i;
        //: One entry of a repeated group: what it is, and which.
        entry.label = tr("%1 %2").arg(head.label).arg(i + 1);
        entry.canRemove = view.canRemove;
        rows << entry;
        for (const cases::FieldView& inner : view.entries.at(i)) {
            addField(rows, inner);
        }
    }
}

QList<AcceptForm::Row> AcceptForm::makeRows() const
{
    QList<Row> rows;
    const QList<cases::SectionView> sections = m_filling.sections();
    for (const cases::SectionView& section : sections) {
        Row head;
        head.kind = Kind::Section;
        head.path = QString::number(section.index);
        head.label = section.section->title.in(programLanguage());
        head.help = section.section->help.in(programLanguage());
        rows << head;
        for (const cases::FieldView& view : section.fields) {
            if (view.field->type == FieldType::Group) {
                addGroup(rows, view);
            } else {
                addField(rows, view);
            }
        }
    }
    return rows;
}

/// Rows before and after those that came or went stay who they are.
void AcceptForm::refresh()
{
    const QList<Row> rows = makeRows();
    const qsizetype most = std::min(rows.size(), m_rows.size());
    qsizetype before = 0;
    while (before < most && isSamePlace(rows.at(before), m_rows.at(before))) {
        ++before;
    }
    qsizetype after = 0;
    while (after < most - before &&
           isSamePlace(rows.at(rows.size() - 1 - after), m_rows.at(m_rows.size() - 1 - after))) {
        ++after;
    }
    if (before + after < m_rows.size()) {
        beginRemoveRows({}, static_cast<int>(before), static_cast<int>(m_rows.size() - after - 1));
        m_rows.remove(before, m_rows.size() - after - before);
        endRemoveRows();
    }
    if (before + after < rows.size()) {
        beginInsertRows({}, static_cast<int>(before), static_cast<int>(rows.size() - after - 1));
        for (qsizetype i = before; i < rows.size() - after; ++i) {
            m_rows.insert(i, rows.at(i));
        }
        endInsertRows();
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (m_rows.at(i) != rows.at(i)) {
            m_rows[i] = rows.at(i);
            const QModelIndex index = this->index(static_cast<int>(i));
            Q_EMIT dataChanged(index, index);
        }
    }
    Q_EMIT changed();
}

int AcceptForm::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant AcceptForm::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows.at(index.row());
    switch (role) {
    case KindRole:
        return static_cast<int>(row.kind);
    case PathRole:
        return row.path;
    case LabelRole:
        return row.label;
    case HelpRole:
        return row.help;
    case ValueRole:
        return row.value;
    case SourceRole:
        return row.source;
    case ComplaintRole:
        return row.complaint;
    case UnitRole:
        return row.unit;
    case OptionIdsRole:
        return row.optionIds;
    case OptionNamesRole:
        return row.optionNames;
    case LimitRole:
        return row.limit;
    case EntryRole:
        return row.entry;
    case RequiredRole:
        return row.isRequired;
    case CanAddRole:
        return row.canAdd;
    case CanRemoveRole:
        return row.canRemove;
    default:
        return {};
    }
}

QHash<int, QByteArray> AcceptForm::roleNames() const
{
    return {{KindRole, "kind"},           {PathRole, "path"},
            {LabelRole, "label"},         {HelpRole, "help"},
            {ValueRole, "value"},         {SourceRole, "source"},
            {ComplaintRole, "complaint"}, {UnitRole, "unit"},
            {OptionIdsRole, "optionIds"}, {OptionNamesRole, "optionNames"},
            {LimitRole, "limit"},         {EntryRole, "entry"},
            {RequiredRole, "isRequired"}, {CanAddRole, "canAdd"},
            {CanRemoveRole, "canRemove"}};
}

} // namespace onewindow::ui
