// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentCameraDriver.h"
#include "qml/Capture/DocumentShutter.h"
#include "qml/Counter/DeskLineModel.h"
#include "services/cases/Attachment.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The pages of one material while they are laid under the window's document camera: seen, taken,
/// looked at, taken out, put in order. Nothing of it is written anywhere: whoever opened it gets
/// the pages with finished(), and what is not handed over is gone with close().
class DeskScan : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    /// Of the material.
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// What to do now, or what goes on.
    Q_PROPERTY(QString text READ text NOTIFY changed)
    /// What is wrong with the picture that is shown, or why there is none; empty if nothing is.
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)
    Q_PROPERTY(onewindow::ui::ShownPicture* shown READ shown CONSTANT)
    Q_PROPERTY(onewindow::ui::DeskLineModel* pages READ pageLines CONSTANT)
    /// The page that is looked at, from 0; -1: what the camera sees.
    Q_PROPERTY(int current READ current NOTIFY changed)
    /// The camera is not there.
    Q_PROPERTY(bool isLost READ isLost NOTIFY changed)
    Q_PROPERTY(bool canTake READ canTake NOTIFY changed)
    Q_PROPERTY(bool canFinish READ canFinish NOTIFY changed)

public:
    explicit DeskScan(QObject* parent = nullptr);
    ~DeskScan() override;
    DeskScan(const DeskScan&) = delete;
    DeskScan& operator=(const DeskScan&) = delete;
    DeskScan(DeskScan&&) = delete;
    DeskScan& operator=(DeskScan&&) = delete;

    /// The window's camera; it outlives this object. Without one hasCamera() is false, and nothing
    /// is to be opened.
    void useCamera(drivers::DocumentCameraDriver& camera);

    [[nodiscard]] bool hasCamera() const { return m_hasCamera; }

    /// Begins with a material, or goes on with the pages there are of it; `title`: its name;
    /// `limit`: how many pages there may be.
    void open(const QString& material, const QString& title,
              QList<drivers::DocumentPicture> pages = {},
              int limit = cases::Attachment::kPageLimit);
    /// Nobody scans any more, and nothing is handed over: whatever is there is overwritten. For
    /// whoever leaves the page, too.
    Q_INVOKABLE void close();

    /// What the camera sees; from a page that is looked at, back to the camera.
    Q_INVOKABLE void take();
    /// Looks at a page; nothing happens without it.
    Q_INVOKABLE void show(int page);
    Q_INVOKABLE void remove(int page);
    /// Puts a page one place forward (-1) or back (1).
    Q_INVOKABLE void move(int page, int by);
    /// Hands the pages over; see finished().
    Q_INVOKABLE void finish();

    [[nodiscard]] bool isOpen() const { return !m_material.isEmpty(); }

    [[nodiscard]] const QString& title() const { return m_title; }

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString complaint() const;

    [[nodiscard]] ShownPicture* shown() { return m_shutter.shown(); }

    [[nodiscard]] DeskLineModel* pageLines() { return &m_lines; }

    [[nodiscard]] int current() const { return m_current; }

    [[nodiscard]] bool isLost() const;
    [[nodiscard]] bool canTake() const;

    [[nodiscard]] bool canFinish() const { return isOpen() && !m_pages.isEmpty(); }

    /// What is there so far.
    [[nodiscard]] const QList<drivers::DocumentPicture>& pages() const { return m_pages; }

Q_SIGNALS:
    void changed();
    /// The pages of `material`, in their order: whoever opened this owns them now, and wipes them
    /// (ui::wipe()) when they are filed or given up. It is closed by then.
    void finished(const QString& material, const QList<drivers::DocumentPicture>& pages);
    /// It was given up.
    void cancelled();

private:
    void onShutter();
    void see();
    void forget();
    void refreshLines();

    DocumentShutter m_shutter;
    DeskLineModel m_lines;
    bool m_hasCamera = false;
    QString m_material;
    QString m_title;
    int m_limit = 0;
    int m_current = -1;
    QList<drivers::DocumentPicture> m_pages;
};

/// Pages as they are filed: of one material, counted from `first`.
QList<cases::Attachment> attachmentsOf(const QString& material,
                                       const QList<drivers::DocumentPicture>& pages, int first = 0);

} // namespace onewindow::ui
