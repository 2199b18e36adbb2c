// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/Complaint.h"
#include "services/cases/KnownFacts.h"
#include "services/catalog/Form.h"

#include <QDate>
#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace onewindow::cases {

/// Where the value of a field is from.
enum class ValueSource {
    None,   ///< There is none.
    Typed,  ///< The citizen's own.
    Card,   ///< The card, or the name and number that were typed in its place.
    Shared, ///< Another department's, by an agreement.
};

/// A complaint and the field it is about: "meals", or "contacts/0/contact_name".
struct FieldComplaint
{
    QString path;
    Complaint complaint;
};

/// A field that is asked just now.
struct FieldView
{
    QString path;
    const catalog::FormField* field = nullptr; ///< Lives as long as the FormFilling.
    /// As it was set, or as its source has it: text, number, day as yyyy-MM-dd, a choice's value;
    /// null if there is none. See answers() for what is made of it.
    QJsonValue value{QJsonValue::Null};
    ValueSource source = ValueSource::None;
    QString agreement;       ///< Of Shared: catalog::Catalogue::agreement() has its name.
    bool isReadOnly = false; ///< The source said it, and it cannot be changed.
    std::optional<Complaint> complaint; ///< What check() last found, until it is set again.
    // Of a group:
    QList<QList<FieldView>> entries = {};
    bool canAdd = false;
    bool canRemove = false; ///< Any one of the entries.
};

/// A section with something to ask.
struct SectionView
{
    const catalog::FormSection* section = nullptr; ///< Lives as long as the FormFilling.
    int index = 0;                                 ///< In the form, whatever is hidden.
    QList<FieldView> fields;
};

/// A form while a citizen fills it in: what is asked, with which values, and what is wrong with
/// them. Fields whose condition does not hold, or cannot be told yet, are not asked and have no
/// answer; what was typed there is kept until the form goes away. Knows no screen and no store.
class FormFilling
{
public:
    /// Characters that set() takes at most; check() then holds a text against its own limit.
    static constexpr qsizetype kInputLimit = 2000;

    FormFilling() = default;
    FormFilling(catalog::Form form, KnownFacts known, QDate today);

    /// In order; sections without anything to ask are left out.
    [[nodiscard]] QList<SectionView> sections() const;
    /// Nothing for what is not asked, and for no path.
    [[nodiscard]] std::optional<FieldView> field(const QString& path) const;

    /// Sets, or with null or "" empties, what `path` says; a number may come as text, as it is
    /// typed. Takes away the complaint. False if nothing changed: no such field is asked, it is
    /// read-only, a group, or the value is longer than kInputLimit.
    bool set(const QString& path, const QJsonValue& value);

    /// Of a group; its fields are filled in from their sources. False at max_items.
    bool addEntry(const QString& group);
    /// The entries after it move up. False at min_items.
    bool removeEntry(const QString& group, int index);

    /// Looks at one field, at a group with all its entries, and remembers the complaint.
    QList<FieldComplaint> check(const QString& path);
    /// Looks at the fields of the section that are asked. `index`: SectionView::index.
    QList<FieldComplaint> checkSection(int index);
    /// Looks at all that is asked, in order; empty if the form can be filed.
    QList<FieldComplaint> checkAll();

    /// {field: value, group: [{field: value}]}: what is asked and filled in, that is what is filed.
    /// Without the spaces around a text, and within numbers that are written in groups.
    [[nodiscard]] QJsonObject answers() const;

    /// Takes up answers() of before, in a form that may have changed since: what does not fit is
    /// left out, and what is read-only stays as its source has it now. A field with a source that
    /// is not in them was emptied.
    void restore(const QJsonObject& answers);

    /// What a condition, a rule or a placeholder speaks of; see ValueOf. Undefined for facts of the
    /// case.
    [[nodiscard]] QJsonValue value(const catalog::Subject& subject) const;

    [[nodiscard]] const catalog::Form& form() const { return m_form; }

    [[nodiscard]] const KnownFacts& known() const { return m_known; }

    [[nodiscard]] QDate today() const { return m_today; }

private:
    struct Place;

    [[nodiscard]] std::optional<Place> place(const QString& path) const;
    [[nodiscard]] bool isVisible(const catalog::FormField& field, const QString& entry) const;
    [[nodiscard]] FieldView view(const catalog::FormField& field, const QString& entry) const;
    [[nodiscard]] FieldView groupView(const catalog::FormField& field) const;
    [[nodiscard]] QJsonValue fieldValue(const QString& name, const QString& entry,
                                        const catalog::FormField& asker) const;
    void restoreField(const catalog::FormField& field, const QString& entry,
                      const QJsonValue& value);
    void checkView(const FieldView& view, QList<FieldComplaint>& found);
    void note(const QString& path, const Complaint& complaint, QList<FieldComplaint>& found);

    catalog::Form m_form;
    KnownFacts m_known;
    QDate m_today;
    QHash<QString, int> m_order;        ///< Where a field stands in the form, by name.
    QHash<QString, QJsonValue> m_typed; ///< By path; null: emptied by the citizen.
    QHash<QString, int> m_entries;      ///< By group.
    QHash<QString, Complaint> m_complaints;
};

} // namespace onewindow::cases
