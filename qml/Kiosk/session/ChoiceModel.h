// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// One thing to choose, or one line to read.
struct Choice
{
    QString key;
    QString title;
    QString caption;
    QString iconName;
    QString trailing;
    bool isChecked = false;
    bool isHeading = false; ///< Of the lines that follow; nothing to choose.

    friend bool operator==(const Choice&, const Choice&) = default;
};

/// Choices for a page, as many at a time as it shows; the rest a press away, never a gesture.
class ChoiceModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the view-models.")
    Q_PROPERTY(int pageSize READ pageSize WRITE setPageSize NOTIFY pageChanged)
    Q_PROPERTY(int pageIndex READ pageIndex NOTIFY pageChanged)
    Q_PROPERTY(int pageCount READ pageCount NOTIFY pageChanged)
    /// All choices, on whatever page.
    Q_PROPERTY(int total READ total NOTIFY totalChanged)

public:
    enum Role {
        KeyRole = Qt::UserRole,
        TitleRole,
        CaptionRole,
        IconNameRole,
        TrailingRole,
        IsCheckedRole,
        IsHeadingRole,
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Keeps the page shown where it still exists, and what is shown where the keys are the same.
    void setChoices(const QList<Choice>& choices);

    [[nodiscard]] const QList<Choice>& choices() const { return m_choices; }

    [[nodiscard]] int pageSize() const { return m_pageSize; }

    void setPageSize(int size); ///< At least 1.

    [[nodiscard]] int pageIndex() const { return m_pageIndex; }

    [[nodiscard]] int pageCount() const;

    [[nodiscard]] int total() const { return static_cast<int>(m_choices.size()); }

    Q_INVOKABLE void showNext();
    Q_INVOKABLE void showPrevious();
    void showFirst();

Q_SIGNALS:
    void pageChanged();
    void totalChanged();

private:
    void showPage(int index);

    QList<Choice> m_choices;
    int m_pageSize = 6;
    int m_pageIndex = 0;
};

} // namespace onewindow::ui
