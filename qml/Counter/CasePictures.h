// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Capture/ShownPicture.h"
#include "qml/Counter/CaseLines.h"
#include "services/sync/HallLink.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The pages that were photographed for a case, one at a time: asked for when somebody looks, read
/// on a thread of its own, and gone with clear().
class CasePictures : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")

    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int index READ index NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    /// Why there is no picture to see; empty where there is.
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(onewindow::ui::ShownPicture* shown READ shown CONSTANT)

public:
    /// The longer side of what is shown, in pixels.
    static constexpr int kShownSide = 1600;

    explicit CasePictures(sync::HallLink& link, QObject* parent = nullptr);
    ~CasePictures() override;
    CasePictures(const CasePictures&) = delete;
    CasePictures& operator=(const CasePictures&) = delete;
    CasePictures(CasePictures&&) = delete;
    CasePictures& operator=(CasePictures&&) = delete;

    void setPages(const QString& caseId, QList<CasePageRef> pages);

    void clear() { setPages({}, {}); }

    /// Nothing happens without such a page.
    Q_INVOKABLE void show(int index);

    Q_INVOKABLE void showNext() { show(m_index + 1); }

    Q_INVOKABLE void showBefore() { show(m_index - 1); }

    [[nodiscard]] int count() const { return static_cast<int>(m_pages.size()); }

    [[nodiscard]] int index() const { return m_index; }

    [[nodiscard]] QString name() const;

    [[nodiscard]] const QString& note() const { return m_note; }

    [[nodiscard]] ShownPicture* shown() { return &m_shown; }

Q_SIGNALS:
    void changed();

private:
    void onPage(const Result<QJsonObject>& page);
    void onRead(const QImage& picture);

    sync::HallLink& m_link;
    QThreadPool m_reading;
    int m_turn = 0; ///< Answers to an earlier one are another's.
    QString m_case;
    QList<CasePageRef> m_pages;
    int m_index = -1;
    ShownPicture m_shown;
    QString m_note;
};

} // namespace onewindow::ui
