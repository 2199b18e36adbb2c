// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/RuleDraft.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The rules that are numbers, one a line, with what each means for those who wait. As many as
/// queue::ruleNumbers(), in its order.
class RuleNumberModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")

public:
    explicit RuleNumberModel(RuleDraft& draft, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// So many steps up or down (negative), to the limit at most; a step is five minutes or
    /// seconds, or one of what is counted.
    Q_INVOKABLE void step(int row, int steps);

    /// The draft is another.
    void refresh();

Q_SIGNALS:
    void edited();

private:
    RuleDraft& m_draft;
};

} // namespace onewindow::ui
