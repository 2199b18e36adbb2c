// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FormFilling.h"

#include "services/cases/ConditionCheck.h"
#include "services/cases/FieldValue.h"
#include "services/catalog/Facts.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <climits>
#include <utility>

namespace onewindow::cases {

using catalog::FieldType;
using catalog::FormField;
using catalog::Subject;

namespace {

QString entryPath(const QString& group, qsizetype index)
{
    return group + u'/' + QString::number(index) + u'/';
}

/// The field `name` of the form, and the group it is in.
struct Found
{
    const FormField* field = nullptr;
    const FormField* group = nullptr;
};

Found findField(const catalog::Form& form, const QString& name)
{
    for (const catalog::FormSection& section : form.sections) {
        for (const FormField& field : section.fields) {
            if (field.id == name) {
                return {&field, nullptr};
            }
            for (const FormField& inner : field.fields) {
                if (inner.id == name) {
                    return {&inner, &field};
                }
            }
        }
    }
    return {};
}

/// What a source says of a field; null for nothing, and for what the field cannot have.
QJsonValue fromSource(const FormField& field, const KnownFacts& known, QDate today)
{
    const auto subject = field.source.isEmpty() ? std::nullopt : Subject::parse(field.source);
    if (!subject) {
        return QJsonValue::Null;
    }
    const QJsonValue value = normalized(field, known.value(*subject));
    if (value.isNull() || field.type == FieldType::Text) {
        return value;
    }
    // Whether it is in the form's range is the form's question; whether it is one at all is not.
    FormField plain;
    plain.type = field.type;
    plain.choices = field.choices;
    plain.decimals = 4;
    const bool isOne =
        field.type == FieldType::IdNumber || !complaintAbout(plain, value, today).has_value();
    return isOne ? value : QJsonValue(QJsonValue::Null);
}

} // namespace

/// Where a path leads.
struct FormFilling::Place
{
    const FormField* field = nullptr;
    QString entry; ///< "contacts/0/", or empty outside of groups.
};

FormFilling::FormFilling(catalog::Form form, KnownFacts known, QDate today)
    : m_form(std::move(form))
    , m_known(std::move(known))
    , m_today(today)
{
    for (const catalog::FormSection& section : std::as_const(m_form.sections)) {
        for (const FormField& field : section.fields) {
            m_order.insert(field.id, static_cast<int>(m_order.size()));
            for (const FormField& inner : field.fields) {
                m_order.insert(inner.id, static_cast<int>(m_order.size()));
            }
            if (field.type == FieldType::Group) {
                m_entries.insert(field.id, leastEntries(field));
            }
        }
    }
}

std::optional<FormFilling::Place> FormFilling::place(const QString& path) const
{
    const QStringList parts = path.split(u'/');
    const Found found = findField(m_form, parts.constLast());
    if (found.field == nullptr) {
        return {};
    }
    if (parts.size() == 1) {
        const bool isThere = found.group == nullptr && isVisible(*found.field, {});
        return isThere ? std::optional(Place{found.field, {}}) : std::nullopt;
    }
    bool isNumber = false;
    const int index = parts.size() == 3 ? parts.at(1).toInt(&isNumber) : -1;
    if (!isNumber || found.group == nullptr || found.group->id != parts.at(0) || index < 0 ||
        index >= m_entries.value(found.group->id) || parts.at(1) != QString::number(index)) {
        return {};
    }
    const QString entry = entryPath(found.group->id, index);
    const bool isThere = isVisible(*found.group, {}) && isVisible(*found.field, entry);
    return isThere ? std::optional(Place{found.field, entry}) : std::nullopt;
}

bool FormFilling::isVisible(const FormField& field, const QString& entry) const
{
    if (!field.visibleWhen) {
        return true;
    }
    const auto valueOf = [&](const Subject& subject) {
        return subject.kind == Subject::Kind::Field ? fieldValue(subject.name, entry, field)
                                                    : m_known.value(subject);
    };
    return cases::check(*field.visibleWhen, valueOf, m_today) == Truth::True;
}

/// What an earlier field says to the condition of `asker`.
QJsonValue FormFilling::fieldValue(const QString& name, const QString& entry,
                                   const FormField& asker) const
{
    if (m_order.value(name, INT_MAX) >= m_order.value(asker.id)) {
        return QJsonValue::Undefined;
    }
    const Found found = findField(m_form, name);
    const bool isBeside = found.group != nullptr && entry.startsWith(found.group->id + u'/');
    if (found.group != nullptr && !isBeside) {
        return QJsonValue::Undefined;
    }
    const QString within = isBeside ? entry : QString();
    if (found.field->type == FieldType::Group) {
        return isVisible(*found.field, {}) ? m_entries.value(name) : 0;
    }
    return isVisible(*found.field, within)
               ? normalized(*found.field, view(*found.field, within).value)
               : QJsonValue(QJsonValue::Null);
}

FieldView FormFilling::view(const FormField& field, const QString& entry) const
{
    if (field.type == FieldType::Group) {
        return groupView(field);
    }
    FieldView view;
    view.path = entry + field.id;
    view.field = &field;
    if (const auto complaint = m_complaints.constFind(view.path);
        complaint != m_complaints.constEnd()) {
        view.complaint = *complaint;
    }
    const QJsonValue known = fromSource(field, m_known, m_today);
    const auto typed = m_typed.constFind(view.path);
    view.isReadOnly = field.isReadOnly && !known.isNull();
    if (typed != m_typed.constEnd() && !view.isReadOnly) {
        view.value = *typed;
        view.source = typed->isNull() ? ValueSource::None : ValueSource::Typed;
    } else if (!known.isNull()) {
        const auto subject = Subject::parse(field.source);
        view.value = known;
        view.source =
            subject->kind == Subject::Kind::Shared ? ValueSource::Shared : ValueSource::Card;
        view.agreement = subject->agreement;
    }
    return view;
}

FieldView FormFilling::groupView(const FormField& field) const
{
    FieldView view;
    view.path = field.id;
    view.field = &field;
    if (const auto complaint = m_complaints.constFind(view.path);
        complaint != m_complaints.constEnd()) {
        view.complaint = *complaint;
    }
    const int count = m_entries.value(field.id);
    for (int i = 0; i < count; ++i) {
        const QString entry = entryPath(field.id, i);
        QList<FieldView> fields;
        for (const FormField& inner : field.fields) {
            if (isVisible(inner, entry)) {
                fields.append(this->view(inner, entry));
            }
        }
        view.entries.append(fields);
    }
    view.source = count > 0 ? ValueSource::Typed : ValueSource::None;
    view.canAdd = count < mostEntries(field);
    view.canRemove = count > leastEntries(field);
    return view;
}

QList<SectionView> FormFilling::sections() const
{
    QList<SectionView> views;
    for (int i = 0; i < m_form.sections.size(); ++i) {
        const catalog::FormSection& section = m_form.sections.at(i);
        SectionView shown{&section, i, {}};
        for (const FormField& field : section.fields) {
            if (isVisible(field, {})) {
                shown.fields.append(view(field, {}));
            }
        }
        if (!shown.fields.isEmpty()) {
            views.append(shown);
        }
    }
    return views;
}

std::optional<FieldView> FormFilling::field(const QString& path) const
{
    const auto there = place(path);
    return there ? std::optional(view(*there->field, there->entry)) : std::nullopt;
}

bool FormFilling::set(const QString& path, const QJsonValue& value)
{
    const auto there = place(path);
    const bool isOfKind = value.isString() || value.isDouble() || value.isNull();
    if (!there || !isOfKind || there->field->type == FieldType::Group ||
        value.toString().size() > kInputLimit || view(*there->field, there->entry).isReadOnly) {
        return false;
    }
    const bool isEmpty = value.isString() && value.toString().isEmpty();
    m_typed.insert(path, isEmpty ? QJsonValue(QJsonValue::Null) : value);
    m_complaints.remove(path);
    return true;
}

bool FormFilling::addEntry(const QString& group)
{
    const auto there = place(group);
    if (!there || there->field->type != FieldType::Group ||
        m_entries.value(group) >= mostEntries(*there->field)) {
        return false;
    }
    ++m_entries[group];
    m_complaints.remove(group);
    return true;
}

bool FormFilling::removeEntry(const QString& group, int index)
{
    const auto there = place(group);
    const int count = m_entries.value(group);
    if (!there || there->field->type != FieldType::Group || index < 0 || index >= count ||
        count <= leastEntries(*there->field)) {
        return false;
    }
    for (int i = index; i < count; ++i) {
        for (const FormField& inner : there->field->fields) {
            const QString here = entryPath(group, i) + inner.id;
            const QString after = entryPath(group, i + 1) + inner.id;
            m_typed.remove(here);
            m_complaints.remove(here);
            if (const auto typed = m_typed.constFind(after); typed != m_typed.constEnd()) {
                m_typed.insert(here, QJsonValue(*typed));
            }
            if (const auto found = m_complaints.constFind(after);
                found != m_complaints.constEnd()) {
                m_complaints.insert(here, Complaint(*found));
            }
        }
    }
    --m_entries[group];
    m_complaints.remove(group);
    return true;
}

void FormFilling::note(const QString& path, const Complaint& complaint,
                       QList<FieldComplaint>& found)
{
    m_complaints.insert(path, complaint);
    found.append({path, complaint});
}

void FormFilling::checkView(const FieldView& view, QList<FieldComplaint>& found)
{
    m_complaints.remove(view.path);
    if (view.field->type == FieldType::Group) {
        Complaint complaint;
        complaint.kind = Complaint::Kind::TooFewEntries;
        complaint.min = leastEntries(*view.field);
        if (view.entries.size() < leastEntries(*view.field)) {
            note(view.path, complaint, found);
        }
        for (const QList<FieldView>& entry : view.entries) {
            for (const FieldView& inner : entry) {
                checkView(inner, found);
            }
        }
        return;
    }
    if (view.isReadOnly) {
        return;
    }
    const QJsonValue value = normalized(*view.field, view.value);
    if (const auto complaint = complaintAbout(*view.field, value, m_today)) {
        note(view.path, *complaint, found);
    }
}

QList<FieldComplaint> FormFilling::check(const QString& path)
{
    QList<FieldComplaint> found;
    if (const auto there = field(path)) {
        checkView(*there, found);
    }
    return found;
}

QList<FieldComplaint> FormFilling::checkSection(int index)
{
    QList<FieldComplaint> found;
    const QList<SectionView> all = sections();
    for (const SectionView& section : all) {
        if (section.index == index) {
            for (const FieldView& view : section.fields) {
                checkView(view, found);
            }
        }
    }
    return found;
}

QList<FieldComplaint> FormFilling::checkAll()
{
    QList<FieldComplaint> found;
    const QList<SectionView> all = sections();
    for (const SectionView& section : all) {
        for (const FieldView& view : section.fields) {
            checkView(view, found);
        }
    }
    return found;
}

QJsonObject FormFilling::answers() const
{
    QJsonObject answers;
    const auto add = [](QJsonObject& object, const FieldView& view) {
        const QJsonValue value = normalized(*view.field, view.value);
        if (!value.isNull()) {
            object.insert(view.field->id, value);
        }
    };
    const QList<SectionView> all = sections();
    for (const SectionView& section : all) {
        for (const FieldView& view : section.fields) {
            if (view.field->type != FieldType::Group) {
                add(answers, view);
                continue;
            }
            QJsonArray entries;
            for (const QList<FieldView>& fields : view.entries) {
                QJsonObject entry;
                for (const FieldView& inner : fields) {
                    add(entry, inner);
                }
                entries.append(entry);
            }
            if (!entries.isEmpty()) {
                answers.insert(view.field->id, entries);
            }
        }
    }
    return answers;
}

void FormFilling::restoreField(const FormField& field, const QString& entry,
                               const QJsonValue& value)
{
    const QString path = entry + field.id;
    if (value.isUndefined() && !field.source.isEmpty() && isVisible(field, entry)) {
        m_typed.insert(path, QJsonValue(QJsonValue::Null)); // It was emptied.
        return;
    }
    const bool isOfKind = value.isString() || value.isDouble();
    if (!isOfKind || value.toString().size() > kInputLimit) {
        return;
    }
    const QJsonValue fitting = normalized(field, value);
    // What the source says now is the source's, not the citizen's own word.
    if (!fitting.isNull() && fitting != fromSource(field, m_known, m_today)) {
        m_typed.insert(path, fitting);
    }
}

void FormFilling::restore(const QJsonObject& answers)
{
    m_typed.clear();
    m_complaints.clear();
    for (const catalog::FormSection& section : std::as_const(m_form.sections)) {
        for (const FormField& field : section.fields) {
            const QJsonValue value = answers.value(field.id);
            if (field.type != FieldType::Group) {
                restoreField(field, {}, value);
                continue;
            }
            const QJsonArray entries = value.toArray();
            const int count =
                static_cast<int>(std::min<qsizetype>(entries.size(), mostEntries(field)));
            m_entries[field.id] = std::max(count, leastEntries(field));
            for (int i = 0; i < count; ++i) {
                const QJsonObject entry = entries.at(i).toObject();
                for (const FormField& inner : field.fields) {
                    restoreField(inner, entryPath(field.id, i), entry.value(inner.id));
                }
            }
        }
    }
}

QJsonValue FormFilling::value(const Subject& subject) const
{
    if (subject.kind != Subject::Kind::Field) {
        return m_known.value(subject);
    }
    const Found found = findField(m_form, subject.name);
    if (found.field == nullptr || found.group != nullptr) {
        return QJsonValue::Undefined;
    }
    const bool isAsked = isVisible(*found.field, {});
    if (found.field->type == FieldType::Group) {
        return isAsked ? m_entries.value(subject.name) : 0;
    }
    return isAsked ? normalized(*found.field, view(*found.field, {}).value)
                   : QJsonValue(QJsonValue::Null);
}

} // namespace onewindow::cases
