// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentCameraDriver.h"
#include "services/cases/WindowPart.h"
#include "services/catalog/Matter.h"

#include <QAbstractListModel>
#include <QHash>
#include <QJsonArray>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace onewindow::ui {

/// The materials of a matter at the window: what departments, the commitment and the card stand
/// for, and of all others how the clerk says that they are there, with their pages. Personal.
class AcceptMaterials : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")

    Q_PROPERTY(int count READ count NOTIFY changed)
    /// "3 项，还有 1 项没有核对"
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    /// There is something for the clerk to say.
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY changed)

public:
    using QAbstractListModel::QAbstractListModel;
    ~AcceptMaterials() override;
    AcceptMaterials(const AcceptMaterials&) = delete;
    AcceptMaterials& operator=(const AcceptMaterials&) = delete;
    AcceptMaterials(AcceptMaterials&&) = delete;
    AcceptMaterials& operator=(AcceptMaterials&&) = delete;

    /// `withheld`: agreements that gave nothing. `hasCard`: the card itself was shown. `canScan`:
    /// the window has a camera.
    void begin(const catalog::Matter& matter, const QStringList& withheld, bool hasCard,
               bool canScan);
    void setCommitted(bool hasCommitted);
    /// Pages are overwritten.
    void clear();

    /// One of the row's options.
    Q_INVOKABLE void choose(const QString& material, const QString& how);
    /// What was scanned, in order, owned by this object now; without pages it is not scanned.
    void setPages(const QString& material, QList<drivers::DocumentPicture> pages);

    /// A copy of the pages of `material`, to go on with.
    [[nodiscard]] QList<drivers::DocumentPicture> pagesOf(const QString& material) const;
    [[nodiscard]] QString nameOf(const QString& material) const;
    /// How many pages there are, but for those of `material`.
    [[nodiscard]] int pagesBeside(const QString& material) const;

    /// Refs of those that are to be brought, of which the clerk has not said how they are there.
    [[nodiscard]] QStringList unsaid() const;
    [[nodiscard]] QStringList missing() const;
    /// All that counts, as cases::WindowPart has it.
    [[nodiscard]] QList<cases::MaterialState> states() const;
    /// For the hall: [{material, how}] of what the clerk said, and [{material, jpeg}].
    [[nodiscard]] QJsonArray said() const;
    [[nodiscard]] QJsonArray pages() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool isAsking() const;

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        QString ref;
        QString name;
        QString note; ///< What is wanted of it, and where it is from.
        bool isNeeded = false;
        std::optional<cases::MaterialHow> known; ///< The clerk has nothing to say.
        std::optional<cases::MaterialHow> said;
    };

    void refreshKnown();
    [[nodiscard]] int indexOf(const QString& ref) const;
    void tell(int row);

    catalog::Matter m_matter;
    QStringList m_withheld;
    bool m_hasCommitted = false;
    bool m_canScan = false;
    QList<Row> m_rows;
    QHash<QString, QList<drivers::DocumentPicture>> m_pages;
};

/// "原件已核", "待补": how a material is there, in the program's language.
QString materialHowText(cases::MaterialHow how);
/// "原件 1 份；公安机关核发": what is wanted of a material, and how somebody comes by it.
QString materialNote(const catalog::Material& material);

} // namespace onewindow::ui
