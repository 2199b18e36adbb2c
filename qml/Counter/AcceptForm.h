// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/DeskLineModel.h"
#include "services/cases/FormFilling.h"
#include "services/catalog/Catalogue.h"

#include <QAbstractListModel>
#include <QDate>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// A form while a clerk fills it in, all of it on one page: what is asked changes with what was
/// answered, and rows that stay keep the keys' focus. Personal.
class AcceptForm : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")

    Q_PROPERTY(int count READ count NOTIFY changed)
    /// There is something to fill in: a place that takes the keys.
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY changed)
    /// What is wrong, one line a field, after check(); the id is the field's path.
    Q_PROPERTY(onewindow::ui::DeskLineModel* problems READ problems CONSTANT)

public:
    enum class Kind {
        Section, ///< A title, and what it helps to know.
        Line,    ///< Something to type.
        Pick,    ///< One of `optionIds`.
        Region,  ///< A province of `optionIds`, and four digits.
        Fixed,   ///< What the card or a department says, to read.
        Group,   ///< Over the entries of a group.
        Entry,   ///< Over the fields of one entry.
    };
    Q_ENUM(Kind)

    /// What stands in one place of the form.
    struct Row
    {
        Kind kind = Kind::Line;
        QString path; ///< Of the field or group; of an Entry its group.
        QString label;
        QString help;
        QString value; ///< As it is typed, or a choice's; of Fixed as it is read.
        QString source;
        QString complaint;
        QString unit;
        QStringList optionIds;
        QStringList optionNames;
        int limit = 0;
        int entry = -1; ///< Of an Entry, from 0.
        bool isRequired = false;
        bool canAdd = false;
        bool canRemove = false;

        friend bool operator==(const Row&, const Row&) = default;
    };

    using QAbstractListModel::QAbstractListModel;

    /// `sharing`: agreements and departments, for where a value is from.
    void begin(const catalog::Form& form, const cases::KnownFacts& known, QDate today,
               catalog::Catalogue sharing);
    /// Takes up answers of before, see cases::FormFilling::restore().
    void restore(const QJsonObject& answers);
    /// Nothing is left of it.
    void clear();

    /// As it is typed: a day also as 20261201 or 2026/12/1.
    Q_INVOKABLE void setText(const QString& path, const QString& text);
    /// One of the row's options: of a region a province.
    Q_INVOKABLE void choose(const QString& path, const QString& id);
    /// Of a region: the province, or the four digits after it.
    Q_INVOKABLE void setProvince(const QString& path, const QString& province);
    Q_INVOKABLE void setRegionTail(const QString& path, const QString& digits);
    Q_INVOKABLE void addEntry(const QString& group);
    Q_INVOKABLE void removeEntry(const QString& group, int entry);
    /// The clerk goes on to the next: what was typed is looked at.
    Q_INVOKABLE void leave(const QString& path);
    /// From the list of what is wrong to the field.
    Q_INVOKABLE void goTo(const QString& path);

    /// Looks at everything; false, and problems(), if something is wrong.
    bool check();

    [[nodiscard]] QJsonObject answers() const { return m_filling.answers(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

    [[nodiscard]] bool isAsking() const;

    [[nodiscard]] const QList<Row>& rows() const { return m_rows; }

    [[nodiscard]] DeskLineModel* problems() { return &m_problems; }

    [[nodiscard]] const cases::FormFilling& filling() const { return m_filling; }

Q_SIGNALS:
    void changed();
    /// The keys belong to this field now.
    void focusWanted(const QString& path);

private:
    void refresh();
    [[nodiscard]] QList<Row> makeRows() const;
    void addField(QList<Row>& rows, const cases::FieldView& view) const;
    void addGroup(QList<Row>& rows, const cases::FieldView& view) const;

    cases::FormFilling m_filling;
    catalog::Catalogue m_sharing;
    QList<Row> m_rows;
    DeskLineModel m_problems;
};

/// A day as it is typed, as forms take it: "20261201", "2026/12/1", "2026年12月1日" and "2026.12.1"
/// become "2026-12-01"; anything else stays.
QString typedDay(const QString& text);

} // namespace onewindow::ui
