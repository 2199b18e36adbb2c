// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/DeskScan.h"
#include "qml/Counter/HallCommands.h"
#include "services/catalog/Matter.h"
#include "services/sync/HallLink.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace onewindow::ui {

/// What was missing of a case that was sent back, brought to the window: scanned material by
/// material, and put to the hall page by page, which knows each page again if it is sent twice.
/// Pages are overwritten as soon as the hall has them.
class PageSupply : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")

    /// The materials that may be scanned, those that are missing first.
    Q_PROPERTY(QList<QString> ids READ ids NOTIFY changed)
    Q_PROPERTY(QList<QString> names READ names NOTIFY changed)
    Q_PROPERTY(bool isSending READ isSending NOTIFY changed)

public:
    PageSupply(sync::HallLink& link, HallCommands& commands, DeskScan& scan,
               QObject* parent = nullptr);
    ~PageSupply() override;
    PageSupply(const PageSupply&) = delete;
    PageSupply& operator=(const PageSupply&) = delete;
    PageSupply(PageSupply&&) = delete;
    PageSupply& operator=(PageSupply&&) = delete;

    /// A case that waits for `missing`; nothing without one. What was not sent yet is kept as long
    /// as it is the same case. `pages`: that it has already.
    void setCase(const QString& caseId, const std::optional<catalog::Matter>& matter,
                 const QStringList& missing, int pages);

    void clear() { setCase({}, {}, {}, 0); }

    /// Opens the camera for a material of ids(); pages that could not be sent are there again.
    Q_INVOKABLE void scan(const QString& material);

    [[nodiscard]] bool canScan() const { return m_scan.hasCamera() && !m_ids.isEmpty(); }

    [[nodiscard]] const QStringList& ids() const { return m_ids; }

    [[nodiscard]] const QStringList& names() const { return m_names; }

    [[nodiscard]] bool isSending() const { return m_isSending; }

    /// Something was brought of all that is missing.
    [[nodiscard]] bool isAllBrought() const;

Q_SIGNALS:
    void changed();
    /// How it goes, or went wrong, for people.
    void noticed(const QString& text);
    /// The hall has all pages of `material`.
    void supplied(const QString& material, int pages);

private:
    void onFinished(const QString& material, const QList<drivers::DocumentPicture>& pages);
    void sendNext();
    void onSent(const Result<QJsonObject>& answer);

    sync::HallLink& m_link;
    HallCommands& m_commands;
    DeskScan& m_scan;
    int m_turn = 0; ///< Answers to an earlier one are another's.
    QString m_case;
    QStringList m_ids;
    QStringList m_names;
    QStringList m_missing;
    QStringList m_brought;
    int m_room = 0;     ///< Pages that the case still takes.
    QString m_scanning; ///< The material that this object opened the camera for.
    QString m_material; ///< Of what is being sent.
    int m_sent = 0;     ///< Of it.
    bool m_isSending = false;
    QList<drivers::DocumentPicture> m_left; ///< Still to be sent. Personal.
};

} // namespace onewindow::ui
